"""Joining what is the same: groups of entities out of pairs, and what must never come into one group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

Pair: TypeAlias = tuple[int, int]
Roots: TypeAlias = Sequence[int]
Sides: TypeAlias = Mapping[int, frozenset[Pair]]


def joined(roots: Roots, pairs: Iterable[Pair], sides: Sides | None = None) -> tuple[list[int], list[Pair]]:
    """The roots after joining pairs in their order (union-find), and the pairs that were refused.

    ``roots`` are those of before (each its own at first); the root of a group is its smallest member. ``sides`` keep
    apart: an entity on side ``(n, 1)`` and one on side ``(n, -1)`` never come into one group, for any n.

    >>> joined(range(4), [(3, 1), (0, 3)])
    ([0, 0, 2, 0], [])
    >>> joined(range(3), [(0, 1), (1, 2)], {0: frozenset({(7, 1)}), 2: frozenset({(7, -1)})})
    ([0, 0, 2], [(1, 2)])
    """
    parents = list(roots)
    stand = gathered(parents, sides or {})
    refused = []
    changed = False
    for left, right in pairs:
        low, high = sorted((root(parents, left), root(parents, right)))
        if low == high:
            continue
        if stand and opposed(stand.get(low, frozenset()), stand.get(high, frozenset())):
            refused.append((left, right))
            continue
        parents[high] = low
        changed = True
        if high in stand:
            stand[low] = stand.get(low, frozenset()) | stand.pop(high)
    return [root(parents, one) for one in range(len(parents))] if changed else parents, refused


def kept_apart(roots: Roots, sides: Sides) -> Callable[[int, int], bool]:
    """A test whether two entities need no asking: they are one, or judged not to be."""
    stand = gathered(list(roots), sides)

    def apart(left: int, right: int) -> bool:
        ours, theirs = (stand.get(roots[one], frozenset()) for one in (left, right))
        return roots[left] == roots[right] or opposed(ours, theirs)

    return apart


def root(parents: list[int], one: int) -> int:
    """The root of an entity; the way there is shortened."""
    while parents[one] != one:
        parents[one] = parents[parents[one]]
        one = parents[one]
    return one


def gathered(parents: list[int], sides: Sides) -> dict[int, frozenset[Pair]]:
    """The sides of each group that has any."""
    stand: dict[int, frozenset[Pair]] = {}
    for one, own in sides.items():
        at = root(parents, one)
        stand[at] = stand.get(at, frozenset()) | own
    return stand


def opposed(left: frozenset[Pair], right: frozenset[Pair]) -> bool:
    """Whether two groups stand on the two sides of one judgement."""
    return any((number, -side) in right for number, side in left)
