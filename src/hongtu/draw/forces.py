"""Points under forces: lines pull their ends together, all push each other away, and names push names aside."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Points = Sequence[tuple[float, float]]
ROUNDS, HEAT = 60, 0.2
LINE, MARGIN = 22.0, 8.0
LITTLE = 1e-6
BLOCK = 32


def sprung(
    count: int, lines: Sequence[tuple[int, int]], weights: Sequence[float] | Floats | None = None
) -> list[tuple[float, float]]:
    """Points of a graph as Fruchterman and Reingold place them, in units of the distance that a line wants; ``weights``
    are how hard each line pulls.

    They start on a spiral, whoever has most lines inside, so that there is no chance in it.
    """
    ends = np.array(lines, dtype=np.intp).reshape(-1, 2)
    hard = np.ones(len(ends)) if weights is None else np.array(weights, dtype=float)
    at = spiral(np.bincount(ends.ravel(), minlength=count)).astype(np.float32)
    wanted = 2 / math.sqrt(count)
    for turn in range(ROUNDS):
        force = pushes(at, wanted) - pulls(at, ends, hard / wanted)
        size = np.maximum(np.sqrt((force * force).sum(1)), LITTLE)
        heat = HEAT * (1 - turn / ROUNDS)
        at += (force * (np.minimum(size, heat) / size)[:, None]).astype(np.float32)
    return [(float(x), float(y)) for x, y in at / wanted]


def spiral(degree: NDArray[np.intp]) -> Floats:
    """Points spread evenly over a circle, those of high degree in its middle."""
    count = len(degree)
    turn, far = np.arange(count) * math.pi * (3 - math.sqrt(5)), np.sqrt((np.arange(count) + 0.5) / count)
    at = np.empty((count, 2))
    at[np.argsort(-degree, kind="stable")] = np.stack([far * np.cos(turn), far * np.sin(turn)], axis=1)
    return at


def pushes(at: Floats, wanted: float) -> Floats:
    """How all points push each: by the square of the wanted distance, divided by their own."""
    pushed = np.empty_like(at)
    for start in range(0, len(at), BLOCK):
        x, y = (at[start : start + BLOCK, axis, None] - at[None, :, axis] for axis in (0, 1))
        near = np.float32(wanted * wanted) / np.maximum(x * x + y * y, np.float32(LITTLE))
        pushed[start : start + BLOCK] = np.stack([(x * near).sum(1), (y * near).sum(1)], axis=1)
    return pushed


def pulls(at: Floats, ends: NDArray[np.intp], hard: Floats) -> Floats:
    """How lines pull each point: by the square of their length, times how hard they are."""
    along = at[ends[:, 0]] - at[ends[:, 1]]
    along = along * (np.sqrt((along * along).sum(1)) * hard)[:, None]
    return summed(ends[:, 0], along, len(at)) - summed(ends[:, 1], along, len(at))


def summed(which: NDArray[np.intp], what: Floats, count: int) -> Floats:
    """The sums of vectors by what they belong to."""
    return np.stack([np.bincount(which, what[:, axis], count) for axis in (0, 1)], axis=1)


def apart(points: Points, widths: Sequence[float], rounds: int = 80) -> list[tuple[float, float]]:
    """Points moved until no name lies on another: boxes as wide as the names, pushed along the shorter overlap."""
    at, wide = np.array(points, dtype=float).reshape(-1, 2), np.array(widths, dtype=float)
    for _ in range(rounds):
        left, right = near_in_height(at[:, 1])
        far = at[right] - at[left]
        over = np.stack([(wide[left] + wide[right]) / 2 + MARGIN, np.full(len(left), 2 * LINE)], axis=1) - np.abs(far)
        hit = (over > 0).all(axis=1)
        if not hit.any():
            break
        left, right, far, over = left[hit], right[hit], far[hit], over[hit]
        half = np.where(far >= 0, over, -over) / 2
        half[np.arange(len(half)), (over[:, 1] < over[:, 0]).astype(int) ^ 1] = 0
        at += summed(right, half, len(at)) - summed(left, half, len(at))
    return [(float(x), float(y)) for x, y in at]


def near_in_height(y: Floats) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """All pairs of points that are less than two lines apart in height.

    >>> [one.tolist() for one in near_in_height(np.array([0.0, 90.0, 30.0]))]
    [[0], [2]]
    """
    order = np.argsort(y, kind="stable")
    ends = np.searchsorted(y[order], y[order] + 2 * LINE)
    several = ends - np.arange(len(y)) - 1
    first = np.repeat(np.arange(len(y)), several)
    second = first + 1 + np.arange(len(first)) - np.repeat(np.cumsum(several) - several, several)
    return order[first], order[second]
