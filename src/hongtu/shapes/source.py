"""The shapes as ``ontology/shapes.ttl`` writes them: the values of their properties, by node."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TypeAlias

import pyoxigraph as ox

from hongtu.ontology import RDF, home

SH = "http://www.w3.org/ns/shacl#"

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal
Pair: TypeAlias = tuple[str, Term]
Said: TypeAlias = dict[Term, dict[str, list[Term]]]


@cache
def written() -> Said:
    """What the file says of each node, by property."""
    return grouped(described(ox.parse(path=home() / "shapes.ttl", format=ox.RdfFormat.TURTLE)))


def described(triples: Iterable[ox.Triple | ox.Quad]) -> Iterator[tuple[Term, tuple[Pair]]]:
    """The subjects of triples, each with a property and a value."""
    for one in triples:
        if not isinstance(one.subject, ox.Triple) and not isinstance(one.object, ox.Triple):
            yield one.subject, ((one.predicate.value, one.object),)


def grouped(nodes: Iterable[tuple[Term, Iterable[Pair]]]) -> Said:
    """What is said of nodes, by node and property."""
    said: Said = defaultdict(dict)
    for node, pairs in nodes:
        mine = said[node]
        for name, value in pairs:
            mine.setdefault(name, []).append(value)
    return said


def inverted(said: Said, names: Iterable[str]) -> Mapping[str, Mapping[Term, list[Term]]]:
    """The nodes of which something is said, by property and value; of some properties."""
    found: dict[str, dict[Term, list[Term]]] = {name: defaultdict(list) for name in names}
    for node, pairs in said.items():
        for name in found.keys() & pairs.keys():
            for value in pairs[name]:
                found[name][value].append(node)
    return found


def values(node: Term, name: str) -> list[Term]:
    """What the shapes say of a property, by its name in SHACL, of a node."""
    return written().get(node, {}).get(SH + name, [])


def items(head: Term) -> Iterator[Term]:
    """The terms of a list in the shapes."""
    while (said := written().get(head)) is not None:
        yield from said[f"{RDF}first"]
        (head,) = said[f"{RDF}rest"]
