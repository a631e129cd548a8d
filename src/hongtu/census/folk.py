"""Which people are one: those who have the names of whom changed, or belong to what changed, are decided anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from hongtu.census.columns import PERSON, Asked, Census, Marks, Numbers, Ties, distinct, mask
from hongtu.census.things import LOCATED, torn
from hongtu.resolve.bearers import POSTS, Bearer
from hongtu.resolve.bodies import Link
from hongtu.resolve.careers import HOSTS, WORKS
from hongtu.resolve.people import same_person
from hongtu.resolve.union import joined

FOUNDED = "establishedBy"
STEPS = 3  # hosts of hosts of hosts, as ``closure`` goes


@dataclass(frozen=True, slots=True)
class Known:
    """Of groups of things, by their labels: their names, their hosts, where they lie."""

    names: Mapping[int, set[tuple[str, str]]]
    hosts: Mapping[int, set[int]]
    lies: Mapping[int, set[int]]

    @classmethod
    def of(cls, census: Census, labels: Collection[int]) -> Known:
        """Of some groups of a census."""
        names = defaultdict[int, set[tuple[str, str]]](set)
        inside = mask((one for one in labels if one >= 0), len(census.units))
        for one in np.flatnonzero((census.thing >= 0) & inside[census.thing]).tolist():
            names[int(census.thing[one])].add((census.units[one].type, census.units[one].names[0]))
        return cls(names, ways(census, HOSTS, inside), ways(census, (LOCATED,), inside))

    def told(self, label: int) -> tuple[object, ...]:
        """All that is known of a group."""
        return self.names.get(label), self.hosts.get(label), self.lies.get(label)


def ways(census: Census, verbs: Iterable[str], inside: Marks | None = None) -> dict[int, set[int]]:
    """For each group of things (of some labels) those to which facts lead."""
    ties, group = census.ties, census.thing[census.rows.unit]
    which = np.isin(ties.predicate, census.verbs(verbs)) & (group[ties.subject] >= 0)
    if inside is not None:
        which &= inside[group[ties.subject]]
    found = defaultdict[int, set[int]](set)
    for one, other in zip(*distinct(group[ties.subject[which]], group[ties.object[which]]), strict=True):
        found[one].add(other)
    return found


def changed(old: Census, new: Census, anew: Collection[int]) -> set[int]:
    """The labels of groups of which something else is known than before, or that are one with others."""
    before = {int(old.thing[one]) for one in anew if one < len(old.thing)} - {-1}
    after = {int(new.thing[one]) for one in anew} - {-1}
    then, now = Known.of(old, before), Known.of(new, after)
    found = {one for one in before | after if then.told(one) != now.told(one)}
    still = [one for one in anew if one < len(old.thing) and old.thing[one] >= 0 and new.thing[one] >= 0]
    moved = torn(still, old.thing, new.thing)
    return found | {int(labels[one]) for one in moved for labels in (old.thing, new.thing)}


def reached(census: Census, labels: set[int]) -> set[int]:
    """Groups, and those that lie in them or belong to them."""
    under = defaultdict[int, set[int]](set)
    for low, several in ways(census, HOSTS).items():
        for high in several:
            under[high].add(low)
    found = labels | {low for low, several in ways(census, (LOCATED,)).items() if several & labels}
    for _ in range(STEPS):
        found |= {low for high in found for low in under.get(high, ())}
    return found


def belonging(census: Census, labels: set[int]) -> set[str]:
    """The names of the people who have to do with some groups."""
    ties, unit = census.ties, census.rows.unit
    inside = mask(labels, len(census.units))
    group = census.thing[unit]
    ahead = np.isin(ties.predicate, census.verbs({*POSTS, *WORKS})) & (group[ties.object] >= 0)
    back = np.isin(ties.predicate, census.verbs([FOUNDED])) & (group[ties.subject] >= 0)
    rows = [ties.subject[ahead & inside[group[ties.object]]], ties.object[back & inside[group[ties.subject]]]]
    found = (census.units[one] for one in np.unique(unit[np.concatenate(rows)]).tolist())
    return {one.key for one in found if one.type == PERSON}


@dataclass(frozen=True, slots=True)
class Folk:
    """The census with the open pairs of people; the rows of which it was decided now, and the first of each's group."""

    census: Census
    rows: Numbers
    roots: Sequence[int]


def folk(census: Census, names: set[str]) -> Folk:
    """Which rows of people of some names are one."""
    rows = called(census, names)
    local = {row: i for i, row in enumerate(rows.tolist())}
    inside = [(local[a], local[b]) for a, b in census.joins.tolist() if a in local and b in local]
    roots, _ = joined(range(len(rows)), inside)
    shown = {one: census.units[one].bearer() for one in np.unique(census.rows.unit[rows]).tolist()}
    found = [shown[one] for one in census.rows.unit[rows].tolist()]
    beside, labels, links = surroundings(census, local)
    there = same_person([*found, *beside], links, [*roots, *(len(found) + one for one in labels)])
    final, _ = joined(roots, there.same)
    numbers = rows.tolist()
    open = tuple(
        Asked(one.score, numbers[one.left], numbers[one.right], one.shown)
        for one in there.open
        if final[one.left] != final[one.right]
    )
    kept = tuple(one for one in census.people if one.left not in local and one.right not in local)
    return Folk(replace(census, people=(*kept, *open)), rows, [numbers[root] for root in final])


def called(census: Census, names: set[str]) -> Numbers:
    """The rows of people of some names, and of whom their files know by these and by others."""
    unit = census.rows.unit
    while True:
        chosen = mask((i for i, one in enumerate(census.units) if one.type == PERSON and one.key in names),
                      len(census.units))[unit]  # fmt: skip
        pairs = census.joins[chosen[census.joins].any(axis=1)] if len(census.joins) else census.joins
        more = {census.units[one].key for one in np.unique(unit[pairs]).tolist()} - names
        if not more:
            return np.flatnonzero(chosen)
        names = names | more


def surroundings(census: Census, local: Mapping[int, int]) -> tuple[list[Bearer], list[int], list[Link]]:
    """What some rows of people have to do with, behind them: a bearer for each name of each group, the first of its
    group for each, and the facts.
    """
    rows = mask(local, len(census.rows.unit))
    own = census.ties.taken(rows[census.ties.subject] | rows[census.ties.object])
    hosts, lies = ways(census, HOSTS), ways(census, (LOCATED,))
    group = np.where(census.thing < 0, -1, census.thing)[census.rows.unit]
    around = {*group[own.subject].tolist(), *group[own.object].tolist()} - {-1}
    for step in (*[hosts] * STEPS, lies):
        around |= {other for one in around for other in step.get(one, ())}
    place, bearers, roots = stood(census, around)
    links = list(told(census, own, local, place))
    first = {int(census.thing[unit]): at for unit, at in sorted(place.items(), reverse=True)}
    for verbs, step in ((HOSTS, hosts), ((LOCATED,), lies)):
        for one in around & step.keys():
            links += [
                Link(len(local) + first[one], min(verbs), len(local) + first[other]) for other in step[one] & around
            ]
    return bearers, roots, links


def stood(census: Census, labels: set[int]) -> tuple[dict[int, int], list[Bearer], list[int]]:
    """For each unit of some groups the number of the bearer that stands for it, of each that of the first of its
    group.
    """
    seen: dict[tuple[int, str, str], int] = {}
    first: dict[int, int] = {}
    place, bearers, roots = dict[int, int](), list[Bearer](), list[int]()
    for one in np.flatnonzero(mask(labels, len(census.units))[census.thing] & (census.thing >= 0)).tolist():
        unit, label = census.units[one], int(census.thing[one])
        if (label, unit.type, unit.names[0]) not in seen:
            seen[label, unit.type, unit.names[0]] = len(bearers)
            roots.append(first.setdefault(label, len(bearers)))
            bearers.append(unit.bearer())
        place[one] = seen[label, unit.type, unit.names[0]]
    return place, bearers, roots


def told(census: Census, own: Ties, local: Mapping[int, int], place: Mapping[int, int]) -> Iterator[Link]:
    """The facts of some rows of people."""
    unit = census.rows.unit

    def number(row: int) -> int | None:
        found = place.get(int(unit[row]))
        return local.get(row, None if found is None else len(local) + found)

    several = (own.subject, own.predicate, own.object, own.role, own.years)
    for subject, verb, object, role, (begun, ended) in zip(*(one.tolist() for one in several), strict=True):
        ends = number(subject), number(object)
        if ends[0] is not None and ends[1] is not None:
            years = None if begun != begun else (begun, ended)
            yield Link(ends[0], census.words[verb], ends[1], census.words[role], years)
