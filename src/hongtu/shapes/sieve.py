"""Whether a graph breaks none of the shapes: ``ontology/shapes.ttl`` made into functions, as a sieve before pySHACL.

pySHACL says what is wrong, and takes twice as long as reading the article took; the sieve says only whether to ask it,
in a fifth of that time. It is made of the file itself: a kind of constraint that has no test here is an error. Nodes
are taken to be of the classes that the graph gives them, as it has no subclasses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

import pyoxigraph as ox

from hongtu.ontology import RDF
from hongtu.shapes.source import SH, Pair, Said, Term, grouped, inverted, items, values, written
from hongtu.shapes.terms import FITS, Fits, number

TYPE = f"{RDF}type"
SILENT = frozenset(f"{SH}{name}" for name in ("message", "path", "targetClass", "targetNode")) | {TYPE}

Values = Sequence[Term]


@dataclass(frozen=True, slots=True)
class Nodes:
    """What a graph says of each node, by property; and by property and value the nodes of which it says that."""

    said: Said
    back: Mapping[str, Mapping[Term, list[Term]]]


Walk = Callable[[Nodes, Term], Values]
Holds = Callable[[Nodes, Term], bool]
Test = Callable[[Nodes, Term, Values], bool]


@dataclass(frozen=True, slots=True)
class Target:
    """What some shapes, by IRI, are held against: one node, or all of a class."""

    node: Term
    is_class: bool
    shapes: tuple[tuple[str, Holds], ...]


def sound(nodes: Iterable[tuple[Term, Iterable[Pair]]], only: Collection[str] = ()) -> bool:
    """Whether what a graph says of its nodes, in any order, breaks no shape; or none of those whose IRIs are given."""
    said = grouped(nodes)
    graph = Nodes(said, inverted(said, backwards()))
    return all(
        holds(graph, node)
        for target in targets()
        for node in (graph.back[TYPE].get(target.node, ()) if target.is_class else (target.node,))
        for iri, holds in target.shapes
        if not only or iri in only
    )


@cache
def targets() -> tuple[Target, ...]:
    """All targets; raises ValueError naming a kind of constraint that has no test here."""
    found: dict[tuple[Term, bool], list[tuple[str, Holds]]] = defaultdict(list)
    for node in written():
        for way in ("targetClass", "targetNode"):
            for target in values(node, way):
                found[target, way == "targetClass"].append((str(node.value), shape(node)))
    return tuple(Target(node, is_class, tuple(shapes)) for (node, is_class), shapes in found.items())


@cache
def targeting(kind: str) -> tuple[str, ...]:
    """The shapes, by IRI, of a class; those of relations go with the class of statements."""
    several = [t for t in targets() if (t.node.value == kind if t.is_class else kind.endswith("#Statement"))]
    return tuple(sorted(iri for target in several for iri, _ in target.shapes))


@cache
def backwards() -> frozenset[str]:
    """The properties that the shapes follow backwards: to the nodes of a class, and along inverse paths."""
    return frozenset({TYPE, *(back.value for node in written() for back in values(node, "inversePath"))})


@cache
def shape(node: Term) -> Holds:
    """Whether a node keeps to a shape: what the shape's path leads to, or without one the node itself."""
    asked = [(name, value) for name, several in written()[node].items() for value in several if name not in SILENT]
    if strange := {name for name, _ in asked} - FITS.keys() - TESTS.keys():
        raise ValueError(f"shapes.ttl: no test is known for {', '.join(sorted(strange))}; write one in shapes/sieve.py")
    walk = path(next(iter(values(node, "path")), None))
    fits = together([FITS[name](value) for name, value in asked if name in FITS])
    tests = tuple(TESTS[name](value) for name, value in asked if name in TESTS)

    def holds(graph: Nodes, focus: Term) -> bool:
        reached = walk(graph, focus)
        return all(map(fits, reached)) and all(test(graph, focus, reached) for test in tests)

    return holds


def together(several: Sequence[Fits]) -> Fits:
    """Whether a term fits in all of some ways; the same rules, titles and confidences come all the time."""
    if not several:
        return lambda term: True
    return lru_cache(maxsize=1024)(lambda term: all(fits(term) for fits in several))


def path(node: Term | None) -> Walk:
    """The way from a node along a path: a property, its inverse, or one after another; without one it stays there."""
    if node is None:
        return lambda graph, focus: (focus,)
    if isinstance(node, ox.NamedNode):
        name = node.value
        return lambda graph, focus: graph.said.get(focus, {}).get(name, ())
    for inverse in values(node, "inversePath"):
        back = inverse.value
        return lambda graph, focus: graph.back[back].get(focus, ())
    first, *rest = map(path, items(node))

    def onwards(graph: Nodes, focus: Term) -> Values:
        found = first(graph, focus)
        for step in rest:
            found = list(chain.from_iterable(step(graph, one) for one in found))
        return found

    return onwards


def at_least(count: Term) -> Test:
    """``sh:minCount``."""
    least = int(count.value)
    return lambda graph, focus, found: len(found) >= least and (least < 2 or len(set(found)) >= least)


def at_most(count: Term) -> Test:
    """``sh:maxCount``; what is said twice is said once."""
    most = int(count.value)
    return lambda graph, focus, found: len(found) <= most or len(set(found)) <= most


def of_class(kind: Term) -> Test:
    """``sh:class``."""
    return lambda graph, focus, found: all(kind in graph.said.get(one, {}).get(TYPE, ()) for one in found)


def same(name: Term) -> Test:
    """``sh:equals``."""
    walk = path(name)
    return lambda graph, focus, found: set(found) == set(walk(graph, focus))


def apart(name: Term) -> Test:
    """``sh:disjoint``."""
    walk = path(name)
    return lambda graph, focus, found: not found or set(found).isdisjoint(walk(graph, focus))


def less(name: Term) -> Test:
    """``sh:lessThan``, of numbers."""
    walk = path(name)

    def test(graph: Nodes, focus: Term, found: Values) -> bool:
        ends = [(number(one), number(other)) for other in walk(graph, focus) for one in found]
        return all(one is not None and other is not None and one < other for one, other in ends)

    return test


def also(node: Term) -> Test:
    """``sh:property``."""
    holds = shape(node)
    return lambda graph, focus, found: all(holds(graph, one) for one in found)


def either(head: Term) -> Test:
    """``sh:or``."""
    several = tuple(map(shape, items(head)))
    return lambda graph, focus, found: all(any(holds(graph, one) for holds in several) for one in found)


TESTS: Mapping[str, Callable[[Term], Test]] = {
    f"{SH}minCount": at_least,
    f"{SH}maxCount": at_most,
    f"{SH}class": of_class,
    f"{SH}equals": same,
    f"{SH}disjoint": apart,
    f"{SH}lessThan": less,
    f"{SH}property": also,
    f"{SH}or": either,
}
