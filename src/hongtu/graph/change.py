"""A graph on disk brought to the next one: only the nodes that differ are written anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from hongtu.graph.splice import spliced
from hongtu.graph.statements import sections
from hongtu.graph.store import STORE, TURTLE
from hongtu.model import Reading


def change(source: Path, place: Path, stale: Collection[str], fresh: tuple[Reading, Collection[str]]) -> None:
    """Make a graph in an empty folder out of that of another: ``graph.ttl`` and ``store/``, as ``fill`` makes them.

    ``stale`` are the IRIs of all nodes of which something else is said than before, or nothing; ``fresh`` are those of
    which something is said now, with as much of a reading as that takes.
    """
    part, wanted = fresh
    told = [(title, list(triples)) for title, triples in sections(part, wanted)]
    spliced(source / TURTLE, place / TURTLE, {*stale, *wanted}, told)
    exchange(source / STORE, place / STORE, {*stale, *wanted}, (triple for _, triples in told for triple in triples))


def exchange(source: Path, place: Path, stale: Iterable[str], fresh: Iterable[ox.Triple]) -> None:
    """Make a store out of an older one, whose files it shares: what was said of some nodes goes, new triples come."""
    old = ox.Store.read_only(str(source))
    old.backup(place)
    store = ox.Store(place)
    for quad in gone(old, stale):
        store.remove(quad)
    store.extend(ox.Quad(*triple) for triple in fresh)
    store.flush()


def gone(store: ox.Store, nodes: Iterable[str]) -> Iterator[ox.Quad]:
    """All that is said of some nodes."""
    for node in sorted(nodes):
        yield from store.quads_for_pattern(ox.NamedNode(node), None, None, None)
