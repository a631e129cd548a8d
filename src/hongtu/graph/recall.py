"""Back from RDF to the reading that it was made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import pyoxigraph as ox

from hongtu.graph.iris import DCTERMS, HT, OA, PROV, XSD, E
from hongtu.model import Article, Entity, Evidence, Fact, Reading, Statistic, Status
from hongtu.ontology import RDF, RDFS, SKOS
from hongtu.resolve.merge import fact_order, fullest_first, statistic_order

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal
NODES = frozenset({"Article", "Statement", "Evidence", "Observation"})
STATUSES: dict[str, Status] = {"stated": "stated", "planned": "planned", "former": "former"}


@dataclass(frozen=True, slots=True)
class Node:
    """What the graph says of one subject: the values of each property."""

    iri: str
    values: dict[str, list[Term]] = field(default_factory=lambda: defaultdict(list))

    def all(self, predicate: str) -> Sequence[str]:
        """The values of a property as texts, sorted."""
        return sorted(term.value for term in self.values[predicate])

    def one(self, predicate: str) -> str:
        """The value of a property; raises ValueError naming the node where it has none."""
        found = self.all(predicate)
        if not found:
            raise ValueError(f"the graph is incomplete: {self.iri} has no {predicate}")
        return found[0]

    def get(self, predicate: str) -> str:
        """The value of a property, or nothing."""
        return self.one(predicate) if self.values[predicate] else ""

    def id(self, predicate: str) -> str:
        """The tail of the IRI that is the value of a property."""
        return self.one(predicate).removeprefix(E)


def recall(triples: Iterable[ox.Triple]) -> Reading:
    """The reading of which these triples were made, sorted; articles have no text, since the graph holds none.

    Raises ValueError naming a node that lacks what its class needs.
    """
    nodes = collected(triples)
    kinds: dict[str, list[Node]] = defaultdict(list)
    for node in nodes.values():
        for kind in node.all(f"{RDF}type"):
            kinds[kind.removeprefix(HT)].append(node)
    articles = {n.iri: article(n) for n in kinds["Article"]}
    quoted = {n.iri: evidence(n, articles) for n in kinds["Evidence"]}
    return Reading(
        tuple(sorted(articles.values(), key=lambda a: a.id)),
        tuple(sorted(entities(kinds, former(nodes.values())), key=lambda e: e.id)),
        tuple(sorted((fact(n, quoted) for n in kinds["Statement"]), key=fact_order)),
        tuple(sorted((statistic(n, quoted) for n in kinds["Observation"]), key=statistic_order)),
    )


def collected(triples: Iterable[ox.Triple]) -> dict[str, Node]:
    """What is said of each subject."""
    nodes: dict[str, Node] = {}
    for subject, predicate, object in triples:
        iri = subject.value
        if iri not in nodes:
            nodes[iri] = Node(iri)
        nodes[iri].values[predicate.value].append(object)
    return nodes


def former(nodes: Iterable[Node]) -> dict[str, tuple[str, ...]]:
    """For each id of an entity those that it replaced."""
    olds: dict[str, list[str]] = defaultdict(list)
    for node in nodes:
        for new in node.all(f"{DCTERMS}isReplacedBy"):
            olds[new.removeprefix(E)].append(node.iri.removeprefix(E))
    return {new: tuple(sorted(several)) for new, several in olds.items()}


def entities(kinds: dict[str, list[Node]], olds: dict[str, tuple[str, ...]]) -> Iterator[Entity]:
    """The entities: what has a class of the vocabulary that is none of the graph's own."""
    for kind in kinds.keys() - NODES:
        for node in kinds[kind]:
            if node.iri.startswith(E) and ":" not in kind:
                names = (node.one(f"{RDFS}label"), *fullest_first(node.all(f"{SKOS}altLabel")))
                id = node.iri.removeprefix(E)
                yield Entity(id, kind, names, olds.get(id, ()))


def article(node: Node) -> Article:
    """An article without its text."""
    sources: dict[bool, list[str]] = {True: [], False: []}
    for term in node.values[f"{DCTERMS}source"]:
        sources[isinstance(term, ox.Literal) and term.datatype.value == f"{XSD}string"].append(term.value)
    return Article(
        node.one(f"{DCTERMS}identifier"),
        "",
        node.get(f"{DCTERMS}title"),
        node.get(f"{DCTERMS}issued") or None,
        authors=tuple(node.all(f"{DCTERMS}creator")),
        source="".join(sources[True]),
        url="".join(sources[False]),
    )


def evidence(node: Node, articles: dict[str, Article]) -> Evidence:
    """An evidence; offsets are -1 where the graph has none."""
    return Evidence(
        articles[node.one(f"{PROV}wasQuotedFrom")].id,
        int(node.get(f"{OA}start") or -1),
        int(node.get(f"{OA}end") or -1),
        node.one(f"{OA}exact"),
        node.one(f"{HT}rule"),
        float(node.one(f"{HT}confidence")),
    )


def said(node: Node, quoted: dict[str, Evidence]) -> tuple[Evidence, ...]:
    """The evidence of a fact or figure."""
    return tuple(sorted(quoted[iri] for iri in node.all(f"{PROV}wasDerivedFrom")))


def fact(node: Node, quoted: dict[str, Evidence]) -> Fact:
    """A fact."""
    return Fact(
        node.id(f"{RDF}subject"),
        node.one(f"{RDF}predicate").removeprefix(HT),
        node.id(f"{RDF}object"),
        said(node, quoted),
        node.get(f"{HT}role"),
        node.get(f"{HT}period") or None,
        STATUSES[node.one(f"{HT}status")],
    )


def statistic(node: Node, quoted: dict[str, Evidence]) -> Statistic:
    """A figure of an entity."""
    return Statistic(
        node.id(f"{HT}of"),
        node.one(f"{HT}measure"),
        float(node.one(f"{HT}value")),
        node.get(f"{HT}unit"),
        said(node, quoted),
        node.get(f"{HT}period") or None,
    )
