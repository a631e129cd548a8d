"""A large reading laid out as communities: discs near those that they are linked with, in each its members in groups.

All is counted with arrays, in time that grows as the reading does; the same for the same reading.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from hongtu.draw.chart import Chart, Disc
from hongtu.draw.forces import sprung
from hongtu.explore.communities import Communities, Known, communities, hung, lines
from hongtu.explore.index import Index, Numbers

STEP, EDGE = 18.0, 30.0
GOLDEN_RATIO = (math.sqrt(5) - 1) / 2
TURN = math.pi * (3 - math.sqrt(5))
ROUNDS = 200
Points = NDArray[np.float64]


def discs(index: Index, known: Known | None = None) -> Chart:
    """The communities of a reading as discs, and where their members stand; ``known`` is that of ``communities``."""
    found = communities(index, known=known)
    radii = STEP * np.sqrt(found.sizes()) + EDGE
    links = linked(index, found)
    centres = apart(placed(links, radii), radii)
    inside = np.flatnonzero(found.of >= 0)
    points = np.round(within(index, found, inside) + centres[found.of[inside]], 1).tolist()
    return Chart(
        {int(entity): (x, y) for entity, (x, y) in zip(inside, points, strict=True)},
        {int(entity): int(found.of[entity]) for entity in inside},
        tuple(
            Disc(int(named), int(count), round(float(x), 1), round(float(y), 1), round(float(r), 1))
            for named, count, (x, y), r in zip(found.named, found.sizes(), centres, radii, strict=True)
        ),
        tuple((int(a), int(b), int(count)) for a, b, count in links),
    )


def linked(index: Index, found: Communities) -> Numbers:
    """The links between communities: rows of two numbers, the smaller first, and how many lines there are between."""
    a, b = (found.of[ends] for ends in lines(index))
    between, count = np.unique(np.stack([a, b])[:, (a >= 0) & (a < b)], axis=1, return_counts=True)
    return np.concatenate([between, count[None]]).T


def placed(links: Numbers, radii: Points) -> Points:
    """Centres for discs: linked ones near each other."""
    if len(radii) < 2:
        return np.zeros((len(radii), 2))
    at = np.array(sprung(len(radii), [(int(a), int(b)) for a, b, _ in links], np.log1p(links[:, 2])))
    at -= at.mean(axis=0)
    return np.asarray(at / np.abs(at).max() * 1.2 * math.sqrt(float((radii**2).sum())))


def apart(centres: Points, radii: Points) -> Points:
    """Centres moved until no disc lies on another, or nearly so: the larger of two moves less."""
    moved = centres.copy()
    share = radii**2 / (radii**2 + radii[:, None] ** 2)
    for _ in range(ROUNDS):
        way = moved[:, None] - moved[None]
        distance = np.maximum(np.hypot(way[..., 0], way[..., 1]), 1e-6)
        over = 1.04 * (radii + radii[:, None]) - distance
        np.fill_diagonal(over, 0)
        if over.max(initial=0) <= 1:
            break
        push = np.maximum(over, 0) * share / distance
        moved += (way * push[..., None]).sum(axis=1) * 0.7
    return moved


def within(index: Index, found: Communities, inside: Numbers) -> Points:
    """Where the members of discs stand from its centre: what hangs together side by side, larger groups further in, and
    in the midst the entity that the disc is named after.
    """
    free = np.ones(len(index.degree), bool)
    free[found.named] = False
    group = hung(index, free & (found.of >= 0), found.of)[inside]
    disc, degree = found.of[inside], index.degree[inside]
    group[np.isin(inside, found.named)] = -1
    pairs, of, sizes = np.unique(np.stack([disc, group]), axis=1, return_inverse=True, return_counts=True)
    order = np.lexsort((pairs[1], np.where(pairs[1] < 0, 0, -sizes), pairs[0]))
    before = counted(pairs[0][order], sizes[order])
    middle = np.empty((len(order), 2))
    middle[order] = spiral(before + sizes[order] / 2, np.arange(len(order)))
    middle[pairs[1] < 0] = 0
    rank = ranked((inside, -degree, of), of)
    # Those that most is joined to are shown first: the golden ratio strews them all over their group.
    place = ranked((rank * GOLDEN_RATIO % 1, of), of)
    return middle[of] + spiral(place, place)


def ranked(keys: tuple[Points | Numbers, ...], group: Numbers) -> Points:
    """The rank of each thing in its group, from 0, by keys of which the last (the group itself) counts first."""
    order = np.lexsort(keys)
    rank = np.empty(len(order))
    rank[order] = counted(group[order], np.ones(len(order)))
    return rank


def counted(keys: Numbers, amounts: Points | Numbers) -> Points:
    """For each of some amounts, sorted by their keys, the sum of those before it with its key."""
    total = np.cumsum(amounts) - amounts
    _, first, of = np.unique(keys, return_index=True, return_inverse=True)
    return np.asarray(total - total[first][of], float)


def spiral(area: Points, turn: Points | Numbers) -> Points:
    """Points as in a sunflower: so far out that the area within is that given, each a golden angle further."""
    radius, angle = STEP * np.sqrt(area), TURN * turn
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
