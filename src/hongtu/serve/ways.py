"""How entities hang together: the paths between two, and the tree of organizations in which one stands."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import numpy as np

from hongtu.draw.columns import ALL, Columns, columns
from hongtu.explore import trees
from hongtu.explore.index import Index
from hongtu.ontology import ontology
from hongtu.path import routes
from hongtu.serve.explored import Explored

MOST = 3000


def path(known: Explored, start: str, end: str, *, k: int = 3, avoid: Iterable[str] = ()) -> Columns:
    """The ``k`` shortest paths between two entities through none of some classes, the facts of each in their order.

    Raises ValueError naming an unknown class, KeyError for an unknown entity.
    """
    index, entities = known.atlas.index, known.atlas.index.reading.entities
    first, last = known.number(start), known.number(end)
    closed = shut(index, avoid)
    found = routes(known.network, entities[first].id, entities[last].id, closed=closed, k=k) if first != last else []
    ways = [[index.number[id] for id in way] for way in found]
    steps = [[i for a, b in pairwise(way) for i in between(index, a, b)] for way in ways]
    facts = sorted({i for way in steps for i in way})
    place = {fact: i for i, fact in enumerate(facts)}
    shown = sorted({first, last, *(node for way in ways for node in way)})
    told = columns(known.atlas, shown, facts=facts, figures=())
    return told | {"paths": [[place[i] for i in way] for way in steps]}


def shut(index: Index, avoid: Iterable[str]) -> list[str]:
    """The entities of some classes, or below these."""
    below = {one for name in avoid for one in ontology().below(name)}
    types = np.array([name in below for name in ontology().classes])
    return [index.reading.entities[i].id for i in np.flatnonzero(types[index.types]).tolist()] if below else []


def between(index: Index, a: int, b: int) -> list[int]:
    """The facts that are lines between two entities."""
    both = np.intersect1d(index.facts.of(a), index.facts.of(b), assume_unique=True)
    return [int(i) for i in both[index.drawn[both]]]


def tree(known: Explored, id: str) -> Columns:
    """The organizations above and below an entity, from the topmost (``root``) down: ``children`` of each its own."""
    index = known.atlas.index
    root = trees.top(known.above, known.number(id))
    found = trees.tree(root, known.below, MOST)
    shown = sorted(found)
    bonds = [i for i in index.joined(shown) if index.reading.facts[i].predicate in trees.BONDS]
    told = columns(known.atlas, shown, facts=bonds[: ALL.facts], figures=())
    ids = dict(zip(shown, told["nodes"]["id"], strict=True))
    return told | {"root": ids[root], "children": {ids[i]: [ids[j] for j in own] for i, own in found.items() if own}}
