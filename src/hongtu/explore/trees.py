"""The tree of organizations: each under that of which it is a part, or whose Party organization it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from hongtu.explore.index import Index
from hongtu.ontology import ontology

# A branch of the committee of a company stands under the committee.
BONDS = ("subOrganizationOf", "partyOrganizationOf")


def above(index: Index) -> dict[int, int]:
    """For each organization that stands under another the number of that; what is planned or former does not count."""
    found: dict[int, int] = {}
    for bond in BONDS:
        for number in np.flatnonzero(index.predicates == list(ontology().properties).index(bond)).tolist():
            low, high = int(index.subjects[number]), int(index.objects[number])
            if low != high and index.reading.facts[number].status == "stated":
                found.setdefault(low, high)
    return found


def below(above: Mapping[int, int]) -> dict[int, list[int]]:
    """For each organization those that stand under it, in ascending order."""
    found: dict[int, list[int]] = defaultdict(list)
    for one in sorted(above):
        found[above[one]].append(one)
    return dict(found)


def top(above: Mapping[int, int], one: int) -> int:
    """The topmost above an organization; where they stand in a circle, the last before it closes.

    >>> top({1: 2, 2: 3}, 1), top({1: 2, 2: 1}, 1), top({}, 1)
    (3, 1, 1)
    """
    seen: set[int] = set()
    while one in above and one not in seen:
        seen.add(one)
        one = above[one]
    return one


def tree(root: int, below: Mapping[int, Sequence[int]], most: int) -> dict[int, list[int]]:
    """At most so many organizations under one, the nearest first, and under each of them its own; none twice.

    >>> tree(1, {1: [2, 3], 3: [4, 1]}, 9)
    {1: [2, 3], 2: [], 3: [4], 4: []}
    """
    found: dict[int, list[int]] = {root: []}
    rim = [root]
    for one in rim:
        own = [child for child in below.get(one, ()) if child not in found][: most - len(found)]
        found[one] = own
        found |= {child: [] for child in own}
        rim += own
    return found
