"""The vocabulary, as ``ontology/hongtu.ttl`` defines it: classes, properties, and which classes a property joins."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

NAMESPACE = "https://w3id.org/hongtu/ns#"
ENTITIES = "https://w3id.org/hongtu/id/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
OWL = "http://www.w3.org/2002/07/owl#"
DATE = "Date"

Pair: TypeAlias = tuple[frozenset[str], frozenset[str]]


def home() -> Path:
    """The folder of the vocabulary: inside an installed package, else at the root of the checkout."""
    inside = Path(__file__).parent / "ontology"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "ontology"


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property: its name, labels, definitions, and for a class how it is drawn."""

    name: str
    label_zh: str
    label_en: str
    definition_zh: str
    definition_en: str
    example: str = ""
    colour: str = ""
    colour_dark: str = ""
    shape: str = ""


@dataclass(frozen=True)
class Ontology:
    """The terms of the vocabulary; ``classes`` are those that a reading may use, ``above`` those above them."""

    classes: Mapping[str, Term]
    above: Mapping[str, Term]
    properties: Mapping[str, Term]
    parents: Mapping[str, frozenset[str]] = field(repr=False)
    pairs: Mapping[str, tuple[Pair, ...]] = field(repr=False)
    symmetrical: frozenset[str] = frozenset()
    lines: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    def below(self, name: str) -> frozenset[str]:
        """The class and all classes below it that a reading may use; raises ValueError naming one that is not there."""
        if name not in self.classes and name not in self.above:
            raise ValueError(unknown("class", name, (*self.classes, *self.above)))
        if name not in self.lines:
            self.lines[name] = frozenset(c for c in self.classes if self.is_a(c, name))
        return self.lines[name]

    def is_a(self, name: str, ancestor: str) -> bool:
        """Whether a class is another, or below it."""
        return name == ancestor or any(self.is_a(parent, ancestor) for parent in self.parents.get(name, ()))

    def admits(self, name: str, subject: str, target: str | None) -> bool:
        """Whether a property joins two classes; a property of dates takes ``Date`` or nothing as its other end.

        Raises ValueError naming a property that is not there.
        """
        if name not in self.properties:
            raise ValueError(unknown("property", name, self.properties))
        for sources, targets in self.pairs[name]:
            fits = target in targets if targets else target in (DATE, None)
            if fits and subject in sources:
                return True
        return False

    def symmetric(self, name: str) -> bool:
        """Whether a property holds in both directions."""
        return name in self.symmetrical


def unknown(kind: str, name: str, known: Iterable[str]) -> str:
    """The message for a name that the vocabulary does not have, with the nearest that it has."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"no {kind} {name!r} in the vocabulary" + (f"; did you mean {near[0]!r}?" if near else "")


@cache
def ontology() -> Ontology:
    """The vocabulary, read once."""
    store = ox.Store()
    store.load(path=str(home() / "hongtu.ttl"), format=ox.RdfFormat.TURTLE)
    kinds = names(store, f"{RDF}type", f"{OWL}Class")
    parents = {c: frozenset(objects(store, c, f"{RDFS}subClassOf")) for c in kinds}
    drawn = {c for c in kinds if literal(store, c, f"{NAMESPACE}colour")}
    record = {c for c in kinds if c not in drawn and not any(c in p for p in parents.values())}
    terms = {c: term(store, c) for c in kinds}
    relations = {s for s, _ in both(store, f"{NAMESPACE}admits")}
    below = {c: frozenset(d for d in drawn if reaches(d, c, parents)) for c in kinds}
    return Ontology(
        {c: terms[c] for c in sorted(drawn)},
        {c: terms[c] for c in sorted(set(kinds) - drawn - record)},
        {p: term(store, p) for p in sorted(relations)},
        parents,
        {p: tuple(pair(store, a, below) for a in sorted(objects(store, p, f"{NAMESPACE}admits"))) for p in relations},
        frozenset(names(store, f"{RDF}type", f"{OWL}SymmetricProperty")),
    )


def reaches(name: str, ancestor: str, parents: Mapping[str, frozenset[str]]) -> bool:
    """Whether a class is another, or below it."""
    return name == ancestor or any(reaches(parent, ancestor, parents) for parent in parents.get(name, ()))


def pair(store: ox.Store, node: str, below: Mapping[str, frozenset[str]]) -> Pair:
    """The classes that one admission joins, each with all below it."""
    sides = (objects(store, node, f"{NAMESPACE}{side}") for side in ("from", "to"))
    sources, targets = (frozenset(c for name in side for c in below[name]) for side in sides)
    return sources, targets


def both(store: ox.Store, predicate: str) -> list[tuple[str, str]]:
    """Local names of subject and object of every triple with a predicate."""
    found = store.quads_for_pattern(None, ox.NamedNode(predicate), None)
    return sorted((local(q.subject), local(q.object)) for q in found)


def names(store: ox.Store, predicate: str, value: str) -> list[str]:
    """Local names of what has a value, sorted."""
    found = store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(value))
    return sorted(local(q.subject) for q in found)


def objects(store: ox.Store, name: str, predicate: str) -> list[str]:
    """Local names of a term's values that are terms of this vocabulary, sorted."""
    found = store.quads_for_pattern(ox.NamedNode(NAMESPACE + name), ox.NamedNode(predicate), None)
    own = [q.object for q in found if isinstance(q.object, ox.NamedNode) and q.object.value.startswith(NAMESPACE)]
    return sorted(map(local, own))


def local(node: object) -> str:
    """A node's name without the namespace."""
    return node.value.removeprefix(NAMESPACE) if isinstance(node, ox.NamedNode) else str(node)


def literal(store: ox.Store, name: str, predicate: str, language: str | None = None) -> str:
    """A term's text, in a language if one is given; empty if it has none."""
    found = store.quads_for_pattern(ox.NamedNode(NAMESPACE + name), ox.NamedNode(predicate), None)
    texts = [q.object for q in found if isinstance(q.object, ox.Literal)]
    return min((t.value for t in texts if t.language == language), default="")


def term(store: ox.Store, name: str) -> Term:
    """A term with its labels and definitions."""
    return Term(
        name,
        literal(store, name, f"{RDFS}label", "zh"),
        literal(store, name, f"{RDFS}label", "en"),
        literal(store, name, f"{SKOS}definition", "zh"),
        literal(store, name, f"{SKOS}definition", "en"),
        literal(store, name, f"{SKOS}example", "zh"),
        literal(store, name, f"{NAMESPACE}colour"),
        literal(store, name, f"{NAMESPACE}colourDark"),
        literal(store, name, f"{NAMESPACE}shape"),
    )
