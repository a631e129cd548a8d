"""The pairs of an article with what speaks for them, laid out so that what many pairs share is weighed once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

import numpy as np

from hongtu.learned.linear import Feature, Linear, Totals
from hongtu.model import Claim, Figure
from hongtu.relate.clues import ahead, alone, behind, between, inner, rivals, together
from hongtu.relate.pairs import End, Known, Layout, properties
from hongtu.scene import Scene

Kinds: TypeAlias = frozenset[tuple[str, ...]]


class Pair(NamedTuple):
    """Two ends in a sentence, the properties that can join them, what speaks for these in this pair alone, the numbers
    of the bundles that it shares with others, and the run of bundles that stands between its ends.
    """

    sentence: int
    subject: End
    object: End
    properties: tuple[str, ...]
    own: list[Feature]
    shared: tuple[int, int, int, int, int]
    run: tuple[int, int]


@dataclass
class Weighing:
    """The pairs of an article, and bundles of features that several share; the first bundle is empty."""

    pairs: list[Pair] = field(default_factory=list)
    bundles: list[Sequence[Feature]] = field(default_factory=lambda: [()])

    def put(self, features: Sequence[Feature]) -> int:
        """The number of a new bundle."""
        self.bundles.append(features)
        return len(self.bundles) - 1

    def features(self, pair: Pair) -> list[Feature]:
        """Everything that speaks for a pair."""
        parts = (*(self.bundles[n] for n in pair.shared), *self.bundles[slice(*pair.run)])
        return [*pair.own, *(feature for part in parts for feature in part)]

    def totals(self, model: Linear) -> Totals:
        """What speaks for each property in each pair, as a model has it."""
        own, parts = model.totals([pair.own for pair in self.pairs]), model.totals(self.bundles)
        if not self.pairs:
            return own
        sums = np.concatenate([np.zeros((1, parts.shape[1])), parts.cumsum(axis=0)])
        runs = np.array([pair.run for pair in self.pairs])
        shared = parts[np.array([pair.shared for pair in self.pairs])].sum(axis=1)
        return np.asarray(own + shared + sums[runs[:, 1]] - sums[runs[:, 0]])


def weighing(
    scenes: Sequence[Scene], said: Sequence[Sequence[Claim | Figure]], told: Known, kinds: Kinds | None = None
) -> Weighing:
    """Every pair of ends that a property can join, in each sentence of an article; of some classes alone, if given."""
    whole = Weighing()
    for number, scene in enumerate(scenes):
        layout = Layout(scene, said[number])
        if len(layout.ends) > 1:
            Sight(whole, layout, told).look(number, kinds)
    return whole


class Sight:
    """The pairs of one sentence."""

    def __init__(self, whole: Weighing, layout: Layout, told: Known) -> None:
        self.whole, self.layout, self.told = whole, layout, told
        self.known: dict[tuple[object, ...], int] = {}
        self.extents = [layout.extent(end) for end in layout.ends]

    def look(self, number: int, kinds: Kinds | None) -> None:
        """Put the pairs of the sentence into the weighing."""
        ends = self.layout.ends
        for i, subject in enumerate(ends):
            for j, target in enumerate(ends if subject.written else ()):
                both = subject.mention.type, target.mention.type
                names = properties(*both) if kinds is None or both in kinds else ()
                if names and target.name != subject.name:
                    self.whole.pairs.append(self.pair(number, i, j, names))

    def pair(self, number: int, i: int, j: int, names: tuple[str, ...]) -> Pair:
        """Two ends by their numbers as a pair with its features."""
        layout, s, o = self.layout, self.layout.ends[i], self.layout.ends[j]
        (one, many), (other, more) = self.extents[i], self.extents[j]
        same = one == other
        if same:
            one, other = layout.own(s), layout.own(o)
        first, last = (one, other) if one <= other else (other, one)
        way = ("so" if one <= other else "os") + ("" if o.written else "-")
        start = layout.place(max(first[1], 0))
        stop = max(start, layout.place(last[0]))
        own = [*together(layout, s, o, self.told), *rivals(layout, s, o), ("rows", min(many, 4), min(more, 4), same)]
        own.append(("rows", min(many, 3), min(more, 3), s.mention.type, o.mention.type))
        shared = (
            self.bundle(("s", i), lambda: alone(layout, s, "s", self.told)),
            self.bundle(("o", j), lambda: alone(layout, o, "o", self.told)),
            self.bundle((way, first[0]), lambda: ahead(layout, first, way)),
            self.bundle((way, 0, last[1]), lambda: behind(layout, last, way)),
            self.bundle((way, start, stop, 0), lambda: between(layout, way, start, stop)),
        )
        run = self.run(way)
        return Pair(number, s, o, names, own, shared, (run + start, run + stop))

    def bundle(self, key: tuple[object, ...], clues: Callable[[], Iterable[Feature]]) -> int:
        """The number of the bundle of what speaks for all pairs that share a key, made when it is first asked for."""
        number = self.known.get(key)
        if number is None:
            number = self.known[key] = self.whole.put(tuple(clues()))
        return number

    def run(self, way: str) -> int:
        """The number of the first of the bundles of the sentence's tokens."""
        if (way,) not in self.known:
            self.known[way,] = len(self.whole.bundles)
            self.whole.bundles += (inner(token.word, token.tag, way) for token in self.layout.tokens)
        return self.known[way,]
