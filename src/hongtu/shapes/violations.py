"""Graphs held against the shapes by pySHACL: what breaks one, in Chinese and English."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import pyoxigraph as ox
import pyshacl
from rdflib import RDF, SH, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from hongtu.ontology import ENTITIES, home

SHAPES = "https://w3id.org/hongtu/shapes#"
APART = re.compile(rf"{ENTITIES}(\d+)/")


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A node that breaks a shape; ``value`` is what is wrong with it, empty where something is missing."""

    node: str
    shape: str
    value: str
    chinese: str
    english: str


@cache
def shapes() -> Graph:
    """The shapes, read once."""
    return Graph().parse(home() / "shapes.ttl", format="turtle")


def violations(
    graphs: Sequence[Iterable[ox.Triple]], *, only: Collection[str] = ()
) -> tuple[tuple[Violation, ...], ...]:
    """What breaks a shape in each of some graphs, sorted; of all shapes, or of those whose IRIs are given.

    The graphs are held against the shapes together, which saves half of the time for small ones, and kept apart: what
    has one name in two of them is two things. What a triple leads to needs its class in the same graph.
    """
    union = Graph()
    for number, graph in enumerate(graphs):
        for triple in graph:
            union.add(tuple(converted(term, number) for term in triple))  # type: ignore[arg-type]
    conforms, report, _ = pyshacl.validate(union, shacl_graph=shapes(), inplace=True, use_shapes=list(only) or None)
    found: list[set[Violation]] = [set() for _ in graphs]
    if isinstance(report, Graph) and not conforms:
        for result in report.subjects(RDF.type, SH.ValidationResult):
            number, one = violation(report, result)
            found[number].add(one)
    return tuple(tuple(sorted(one)) for one in found)


def converted(term: object, number: int) -> Node:
    """A term of a graph as one of rdflib, with the number of its graph."""
    if isinstance(term, ox.NamedNode):
        return numbered(term.value, number)
    if not isinstance(term, ox.Literal):
        raise ValueError(f"{term} is no IRI and no text: a graph has no blank nodes")
    if term.language:
        return Literal(term.value, lang=term.language)
    kind = term.datatype.value
    return Literal(term.value, datatype=None if kind == str(XSD.string) else numbered(kind, number))


# A graph names the same classes and properties all the time, and rdflib checks each IRI that it is given.
@lru_cache(maxsize=4096)
def numbered(iri: str, number: int) -> URIRef:
    """An IRI, with a number in it if it is that of a thing and no term of a vocabulary."""
    return URIRef(f"{ENTITIES}{number}/{iri.removeprefix(ENTITIES)}" if iri.startswith(ENTITIES) else iri)


def violation(report: Graph, result: Node) -> tuple[int, Violation]:
    """A result of a SHACL report, with the number of its graph; of a shape of relations, the node is the statement."""
    focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
    shape = report.value(result, SH.sourceShape)
    said = {text.language: str(text) for text in report.objects(result, SH.resultMessage) if isinstance(text, Literal)}
    of_relation = (None, SH.targetNode, focus) in shapes()
    node, wrong = (value, None) if of_relation else (focus, value)
    number = APART.match(str(node))
    return int(number[1]) if number else 0, Violation(
        APART.sub(ENTITIES, str(node)),
        str(shape).removeprefix(SHAPES) if isinstance(shape, URIRef) else "",
        "" if wrong is None else APART.sub(ENTITIES, str(wrong)),
        said.get("zh", ""),
        said.get("en", ""),
    )
