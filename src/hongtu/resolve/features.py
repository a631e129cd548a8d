"""Named features of two sides, weighed: what speaks for and against their being one; docstrings are for the user."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias, TypeVar

from hongtu.resolve.union import Pair

SAME, ASK = 3.0, 0.5
Side = TypeVar("Side")
Features: TypeAlias = tuple[tuple[Callable[[Side, Side], bool], float], ...]


class Weighed(NamedTuple):
    """Two entities, how much speaks for their being one, and what: names of features."""

    score: float
    left: int
    right: int
    shown: tuple[str, ...]


class Decided(NamedTuple):
    """The pairs that are one, and those that somebody has to be asked about."""

    same: tuple[Pair, ...]
    open: tuple[Weighed, ...]


def weigh(features: Features[Side], left: Side, right: Side) -> tuple[float, tuple[str, ...]]:
    """The sum of the weights of the features that two sides show, and the names of these features."""
    shown = [(feature.__name__, weight) for feature, weight in features if feature(left, right)]
    return sum(weight for _, weight in shown), tuple(name for name, _ in shown)
