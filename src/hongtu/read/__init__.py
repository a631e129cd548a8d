"""Files read into articles: repaired text, one block a line, each character with the place where it stood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from hongtu.model import Article, Block
from hongtu.read.dates import absolute
from hongtu.read.page import Part, articles, parts, split_names
from hongtu.read.sentences import sentences
from hongtu.read.text import ReadError, decode, lines, paragraphs

SUFFIXES = (".txt",)


def read(path: Path) -> tuple[Article, ...]:
    """The articles of a file; ids are its stem, then STEM-2, STEM-3 …

    Raises ReadError naming a file that is no text, or holds none.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror}); look at the name and the rights") from error
    return articles_of(decode(data, str(path)), path.stem, source=path.name)


def articles_of(text: str, stem: str, *, source: str = "") -> tuple[Article, ...]:
    """The articles of a page of text."""
    found = list(articles(parts(paragraphs(lines(text)))))
    names = [stem if i == 0 else f"{stem}-{i + 1}" for i in range(len(found))]
    day = published([part for group in found for part in group], stem)
    return tuple(article(group, name, source, day) for group, name in zip(found, names, strict=True))


def article(group: Sequence[Part], name: str, source: str, day: str | None) -> Article:
    """An article from its parts, one block a line."""
    text, origin, blocks = "", list[int](), list[Block]()
    for part in group:
        if text:
            text, origin = f"{text}\n", [*origin, -1]
        blocks.append(Block(len(text), len(text) + len(part.line.text), part.kind))
        text += part.line.text
        origin += part.line.origin
    title = " ".join(p.line.text for p in group if p.kind == "title")
    authors = tuple(
        n for p in group if p.kind == "byline" for n in split_names(re.sub("本报|记者|通讯员", " ", p.line.text))
    )
    return Article(name, text, title, day, tuple(blocks), authors, source, "", tuple(origin))


def published(found: Sequence[Part], stem: str) -> str | None:
    """The day of a page: from its dateline, or from its file's name."""
    for part in found:
        if part.kind == "furniture":
            dated = re.search(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})", part.line.text)
            if dated:
                return f"{dated[1]}-{int(dated[2]):02}-{int(dated[3]):02}"
    named = re.search(r"(?<!\d)((?:19|20)\d{2})-?(\d{2})-?(\d{2})(?!\d)", stem)
    if named and 1 <= int(named[2]) <= 12 and 1 <= int(named[3]) <= 31:
        return "-".join(named.groups())
    return absolute(stem)


def sources(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that paths stand for: of a folder all articles in it, sorted; raises ReadError naming what is none."""
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
            if not inside:
                raise ReadError(f"{path}: no articles in this folder; they end in {', '.join(SUFFIXES)}")
            yield from inside
        elif not path.exists():
            raise ReadError(f"{path}: no such file or folder")
        else:
            yield path


def describe(found: Iterable[Article]) -> str:
    """What was made of a file, to look at: each article with its title, date, authors, and its blocks with their
    kinds.
    """
    shown = []
    for one in found:
        shown.append(f"# {one.id}  {one.title or '—'}  {one.published or '—'}  {' '.join(one.authors)}".rstrip())
        shown += [f"{block.kind:>9}  {one.text[block.start : block.end]}" for block in one.blocks]
    return "\n".join(shown)


__all__ = ["ReadError", "articles_of", "describe", "read", "sentences", "sources"]
