"""The sentences that name a thing with a number or a title and gave no fact and no figure: none is passed over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache as once
from itertools import islice
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from hongtu import forgotten, last
from hongtu.cache import CACHE, Cache, opened
from hongtu.find.dates import TIME
from hongtu.gold import Json
from hongtu.graph import folder as folders
from hongtu.graph.words import line
from hongtu.lexicon import alternation, lexicon
from hongtu.model import Reading, Sentence
from hongtu.query import columns
from hongtu.read import sentences
from hongtu.relate.amounts import numbers
from hongtu.report import evidence
from hongtu.sources import chosen

Sign: TypeAlias = Literal["number", "title"]
LABELS: dict[Sign, str] = {"number": "数字 number", "title": "职务 title"}
NAME, DIGIT = "\ufffc", re.compile(r"\d")
COUNTS = msgspec.msgpack.Decoder(dict[str, int])


@dataclass(frozen=True, slots=True)
class Unstated:
    """A sentence that gave nothing: its article, where it stands in that article's text (half open, in characters), its
    words, the names in it, and whether it has a number, a title, or both.
    """

    article: str
    start: int
    end: int
    sentence: str
    names: tuple[str, ...]
    signs: tuple[Sign, ...]


def unstated(reading: Reading) -> Iterator[Unstated]:
    """The sentences of the reading of one article that have a name, and a number or a title, and are no evidence.

    >>> from hongtu.model import Article, Entity
    >>> reading = Reading((Article("a", "王新局长来了。王新笑了。"),), (Entity("e1", "Person", ("王新",)),))
    >>> [(one.start, one.sentence, one.signs) for one in unstated(reading)]
    [(0, '王新局长来了。', ('title',))]
    """
    spans = [(e.start, e.end) for e in evidence(reading)]
    known = sorted({name for e in reading.entities for name in e.names}, key=lambda name: (-len(name), name))
    for article in reading.articles:
        for one in sentences(article):
            if one.kind != "byline" and not any(start < one.end and one.start < end for start, end in spans):
                yield from said(one, known)


def said(sentence: Sentence, known: Iterable[str]) -> Iterator[Unstated]:
    """A sentence, if it has one of the names, the longest first, and outside of them a number or a title."""
    bare, named = sentence.text, []
    for name in known:
        if name in bare:
            bare = bare.replace(name, NAME)
            named.append(name)
    if named and (found := signs(bare)):
        yield Unstated(sentence.article, sentence.start, sentence.end, sentence.text, tuple(named), found)


def signs(words: str) -> tuple[Sign, ...]:
    """Whether words have a number that is no date, and the word for a post.

    >>> signs("2018年11月，十二家企业的董事长来了"), signs("2018年11月的事")
    (('number', 'title'), ())
    """
    undated = TIME.sub("", words)
    number = DIGIT.search(undated) or next(numbers(undated), None)
    found: dict[Sign, object] = {"number": number, "title": titles().search(words)}
    return tuple(sign for sign, there in found.items() if there)


@once
def titles() -> re.Pattern[str]:
    """A word for a post, of those for work (教授, 工程师, 员工) only beside a name."""
    work = alternation("posts", "work")
    led = alternation("posts", *sorted(set(lexicon("posts").values()) - {"work"}))
    return re.compile(f"{led}|{NAME}{work}|{work}{NAME}")


def counted(keys: Collection[str], cache: Cache) -> dict[str, dict[str, int]]:
    """How many such sentences each of the readings under some keys of a cache has, and how many of them with a number,
    and with a title, if it has any; counted once for each reading, and kept beside it.
    """
    told = {}
    for key in keys:
        beside = f"{key} unstated"
        found = cache.get(beside, COUNTS)
        if found is None:
            reading = cache.reading(key)
            found = tally(unstated(reading) if reading else ())
            cache.put(beside, found)
        if found:
            told[key] = found
    return told


def total(several: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Counts of some readings together."""
    found: Counter[str] = Counter()
    for one in several:
        found.update(one)
    return {name: found[name] for name in ("sentences", *LABELS)}


def tally(found: Iterable[Unstated]) -> dict[str, int]:
    """How many sentences there are, and how many have each sign."""
    return dict(Counter(name for one in found for name in ("sentences", *one.signs)))


def of_folder(folder: Path) -> Iterator[Unstated]:
    """Those of the articles of a graph folder, in the order of their ids; raises ValueError where there is no graph."""
    if folders.shown(folder) is None:
        raise ValueError(f"{folder}: no graph here; make one with: hongtu build ARTICLES --into {folder}")
    gone = {one.article for one in forgotten.load(folder / forgotten.FILE)}
    keys, _ = chosen(last.given(folder).sources, gone)
    with opened(folders.inner(folder) / CACHE) as cache:
        for key in keys.values():
            if reading := cache.reading(key):
                yield from unstated(reading)


def as_json(found: Iterable[Unstated]) -> list[Json]:
    """An object for each sentence."""
    return [asdict(one) for one in found]


def listed(found: Iterable[Unstated], most: int | None = None) -> Iterator[str]:
    """A line for each sentence (for the first of them, with ``most``): article, offsets, what it has, its words."""
    rest = iter(found)
    shown = tuple(islice(rest, most))
    rows = [(line(u.article), f"{u.start}-{u.end}", "，".join(LABELS[s] for s in u.signs)) for u in shown]
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    for row, one in zip(rows, shown, strict=True):
        padded = (cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True))
        yield f"{'  '.join(padded)}  {line(one.sentence)}"
    if left := sum(1 for _ in rest):
        yield f"还有 {left} 句 {left} more sentences: --limit"
