"""A sentence laid out for what was learned to look at: its words, the lists in it, its ends by what they can be."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from hongtu.model import Claim, Figure, Mention
from hongtu.relate.pairs import End, Known, cut, lists, properties, triple
from hongtu.scene import HELPERS, Scene

Extent: TypeAlias = tuple[int, int]
Token: TypeAlias = tuple[str, str]
"""A word and its tag, or the class of a mention and M."""
SIGNS = frozenset("，；：。！？,;:!?（）()")
STOPS = frozenset("。；")
QUOTES = "”“’‘》《"
BETWEEN = frozenset({"、", "和", "与", "及", "以及"})
ROW = re.compile("[^，。；：！？]{0,40}、[^，。；：！？]{0,40}")
FAR, NEAR = (-1, -1), 12


class Spot(NamedTuple):
    """Where an end stands: where the list begins and ends that it stands in, where itself, how long the list is, and
    whether it acts.
    """

    row: Extent
    own: Extent
    many: int
    acts: bool


NOWHERE = Spot(FAR, FAR, 1, False)


class Layout:
    """A sentence as words, a mention one of them, with its ends by what they can be, and what rules say of them."""

    def __init__(self, scene: Scene, found: Sequence[End], said: Sequence[Claim | Figure], told: Known) -> None:
        self.scene, self.ends, self.told, self.base = scene, found, told, scene.sentence.start
        self.lay(scene.sentence.text, sorted((m for m in scene.mentions if m.text), key=lambda m: m.start))
        self.spots = spots(scene, found)
        self.claimed: dict[tuple[str, str], list[Claim]] = {}
        self.claims: dict[str, dict[str, list[Claim]]] = {"s": {}, "o": {}}
        for claim in said:
            if isinstance(claim, Claim):
                subject, _, target = triple(claim)
                self.claimed.setdefault((subject, target), []).append(claim)
                self.claims["s"].setdefault(subject, []).append(claim)
                self.claims["o"].setdefault(target, []).append(claim)
        self._able: dict[str, tuple[list[int], list[int]]] = {}
        self._reached: dict[str, list[int]] = {}

    def lay(self, text: str, named: Sequence[Mention]) -> None:
        """Cut a sentence into its mentions, whose word is their class, and the words between them."""
        self.tokens: list[Token] = []
        self.starts: list[int] = []
        at = 0
        for mention in (*named, None):
            stop = mention.start - self.base if mention else len(text)
            some = cut(text[at:stop]) if at < stop else ()
            self.tokens += some
            self.starts += accumulate([len(word) for word, _ in some], initial=at)
            if mention:
                self.tokens.append((mention.type, "M"))
                at = mention.end - self.base
        self.starts.pop()
        self.words, self.shapes = [word for word, _ in self.tokens], [tag for _, tag in self.tokens]
        self.verbs = [n for n, tag in enumerate(self.shapes) if tag[0] == "v"]
        self.telling = sorted({*self.verbs, *(n for n, word in enumerate(self.words) if lists(word))})
        self.names = [n for n, tag in enumerate(self.shapes) if tag == "M"]
        self.signs = [n for n, word in enumerate(self.words) if word in SIGNS]
        self.stops = [n for n in self.signs if self.words[n] in STOPS]
        self.counted = self.names, self.signs, *([n for n, w in enumerate(self.words) if w == sign] for sign in "、；")
        for n in (*self.names, *self.signs):
            self.shapes[n] = self.words[n]

    def place(self, at: int) -> int:
        """The number of the first word from an offset on."""
        return bisect_left(self.starts, at)

    def before(self, stop: int) -> list[Token]:
        """The verbs and words of lists before a word in its clause."""
        border = bisect_left(self.signs, stop)
        return self.told_in(max(stop - NEAR, self.signs[border - 1] + 1 if border else 0), stop)

    def after(self, start: int, borders: Sequence[int]) -> list[Token]:
        """The verbs and words of lists from a word on up to a border."""
        border = bisect_left(borders, start)
        return self.told_in(start, min(start + NEAR, borders[border] if border < len(borders) else len(self.words)))

    def told_in(self, start: int, stop: int) -> list[Token]:
        """The verbs and words of lists among some words."""
        telling = self.telling
        return [self.tokens[n] for n in telling[bisect_left(telling, start) : bisect_left(telling, stop)]]

    def able(self, kind: str) -> tuple[list[int], list[int]]:
        """Where the ends begin that a property can lead from to a class, and those of them that act."""
        if kind not in self._able:
            both = zip(self.ends, self.spots, strict=True)
            some = sorted(
                (e.mention.start, spot.acts) for e, spot in both if e.written and properties(e.mention.type, kind)
            )
            self._able[kind] = [at for at, _ in some], [at for at, acts in some if acts]
        return self._able[kind]

    def reached(self, kind: str) -> list[int]:
        """Where the ends begin that a property can lead to from a class."""
        if kind not in self._reached:
            some = (e.mention.start for e in self.ends if e.written and properties(kind, e.mention.type))
            self._reached[kind] = sorted(some)
        return self._reached[kind]

    def counts(self, start: int, stop: int) -> list[int]:
        """How many names, signs, 、 and ； there are among some words."""
        return [bisect_left(places, stop) - bisect_left(places, start) for places in self.counted]

    def verbs_between(self, start: int, stop: int) -> tuple[str, ...]:
        """The first and the last verb among some words, or none."""
        first, last = bisect_left(self.verbs, start), bisect_left(self.verbs, stop)
        return (self.words[self.verbs[first]], self.words[self.verbs[last - 1]]) if first < last else ()


def spots(scene: Scene, found: Sequence[End]) -> list[Spot]:
    """Where the ends of a sentence stand."""
    base, text = scene.sentence.start, scene.sentence.text
    named = sorted((m for m in scene.mentions if m.text and m.type not in HELPERS), key=lambda m: m.start)
    listed = {m.start: row for row in rows(text, base, named) for m in row}
    made = []
    for end in found:
        mention = end.mention
        row = listed.get(mention.start, (mention,)) if mention.text else (mention,)
        whole, own = (row[0].start - base, row[-1].end - base), (mention.start - base, mention.end - base)
        acts = not mention.text or mention in scene.subjects
        made.append(Spot(whole, own, len(row), acts) if end.written else NOWHERE)
    return made


def rows(text: str, base: int, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """The lists of one class that mentions stand in, also where some members have no name that is known."""
    found: list[list[Mention]] = []
    for mention in mentions:
        last = found[-1][-1] if found else None
        if last and last.type == mention.type and joined(text[last.end - base : mention.start - base]):
            found[-1].append(mention)
        else:
            found.append([mention])
    return found


def joined(between: str) -> bool:
    """Whether the words between two mentions make them members of a list."""
    return between.strip(QUOTES) in BETWEEN or bool(ROW.fullmatch(between))
