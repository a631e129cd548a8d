"""A chart with the places of an earlier one, so that a map that somebody knows does not jump when articles come."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from hongtu.draw import forces
from hongtu.draw.chart import Chart, width
from hongtu.draw.discs import STEP, TURN, apart
from hongtu.draw.layout import Point
from hongtu.explore.index import Index

FEW = 4


@dataclass(frozen=True, slots=True)
class Stood:
    """A chart that was shown, and the ids of the entities that it knows by number."""

    chart: Chart
    ids: tuple[str, ...]

    def number(self, index: Index) -> dict[int, int]:
        """The number that an entity had there, by its own, of those that stood somewhere."""
        found = {index.number.get(self.ids[old], -1): old for old in self.chart.points}
        return {new: old for new, old in found.items() if new >= 0}


def carried(index: Index, chart: Chart, earlier: Stood) -> Chart:
    """A chart in which stands where it stood whatever did; as it is, where more than a quarter is new, or a network has
    become a map of discs.
    """
    known = {new: old for new, old in earlier.number(index).items() if new in chart.points}
    fresh = len(chart.points) - len(known)
    if fresh * FEW > len(chart.points) or bool(chart.discs) != bool(earlier.chart.discs):
        return chart
    return in_discs(chart, earlier.chart, known) if chart.discs else spread(index, chart, earlier.chart, known)


def spread(index: Index, chart: Chart, old: Chart, known: Mapping[int, int]) -> Chart:
    """A network: what is new stands by what it is joined to, else where it was laid out; no name lies on another."""
    stood = {new: old.points[before] for new, before in known.items()}
    numbers = list(chart.points)
    at = [stood.get(one) or beside(index, one, stood) or chart.points[one] for one in numbers]
    moved = forces.apart(at, [width(index, one) for one in numbers])
    return replace(chart, points={one: (round(x, 1), round(y, 1)) for one, (x, y) in zip(numbers, moved, strict=True)})


def beside(index: Index, one: int, stood: Mapping[int, Point]) -> Point | None:
    """The middle of those that an entity is joined to, a step away from them; none, where none of them stood."""
    near = [stood[other] for other in index.near.of(one).tolist() if other in stood]
    if not near:
        return None
    x, y = np.mean(near, axis=0).tolist()
    return x, y + 2 * STEP


def in_discs(chart: Chart, old: Chart, known: Mapping[int, int]) -> Chart:
    """A map of discs: one that is named as it was keeps its centre, and who was in it stands there as before; newcomers
    are at its rim.
    """
    named = {disc.entity: number for number, disc in enumerate(old.discs)}
    before = [named.get(known.get(disc.entity, -1), -1) for disc in chart.discs]
    kept = [old.discs[then] if then >= 0 else disc for then, disc in zip(before, chart.discs, strict=True)]
    centres = apart(np.array([(disc.x, disc.y) for disc in kept]), np.array([disc.r for disc in chart.discs])).tolist()
    rim = [disc.count if then >= 0 else 0 for then, disc in zip(before, kept, strict=True)]
    points: dict[int, Point] = {}
    for one, number in chart.disc.items():
        then = known.get(one, -1)
        if then >= 0 and old.disc[then] == before[number]:
            x, y = old.points[then][0] - kept[number].x, old.points[then][1] - kept[number].y
        else:
            x, y = strewn(rim[number])
            rim[number] += 1
        points[one] = (round(centres[number][0] + x, 1), round(centres[number][1] + y, 1))
    moved = (replace(disc, x=round(x, 1), y=round(y, 1)) for disc, (x, y) in zip(chart.discs, centres, strict=True))
    return replace(chart, points=points, discs=tuple(moved))


def strewn(rank: int) -> Point:
    """Where whoever comes after so many stands from the centre of a disc, as in a sunflower."""
    far, turn = STEP * math.sqrt(rank), TURN * rank
    return far * math.cos(turn), far * math.sin(turn)
