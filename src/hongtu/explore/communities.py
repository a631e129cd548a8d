"""Communities: what is in a zone or hangs on it, and of the rest what hangs together more than with others."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from hongtu.explore.index import Index, Numbers
from hongtu.ontology import ontology

NONE = -1
ZONE, PLACE, LOCATED = "Zone", "Place", "locatedIn"
SEED = 7
Known: TypeAlias = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Communities:
    """For each entity the number of its community (-1: none), and of each community the entity that it is named after,
    a zone or the one that most is joined to; the largest community first.
    """

    of: Numbers
    named: Numbers

    def sizes(self) -> Numbers:
        """How many belong to each."""
        return np.bincount(self.of[self.of >= 0], minlength=len(self.named))


def communities(index: Index, *, fewest: int = 3, most: int = 300, known: Known | None = None) -> Communities:
    """The communities of a reading of at least ``fewest`` entities, the ``most`` largest; ``known`` is that of
    ``clusters``.
    """
    label = in_zones(index)
    rest = (label == NONE) & (index.degree > 0)
    label[rest] = len(label) + clusters(index, rest, known)
    numbers, of, sizes = np.unique(label, return_inverse=True, return_counts=True)
    order = np.lexsort((numbers, -sizes))
    chosen = order[(numbers[order] != NONE) & (sizes[order] >= fewest)][:most]
    rank = np.full(len(numbers), NONE)
    rank[chosen] = np.arange(len(chosen))
    own = rank[of]
    return Communities(own, np.array([head(index, numbers[i], own == n) for n, i in enumerate(chosen)], int))


def head(index: Index, label: int, members: NDArray[np.bool_]) -> int:
    """The entity that a community is named after."""
    inside = np.flatnonzero(members)
    return int(label) if label < len(index.degree) else int(inside[np.argmax(index.degree[inside])])


def in_zones(index: Index) -> Numbers:
    """For each entity the zone that it lies in, or that is nearest to it along the facts; -1 where there is none.

    What lies in the same place is not near for that.
    """
    numbers = list(ontology().classes)
    zone, place = numbers.index(ZONE), numbers.index(PLACE)
    label = np.where(index.types == zone, np.arange(len(index.types)), NONE)
    within = index.predicates == list(ontology().properties).index(LOCATED)
    label = flooded(label, index.objects[within], index.subjects[within])
    a, b = lines(index)
    open = index.types[a] != place
    return flooded(label, a[open], b[open])


def lines(index: Index) -> tuple[Numbers, Numbers]:
    """Each entity beside each of its neighbours."""
    return np.repeat(np.arange(len(index.degree)), index.degree), index.near.all


def flooded(label: Numbers, start: Numbers, end: Numbers) -> Numbers:
    """Labels carried on from ``start`` to ``end`` step by step to whatever has none: the one that most ways bring."""
    label = label.copy()
    while True:
        free = (label[start] != NONE) & (label[end] == NONE)
        if not free.any():
            return label
        brought, ways = np.unique(np.stack([end[free], label[start[free]]]), axis=1, return_counts=True)
        order = np.lexsort((brought[1], -ways, brought[0]))
        to, first = np.unique(brought[0][order], return_index=True)
        label[to] = brought[1][order][first]


def clusters(index: Index, among: NDArray[np.bool_], known: Known | None = None) -> Numbers:
    """For each of some entities a number that it shares with those with which it hangs together more than with others,
    by the lines among them. ``known`` holds what was found out before, under a digest of all that it depends on; after
    that it holds this.
    """
    rank = np.cumsum(among) - 1
    a, b = lines(index)
    kept = among[a] & among[b]
    ends = np.stack([rank[a[kept]], rank[b[kept]]])
    key = sha256(f"{among.sum()} {ends.tolist()}".encode()).hexdigest()
    before = known.get(key) if known else None
    found = hanging(int(among.sum()), ends) if before is None else np.array(before, int)
    if known is not None:
        known.clear()
        known[key] = found.tolist()
    return found


def hanging(count: int, ends: Numbers) -> Numbers:
    """Louvain's method, for so many things and the lines between them, given from either end."""
    if not ends.size:
        return np.arange(count)
    # Half a second to import.
    from scipy.sparse import csr_matrix
    from sknetwork.clustering import Louvain

    matrix = csr_matrix((np.ones(ends.shape[1]), (ends[0], ends[1])), shape=(count, count))
    return np.asarray(Louvain(random_state=SEED, shuffle_nodes=False).fit_predict(matrix), int)


def hung(index: Index, among: NDArray[np.bool_], apart: Numbers) -> Numbers:
    """For each of some entities that on which it hangs by the lines among them, step by step to whom more is joined, up
    to one beside which there is none such; ``apart`` are numbers that no line may join.
    """
    a, b = lines(index)
    kept = among[a] & among[b] & (apart[a] == apart[b])
    a, b = a[kept], b[kept]
    degree = np.bincount(a, minlength=len(among))
    up = (degree[b] > degree[a]) | ((degree[b] == degree[a]) & (b < a))
    a, b = a[up], b[up]
    order = np.lexsort((b, -degree[b], a))
    low, first = np.unique(a[order], return_index=True)
    on = np.arange(len(among))
    on[low] = b[order][first]
    while (on[on] != on).any():
        on = on[on]
    return on
