"""The values that travel down the line, from an article to what was read in it.

Offsets are half open and count characters of ``article.text``, everywhere. Dates are ISO prefixes or intervals, as
exact as the text: ``"2018"``, ``"2018-06"``, ``"2018-06-01"``, ``"2016/2020"``. All values are frozen and check
themselves. They are msgspec's structs, as there are millions of them: made in a fifth of the time of a dataclass, and
without cycles, so that Python's search for those passes them over; ``msgspec.structs.replace`` gives a changed one.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import Literal

from msgspec import Struct

ISO = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
DATE = re.compile(ISO)
PERIOD = re.compile(rf"{ISO}(?:/{ISO})?")

Kind = Literal["title", "byline", "heading", "caption", "furniture", "body"]
Status = Literal["stated", "planned", "former"]


def checked(pattern: re.Pattern[str], value: str | None, owner: str) -> None:
    """Raise ValueError unless the value is absent or matches the whole pattern."""
    if value is not None and not pattern.fullmatch(value):
        raise ValueError(f"{owner}: {value!r} is no date like 2018, 2018-06 or 2018-06-01")


class Block(Struct, frozen=True, gc=False):
    """A line of an article's text and what it is there for: ``start`` and ``end`` enclose it without its line break."""

    start: int
    end: int
    kind: Kind


class Article(Struct, frozen=True, gc=False):
    """One article: repaired text, one block a line, and where each character stood in its file.

    ``origin[i]`` is the offset in the decoded file of ``text[i]`` (-1 for a line break that the repair put in);
    it is empty where the article did not come from a file of text.
    """

    id: str
    text: str
    title: str = ""
    published: str | None = None
    blocks: tuple[Block, ...] = ()
    authors: tuple[str, ...] = ()
    source: str = ""
    url: str = ""
    origin: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        checked(DATE, self.published, f"article {self.id}")
        if self.origin and len(self.origin) != len(self.text):
            raise ValueError(f"article {self.id}: {len(self.origin)} origins for {len(self.text)} characters")

    def __repr__(self) -> str:
        return f"Article({self.id!r}, {self.text!r}, title={self.title!r}, published={self.published!r})"

    def stood(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a stretch of the text stood in the decoded file, half open: from its first character to its last, with
        whatever tore it between them; None where the file is no text.

        >>> Article("a", "园区\\n开工", origin=(4, 5, -1, 9, 10)).stood(1, 4)
        (5, 10)
        """
        found = [at for at in self.origin[start:end] if at >= 0]
        return (min(found), max(found) + 1) if found else None


class Sentence(Struct, frozen=True, gc=False):
    """A sentence of an article: its words are ``article.text[start:end]``, and ``kind`` is that of its block."""

    article: str
    start: int
    text: str
    block: int = 0
    kind: Kind = "body"

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.start + len(self.text)


class Mention(Struct, frozen=True, order=True, gc=False):
    """Words that name a thing, or stand for one: ``type`` is a class of the ontology, or ``Date`` or ``Quantity``.

    ``by`` is the rule that found it. ``name`` is what the words stand for where they do not say it whole
    (「公司党委」 for 「唯品会公司党委」); empty where the words are the name.
    """

    start: int
    end: int
    text: str
    type: str
    by: str
    name: str = ""

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.text):
            raise ValueError(f"mention {self.text!r} does not fill {self.start}-{self.end}")

    def __hash__(self) -> int:
        """Where it begins and ends tells nearly all mentions apart, and sets of them are made all the time."""
        return self.start << 10 ^ self.end


in_order = attrgetter("start", "end", "text", "type", "by", "name")
"""The order of mentions, for sorting many of them: what their own comparison says, at a third of its cost."""


class Claim(Struct, frozen=True, gc=False):
    """What a sentence says of two mentions, or of one and a date (``foundedOn``: ``object`` is the date's mention).

    ``start`` and ``end`` enclose the words that say it.
    """

    subject: Mention
    predicate: str
    object: Mention
    start: int
    end: int
    by: str
    role: str = ""
    period: str | None = None
    status: Status = "stated"


class Figure(Struct, frozen=True, gc=False):
    """A number that a sentence gives of a mention: 「党员2595名」 is measure 党员, value 2595, unit 名."""

    subject: Mention
    measure: str
    value: float
    unit: str
    start: int
    end: int
    by: str
    period: str | None = None


class Evidence(Struct, frozen=True, order=True, gc=False):
    """The exact words of an article that state a thing, the rule that read them, and how sure they are."""

    article: str
    start: int
    end: int
    text: str
    by: str
    confidence: float = 0.9

    def __hash__(self) -> int:
        """Where it begins and ends tells nearly all evidence of an article apart."""
        return hash(self.article) ^ self.start << 10 ^ self.end


quoted_order = attrgetter("article", "start", "end", "text", "by", "confidence")
"""The order of evidence, for sorting much of it."""


class Entity(Struct, frozen=True, gc=False):
    """A thing with its class and its names, the fullest first; ``former`` are further ids by which it answers."""

    id: str
    type: str
    names: tuple[str, ...]
    former: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.names or not all(self.names):
            raise ValueError(f"entity {self.id} has no name")


class Fact(Struct, frozen=True, gc=False):
    """A statement, once, with all its evidence; ``object`` is an entity's id, or a date for foundedOn."""

    subject: str
    predicate: str
    object: str
    evidence: tuple[Evidence, ...]
    role: str = ""
    period: str | None = None
    status: Status = "stated"

    def __post_init__(self) -> None:
        checked(PERIOD, self.period, f"fact {self.subject} {self.predicate}")
        if not self.evidence:
            raise ValueError(f"fact {self.subject} {self.predicate} {self.object} has no evidence")

    @property
    def confidence(self) -> float:
        """The surest of its evidences."""
        return max(e.confidence for e in self.evidence)


class Statistic(Struct, frozen=True, gc=False):
    """A figure of an entity, in single units (8亿 is 800000000; 12% is 12 with unit %)."""

    subject: str
    measure: str
    value: float
    unit: str
    evidence: tuple[Evidence, ...]
    period: str | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"statistic {self.subject} {self.measure} has no evidence")


class Reading(Struct, frozen=True, gc=False):
    """What was read in one article, or in a million: the same type."""

    articles: tuple[Article, ...] = ()
    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()
    statistics: tuple[Statistic, ...] = ()

    def __post_init__(self) -> None:
        known = {e.id for e in self.entities}
        ends = {f.subject for f in self.facts} | {s.subject for s in self.statistics}
        ends |= {f.object for f in self.facts if f.predicate != "foundedOn"}
        if ends - known:
            raise ValueError(f"facts about entities that are not there: {sorted(ends - known)[:3]}")
