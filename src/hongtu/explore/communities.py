"""Communities: what is in a zone or hangs on it, and of the rest what hangs together more than with others."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from hongtu.explore.index import Index, Numbers
from hongtu.ontology import ontology

NONE = -1
ZONE, PLACE, LOCATED = "Zone", "Place", "locatedIn"
SEED = 7


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


def communities(index: Index, *, fewest: int = 3, most: int = 300) -> Communities:
    """The communities of a reading of at least ``fewest`` entities, the ``most`` largest."""
    label = in_zones(index)
    rest = (label == NONE) & (index.degree > 0)
    label[rest] = len(label) + clusters(index, rest)[rest]
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


def clusters(index: Index, among: NDArray[np.bool_], apart: Numbers | None = None) -> Numbers:
    """For each entity a number that it shares with those with which it hangs together more than with others (Louvain's
    method), by the lines among some entities; ``apart`` are numbers that no line may join.
    """
    from sknetwork.clustering import Louvain  # takes most of a second to import, and few need it

    a, b = lines(index)
    kept = among[a] & among[b] & (True if apart is None else apart[a] == apart[b])
    if not kept.any():
        return np.arange(len(among))
    matrix = csr_matrix((np.ones(int(kept.sum())), (a[kept], b[kept])), shape=(len(among), len(among)))
    return np.asarray(Louvain(random_state=SEED, shuffle_nodes=False).fit_predict(matrix), int)
