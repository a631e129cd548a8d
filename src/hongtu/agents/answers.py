"""What a graph answers to an agent: names, an entity, ways between two, each fact with its sentence, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import networkx as nx
import numpy as np

from hongtu.explore.communities import lines
from hongtu.explore.index import Index, index
from hongtu.explore.search import Catalogue, catalogue, search
from hongtu.gold import Json
from hongtu.graph import Graph
from hongtu.graph.iris import E
from hongtu.model import Entity, Evidence, Fact, Statistic
from hongtu.ontology import ontology
from hongtu.path import routes
from hongtu.why import bearers

FACTS, QUOTES = 40, 2


@dataclass(frozen=True)
class Known:
    """A graph with its reading, and its names ready to be searched."""

    graph: Graph
    index: Index
    catalogue: Catalogue

    @cached_property
    def network(self) -> nx.Graph[str]:
        """The entities and the lines between them."""
        ids = [one.id for one in self.index.reading.entities]
        joined: nx.Graph[str] = nx.Graph()
        joined.add_edges_from((ids[a], ids[b]) for a, b in zip(*map(list, lines(self.index)), strict=True))
        return joined


def known(graph: Graph) -> Known:
    """A graph, ready for questions."""
    numbered = index(graph.reading())
    return Known(graph, numbered, catalogue(numbered))


def found(shown: Known, text: str, limit: int) -> Json:
    """The first entities that a text names, the best first, and how many more it names."""
    hits, left = search(shown.index, shown.catalogue, text, limit=limit)
    return {"entities": [about(shown.index.reading.entities[hit.entity]) for hit in hits], "left": left}


def about(one: Entity) -> Json:
    """An entity: id, IRI, class, names."""
    label = ontology().classes[one.type].label_zh
    return {"id": one.id, "iri": E + one.id, "class": one.type, "label": label, "names": list(one.names)}


def entity(shown: Known, name: str, offset: int) -> Json:
    """Each entity of a name with its facts and figures from a number on, a page of them, each with its evidence.

    Raises ValueError with the nearest names if there is none.
    """
    return {"entities": [told(shown, one, offset) for one in bearers(shown.index.reading, name)]}


def told(shown: Known, one: Entity, offset: int) -> Json:
    """An entity and a page of what is said of it."""
    reading, number = shown.index.reading, shown.index.number[one.id]
    facts = [reading.facts[i] for i in shown.index.facts.of(number)]
    figures = [reading.statistics[i] for i in shown.index.figures.of(number)]
    page = [*facts, *figures][offset : offset + FACTS]
    said = [fact(shown, one) if isinstance(one, Fact) else figure(shown, one) for one in page]
    return about(one) | {"facts": said, "left": max(len(facts) + len(figures) - offset - FACTS, 0)}


def ways(shown: Known, start: str, end: str, avoid: Iterable[str], number: int) -> Json:
    """The shortest ways between two names through none of some classes, each step a fact with its evidence.

    Raises ValueError for an unknown name or class.
    """
    reading = shown.index.reading
    classes = {below for one in avoid for below in ontology().below(one)}
    closed = [e.id for e in reading.entities if e.type in classes]
    ends = [(a.id, b.id) for a in bearers(reading, start) for b in bearers(reading, end) if a.id != b.id]
    found = [way for a, b in ends for way in routes(shown.network, a, b, closed=closed, k=number)]
    return {"ways": [[step(shown, a, b) for a, b in pairwise(way)] for way in sorted(found, key=len)[:number]]}


def step(shown: Known, start: str, end: str) -> Json:
    """A step of a way: the surest fact between two entities, and how many more there are."""
    index = shown.index
    a, b = index.number[start], index.number[end]
    both = np.intersect1d(index.facts.of(a), index.facts.of(b), assume_unique=True)
    facts = sorted((index.reading.facts[i] for i in both[index.drawn[both]]), key=lambda one: -one.confidence)
    told = {"from": name(shown, start), "to": name(shown, end), "fact": fact(shown, facts[0])}
    return told | {"further": len(facts) - 1}


def fact(shown: Known, one: Fact) -> Json:
    """A fact with its surest evidence."""
    said: Json = {"subject": name(shown, one.subject), "property": one.predicate, "object": name(shown, one.object)}
    said |= {"role": one.role} if one.role else {}
    return said | {"period": one.period, "status": one.status} | evidence(shown, one.evidence)


def figure(shown: Known, one: Statistic) -> Json:
    """A figure with its surest evidence."""
    said: Json = {"subject": name(shown, one.subject), "measure": one.measure, "value": one.value, "unit": one.unit}
    return said | {"period": one.period} | evidence(shown, one.evidence)


def name(shown: Known, id: str) -> str:
    """The fullest name of an entity; a date is its own."""
    number = shown.index.number.get(id)
    return id if number is None else shown.index.reading.entities[number].names[0]


def evidence(shown: Known, some: tuple[Evidence, ...]) -> Json:
    """The surest of some evidence, and how much there is."""
    best = sorted(some, key=lambda e: -e.confidence)[:QUOTES]
    return {"evidence": [quoted(shown, one) for one in best], "evidences": len(some)}


def quoted(shown: Known, one: Evidence) -> Json:
    """The words that state a thing, their sentence, where they stand, the rule, how sure it is."""
    before, after = shown.graph.sentence(one)
    return {
        "quote": one.text,
        "sentence": f"{before}{one.text}{after}",
        "article": one.article,
        "start": one.start,
        "end": one.end,
        "rule": one.by,
        "confidence": one.confidence,
    }
