"""A graph folder held against all that it promises: shapes, laws, one graph in both of its forms; and its conflicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from hongtu.conflicts import conflicts, listed
from hongtu.flaws import Flaw, flaws
from hongtu.graph import Graph
from hongtu.graph import open as opened
from hongtu.graph.store import TURTLE
from hongtu.graph.words import told

FEW = 20  # flaws of a kind that are shown


def validate(folder: Path, say: Callable[[str], object]) -> int:
    """The number of flaws of the graph in a folder; ``say`` is told each, up to twenty of a kind, and the conflicts.

    Conflicts are no flaws: articles may say what other articles deny. Raises ValueError where there is no graph.
    """
    graph = opened(folder)
    counted: Counter[str] = Counter()
    for one in chain(flaws(graph), torn(folder / TURTLE, graph)):
        kind = f"{one.chinese} {one.english}"
        counted[kind] += 1
        if counted[kind] <= FEW:
            say(str(one))
    for kind, count in sorted(counted.items()):
        if count > FEW:
            say(f"{count} × {kind}")
    against = conflicts(graph)
    for line in listed(against):
        say(line)
    figures = (len(graph.store), counted.total(), sum(map(len, against.values())))
    say("{} 条三元组 triples，{} 处不合 flaws，{} 处矛盾 conflicts".format(*figures))
    return counted.total()


def torn(turtle: Path, graph: Graph) -> Iterator[Flaw]:
    """Where the Turtle of a graph and its store do not say the same."""
    both = 0
    for quad in ox.parse(path=turtle, format=ox.RdfFormat.TURTLE) if turtle.exists() else ():
        both += quad in graph.store
        if quad not in graph.store:
            yield Flaw(told(graph.store, quad.subject), "库中没有", "not in the store", str(quad.predicate))
    if len(graph.store) > both:
        yield Flaw(str(turtle), "缺少库中的三元组", "lacks triples of the store", str(len(graph.store) - both))
