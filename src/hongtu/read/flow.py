"""Paragraphs of columns and pages: what a column broke off joined again, articles set apart by their headlines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

ENDS = ("。", "！", "？", "…", "”")
LARGE = 1.7
LONGEST = 44


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and what tells whether it goes on in the next column: ``opens`` if it begins at an indent, ``full``
    if its last row ends at the right edge, ``rows`` their number, and the height of its characters.
    """

    text: str
    height: float
    width: float
    rows: int
    opens: bool
    full: bool


def flow(found: Iterable[Paragraph]) -> list[str]:
    """The texts of paragraphs, those that a column or page broke off joined again."""
    result: list[str] = []
    last: Paragraph | None = None
    for one in found:
        if last is not None and goes_on(last, one):
            result[-1] = set_end(result[-1], one.text)
        else:
            result.append(one.text)
        last = one
    return result


def goes_on(one: Paragraph, other: Paragraph) -> bool:
    """Whether a paragraph goes on in another: in mid-sentence, at the edge, in characters and columns of one size."""
    column = one.rows > 1 or 0.85 < one.width / max(other.width, 1) < 1.18
    return broken_off(one) and not other.opens and column and 0.87 < one.height / other.height < 1.15


def broken_off(one: Paragraph) -> bool:
    """Whether a paragraph stops in mid-sentence at the right edge."""
    return one.full and not one.text.endswith(ENDS)


def set_end(one: str, other: str) -> str:
    """Two rows as one text, with a blank between Latin words, none between Chinese characters.

    >>> set_end("引进了Star", "Light公司"), set_end("高新", "区")
    ('引进了Star Light公司', '高新区')
    """
    latin = one[-1:].isascii() and one[-1:].isalpha() and other[:1].isascii() and other[:1].isalpha()
    return f"{one} {other}" if latin else one + other


def apart(found: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """The paragraphs of each article: one begins with a headline, or the kicker over it, where the last has been told.

    Sub-headings are smaller than headlines; large words in the middle of a sentence belong to a picture.
    """
    em = median([one.height for one in found for _ in one.text])
    result: list[list[Paragraph]] = [[]]
    for one in found:
        if headline(one, em) and told(result[-1], em) and not interrupted(result[-1], em):
            kicker = result[-1].pop() if heading(result[-1][-1], 1.08 * em) else None
            result.append([kicker] if kicker else [])
        result[-1].append(one)
    if len(result) > 1 and not told(result[-1], em):
        rest = result.pop()
        result[-1] += rest
    return result


def heading(one: Paragraph, least: float) -> bool:
    """Whether a paragraph is short and in characters higher than that."""
    return one.height > least and len(one.text) <= LONGEST and not one.text.endswith(ENDS[:3])


def headline(one: Paragraph, em: float) -> bool:
    """Whether a paragraph is in characters much larger than most."""
    return heading(one, LARGE * em)


def told(piece: Sequence[Paragraph], em: float) -> bool:
    """Whether an article has text under its headline."""
    return any(one.text.endswith(ENDS) and one.height < 1.3 * em for one in piece)


def interrupted(piece: Sequence[Paragraph], em: float) -> bool:
    """Whether the text of an article stops in mid-sentence, kickers and captions aside."""
    body = [one for one in piece if one.rows > 1 and 0.87 * em < one.height < 1.15 * em]
    return bool(body) and broken_off(body[-1])
