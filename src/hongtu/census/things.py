"""Which things are one: those that names or files hang together with what changed are decided anew, in one go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from hongtu.census.columns import PERSON, Asked, Census, Numbers, array, distinct, mask
from hongtu.resolve.bearers import POSTS, Bearer
from hongtu.resolve.bodies import Link, same_name, supported
from hongtu.resolve.union import Pair, joined

LOCATED = "locatedIn"


@dataclass(frozen=True, slots=True)
class Settled:
    """A census in which it is decided which things are one; ``anew`` are the units of which it was decided now."""

    census: Census
    anew: frozenset[int]


def settled(census: Census, seeds: Collection[int]) -> Settled:
    """A census with the things decided anew that hang together with some units."""
    block = Blocks.of(census)
    anew: set[int] = set()
    wanted = {one for one in seeds if census.units[one].type != PERSON}
    while True:
        anew |= block.around(wanted)
        found = decided(census, block, sorted(anew & block.first.keys(), key=block.first.__getitem__))
        wanted = lying(census, found.named, anew) - anew
        if not wanted:
            gone = [one for one in anew if one not in block.first]
            found.named[gone] = found.thing[gone] = -1
            kept = (one for one in census.things if one.left not in anew and one.right not in anew)
            things = (*kept, *found.open)
            census = replace(census, named=found.named, thing=found.thing, things=things)
            return Settled(census, frozenset(anew))


@dataclass(frozen=True, slots=True)
class Blocks:
    """The first row of each unit of a thing that is there; the units by their texts, and beside which others stand."""

    census: Census
    first: Mapping[int, int]
    texts: Mapping[str, Sequence[int]]
    beside: Mapping[int, Sequence[int]]

    @classmethod
    def of(cls, census: Census) -> Blocks:
        """The blocks of a census."""
        units, first = np.unique(census.rows.unit, return_index=True)
        there = dict(zip(units.tolist(), first.tolist(), strict=True))
        things = {one: row for one, row in there.items() if census.units[one].type != PERSON}
        texts: dict[str, list[int]] = defaultdict(list)
        for one in things:
            for text in census.units[one].texts:
                texts[text].append(one)
        beside: dict[int, list[int]] = defaultdict(list)
        for left, right in pairs(census):
            beside[left].append(right)
            beside[right].append(left)
        return cls(census, things, texts, beside)

    def around(self, wanted: Iterable[int]) -> set[int]:
        """Some units, and all that hang together with them."""
        reached = set(wanted)
        edge, told = list(reached), set[str]()
        while edge:
            one = edge.pop()
            own = [text for text in self.census.units[one].texts if text not in told]
            told.update(own)
            near = {other for text in own for other in self.texts.get(text, ())} | {*self.beside.get(one, ())}
            edge += near - reached
            reached |= near
        return reached


def pairs(census: Census) -> Iterator[Pair]:
    """The units of things that files join, none twice."""
    left, right = census.rows.unit[census.joins].T if len(census.joins) else (array(()), array(()))
    for one, other in zip(*distinct(left, right), strict=True):
        if census.units[one].type != PERSON:
            yield one, other


@dataclass(frozen=True, slots=True)
class Decision:
    """For each unit the least one of the group that names make, and of that which all makes; the open pairs."""

    named: Numbers
    thing: Numbers
    open: tuple[Asked, ...]


def decided(census: Census, block: Blocks, chosen: Sequence[int]) -> Decision:
    """Which of some units are one, in the order of their first rows; of all others it stays as it is."""
    local = {one: i for i, one in enumerate(chosen)}
    own = [census.units[one].bearer() for one in chosen]
    inside = [(local[a], local[b]) for a, b in pairs(census) if a in local]
    roots, _ = joined(range(len(own)), inside)
    roots, _ = joined(roots, same_name(own, roots))
    named, thing = census.named.copy(), census.thing.copy()
    label(named, chosen, roots)
    around, links = surroundings(census, local, named)
    further = [silent(one) for one in around.bearers]
    there = supported([*own, *further], links, [*roots, *(len(own) + one for one in around.roots)])
    final, _ = joined(roots, there.same)
    label(thing, chosen, final)
    open = (
        Asked(one.score, chosen[one.left], chosen[one.right], one.shown)
        for one in there.open
        if final[one.left] != final[one.right]
    )
    return Decision(named, thing, tuple(open))


def label(labels: Numbers, chosen: Sequence[int], roots: Sequence[int]) -> None:
    """Give each of some units the least of its group as label."""
    least: dict[int, int] = {}
    for one, root in zip(chosen, roots, strict=True):
        least[root] = min(one, least.get(root, one))
    labels[list(chosen)] = [least[root] for root in roots]


@dataclass(frozen=True, slots=True)
class Around:
    """Bearers beside those of which it is decided, and of each the first of its group."""

    bearers: Sequence[Bearer]
    roots: Sequence[int]


def silent(one: Bearer) -> Bearer:
    """A bearer that stands for itself only: nothing is meant by its names."""
    return replace(one, names=one.names[:1], vague=True)


def surroundings(census: Census, local: Mapping[int, int], named: Numbers) -> tuple[Around, list[Link]]:
    """Where some units lie and who holds posts there: with the bearers at the other ends, behind those of the units."""
    inside = mask(local, len(census.units))
    ties, unit = census.ties, census.rows.unit
    lies = np.isin(ties.predicate, census.verbs([LOCATED])) & inside[unit[ties.subject]]
    posts = np.isin(ties.predicate, census.verbs(POSTS)) & inside[unit[ties.object]]
    place = dict(local)
    first: dict[int, int] = {}
    bearers, roots, links = list[Bearer](), list[int](), list[Link]()
    for which in (lies, posts):
        told = ties.taken(which)
        for subject, verb, object in zip(*distinct(unit[told.subject], told.predicate, unit[told.object]), strict=True):
            for one in (subject, object):
                if one not in place:
                    group = int(named[one]) if named[one] >= 0 else -1 - one
                    place[one] = len(local) + len(bearers)
                    roots.append(first.setdefault(group, len(bearers)))
                    bearers.append(census.units[one].bearer())
            links.append(Link(place[subject], census.words[verb], place[object]))
    return Around(bearers, roots), links


def lying(census: Census, named: Numbers, anew: Collection[int]) -> set[int]:
    """The units that lie in zones which now are one with others than before."""
    zones = [one for one in anew if census.units[one].type == "Zone" and census.named[one] >= 0 and named[one] >= 0]
    moved = torn(zones, census.named, named)
    if not moved:
        return set()
    ties, unit = census.ties, census.rows.unit
    lies = np.isin(ties.predicate, census.verbs([LOCATED])) & mask(moved, len(census.units))[unit[ties.object]]
    return {*unit[ties.subject[lies]].tolist()}


def torn(units: Iterable[int], old: Numbers, new: Numbers) -> set[int]:
    """The units of groups that now are in one group with others than before, of some units that were in groups."""
    whither, whence = defaultdict[int, set[int]](set), defaultdict[int, set[int]](set)
    several = list(units)
    for one in several:
        whither[int(old[one])].add(int(new[one]))
        whence[int(new[one])].add(int(old[one]))
    return {one for one in several if len(whither[int(old[one])]) > 1 or len(whence[int(new[one])]) > 1}
