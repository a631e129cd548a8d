"""Where each entity of a reading stands in the drawing, and the communities that large drawings are made of."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hongtu.draw.layout import Memory, Point, positions
from hongtu.draw.names import short
from hongtu.explore.index import Index

LARGEST = 30.0


@dataclass(frozen=True, slots=True)
class Disc:
    """A community: the entity that it is named after, how many belong to it, its centre and radius in pixels."""

    entity: int
    count: int
    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Where entities stand, in pixels, and to which disc they belong; ``links`` are (disc, disc, facts between)."""

    points: Mapping[int, Point]
    disc: Mapping[int, int] = field(default_factory=dict)
    discs: tuple[Disc, ...] = ()
    links: tuple[tuple[int, int, int], ...] = ()


def size(degree: int) -> float:
    """The radius of an entity that so many are joined to, in pixels."""
    return round(min(LARGEST, 6 + 3 * math.sqrt(degree)), 1)


def width(index: Index, entity: int) -> float:
    """How much room an entity takes with its name, from side to side, in pixels."""
    return max(2 * size(int(index.degree[entity])), 13.5 * len(short(index.reading.entities[entity].names[0])))


def spread(index: Index, shown: Sequence[int], memory: Memory | None = None) -> Chart:
    """Some entities laid out by the facts between them, names apart; ``memory`` is that of ``positions``."""
    entities = index.reading.entities
    lines = ((entities[a].id, entities[b].id) for a, b in pairs(index, shown))
    found = positions(lines, {entities[i].id: width(index, i) for i in shown}, memory)
    return Chart({index.number[id]: point for id, point in found.items()})


def pairs(index: Index, shown: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs among some entities that a line joins, the smaller number first, in ascending order."""
    among = set(shown)
    return [(a, b) for a in sorted(among) for b in index.near.of(a).tolist() if a < b and b in among]
