"""Whether a text's lines were wrapped, how wide, and where that shows that a paragraph ended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

FEW = 6
NARROWEST, WIDEST = 20, 160
SURE = 30
STOPS = ("。", "！", "？", "”", "：", "；", "）")
STRICT = 0.55
TOKEN = re.compile(r"[“‘（《「『【(]*(?:[\x21-\x7e]+|.)[，。、；：！？”’）》」』】…—,.;:!?)]*", re.S)
FOLIO = re.compile(r"\s*(?:[-—–·•]\s*\d{1,3}\s*[-—–·•]|第\s*\d{1,3}\s*页[^，。]{0,12})\s*$")
MARK = re.compile(r"\s*[●■◆★▲△▼▶◎□○•※➤]")

Measure = Callable[[str], int]


def columns(text: str) -> int:
    """The width of a text on a screen, where a Chinese character takes two columns."""
    return sum(1 if sign.isascii() else 2 for sign in text)


def doubled(text: str) -> int:
    """The width of a text whose lines were cut by the number of their characters, in the same unit."""
    return 2 * len(text)


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a text was wrapped: ``width`` is that of its full lines; in a ``strict`` one most lines have exactly that.

    ``indent`` is the columns of blanks with which its paragraphs begin, 0 where they do not; ``blanks`` says that a
    blank at a line's end means something, as most lines have none.
    """

    width: int
    measure: Measure
    strict: bool
    indent: int = 0
    blanks: bool = False

    @property
    def cut(self) -> bool:
        """Whether lines were cut by the number of their characters, in the middle of Latin words, too."""
        return self.strict and self.measure is doubled

    def beyond(self, raw: str) -> bool:
        """Whether a line is so wide that it was not wrapped at all."""
        return self.measure(raw.rstrip()) > self.width + 10

    def short(self, raw: str, after: str, *, ended: bool) -> bool:
        """Whether the first word of the next line would still have stood on a line. Where lines differ in width, a
        little room proves nothing, and a line that stops in mid-sentence must leave much.
        """
        first = TOKEN.match(after.lstrip())
        needs = self.measure(raw.rstrip()) + self.measure(first.group() if first else "")
        if self.strict:
            return needs <= self.width
        return needs <= self.width - 4 and (ended or needs <= 0.7 * self.width)


def wrap(chunks: Sequence[Sequence[str]]) -> Wrap | None:
    """How the lines of a text were wrapped, of which each chunk stands between blank lines; None if they were not."""
    rows = [raw for chunk in chunks for raw in chunk]
    inner = [raw.rstrip() for chunk in chunks for raw in chunk[:-1]]
    measure = max((columns, doubled), key=lambda m: (exact(inner, m), fullness(inner, m)))
    usually = len(inner) >= FEW and fullness(inner, measure) >= 0.6 and overlong(inner, measure) <= 0.2
    if not usually and not alike(inner, rows, measure):
        return None
    most = usual(inner, measure)
    if not NARROWEST <= most < WIDEST:
        return None
    counts = Counter(w for w in map(measure, inner) if abs(w - most) <= 8)
    width = max(counts, key=lambda w: (counts[w], w))
    trailing = sum(raw[-1:].isspace() for raw in rows)
    return Wrap(width, measure, exact(inner, measure) >= STRICT, indented(rows), trailing < len(rows) / 5)


def alike(inner: Sequence[str], rows: Sequence[str], measure: Measure) -> bool:
    """Whether even a few lines show a wrap: many of those that another follows are equally long, none is longer, and
    one of them stops in mid-sentence.
    """
    counts = Counter(map(measure, inner))
    most = max(counts, key=lambda w: (counts[w], w), default=0)
    torn = any(measure(raw) == most and not raw.endswith(STOPS) for raw in inner)
    enough = counts[most] >= (len(inner) / 3 if counts[most] > 3 else max(2, len(inner) / 2))
    return most >= SURE and enough and torn and all(measure(raw.rstrip()) <= most for raw in rows)


def exact(inner: Sequence[str], measure: Measure) -> float:
    """The share of lines that have exactly the width that is most frequent."""
    counts = Counter(map(measure, inner))
    return max(counts.values()) / len(inner) if inner else 0.0


def usual(inner: Sequence[str], measure: Measure) -> int:
    """The width that most lines have, to four columns."""
    counts = Counter(measure(text) // 4 for text in inner)
    return max(counts, key=lambda w: (counts[w] + counts.get(w - 1, 0) // 2, w)) * 4


def fullness(inner: Sequence[str], measure: Measure) -> float:
    """The share of lines that are about as wide as most."""
    if not inner:
        return 0.0
    most = usual(inner, measure)
    return sum(most - 8 <= measure(text) <= most + 8 for text in inner) / len(inner)


def overlong(inner: Sequence[str], measure: Measure) -> float:
    """The share of lines that are much wider than most; where there are many, nothing was wrapped."""
    most = usual(inner, measure)
    return sum(measure(text) > most + 8 for text in inner) / len(inner)


def indent(raw: str) -> int:
    """The columns of blanks before a line."""
    return columns(raw[: len(raw) - len(raw.lstrip())])


def indented(rows: Sequence[str]) -> int:
    """The indent of paragraphs: their first lines have it, others have none or less."""
    counts = Counter(map(indent, rows))
    base = min((i for i in counts if counts[i] >= max(2, len(rows) / 10)), default=0)
    marked = [i for i in counts.elements() if i >= base + 2]
    return min(marked) if len(marked) >= 2 else 0


def opens(raw: str, how: Wrap) -> bool:
    """Whether a line begins a paragraph by itself: it is indented, begins with a mark (●, ■), or is a page's number."""
    return (how.indent > 0 and indent(raw) >= how.indent) or MARK.match(raw) is not None or folio(raw)


def folio(raw: str) -> bool:
    """Whether a line is the number of a page: - 3 -, 第3页（共8页）."""
    return FOLIO.match(raw) is not None
