"""The part of a graph that a query picks: a graph again, in which nothing leads to what is not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from hongtu.export.source import Source, every, of_triples
from hongtu.graph import Graph
from hongtu.graph.iris import DCTERMS, HT, ORG, PROV, term
from hongtu.graph.words import first
from hongtu.ontology import RDF, ontology

SUBJECT, PREDICATE, OBJECT = (f"{RDF}{name}" for name in ("subject", "predicate", "object"))
OF, DERIVED, QUOTED = f"{HT}of", f"{PROV}wasDerivedFrom", f"{PROV}wasQuotedFrom"
ROLE, MOVED = f"{ORG}role", f"{DCTERMS}isReplacedBy"


@dataclass(slots=True)
class Kept:
    """The nodes that are kept, and the direct triples that their facts stand for."""

    nodes: set[object] = field(default_factory=set)
    direct: set[tuple[object, ...]] = field(default_factory=set)


def selected(source: Source, sparql: str) -> Source:
    """What a query picks out of a graph.

    CONSTRUCT and DESCRIBE give triples. SELECT names nodes: an entity is kept with the facts and figures about it, a
    fact, figure, evidence, article or role with the facts and figures that it belongs to; these with their evidence,
    articles and roles, and with the class and names of their ends. Raises ValueError in one line for a query that
    cannot be read, is refused, or picks nothing.
    """
    if source.has is not every:
        source = of_triples(source.triples())  # a part: what is left out shall not answer
    answer = Graph(source.store).query(sparql)
    if isinstance(answer, ox.QueryTriples):
        return of_triples(iter(answer))
    if isinstance(answer, ox.QueryBoolean):
        raise ValueError("ASK picks nothing: select with SELECT, CONSTRUCT or DESCRIBE")
    kept = closed(source.store, {value for row in answer for value in row if isinstance(value, ox.NamedNode)})
    if not kept.nodes:
        raise ValueError(
            "the selection names no node of the graph: SELECT entities, facts or articles, not their labels"
        )
    relations = {term(name) for name in ontology().properties}

    def triples() -> Iterator[ox.Triple]:
        for triple in source.triples():
            if triple.subject in kept.nodes and (triple.predicate not in relations or (*triple,) in kept.direct):
                yield triple

    return Source(triples, source.store, kept.nodes.__contains__)


def closed(store: ox.Store, picked: Iterable[ox.NamedNode]) -> Kept:
    """The picked nodes that the graph describes, with what belongs to them."""
    kept = Kept()
    for node in picked:
        if next(store.quads_for_pattern(node, None, None), None):
            kept.nodes.add(node)
            for one in about(store, node):
                keep(store, one, kept)
    for node in [node for node in kept.nodes if isinstance(node, ox.NamedNode)]:
        kept.nodes.update(pointing(store, MOVED, node))
    return kept


def about(store: ox.Store, node: ox.NamedNode) -> Iterator[ox.NamedNode]:
    """The facts and figures about an entity, of a role, evidence, or article; of a fact or figure, itself."""
    if first(store, node, SUBJECT) or first(store, node, OF):
        yield node
    for way in (SUBJECT, OBJECT, OF, ROLE, DERIVED):
        yield from pointing(store, way, node)
    for evidence in pointing(store, QUOTED, node):
        yield from pointing(store, DERIVED, evidence)


def pointing(store: ox.Store, predicate: str, node: ox.NamedNode) -> list[ox.NamedNode]:
    """The nodes that have a node as a value."""
    found = store.quads_for_pattern(None, ox.NamedNode(predicate), node)
    return [quad.subject for quad in found if isinstance(quad.subject, ox.NamedNode)]


def keep(store: ox.Store, node: ox.NamedNode, kept: Kept) -> None:
    """Keep a fact or figure with all that it leads to; a stated fact with its direct triple."""
    kept.nodes.add(node)
    for quad in store.quads_for_pattern(node, None, None):
        if quad.predicate.value in (SUBJECT, OBJECT, OF, DERIVED, ROLE):
            kept.nodes.add(quad.object)
            if quad.predicate.value == DERIVED and isinstance(quad.object, ox.NamedNode):
                kept.nodes.add(first(store, quad.object, QUOTED))
    if first(store, node, f"{HT}status") == ox.Literal("stated"):
        kept.direct.add(tuple(first(store, node, part) for part in (SUBJECT, PREDICATE, OBJECT)))
