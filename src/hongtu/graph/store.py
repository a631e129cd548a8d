"""The graph in memory and on disk: Turtle, and beside it a store that answers queries."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from hongtu.graph import folder as folders
from hongtu.graph import iris
from hongtu.graph.past import Past
from hongtu.graph.recall import recall
from hongtu.graph.sparql import Answer, answer
from hongtu.graph.statements import triples
from hongtu.graph.turtle import HEADER, pieces
from hongtu.model import Evidence, Reading

TURTLE, STORE = "graph.ttl", "store"


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph that is read and never changed."""

    store: ox.Store

    def query(self, sparql: str) -> Answer:
        """The answer to a SPARQL query; raises ValueError in one line for one that cannot be read or is refused."""
        return answer(self.store, sparql)

    def reading(self) -> Reading:
        """What the graph says, as the reading that it was made of; articles without their texts."""
        return recall(quad.triple for quad in self.store)

    def sentence(self, evidence: Evidence) -> tuple[str, str]:
        """The words before and after an evidence in its sentence; empty where its article's text was not known."""
        node = iris.quotation(evidence)
        return self.text(node, "prefix"), self.text(node, "suffix")

    def text(self, node: ox.NamedNode, part: str) -> str:
        """A text of an evidence's node, or nothing."""
        predicate = ox.NamedNode(iris.OA + part)
        found = [quad.object for quad in self.store.quads_for_pattern(node, predicate, None, None)]
        return next((term.value for term in found if isinstance(term, ox.Literal)), "")

    def as_of(self, day: str) -> Graph:
        """What of the graph held on a day (or in a month or year), in memory; ``hongtu.held`` says what that means.

        Raises ValueError for what is no ISO date.
        """
        store = ox.Store()
        store.bulk_extend(ox.Quad(*triple) for triple in Past(self.store, day).triples())
        return Graph(store)

    def save(self, place: Path) -> None:
        """Write the graph into an empty folder, as a store that ``open`` reads."""
        store = ox.Store(place / STORE)
        store.bulk_extend(self.store)
        store.flush()


def state(reading: Reading) -> Graph:
    """A resolved reading as a graph in memory."""
    store = ox.Store()
    store.bulk_extend(ox.Quad(*triple) for triple in triples(reading))
    return Graph(store)


def from_turtle(text: str) -> Graph:
    """The graph, in memory, that Turtle describes; raises ValueError naming the line that is none."""
    store = ox.Store()
    try:
        store.bulk_load(text, format=ox.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise ValueError(f"Turtle: {error}") from error
    return Graph(store)


def write(reading: Reading, folder: Path) -> None:
    """Write a resolved reading into a folder as ``graph.ttl`` and ``store/``, in place of those that it shows.

    Whoever is stopped midway leaves a graph that ``open`` reads, the old or the new one.
    """
    with folders.alone(folder), folders.following(folder) as place:
        fill(reading, place)


def fill(reading: Reading, place: Path) -> None:
    """Write a resolved reading into an empty folder as ``graph.ttl`` and ``store/``."""
    with (place / TURTLE).open("w", encoding="utf-8", newline="\n") as text, filling(place / STORE) as load:
        text.write(HEADER)
        for piece in pieces(reading):
            text.write(piece)
            load(piece)


@contextmanager
def filling(folder: Path) -> Iterator[Callable[[str], object]]:
    """A function that loads Turtle behind our prefixes into a new store, in the background, while the next is written.

    The store is closed, and free to be moved, when this ends. Loaded a piece at a time it takes a tenth of the memory.
    """
    store, waiting = ox.Store(folder), deque[Future[None]]()
    with ThreadPoolExecutor(1) as beside:

        def load(piece: str) -> None:
            waiting.append(beside.submit(store.bulk_load, HEADER + piece, format=ox.RdfFormat.TURTLE))
            if len(waiting) > 1:
                waiting.popleft().result()

        yield load
        for one in waiting:
            one.result()
    store.optimize()
    store.flush()


def open(folder: Path) -> Graph:
    """The graph of a folder, read-only; raises ValueError where there is none.

    Where the store is missing (somebody has only the Turtle), the Turtle is read into memory.
    """
    place = folders.shown(folder) or folder
    if (place / STORE / "CURRENT").exists():
        return Graph(ox.Store.read_only(str(place / STORE)))
    if (place / TURTLE).exists():
        return from_turtle((place / TURTLE).read_text(encoding="utf-8"))
    raise ValueError(f"{folder}: no graph here; make one with: hongtu build ARTICLES --into {folder}")
