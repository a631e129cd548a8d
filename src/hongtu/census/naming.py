"""What the entities of a census are called: those that changed are named anew, with all whose ids depend on theirs."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
from msgspec.structs import replace

from hongtu.census.columns import PERSON, Census, Numbers, distinct, mask
from hongtu.model import Entity
from hongtu.resolve import telling
from hongtu.resolve.bearers import bare, comparable
from hongtu.resolve.merge import joined_names
from hongtu.resolve.names import taken_apart
from hongtu.resolve.tails import handle, tail, tails

Place: TypeAlias = tuple[str, str, int]
HASHES = re.compile("(?:-[0-9a-f]{6})+$")


def stem(tail: str) -> str:
    """What all ids have in common that are given to bearers of names with one tail.

    >>> stem("王新-3e23e8"), stem("王新")
    ('王新', '王新')
    """
    return HASHES.sub("", tail)


@dataclass(frozen=True)
class Group:
    """Rows that are one entity: its class, all its names, its own context, where it is read of first; by which ids
    its bearers could be asked for, whether others have its name or not.
    """

    type: str
    names: tuple[str, ...]
    context: str
    place: Place
    handles: frozenset[str]
    plain: frozenset[str]

    @cached_property
    def tail(self) -> str:
        """The tail of its name."""
        return tail(self.names[0])

    @property
    def order(self) -> tuple[Place, str, tuple[str, ...]]:
        """By which it is told who is first."""
        return self.place, self.type, self.names

    @property
    def enough(self) -> bool:
        """Whether its name may be an id as it stands."""
        return self.type == PERSON or not bare(self.type, comparable(self.names[0]))

    def claims(self, several: bool) -> frozenset[str]:
        """The ids by which it could be asked for; ``several`` tells that others have its name."""
        return self.plain | self.handles if several or len(self.handles) > 1 else self.plain


def groups(census: Census, wanted: Collection[int]) -> dict[int, Group]:
    """The groups of some entities, by their numbers."""
    rows = census.rows
    count = int(rows.entity.max(initial=-1)) + 1
    own = np.flatnonzero(mask(wanted, max(count, 1))[rows.entity])
    units: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for entity, one, support in supports(rows.entity[own], rows.unit[own], rows.support[own]):
        units[entity].append((one, support))
    first = firsts(census, own)
    return {entity: group(census, several, first[entity]) for entity, several in units.items()}


def supports(entity: Numbers, unit: Numbers, support: Numbers) -> Iterable[tuple[int, int, int]]:
    """For each entity its units, each with how many words speak of it."""
    pairs, of = np.unique(np.stack([entity, unit]), axis=1, return_inverse=True)
    total = np.bincount(of.ravel(), support, pairs.shape[1]).astype(int)
    return zip(*pairs.tolist(), total.tolist(), strict=True)


def firsts(census: Census, own: Numbers) -> dict[int, tuple[Place, Sequence[int]]]:
    """For each entity where some rows of it stand first, and the units that stand there."""
    rows = census.rows
    days = np.array(ranked(census.dates))[rows.article[own]] if len(own) else own
    order = own[np.lexsort((rows.offset[own], rows.article[own], days, rows.entity[own]))]
    entity, article, offset = rows.entity[order], rows.article[order], rows.offset[order]
    found, start = np.unique(entity, return_index=True)
    back = start[np.searchsorted(found, entity)]
    tied = (article == article[back]) & (offset == offset[back])
    units: dict[int, list[int]] = defaultdict(list)
    for one, at in zip(*distinct(entity[tied], rows.unit[order[tied]]), strict=True):
        units[one].append(at)
    return {
        one: ((census.dates[article[at]], census.articles[article[at]], int(offset[at])), units[one])
        for one, at in zip(found.tolist(), start.tolist(), strict=True)
    }


def ranked(dates: Sequence[str]) -> list[int]:
    """The rank of each date."""
    rank = {day: i for i, day in enumerate(sorted({*dates}))}
    return [rank[day] for day in dates]


def group(census: Census, units: Sequence[tuple[int, int]], first: tuple[Place, Sequence[int]]) -> Group:
    """The group of some units, each with its support."""
    several = [(census.units[one], support) for one, support in units]
    at = min(
        (census.units[one] for one in first[1]), key=lambda one: (context(one.type, one.key, one.anchor), one.names)
    )
    own = [
        (one, one.type == PERSON or bare(one.type, one.key) or taken_apart(one.type, one.names[0]).local)
        for one, _ in several
    ]
    return Group(
        at.type,
        joined_names([(one.names, support) for one, support in several]),
        context(at.type, at.key, at.anchor),
        first[0],
        frozenset(handle(one.names[0], context(one.type, one.key, one.anchor)) for one, personal in own if personal),
        frozenset(tail(one.names[0]) for one, personal in own if not personal),
    )


def context(type: str, key: str, anchor: str) -> str:
    """What a hashed tail is made of."""
    return f"{type} {key} {anchor}"


@dataclass(frozen=True, slots=True)
class Called:
    """Entities by their numbers in the census; of those named anew the ids by which each could be asked for."""

    entities: Mapping[int, Entity]
    claims: Mapping[int, tuple[str, ...]]


def called(census: Census, old: Sequence[Entity], anew: Collection[int], left: Collection[int]) -> Called:
    """Name entities ``anew``, by their numbers in the census, of which the first are those of the ``old`` ones; those
    that are ``left`` have no rows any more.
    """
    gone = {*left}
    known = groups(census, anew)
    stems = {stem(one.tail) for one in known.values()} | {stem(old[one].id) for one in gone}
    near = {i for i, one in enumerate(old) if stem(one.id) in stems} - gone - known.keys()
    known |= groups(census, near)
    order = sorted(known, key=lambda one: known[one].order)
    ids = tails((one, known[one].names[0], known[one].context, known[one].enough) for one in order)
    plain = Counter(one.tail for one in known.values())
    claims = {one: tuple(sorted(own.claims(plain[own.tail] > 1))) for one, own in known.items()}
    entities = {one: Entity(ids[one], own.type, own.names) for one, own in known.items()}
    return answering(census, old, Called(entities, claims), known, gone)


def answering(
    census: Census, old: Sequence[Entity], anew: Called, known: dict[int, Group], gone: Collection[int]
) -> Called:
    """Entities with the ids by which else they answer: no id is another's, and of those that could be asked for by one
    the first has it.
    """
    before = {*gone, *(one for one in known if one < len(old))}
    open = {id for own in anew.claims.values() for id in own} | {one.id for one in anew.entities.values()}
    open |= {id for one in before for id in (*census.claims[one], old[one].id)}
    asked: dict[str, list[int]] = defaultdict(list)
    for one, own in enumerate(census.claims):
        if one not in before:
            for id in own:
                if id in open:
                    asked[id].append(one)
    others = {one for several in asked.values() for one in several}
    order = {one: own.order for one, own in (known | groups(census, others)).items()}
    for one, own in anew.claims.items():
        for id in own:
            asked[id].append(one)
    taken = {one.id for i, one in enumerate(old) if i not in before} | {one.id for one in anew.entities.values()}
    winner = {id: min(several, key=order.__getitem__) for id, several in asked.items() if id not in taken}
    found = dict(anew.entities) | {one: replace(old[one], former=()) for one in others}
    mine: dict[int, set[str]] = defaultdict(set)
    for id, one in winner.items():
        mine[one].add(id)
    for one in others:
        mine[one] |= {id for id in old[one].former if id not in open}
    entities = {i: replace(one, names=telling(one), former=tuple(sorted(mine[i]))) for i, one in found.items()}
    return Called(entities, anew.claims)
