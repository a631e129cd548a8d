"""What an export is made of: triples, those of one subject together, sorted, as often as they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from heapq import merge
from itertools import chain, groupby, islice
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any
from weakref import finalize

import pyoxigraph as ox

from hongtu.graph import Graph
from hongtu.graph import folder as folders
from hongtu.graph import open as opened
from hongtu.graph.past import Past
from hongtu.graph.recall import Node
from hongtu.graph.store import TURTLE
from hongtu.graph.words import called
from hongtu.ontology import RDF

RUN = 25_000  # triples that are sorted in memory


def every(node: object) -> bool:
    """Whether a source that is a whole graph has a node."""
    return True


@dataclass(frozen=True, slots=True)
class Source:
    """``triples`` begins again each time it is called; single nodes are looked up in ``store``, if it ``has`` them."""

    triples: Callable[[], Iterator[ox.Triple]]
    store: ox.Store
    has: Callable[[Any], bool] = every

    def nodes(self) -> Iterator[Node]:
        """What is said of each subject, one after another."""
        for subject, triples in groupby(self.triples(), key=lambda triple: triple.subject):
            if isinstance(subject, ox.NamedNode):
                yield described(subject.value, triples)

    def node(self, iri: str) -> Node:
        """What the whole graph says of a node."""
        return described(iri, (quad.triple for quad in self.store.quads_for_pattern(ox.NamedNode(iri), None, None)))

    def pointing(self, predicate: str, iri: str) -> Iterator[Node]:
        """The nodes that have a node as their value of a property, sorted."""
        quads = self.store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(iri))
        found = [quad.subject for quad in quads if self.has(quad.subject)]
        for subject in sorted(each.value for each in found if isinstance(each, ox.NamedNode)):
            yield self.node(subject)

    def namer(self) -> Callable[[str], str]:
        """A function that gives the names of nodes; it keeps some thousands in mind."""
        return lru_cache(maxsize=10_000)(lambda iri: called(self.store, ox.NamedNode(iri)))


def described(iri: str, triples: Iterator[ox.Triple]) -> Node:
    """What triples say of their subject."""
    node = Node(iri)
    for _, predicate, value in triples:
        node.values[predicate.value].append(value)
    return node


def of_folder(folder: Path) -> Source:
    """The graph of a folder: read out of its Turtle, which is sorted, and never as a whole in memory.

    Raises ValueError where there is none.
    """
    graph, turtle = opened(folder), (folders.shown(folder) or folder) / TURTLE
    if not turtle.exists():
        return of_graph(graph)
    return Source(lambda: (quad.triple for quad in ox.parse(path=turtle, format=ox.RdfFormat.TURTLE)), graph.store)


def of_graph(graph: Graph) -> Source:
    """A graph in memory."""
    return of_triples(quad.triple for quad in graph.store)


def as_of(graph: Graph, day: str) -> Source:
    """What of a graph held on a day, in a month or a year; raises ValueError for no ISO date."""
    past = Past(graph.store, day)
    return replace(of_triples(past.triples(), graph.store), has=past.there)


def order(triple: ox.Triple) -> tuple[str, bool, str, str]:
    """By subject, its class first."""
    subject, predicate, value = triple
    return str(subject).rstrip(">"), predicate.value != f"{RDF}type", str(predicate), str(value)


def of_triples(triples: Iterator[ox.Triple], known: ox.Store | None = None) -> Source:
    """Triples in any order: some are kept in memory, many on disk for as long as the source is used.

    Nodes are looked up in the store that is ``known`` to have them, else in one that is made of the triples.
    """
    few = list(islice(triples, RUN))
    if len(few) == RUN:
        return sorted_on_disk(chain(few, triples), known)
    found = sorted(set(few), key=order)
    store = known
    if store is None:
        store = ox.Store()
        store.bulk_extend(ox.Quad(*triple) for triple in found)
    return Source(lambda: iter(found), store)


def sorted_on_disk(triples: Iterator[ox.Triple], known: ox.Store | None) -> Source:
    """Many triples, sorted a part at a time into files that are merged whenever they are read."""
    place = Path(mkdtemp(prefix="hongtu-"))
    runs: set[Path] = set()
    store = ox.Store(place / "store") if known is None else known
    while run := list(islice(triples, RUN)):
        file = place / f"{len(runs)}.nt"
        ox.serialize(sorted(set(run), key=order), file, ox.RdfFormat.N_TRIPLES)
        if known is None:
            store.bulk_load(path=file, format=ox.RdfFormat.N_TRIPLES)
        runs.add(file)

    def merged() -> Iterator[ox.Triple]:
        several = [(quad.triple for quad in ox.parse(path=run, format=ox.RdfFormat.N_TRIPLES)) for run in sorted(runs)]
        yield from (triple for triple, _ in groupby(merge(*several, key=order)))

    # Whoever still reads holds on to the runs, and with them to their files.
    finalize(runs, rmtree, place, ignore_errors=True)
    return Source(merged, store)
