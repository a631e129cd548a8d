"""The reading order of a page of characters: columns cut by white space, top to bottom, left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from statistics import median

from hongtu.read.flow import Paragraph, set_end

FEWEST = 3
GUTTER = 0.9
DEPTH = 40
LARGE = 1.25
MANY = 24


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and its box, in points, y downwards; ``spaced`` if a blank is written
    before it.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    sign: str
    spaced: bool = False


Line = tuple[Glyph, ...]


def paragraphs(glyphs: Sequence[Glyph]) -> Iterator[Paragraph]:
    """The paragraphs of a page in reading order."""
    if glyphs:
        em = median(g.y1 - g.y0 for g in glyphs)
        for block in blocks(lines(glyphs), em, DEPTH):
            yield from parts(block, em)


def lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """The rows of a region, from the top; the characters of a row from the left."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: ((g.y0 + g.y1) / 2, g.x0)):
        middle = (glyph.y0 + glyph.y1) / 2
        if rows and any(g.y0 <= middle <= g.y1 for g in rows[-1][-3:]):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [tuple(sorted(row, key=lambda g: (g.x0, g.sign))) for row in rows]


def blocks(rows: Sequence[Line], em: float, depth: int) -> Iterator[Sequence[Line]]:
    """The blocks of a region in reading order: cut above a headline with columns under it or a line at the foot, else
    at a gutter if one runs through, else where white space or a heading parts it from a region that has one.
    """
    cut = (headline(rows, em) or margin(rows, em)) if depth else None
    at = gutter(rows, em) if cut is None else None
    if at is not None and depth:
        yield from blocks(side(rows, float("-inf"), at), em, depth - 1)
        yield from blocks(side(rows, at, float("inf")), em, depth - 1)
        return
    cut = parting(rows, em) if depth and cut is None else cut
    if cut is None:
        yield rows
        return
    yield from blocks(rows[:cut], em, depth - 1)
    yield from blocks(rows[cut:], em, depth - 1)


def side(rows: Sequence[Line], left: float, right: float) -> list[Line]:
    """What of the rows lies between two places, as rows of its own."""
    return lines([g for row in rows for g in row if left <= middle(g) < right])


def gutter(rows: Sequence[Line], em: float) -> float | None:
    """The middle of the widest white strip from top to bottom of a region with rows on both sides."""
    if len(rows) < 2 or (len(rows) < FEWEST and not any(holes(row, em) and len(row) >= MANY for row in rows)):
        return None
    spans = sorted((g.x0, g.x1) for row in rows for g in row)
    best, reach = (0.0, 0.0), spans[0][1]
    for x0, x1 in spans:
        if x0 - reach >= GUTTER * em:
            middle = (x0 + reach) / 2
            beside = [sum(row[0].x0 < middle for row in rows), sum(row[-1].x1 > middle for row in rows)]
            if min(beside) >= 1 and max(beside) >= min(FEWEST, len(rows)):
                best = max(best, (x0 - reach, middle))
        reach = max(reach, x1)
    return best[1] if best[0] else None


def headline(rows: Sequence[Line], em: float) -> int | None:
    """The row, not the first, at which a headline begins, or ends, whose columns fill the region from side to side.

    A gutter beside the headline may run on through what stands above; the white around it and the row under it say
    that both are parts of one page, one above the other.
    """
    for i in range(len(rows) - 1):
        small = sum(g.y1 - g.y0 <= 1.1 * em for g in rows[i]) > len(rows[i]) / 4
        if small or size(rows[i]) <= LARGE * em or (i and size(rows[i - 1]) > LARGE * em):
            continue
        under = next((k for k in range(i + 1, min(i + 5, len(rows))) if holes(rows[k], em)), None)
        if under is None or not broad(rows[under], rows, em):
            continue
        over = max(range(max(0, i - 2), i + 1), key=lambda k: (white(rows, k) if k else -1.0, k))
        if over and white(rows, over) > 0.4 * em:
            return over
        if not any(holes(row, em) for row in rows[:under]):
            return under
    return None


def margin(rows: Sequence[Line], em: float) -> int | None:
    """The row at which the few lines at the foot of a page begin, or those at its head end, parted from columns by
    white from side to side.
    """
    usual = median(white(rows, i) for i in range(1, len(rows))) if len(rows) > FEWEST else 0.0
    for i in range(1, len(rows)):
        few, rest = (rows[:i], rows[i:]) if 2 * i < len(rows) else (rows[i:], rows[:i])
        if len(few) > FEWEST or white(rows, i) <= max(0.9 * em, 2 * usual):
            continue
        if not any(holes(row, em) for row in few) and any(holes(row, em) for row in rest):
            return i
    return None


def broad(row: Line, rows: Sequence[Line], em: float) -> bool:
    """Whether a row reaches from side to side of a region."""
    left, right = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    return row[0].x0 < left + 3 * em and row[-1].x1 > right - 3 * em


def white(rows: Sequence[Line], at: int) -> float:
    """The height of the white above a row."""
    return min(g.y0 for g in rows[at]) - max(g.y1 for g in rows[at - 1])


def holes(row: Line, em: float) -> bool:
    """Whether a row is that of several columns."""
    return any(other.x0 - one.x1 >= GUTTER * em for one, other in pairwise(row))


def parting(rows: Sequence[Line], em: float) -> int | None:
    """The row at which a region without a gutter falls into two: at much white space, or where columns begin or end."""
    gaps = [white(rows, i) for i in range(1, len(rows))]
    if gaps:
        usual = median(gaps)
        widest = max(range(len(gaps)), key=lambda i: (gaps[i], -i))
        if gaps[widest] > max(1.6 * usual, usual + 0.45 * em, 0.6 * em):
            return widest + 1
    for cut in range(1, len(rows) - 1):
        if gutter(rows[cut:], em) is not None:
            return cut
    return next((cut for cut in range(len(rows) - 1, FEWEST - 1, -1) if gutter(rows[:cut], em) is not None), None)


def parts(rows: Sequence[Line], em: float) -> Iterator[Paragraph]:
    """The paragraphs of a block: a new one begins at an indent, behind a short line, and where the size changes."""
    left, right = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    group: list[Line] = []
    for row in rows:
        indented = row[0].x0 > left + 1.2 * em
        if group and (indented or short(group[-1], right, em) or not 0.87 < size(row) / size(group[-1]) < 1.15):
            yield paragraph(group, left, right, em)
            group = []
        group.append(row)
    yield paragraph(group, left, right, em)


def paragraph(rows: Sequence[Line], left: float, right: float, em: float) -> Paragraph:
    """The rows of a block between two edges as a paragraph."""
    text, opens = reduce(set_end, map(words, rows)), rows[0][0].x0 > left + 1.2 * em
    return Paragraph(text, size(rows[0]), right - left, len(rows), opens, not short(rows[-1], right, em))


def short(row: Line, right: float, em: float) -> bool:
    """Whether a row ends before the right edge."""
    return row[-1].x1 < right - 1.8 * em


def size(row: Line) -> float:
    """The usual height of a row's characters."""
    return median(g.y1 - g.y0 for g in row)


def words(row: Line) -> str:
    """The text of a row, with a blank where one is written, or where signs stand much farther apart than usual.

    Of Chinese characters the middles are compared: in some fonts the box of 口 is narrower than that of 园.
    """
    pairs = list(pairwise(row))
    steps = [middle(other) - middle(one) for one, other in pairs if wide(one) and wide(other)]
    usual, em = median(steps) if len(steps) > 1 else size(row), size(row)
    text = row[0].sign
    for one, other in pairs:
        if wide(one) and wide(other):
            apart = middle(other) - middle(one) > usual + 0.18 * em
        else:
            apart = other.x0 - one.x1 > (0.2 if one.sign.isascii() and other.sign.isascii() else 0.7) * em
        text += (" " if apart or other.spaced else "") + other.sign
    return text


def wide(glyph: Glyph) -> bool:
    """Whether a character is a Chinese one, no sign."""
    return not glyph.sign.isascii() and glyph.sign.isalnum()


def middle(glyph: Glyph) -> float:
    """The place of a character's middle in its row."""
    return (glyph.x0 + glyph.x1) / 2
