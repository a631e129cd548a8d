"""Names that stand in a row: A、B和C等企业. What some members of a row are, the others are likely to be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from hongtu.find.candidates import Place, common, trimmed
from hongtu.find.view import View, tags
from hongtu.learned.linear import Clue, Feature

PART = re.compile("[^，。；：！？\n]+")
JOINED = ("、", "”“", "》《")
AND = re.compile("以及|[和与及暨]")
OPENING, CLOSING, QUOTED = "《“（「‘(", "》”）」’)", "”》"
AHEAD, WORDS = 10, 4
LIKELY, MANY, SHORT, LONG, LONGEST = 4, 6, 2, 24, 60
NOBODY = -1

Member: TypeAlias = tuple[int, int]
"""The number of a row, and that of an item in it."""
Shares: TypeAlias = Mapping[str, Mapping[int, int]]
"""For each class how sure the model of names is of which items of a row, in its steps."""


class Item(NamedTuple):
    """A member of a row: from where to where, and whether that is where its words begin and end."""

    start: int
    end: int
    begins: bool
    ends: bool


class Row(NamedTuple):
    """The members of a row, and the noun that tells what they are (等|企业)."""

    items: tuple[Item, ...]
    told: str


def rows(text: str, base: int) -> Iterator[Row]:
    """The rows of a sentence that begins at an offset; a long one in parts, as each member looks at all others.

    >>> [[(i.start, i.end) for i in row.items] + [row.told] for row in rows("包括星河、蓝海、北斗等企业。", 0)]
    [[(0, 4), (5, 7), (8, 10), '企业']]
    """
    for part in PART.finditer(text):
        words = part.group()
        cuts = [*split(words)] if any(sign in words for sign in JOINED) else []
        if len(cuts) > 1:
            items, noun = row(words, cuts, base + part.start())
            yield from (Row(items[at : at + LONGEST], noun) for at in range(0, len(items), LONGEST))


def split(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a text between the signs that join members, outside of brackets and quotation marks.

    >>> list(split("甲（乙、丙）、丁")), list(split("“甲”“乙”"))
    ([(0, 6), (7, 8)], [(0, 3), (3, 6)])
    """
    depth, start = 0, 0
    for i, sign in enumerate(text):
        if sign in OPENING:
            if depth == 0 and i > start and text[i - 1] in QUOTED:
                yield start, i
                start = i
            depth += 1
        elif sign in CLOSING:
            depth = max(depth - 1, 0)
        elif sign == "、" and depth == 0:
            yield start, i
            start = i + 1
    yield start, len(text)


def row(text: str, cuts: Sequence[tuple[int, int]], base: int) -> Row:
    """The parts of a text as a row, whose last one may hold two (和) and ends where 等 stands."""
    items = [Item(base + start, base + end, number > 0, True) for number, (start, end) in enumerate(cuts[:-1])]
    start, end = cuts[-1]
    if found := AND.search(text, start + 1, end):
        items.append(Item(base + start, base + found.start(), True, True))
        start = found.end()
    at = text.find("等", start + 1, end)
    items.append(Item(base + start, base + (at if at > 0 else end), True, at > 0))
    return Row(tuple(items), told(text[at + 1 : at + 1 + AHEAD]) if at > 0 else "")


def told(text: str) -> str:
    """The noun behind 等, or 等 itself."""
    return next((word for word, tag in reversed(tags(text)[:WORDS]) if tag[0] == "n"), "等")


class Rows:
    """The rows of an article, and which candidates are members of them."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.rows = [row for s in view.sentences for row in rows(s.text, s.start)]
        self.begins: dict[int, list[Member]] = defaultdict(list)
        self.ends: dict[int, list[Member]] = defaultdict(list)
        for number, one in enumerate(self.rows):
            for i, item in enumerate(one.items):
                start, end = trimmed(view.text, item.start, item.end)
                if item.begins:
                    self.begins[start].append((number, i))
                if item.ends:
                    self.ends[end].append((number, i))

    def member(self, start: int, end: int) -> Member | None:
        """Which member a stretch is, if it is one: it has both its edges, or that which is known."""
        for number, i in self.ends.get(end, ()):
            if not self.rows[number].items[i].begins or (number, i) in self.begins.get(start, ()):
                return number, i
        return next(((n, i) for n, i in self.begins.get(start, ()) if not self.rows[n].items[i].ends), None)

    def shares(self, whole: Mapping[Place, int]) -> Mapping[int, Shares]:
        """For each row what its members are by the model of names."""
        found: dict[int, dict[str, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
        for (start, end, kind), sure in whole.items():
            if where := self.member(start, end):
                number, i = where
                found[number][kind][i] = max(found[number][kind].get(i, 0), sure)
        return found

    def offered(self, whole: Mapping[Place, int]) -> Iterator[Place]:
        """The members of rows in which others are likely names, each as one of the likeliest class there."""
        for number, shares in self.shares(whole).items():
            weight = {kind: sum(s for s in some.values() if s >= LIKELY) for kind, some in shares.items()}
            best = max(sorted(weight), key=weight.__getitem__)
            for item in self.rows[number].items if weight[best] else ():
                start, end = trimmed(self.view.text, item.start, item.end)
                closed = item.begins and item.ends and SHORT <= end - start <= LONG
                if closed and (start, end, best) not in whole and not common(self.view.text[start:end], best):
                    yield start, end, best

    def clues(self, whole: Mapping[Place, int]) -> dict[Place, Clue]:
        """What the other members of its row say of each candidate."""
        shares, found = self.shares(whole), {}
        for place in whole:
            if where := self.member(*place[:2]):
                number, i = where
                found[place] = self.clue(number, i, place[2], shares[number])
        return found

    def clue(self, number: int, i: int, kind: str, shares: Shares) -> Clue:
        """What the other members of a row say of one of a class: how sure they are of it at most and in the middle, and
        what else one of them is likeliest.
        """
        items, noun = self.rows[number]
        others = [sure for j, sure in shares[kind].items() if j != i]
        alike = max(others, default=NOBODY), round(2 * sum(others) / max(1, len(items) - 1))
        rest = [(s, k) for k, some in shares.items() if k != kind for j, s in some.items() if j != i]
        return beside, kind, alike, max(rest, default=(0, "")), (min(len(items), MANY), *items[i][2:]), noun


def beside(
    kind: str, alike: tuple[int, int], other: tuple[int, str], place: tuple[int, bool, bool], noun: str
) -> Iterator[Feature]:
    """What the other members of a row say of one."""
    (best, mean), (sure, rest) = alike, other
    yield "row", best, sure
    yield "row", "best", best, kind
    yield "row", "mean", mean
    yield "row", "mean", mean, kind
    yield "row", "rest", rest, kind, sure >= LIKELY
    yield "row", "size", *place
    if noun:
        yield "row", "told", noun, kind
