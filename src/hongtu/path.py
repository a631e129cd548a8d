"""How two things hang together: the shortest ways from one to the other, each step a fact with its sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise

import networkx as nx

from hongtu.graph import Graph
from hongtu.model import Fact, Reading
from hongtu.ontology import ontology
from hongtu.why import bearers, quoted, said

MOST = 3


@dataclass(frozen=True, slots=True)
class Step:
    """From an entity to the next (their ids): all facts between the two, whichever way they point, the surest first."""

    start: str
    end: str
    facts: tuple[Fact, ...]


def paths(
    reading: Reading, a: str, b: str, *, avoid: Iterable[str] = (), k: int = MOST
) -> tuple[tuple[Step, ...], ...]:
    """At most ``k`` ways from one name to another, the shortest first; none, where nothing joins the two.

    ``a`` and ``b`` are names or ids; where several entities have a name, each of them counts. ``avoid`` are classes
    whose entities no way leads through (its ends may be such). Raises ValueError for an unknown name or class.
    """
    classes = {below for name in avoid for below in ontology().below(name)}
    closed = {e.id for e in reading.entities if e.type in classes}
    ends = [(s.id, e.id) for s in bearers(reading, a) for e in bearers(reading, b) if s.id != e.id]
    between = joining(reading.facts)
    plain = nx.Graph(sorted((min(pair), max(pair)) for pair in between if len(pair) > 1))
    found = sorted((way for s, e in ends for way in routes(plain, s, e, closed=closed, k=k)), key=lambda w: (len(w), w))
    return tuple(tuple(step(x, y, between) for x, y in pairwise(way)) for way in found[:k])


def routes(
    plain: nx.Graph[str], start: str, end: str, *, closed: Collection[str] = (), k: int = MOST
) -> list[list[str]]:
    """At most ``k`` ways through a network from node to node, the shortest first, none through a closed node.

    >>> routes(nx.Graph([("a", "zone"), ("zone", "b"), ("a", "c"), ("c", "b")]), "a", "b", closed={"zone"})
    [['a', 'c', 'b']]
    """
    barred = set(closed) - {start, end}
    ways = nx.shortest_simple_paths(nx.restricted_view(plain, sorted(barred & set(plain)), ()), start, end)
    try:
        return list(islice(ways, k))
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        return []


def joining(facts: Iterable[Fact]) -> Mapping[frozenset[str], list[Fact]]:
    """The facts that are lines of a network, by their two ends."""
    between: dict[frozenset[str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.predicate != "foundedOn" and fact.status != "planned":
            between[frozenset((fact.subject, fact.object))].append(fact)
    return between


def step(start: str, end: str, between: Mapping[frozenset[str], list[Fact]]) -> Step:
    """The step from an entity to the next."""
    return Step(start, end, tuple(sorted(between[frozenset((start, end))], key=lambda f: -f.confidence)))


def told(graph: Graph, reading: Reading, found: Iterable[tuple[Step, ...]]) -> str:
    """Ways for reading: of each its names, then its facts with their sentences."""
    names = {e.id: e.names[0] for e in reading.entities}
    return "\n\n".join("\n".join(lines(graph, way, names)) for way in found) or "没有路径 no path"


def lines(graph: Graph, way: tuple[Step, ...], names: Mapping[str, str]) -> Iterator[str]:
    """One way: the names that it leads over, and under them what joins each with the next."""
    yield f"{' → '.join(names[id] for id in (way[0].start, *(s.end for s in way)))}  ({len(way)} 步 steps)"
    for one in way:
        for fact in one.facts:
            yield f"  {said(fact, names)}"
            yield from quoted(graph, fact.evidence[:1])
