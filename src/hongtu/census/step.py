"""From one census to the next: what came and went, decided and named."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from hongtu.census.columns import PERSON, Asked, Census, array, distinct, mask
from hongtu.census.folk import Folk, belonging, changed, folk, reached
from hongtu.census.merge import Merged, merged
from hongtu.census.naming import Called, called
from hongtu.census.things import settled
from hongtu.model import Entity, Reading
from hongtu.resolve import Open, best
from hongtu.resolve.bearers import files_of


@dataclass(frozen=True, slots=True)
class Step:
    """A new census with its entities, by their numbers in it, which are those of their ids in ascending order; the ids
    of the articles of which any entity has another id than before, or that came or went.
    """

    census: Census
    entities: tuple[Entity, ...]
    moved: frozenset[str]

    def ids(self, articles: Collection[str]) -> dict[str, list[str]]:
        """The ids of the entities in some articles, by the ids of these, in the order of their readings."""
        inside = mask((i for i, id in enumerate(self.census.articles) if id in articles), len(self.census.articles))
        found: dict[str, list[str]] = {id: [] for id in articles}
        for row in np.flatnonzero(inside[self.census.rows.article]).tolist():
            own = found[self.census.articles[self.census.rows.article[row]]]
            own.append(self.entities[self.census.rows.entity[row]].id)
        return found


def step(old: Census, entities: Sequence[Entity], gone: Collection[str], come: Iterable[Reading]) -> Step:
    """A census of the readings of articles that ``come`` (or changed), without those that are ``gone``, out of an old
    one and its entities. Each reading is of one article; all are there that ``refiled`` names.
    """
    new = merged(old, gone, come)
    seeds = {*new.census.rows.unit[new.fresh].tolist(), *old.rows.unit[new.row < 0].tolist()}
    there = settled(new.census, seeds)
    names = {one.key for one in (there.census.units[at] for at in seeds) if one.type == PERSON}
    if moved := changed(old, there.census, there.anew):
        names |= belonging(there.census, reached(there.census, moved))
    people = folk(there.census, names)
    census, anew = grouped(people, there.anew, len(entities))
    left = {*range(len(entities))} - {*census.rows.entity.tolist()}
    return numbered(old, census, entities, called(census, entities, anew, left), new)


def refiled(before: Collection[str], after: Collection[str]) -> set[str]:
    """The articles of both that are of another file than before."""
    then, now = files_of(before), files_of(after)
    return {id for id in then.keys() & now.keys() if then[id] != now[id]}


def grouped(people: Folk, units: Collection[int], count: int) -> tuple[Census, set[int]]:
    """A census in which what was decided anew is new entities, numbered from a count on; and their numbers."""
    census = people.census
    rows, thing = census.rows, census.thing
    entity = rows.entity.copy()
    anew = mask(units, len(census.units))[rows.unit] & (thing[rows.unit] >= 0)
    entity[anew] = count + thing[rows.unit[anew]]
    entity[people.rows] = count + len(census.units) + array(people.roots)
    return replace(census, rows=replace(rows, entity=entity)), {*entity[entity >= count].tolist()}


def numbered(old: Census, census: Census, entities: Sequence[Entity], names: Called, new: Merged) -> Step:
    """A step in which entities have the numbers of their ids, and what none has is left out."""
    there = dict(enumerate(entities)) | dict(names.entities)
    several = sorted(np.unique(census.rows.entity).tolist(), key=lambda one: there[one].id)
    number = np.full(max(several, default=-1) + 2, -1)
    number[several] = np.arange(len(several))
    claims = tuple(names.claims[one] if one in names.claims else census.claims[one] for one in several)
    found = replace(census, rows=replace(census.rows, entity=number[census.rows.entity]), claims=claims)
    listed = tuple(there[one] for one in several)
    return Step(compact(found), listed, moved(old, found, entities, listed, new))


def moved(old: Census, new: Census, before: Sequence[Entity], after: Sequence[Entity], how: Merged) -> frozenset[str]:
    """The articles that came or went, and those of which an entity has another id than before."""
    found = {*old.articles} ^ {*new.articles} | {new.articles[one] for one in new.rows.article[how.fresh].tolist()}
    stays = how.row >= 0
    then, now = old.rows.entity[stays], new.rows.entity[how.row[stays]]
    several = [(one, to) for one, to in zip(*distinct(then, now), strict=True) if before[one].id != after[to].id]
    for one, to in several:
        rows = how.row[stays][(then == one) & (now == to)]
        found |= {new.articles[at] for at in new.rows.article[rows].tolist()}
    return frozenset(found)


def compact(census: Census) -> Census:
    """A census without units of which there are no rows."""
    there = np.zeros(len(census.units), bool)
    there[census.rows.unit] = True
    number = np.append(np.cumsum(there) - 1, -1)
    return replace(
        census,
        rows=replace(census.rows, unit=number[census.rows.unit]),
        units=tuple(one for one, stays in zip(census.units, there.tolist(), strict=True) if stays),
        named=number[census.named[there]],
        thing=number[census.thing[there]],
        things=tuple(
            Asked(one.score, int(number[one.left]), int(number[one.right]), one.shown) for one in census.things
        ),
    )


def opened(census: Census, entities: Sequence[Entity]) -> tuple[Open, ...]:
    """The open pairs of a census, best first."""
    units, first = np.unique(census.rows.unit, return_index=True)
    at = dict(zip(units.tolist(), census.rows.entity[first].tolist(), strict=True))
    row = census.rows.entity
    pairs = [(at[one.left], at[one.right], one) for one in census.things]
    pairs += [(int(row[one.left]), int(row[one.right]), one) for one in census.people]
    return best(Open(entities[left].id, entities[right].id, one.score, one.shown) for left, right, one in pairs)
