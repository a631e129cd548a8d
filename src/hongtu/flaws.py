"""What is wrong with a graph by its shapes and its own laws, with the sentences behind it; a part at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph as ox

from hongtu import shapes
from hongtu.graph import Graph, state, triples
from hongtu.graph.iris import DCTERMS, HT, ORG, PROV, term
from hongtu.graph.statements import parts
from hongtu.graph.words import line, quoted, told
from hongtu.model import Reading
from hongtu.ontology import RDF, ontology

if TYPE_CHECKING:
    from hongtu.shapes.violations import Violation

CHUNK = 2000  # nodes held against their shapes at a time: some 20,000 triples
ARTICLES = 100  # those of so many that break a shape are told of at a time
TYPE, SUBJECT, PREDICATE, OBJECT = (ox.NamedNode(RDF + name) for name in ("type", "subject", "predicate", "object"))
DERIVED, STATUS, STATED = ox.NamedNode(f"{PROV}wasDerivedFrom"), ox.NamedNode(f"{HT}status"), ox.Literal("stated")
MOVED = ox.NamedNode(f"{DCTERMS}isReplacedBy")
RECORD = (f"{HT}Statement", f"{ORG}Membership", f"{HT}Evidence", f"{HT}Observation", f"{HT}Article", f"{ORG}Role")

Several = TypeVar("Several")


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a node: its name, what is wrong in both languages, and its sentences with 【evidence】."""

    node: str
    chinese: str
    english: str
    value: str = ""
    sentences: tuple[str, ...] = ()

    def __str__(self) -> str:
        wrong = f"  {self.chinese} {self.english}" + (f": {self.value}" if self.value else "")
        return "\n".join((self.node, wrong, *(f"    {sentence}" for sentence in self.sentences)))


def unsound(readings: Iterable[Reading]) -> Iterator[tuple[Flaw, ...]]:
    """For each reading of an article, what breaks a shape in its graph."""
    for batch in chunks(readings, ARTICLES):
        broken = [at for at, one in enumerate(batch) if not shapes.sound(chain.from_iterable(parts(one).values()))]
        found = dict(zip(broken, violations([triples(batch[at]) for at in broken]), strict=True))
        for at, reading in enumerate(batch):
            store = state(reading).store if found.get(at) else ox.Store()
            yield tuple(flaw(store, one) for one in found.get(at, ()))


def flaws(graph: Graph) -> Iterator[Flaw]:
    """All that is wrong with a graph; memory does not grow with the graph."""
    for kind in kinds():
        for nodes in chunks(subjects(graph.store, kind), CHUNK):
            told = list(described(graph.store, nodes, kind))
            if not shapes.sound(shapes.described(told), shapes.targeting(kind)):
                (found,) = violations([told], only=shapes.targeting(kind))
                yield from (flaw(graph.store, one) for one in found)
    yield from unclassed(graph.store)
    yield from unheld(graph.store)
    yield from idle(graph.store)


def violations(
    graphs: Sequence[Iterable[ox.Triple]], *, only: Collection[str] = ()
) -> tuple[tuple[Violation, ...], ...]:
    """What breaks a shape in each of some graphs."""
    if not graphs:
        return ()
    # pySHACL takes a second to import: whoever builds what is sound need not wait for it.
    from hongtu.shapes import violations as told

    return told.violations(graphs, only=only)


def kinds() -> tuple[str, ...]:
    """The classes that nodes of a graph have."""
    return (*(HT + name for name in ontology().classes), *RECORD)


def subjects(store: ox.Store, kind: str) -> Iterator[ox.NamedNode]:
    """The nodes of a class."""
    for quad in store.quads_for_pattern(None, TYPE, ox.NamedNode(kind)):
        if isinstance(quad.subject, ox.NamedNode):
            yield quad.subject


def chunks(several: Iterable[Several], size: int) -> Iterator[list[Several]]:
    """Values in lists of a size; the last may be shorter."""
    rest = iter(several)
    while chunk := list(islice(rest, size)):
        yield chunk


def described(store: ox.Store, nodes: Iterable[ox.NamedNode], kind: str) -> Iterator[ox.Triple]:
    """What a graph says of nodes of a class, and of a record's nodes also the classes of what they lead to.

    The shapes of entities ask for no class of another node; they would be applied to it, with too little said of it.
    """
    led = set()
    for node in nodes:
        for quad in store.quads_for_pattern(node, None, None):
            led.add(quad.object)
            yield quad.triple
    for other in led if kind in RECORD else ():
        if isinstance(other, ox.NamedNode):
            yield from (quad.triple for quad in store.quads_for_pattern(other, TYPE, None))


def flaw(store: ox.Store, found: Violation) -> Flaw:
    """A violation with the node's name and its sentences."""
    node = ox.NamedNode(found.node)
    value = line(found.value.removeprefix(HT))
    return Flaw(told(store, node), found.chinese, found.english, value, quoted(store, node))


def unclassed(store: ox.Store) -> Iterator[Flaw]:
    """Nodes of which something is said but not what they are: no shape applies to them."""
    known = {ox.NamedNode(kind) for kind in kinds()}
    last = None
    for quad in store.quads_for_pattern(None, None, None):
        if quad.subject != last:
            last = quad.subject
            classes = {each.object for each in store.quads_for_pattern(last, TYPE, None)}
            moved = next(store.quads_for_pattern(last, MOVED, None), None)
            if not classes & known and not moved:
                yield Flaw(told(store, last), "没有词汇中的类", "has no class of the vocabulary")


def unheld(store: ox.Store) -> Iterator[Flaw]:
    """Direct triples that no accepted statement states, and accepted statements without their direct triple."""
    relations = {term(name) for name in ontology().properties}
    for name in ontology().classes:
        for node in subjects(store, HT + name):
            direct = {
                (quad.predicate, quad.object)
                for quad in store.quads_for_pattern(node, None, None)
                if quad.predicate in relations
            }
            stated = dict(accepted(store, node))
            for predicate, _ in sorted(direct - stated.keys(), key=str):
                relation = predicate.value.removeprefix(HT)
                yield Flaw(told(store, node), "直接三元组没有事实支持", "a direct triple that no fact states", relation)
            for pair in sorted(stated.keys() - direct, key=str):
                statement = stated[pair]
                words = quoted(store, statement)
                yield Flaw(told(store, statement), "事实没有直接三元组", "a fact without its direct triple", "", words)


def accepted(store: ox.Store, node: ox.NamedNode) -> Iterator[tuple[tuple[object, object], ox.NamedNode]]:
    """What accepted statements say of an entity: relation and object, with the statement."""
    for quad in store.quads_for_pattern(None, SUBJECT, node):
        statement = quad.subject
        if ox.Quad(statement, STATUS, STATED) in store and isinstance(statement, ox.NamedNode):
            ends = (next(store.quads_for_pattern(statement, part, None), None) for part in (PREDICATE, OBJECT))
            predicate, target = (end and end.object for end in ends)
            yield (predicate, target), statement


def idle(store: ox.Store) -> Iterator[Flaw]:
    """Evidence of nothing."""
    for node in subjects(store, f"{HT}Evidence"):
        if next(store.quads_for_pattern(None, DERIVED, node), None) is None:
            words = quoted(store, node)
            yield Flaw(told(store, node), "依据不支持任何事实或数字", "evidence of no fact and no figure", "", words)
