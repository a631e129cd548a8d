"""The pairs of an article with what speaks for them, laid out so that what many pairs share is weighed once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np

from hongtu.learned.linear import Clue, Feature, Linear, Totals, plain, spelled
from hongtu.model import Claim, Figure
from hongtu.ontology import ontology
from hongtu.relate.clues import ahead, alone, behind, between, classes, inner, rivals, together
from hongtu.relate.layout import Layout
from hongtu.relate.pairs import End, Known, ends, properties
from hongtu.scene import Scene

Joins: TypeAlias = Mapping[str, Mapping[str, tuple[str, ...]]]
"""The properties that can join classes."""


class Pair(NamedTuple):
    """Two ends in a sentence, the properties that can join them, what speaks for these in this pair alone, the numbers
    of the bundles that it shares with others, and the run of words that stands between its ends.
    """

    sentence: int
    subject: End
    object: End
    properties: tuple[str, ...]
    own: list[Clue]
    shared: tuple[int, int, int, int, int]
    run: tuple[int, int]


@dataclass
class Weighing:
    """The pairs of an article, bundles of clues that several share, and the clues of the words of its sentences."""

    pairs: list[Pair] = field(default_factory=list)
    bundles: list[Sequence[Clue]] = field(default_factory=list)
    words: list[Clue] = field(default_factory=list)

    def put(self, clues: Sequence[Clue]) -> int:
        """The number of a new bundle."""
        self.bundles.append(clues)
        return len(self.bundles) - 1

    def features(self, pair: Pair) -> list[Feature]:
        """Everything that speaks for a pair."""
        parts = (pair.own, *(self.bundles[n] for n in pair.shared), self.words[slice(*pair.run)])
        return [feature for part in parts for feature in spelled(part)]

    def totals(self, model: Linear) -> Totals:
        """What speaks for each property in each pair, as a model has it."""
        own = model.weigh([pair.own for pair in self.pairs])
        if not self.pairs:
            return own
        words = model.sums([model.rows[clue] for clue in self.words])
        sums = np.concatenate([np.zeros((1, own.shape[1])), words.cumsum(axis=0)])
        runs = np.array([pair.run for pair in self.pairs])
        shared = model.weigh(self.bundles)[np.array([pair.shared for pair in self.pairs])].sum(axis=1)
        return np.asarray(own + shared + sums[runs[:, 1]] - sums[runs[:, 0]])


def weighing(
    scenes: Sequence[Scene], said: Sequence[Sequence[Claim | Figure]], told: Known, model: Linear | None = None
) -> Weighing:
    """Every pair of ends that a property can join, in each sentence of an article; of a model only those of which
    it can say something.
    """
    whole, joins = Weighing(), every() if model is None else given(model)
    for number, scene in enumerate(scenes):
        found = ends(scene)
        wanted = candidates(found, joins)
        if wanted:
            sight = Sight(whole, Layout(scene, found, said[number], told))
            whole.pairs += (sight.pair(number, *one) for one in wanted)
    return whole


@lru_cache(maxsize=1)
def every() -> Joins:
    """The properties that can join classes."""
    some = ontology().classes
    return {one: {other: names for other in some if (names := properties(one, other))} for one in some}


@lru_cache(maxsize=8)
def given(model: Linear) -> Joins:
    """The properties that a model ever gives, for the classes that it is worth asking about."""
    joins: dict[str, dict[str, tuple[str, ...]]] = {}
    for one, other in sorted(model.kinds):
        names = tuple(name for name in properties(one, other) if model.bars.get(name, 1) < 1)
        if names:
            joins.setdefault(one, {})[other] = names
    return joins


def candidates(found: Sequence[End], joins: Joins) -> list[tuple[int, int, tuple[str, ...]]]:
    """The pairs of ends that a property can join, by their numbers, and the properties."""
    wanted = []
    kinds = [end.mention.type for end in found]
    for i, subject in enumerate(found):
        to = joins.get(kinds[i], {}) if subject.written else {}
        wanted += [
            (i, j, to[kind])
            for j, kind in enumerate(kinds if to else ())
            if kind in to and found[j].name != subject.name
        ]
    return wanted


class Sight:
    """The pairs of one sentence."""

    def __init__(self, whole: Weighing, layout: Layout) -> None:
        self.whole, self.layout = whole, layout
        self.known: dict[tuple[object, ...], int] = {}
        self.runs: dict[str, int] = {}

    def pair(self, number: int, i: int, j: int, names: tuple[str, ...]) -> Pair:
        """Two ends by their numbers as a pair with what speaks for it."""
        layout = self.layout
        s, o, spot, other = layout.ends[i], layout.ends[j], layout.spots[i], layout.spots[j]
        same = spot.row == other.row
        first, last = (spot.own, other.own) if same else (spot.row, other.row)
        way = "so" if first <= last else "os"
        if way == "os":
            first, last = last, first
        if not o.written:
            way += "-"
        start = layout.place(max(first[1], 0))
        stop = max(start, layout.place(last[0]))
        own = [
            (plain, "stands", s.stand, o.stand, spot.acts, other.acts),
            *together(layout, s, o),
            rivals(layout, i, j),
            (classes, s.mention.type, o.mention.type, min(spot.many, 4), min(other.many, 4), same),
        ]
        shared = (
            self.bundle(alone, "s", i),
            self.bundle(alone, "o", j),
            self.bundle(ahead, way, first[0]),
            self.bundle(behind, way, last[1]),
            self.bundle(between, way, start, stop),
        )
        if way not in self.runs:
            self.runs[way] = len(self.whole.words)
            self.whole.words += [(inner, way, word, tag) for word, tag in layout.tokens]
        run = self.runs[way]
        return Pair(number, s, o, names, own, shared, (run + start, run + stop))

    def bundle(self, of: Callable[..., list[Clue]], *where: str | int) -> int:
        """The number of the bundle of what is the same for all pairs that share a place, made when first asked for."""
        number = self.known.get((of, *where))
        if number is None:
            number = self.known[of, *where] = self.whole.put(of(self.layout, *where))
        return number
