"""Files read into articles: repaired text, one block a line, each character with the place where it stood."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from hongtu.model import Article, Block
from hongtu.read.apart import articles, titled
from hongtu.read.archive import suffix
from hongtu.read.bylines import writers
from hongtu.read.dates import absolute, in_path
from hongtu.read.docx import read_docx
from hongtu.read.encoding import decode
from hongtu.read.html import read_html
from hongtu.read.limits import ARTICLE, SHEET
from hongtu.read.page import Part, parts
from hongtu.read.pdf import read_pdf
from hongtu.read.pieces import Piece, apart, pieces
from hongtu.read.records import read_records
from hongtu.read.sentences import sentences
from hongtu.read.sheet import BREAK, Reader, ReadError, Sheet, stem
from hongtu.read.text import lines, paragraphs

PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)\b", re.I)


def read_text(data: bytes, name: str) -> Iterator[Sheet | ReadError]:
    """A file of plain text, or a web page that was given that name."""
    if PAGE.match(data):
        yield from read_html(data, name)
        return
    yield Sheet(decode(data, name), stem(name), source=name)


READERS: Mapping[str, Reader] = {
    ".txt": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
}
SUFFIXES = (*READERS, ".jsonl", ".zip")


def read(path: Path) -> tuple[Article, ...]:
    """The articles of a file; ids are its stem, then STEM-2, STEM-3 …

    Raises ReadError naming a file that is no text, or holds none.
    """
    found, errors = attempt(path)
    if errors and not found:
        raise errors[0]
    return found


def attempt(path: Path) -> tuple[tuple[Article, ...], tuple[ReadError, ...]]:
    """The articles of a file, and an error for each thing in it that could not be read."""
    found, errors = list[Article](), list[ReadError]()
    for piece in parted(path):
        articles, wrong = read_piece(piece)
        found += articles
        errors += wrong
    return tuple(found), tuple(errors)


def parted(path: Path) -> Iterator[Piece | ReadError]:
    """The pieces of a file, which are read one by one, and an error for each that cannot be had."""
    folder = str(path).removesuffix(path.name)
    try:
        with path.open("rb") as file:
            for one in pieces(file, str(path), SUFFIXES):
                yield one if isinstance(one, ReadError) else replace(one, folder=folder)
    except OSError as error:
        yield ReadError(f"{path}: cannot be read ({error.strerror}); look at the name and the rights")


def read_piece(piece: Piece | ReadError) -> tuple[tuple[Article, ...], tuple[ReadError, ...]]:
    """The articles of a piece of a file, and an error for each thing in it that could not be read."""
    if isinstance(piece, ReadError):
        return (), (piece,)
    try:
        sheets = [fitting(one, piece) for one in opened(piece)]
    except ReadError as error:
        return (), (error,)
    good = (replace(s, source=s.source.removeprefix(piece.folder)) for s in sheets if isinstance(s, Sheet))
    found = [article for sheet in good for article in articles_of(sheet)]
    errors = [one for one in sheets if isinstance(one, ReadError)]
    errors += [too_long(f"{piece}: article {a.id}", a.text, ARTICLE) for a in found if len(a.text) > ARTICLE]
    return tuple(a for a in found if len(a.text) <= ARTICLE), tuple(errors)


def fitting(one: Sheet | ReadError, piece: Piece) -> Sheet | ReadError:
    """What a piece holds, if that is not too long."""
    if isinstance(one, Sheet) and len(one.text) > SHEET:
        return too_long(str(piece), one.text, SHEET)
    return one


def too_long(where: str, text: str, most: int) -> ReadError:
    """Why a text is not read."""
    return ReadError(f"{where}: {len(text)} characters, {most} at most are read; split it")


def opened(piece: Piece) -> Iterable[Sheet | ReadError]:
    """What a piece of a file holds; one of another suffix is taken for plain text."""
    kind = suffix(piece.where)
    if kind == ".jsonl":
        return read_records(piece.data, piece.where, piece.first)
    return READERS.get(kind, read_text)(piece.data, piece.where)


def articles_of(sheet: Sheet) -> tuple[Article, ...]:
    """The articles of a sheet."""
    texts = sheet.text.split(BREAK) if sheet.made and not sheet.single else [sheet.text]
    pieces = [titled(parts(paragraphs(lines(text)))) for text in texts]
    found = pieces if sheet.single else [group for piece in pieces for group in articles(piece)]
    day = sheet.published or published([part for piece in pieces for part in piece], f"{sheet.url} {sheet.name}")
    names = [sheet.name if i == 0 else f"{sheet.name}-{i + 1}" for i in range(len(found))]
    return tuple(article(group, name, sheet, day) for group, name in zip(found, names, strict=True))


def article(group: Sequence[Part], name: str, sheet: Sheet, day: str | None) -> Article:
    """An article from its parts, one block a line."""
    text, origin, blocks = "", list[int](), list[Block]()
    for part in group:
        if text:
            text += "\n"
            origin.append(-1)
        blocks.append(Block(len(text), len(text) + len(part.line.text), part.kind))
        text += part.line.text
        origin += part.line.origin
    title = " ".join(p.line.text for p in group if p.kind == "title") or sheet.title
    told = (writers(p.line.text, byline=p.kind == "byline") for p in group if p.kind in ("byline", "body"))
    authors = tuple(dict.fromkeys(name for names in told for name in names))
    known = authors or sheet.authors
    leads = () if sheet.made else tuple(origin)
    return Article(name, text, title, day, tuple(blocks), known, sheet.source, sheet.url, leads)


def published(found: Sequence[Part], named: str) -> str | None:
    """The day of a page: from its dateline, or from its address or file's name."""
    for part in found:
        if part.kind == "furniture":
            dated = re.search(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})", part.line.text)
            day = absolute("{}年{}月{}日".format(*map(int, dated.groups()))) if dated else None
            if day:
                return day
    return in_path(named) or absolute(named)


def sources(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that paths stand for: of a folder all articles in it, sorted; raises ReadError naming what is none."""
    for path in paths:
        if path.is_dir():
            inside = sorted(walked(path), key=by_parts)
            if not inside:
                raise ReadError(f"{path}: no articles in this folder; they end in {', '.join(SUFFIXES)}")
            yield from inside
        elif not path.exists():
            raise ReadError(f"{path}: no such file or folder")
        else:
            yield path


def by_parts(path: Path) -> tuple[str, ...]:
    """The order of paths, which their own comparison takes long to tell."""
    return path.parts


def walked(folder: Path) -> Iterator[Path]:
    """The articles in a folder and those below it, but for hidden ones, pipes, which may never end, and graph folders
    that were built; a folder that cannot be opened stands for itself, so that reading it says so. Links to folders are
    not followed.
    """
    closed: list[Path] = []
    for root, folders, files in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = [f for f in folders if not f.startswith(".") and not (Path(root, f) / "judgements.tsv").exists()]
        inside = (os.path.join(root, f) for f in files if not f.startswith((".", "~$")) and suffix(f) in SUFFIXES)
        yield from (Path(path) for path in inside if os.path.isfile(path) or not os.path.exists(path))
    yield from closed


def describe(found: Iterable[Article]) -> str:
    """What was made of a file, to look at: each article with its title, date, authors, and its blocks with their
    kinds.
    """
    shown = []
    for one in found:
        shown.append(f"# {one.id}  {one.title or '—'}  {one.published or '—'}  {' '.join(one.authors)}".rstrip())
        shown += [f"{block.kind:>9}  {one.text[block.start : block.end]}" for block in one.blocks]
    return "\n".join(shown)


__all__ = [
    "SUFFIXES",
    "Piece",
    "ReadError",
    "Sheet",
    "apart",
    "articles_of",
    "attempt",
    "by_parts",
    "describe",
    "parted",
    "read",
    "read_piece",
    "sentences",
    "sources",
]
