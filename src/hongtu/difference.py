"""What differs between a graph that is known by number and another one: what is gone, and what has come instead."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np
from msgspec.structs import replace

from hongtu.explore import records
from hongtu.explore.index import Columns, Index, Known, Told, columns, indexed
from hongtu.explore.records import Records, Shift, respun, shift
from hongtu.model import Article, Entity, Evidence, Fact, Reading, Statistic
from hongtu.resolve.merge import fact_order, joined_facts, joined_statistics, statistic_order

Value = TypeVar("Value")
Said = TypeVar("Said", Fact, Statistic)
KINDS: dict[str, tuple[type, Callable[[Any], Any]]] = {
    "articles": (Article, lambda one: one.id),
    "entities": (Entity, lambda one: one.id),
    "facts": (Fact, fact_order),
    "statistics": (Statistic, statistic_order),
}


@dataclass(frozen=True, slots=True)
class Changes(Generic[Value]):
    """The numbers of values that are gone, and those that have come, sorted as all are; one that changed is both."""

    gone: tuple[int, ...] = ()
    come: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two graphs."""

    articles: Changes[Article] = Changes()
    entities: Changes[Entity] = Changes()
    facts: Changes[Fact] = Changes()
    statistics: Changes[Statistic] = Changes()


def between(old: Index, new: Reading, articles: Collection[str] = ()) -> Difference:
    """What differs between a graph and another reading; ``articles`` are those that differ even where that is not seen,
    since the graph has no texts.
    """
    before = tuple(map(bare, old.reading.articles))
    seen = compared(before, map(bare, new.articles), KINDS["articles"][1])
    ids = {*(before[i].id for i in seen.gone), *(one.id for one in seen.come), *articles}
    return Difference(
        Changes(
            tuple(sorted(old.articles[id] for id in ids & old.articles.keys())),
            tuple(one for one in new.articles if one.id in ids),
        ),
        renamed(old, new.entities),
        compared(old.reading.facts, new.facts, fact_order),
        compared(old.reading.statistics, new.statistics, statistic_order),
    )


def bare(article: Article) -> Article:
    """An article without its text."""
    return replace(article, text="", blocks=(), origin=())


def compared(
    old: Sequence[Value] | Records[Value], new: Iterable[Value], order: Callable[[Value], Any]
) -> Changes[Value]:
    """The values that only one of two has, each known by an order."""
    there = {order(one): one for one in new}
    gone = []
    for number, one in enumerate(old):
        if there.get(order(one)) == one:
            del there[order(one)]
        else:
            gone.append(number)
    return Changes(tuple(gone), tuple(one for _, one in sorted(there.items())))


def renamed(old: Index, entities: Sequence[Entity]) -> Changes[Entity]:
    """The entities that differ from those of a graph."""
    return compared(old.reading.entities, entities, lambda one: one.id)


def retold(
    old: Index, moved: Collection[str], said: tuple[Sequence[Fact], Sequence[Statistic]]
) -> tuple[Changes[Fact], Changes[Statistic]]:
    """What a graph tells otherwise where some articles say no more what they said, but something else."""
    facts, figures = said
    numbers = [old.articles[id] for id in moved if id in old.articles]
    subjects = {one.subject for one in facts} | {one.subject for one in figures}
    ends = {old.number[id] for id in subjects & old.number.keys()}
    own = [one for end in sorted(ends) for one in old.facts.of(end).tolist() if old.subjects[one] == end]
    counted = [one for end in sorted(ends) for one in old.figures.of(end).tolist()]
    one = Again(old.reading.facts, {*old.said.of_all(numbers).tolist()}, own)
    other = Again(old.reading.statistics, {*old.counted.of_all(numbers).tolist()}, counted)
    return (
        one.settled(moved, facts, order=fact_order, join=joined_facts),
        other.settled(moved, figures, order=statistic_order, join=joined_statistics),
    )


@dataclass(frozen=True, slots=True)
class Again(Generic[Value]):
    """What a graph tells: by number what is said again, and what may be joined with it."""

    told: Sequence[Value] | Records[Value]
    touched: set[int]
    near: Sequence[int]

    def settled(
        self,
        moved: Collection[str],
        said: Sequence[Any],
        *,
        order: Callable[[Any], Any],
        join: Callable[[Iterable[Any]], tuple[Any, ...]],
    ) -> Changes[Any]:
        """What of it changes where articles that ``moved`` say this."""
        wanted = {order(one) for one in said}
        gone = {i: self.told[i] for i in self.touched}
        gone |= {i: one for i in self.near if i not in gone and order(one := self.told[i]) in wanted}
        rest = [rested(one, words) for one in gone.values() if (words := left(one, moved))]
        come = {order(one): one for one in join([*rest, *said])}
        same = {i for i, one in gone.items() if come.get(order(one)) == one}
        stays = {order(gone[i]) for i in same}
        return Changes(
            tuple(sorted(gone.keys() - same)), tuple(one for key, one in sorted(come.items()) if key not in stays)
        )


def rested(one: Any, words: tuple[Evidence, ...]) -> Any:
    """What was said, with some of the evidence for it."""
    return replace(one, evidence=words)


def left(one: Any, moved: Collection[str]) -> tuple[Evidence, ...]:
    """The evidence that is not from some articles."""
    return tuple(words for words in one.evidence if words.article not in moved)


def amended(old: Index, what: Difference, place: Path, name: str) -> tuple[Index, Shift]:
    """A graph by number with a difference; its values are written into a folder. And how its entities shift."""
    shifts = {}
    several: dict[str, Any] = {}
    for kind, (type, order) in KINDS.items():
        values, changes = getattr(old.reading, kind), getattr(what, kind)
        come = [bare(one) if kind == "articles" else one for one in changes.come]
        where = [bisect_left(values, order(one), key=order) for one in come]
        shifts[kind] = shift(len(values), changes.gone, where)
        respun(values, shifts[kind], come, place, f"{name}.{kind}")
        several[kind] = records.got(place, f"{name}.{kind}", type)
    known = (
        numbers(old.number, shifts["entities"], what.entities),
        numbers(old.articles, shifts["articles"], what.articles),
    )
    told = shifted(old, shifts, known, what)
    return indexed(Told(**several), told, known), shifts["entities"]


def numbers(old: Any, how: Shift, what: Changes[Any]) -> dict[str, int]:
    """The numbers of ids."""
    found = how.column(np.array(list(old), object), (one.id for one in what.come))
    return {id: i for i, id in enumerate(found.tolist())}


def moving(old: Any, new: dict[str, int]) -> np.ndarray[Any, Any]:
    """The new number of each old one with the same id; -1 for none, also behind the last."""
    return np.fromiter((*(new.get(id, -1) for id in old), -1), np.int64)


def shifted(old: Index, how: dict[str, Shift], known: Known, what: Difference) -> Columns:
    """The columns of a graph with a difference."""
    before = Columns.of(old)
    fresh = columns(what.entities.come, what.facts.come, what.statistics.come, known)
    entity, article = moving(old.number, known[0]), moving(old.articles, known[1])  # type: ignore[arg-type]
    facts, figures = how["facts"], how["statistics"]
    return Columns(
        how["entities"].column(before.types, fresh.types),
        facts.column(before.predicates, fresh.predicates),
        facts.column(entity[before.subjects], fresh.subjects),
        facts.column(entity[before.objects], fresh.objects),
        facts.column(before.drawn, fresh.drawn),
        figures.column(entity[before.counted], fresh.counted),
        pairs(before.said, fresh.said, article, facts),
        pairs(before.figured, fresh.figured, article, figures),
    )


def pairs(old: Any, new: Any, article: Any, how: Shift) -> Any:
    """Pairs of article and what it states."""
    kept = np.stack([article[old[0]], how.old[old[1]]])
    return np.concatenate([kept[:, (kept >= 0).all(axis=0)], np.stack([new[0], how.new[new[1]]])], axis=1)
