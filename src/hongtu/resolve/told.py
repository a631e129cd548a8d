"""What readings say of the resolved entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from hongtu.model import Fact, Reading, Statistic

DATES = frozenset({"foundedOn"})
Ids: TypeAlias = Mapping[tuple[int, str], str]


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
