"""What of a graph held on a day: decided triple by triple, in memory that does not grow with the graph.

A fact or figure stays if it held then (``hongtu.held``); evidence, titles of posts and entities stay if they belong to
one that does, or to none at all; articles also if they had come out; direct triples with the facts that state them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from typing import TypeAlias

import pyoxigraph as ox

from hongtu.graph.iris import DCTERMS, HT, ORG, PROV
from hongtu.graph.statements import MEMBERSHIPS
from hongtu.held import ALWAYS, Said, meet, span, time_of
from hongtu.model import DATE, checked
from hongtu.ontology import RDF, RDFS, ontology

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
KEPT = 20_000  # answers that are kept in mind
TYPE, SUBJECT, PREDICATE, OBJECT = (ox.NamedNode(RDF + name) for name in ("type", "subject", "predicate", "object"))
OF, STATUS, PERIOD, ROLE = (ox.NamedNode(HT + name) for name in ("of", "status", "period", "role"))
DERIVED, QUOTED = ox.NamedNode(f"{PROV}wasDerivedFrom"), ox.NamedNode(f"{PROV}wasQuotedFrom")
ISSUED, MOVED = ox.NamedNode(f"{DCTERMS}issued"), ox.NamedNode(f"{DCTERMS}isReplacedBy")
LABEL, FOUNDED = ox.NamedNode(f"{RDFS}label"), ox.NamedNode(f"{HT}foundedOn")


class Past:
    """A graph as it was at some time of a day, month or year; raises ValueError for what is no ISO date."""

    def __init__(self, store: ox.Store, day: str) -> None:
        checked(DATE, day, "as of")
        self.store, self.asked = store, span(day)
        self.there: Callable[[Term], bool] = lru_cache(KEPT)(self.is_there)
        self.held: Callable[[Term], bool] = lru_cache(KEPT)(self.is_held)
        self.issued: Callable[[Term], str] = lru_cache(KEPT)(lambda article: self.text(article, ISSUED))
        self.stated: Callable[[Term], dict[tuple[Term, Term], bool]] = lru_cache(KEPT)(self.states)

    def triples(self) -> Iterator[ox.Triple]:
        """The triples that stay, in the order of the store."""
        return (quad.triple for quad in self.store if self.keeps(quad.triple))

    def keeps(self, triple: ox.Triple) -> bool:
        """Whether a triple stays."""
        subject, predicate, value = triple
        if not self.there(subject):
            return False
        if predicate == MOVED:
            return self.there(value)
        return predicate not in self.relations or self.stated(subject).get((predicate, value), True)

    @cached_property
    def relations(self) -> frozenset[ox.NamedNode]:
        """The properties of direct triples."""
        return frozenset(ox.NamedNode(HT + name) for name in ontology().properties)

    def is_there(self, node: Term) -> bool:
        """Whether a node stays."""
        kinds = {kind.value.removeprefix(HT) for kind in self.values(node, TYPE) if isinstance(kind, ox.NamedNode)}
        if kinds & {"Statement", "Observation"}:
            return self.held(node)
        if "Article" in kinds and meet((span(self.issued(node))[0], ALWAYS[1]), self.asked):
            return True
        if not kinds:
            return self.any_of(map(self.there, self.values(node, MOVED)))
        return self.any_of(map(self.held, self.users(node, kinds)), empty="Article" not in kinds)

    @staticmethod
    def any_of(answers: Iterator[bool], empty: bool = True) -> bool:
        """Whether one of some answers is yes; if there are none, as is said."""
        first = next(answers, empty)
        return first or any(answers)

    def users(self, node: Term, kinds: set[str]) -> Iterator[Term]:
        """The facts and figures to which a node belongs."""
        if "Evidence" in kinds:
            yield from self.pointing(DERIVED, node)
        elif "Article" in kinds:
            for evidence in self.pointing(QUOTED, node):
                yield from self.pointing(DERIVED, evidence)
        elif f"{ORG}Role" in kinds:
            for label in self.values(node, LABEL):
                yield from filter(self.is_membership, self.pointing(ROLE, label))
        elif kinds & ontology().classes.keys():
            for end in (SUBJECT, OBJECT, OF):
                yield from self.pointing(end, node)

    def is_membership(self, fact: Term) -> bool:
        """Whether a fact is a post or membership."""
        return self.text(fact, PREDICATE).removeprefix(HT) in MEMBERSHIPS

    def is_held(self, node: Term) -> bool:
        """Whether a fact or figure held."""
        predicate, period = self.text(node, PREDICATE), self.text(node, PERIOD)
        if predicate == FOUNDED.value:
            period = self.text(node, OBJECT)
        articles = (article for evidence in self.values(node, DERIVED) for article in self.values(evidence, QUOTED))
        dates = tuple(map(self.issued, articles))
        return meet(time_of(Said(predicate.removeprefix(HT), self.text(node, STATUS), period, dates)), self.asked)

    def states(self, subject: Term) -> dict[tuple[Term, Term], bool]:
        """Of the direct triples of a subject that facts state, whether one of these held."""
        found: dict[tuple[Term, Term], bool] = {}
        for fact in self.pointing(SUBJECT, subject):
            if self.text(fact, STATUS) == "stated":
                for key in ((p, o) for p in self.values(fact, PREDICATE) for o in self.values(fact, OBJECT)):
                    found[key] = found.get(key, False) or self.held(fact)
        return found

    def values(self, node: Term, predicate: ox.NamedNode) -> Iterator[Term]:
        """The values of a property of a node."""
        if isinstance(node, ox.Literal):
            return iter(())
        return (quad.object for quad in self.store.quads_for_pattern(node, predicate, None))

    def pointing(self, predicate: ox.NamedNode, value: Term) -> Iterator[Term]:
        """The nodes with a value of a property."""
        return (quad.subject for quad in self.store.quads_for_pattern(None, predicate, value))

    def text(self, node: Term, predicate: ox.NamedNode) -> str:
        """The value of a property of a node as a text, or nothing."""
        return next((term.value for term in self.values(node, predicate) if not isinstance(term, ox.Triple)), "")
