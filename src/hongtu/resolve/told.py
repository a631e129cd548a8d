"""What readings say of the resolved entities: all of it, or only what is said otherwise than before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

from msgspec.structs import replace

from hongtu.model import Entity, Fact, Reading, Statistic
from hongtu.resolve.merge import fact_order, joined_facts, joined_statistics, statistic_order

DATES = frozenset({"foundedOn"})
Ids: TypeAlias = Mapping[tuple[int, str], str]
Given: TypeAlias = dict[str, tuple[str, ...]]
Said = TypeVar("Said", Fact, Statistic)


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier resolution: what came of it, the ids of the resolved entities of each article's reading, in the order
    of its entities, and the ids of the articles that came, went or changed since.

    Nothing was split, and nothing judged wrong, neither then nor now.
    """

    reading: Reading
    ids: Given
    changed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """Facts and figures of resolved entities, each once with all its evidence, sorted; by the id of each article the
    ids of the entities of its reading.
    """

    facts: tuple[Fact, ...]
    statistics: tuple[Statistic, ...]
    ids: Given = field(default_factory=dict)


def told(readings: Sequence[Reading], ids: Ids, earlier: Earlier | None = None) -> Told:
    """The facts and figures of all readings, of the resolved entities; those of an earlier resolution are taken over
    as the same objects.
    """
    given = {a.id: tuple(ids[n, e.id] for e in r.entities) for n, r in enumerate(readings) for a in r.articles}
    if earlier is None:
        return Told(joined_facts(facts(readings, ids)), joined_statistics(figures(readings, ids)), given)
    moved = {id for id in given.keys() | earlier.ids.keys() if given.get(id) != earlier.ids.get(id)} | earlier.changed
    here = [reading if any(a.id in moved for a in reading.articles) else Reading() for reading in readings]
    return Told(
        brought_up(earlier.reading.facts, tuple(facts(here, ids)), moved, join=joined_facts, order=fact_order),
        brought_up(
            earlier.reading.statistics, tuple(figures(here, ids)), moved, join=joined_statistics, order=statistic_order
        ),
        given,
    )


def brought_up(
    old: Iterable[Said],
    said: Sequence[Said],
    articles: Collection[str],
    *,
    join: Callable[[Iterable[Said]], tuple[Said, ...]],
    order: Callable[[Said], tuple[Any, ...]],
) -> tuple[Said, ...]:
    """What was said before, less what some articles said, and with what they say now."""
    again = {order(one) for one in said}
    kept: list[Said] = []
    open: list[Said] = list(said)
    for one in old:
        if any(e.article in articles for e in one.evidence):
            words = tuple(e for e in one.evidence if e.article not in articles)
            open += [replace(one, evidence=words)] if words else []
        else:
            (open if order(one) in again else kept).append(one)
    kept += join(open)
    return tuple(sorted(kept, key=order))


def shared(entities: Iterable[Entity], earlier: Earlier | None) -> tuple[Entity, ...]:
    """Entities, those that an earlier resolution had too as the same objects."""
    known = {one.id: one for one in earlier.reading.entities} if earlier else {}
    return tuple(old if (old := known.get(one.id, one)) == one else one for one in entities)


def facts(readings: Iterable[Reading], ids: Ids) -> Iterator[Fact]:
    """The facts of readings between the resolved entities."""
    for number, reading in enumerate(readings):
        for one in reading.facts:
            object = one.object if one.predicate in DATES else ids[number, one.object]
            subject = ids[number, one.subject]
            yield Fact(subject, one.predicate, object, one.evidence, one.role, one.period, one.status)


def figures(readings: Iterable[Reading], ids: Ids) -> Iterator[Statistic]:
    """The figures of readings, of the resolved entities."""
    for number, reading in enumerate(readings):
        for one in reading.statistics:
            subject = ids[number, one.subject]
            yield Statistic(subject, one.measure, one.value, one.unit, one.evidence, one.period)
