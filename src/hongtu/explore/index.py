"""A reading by number: for each entity its facts, figures and neighbours, in arrays that hold millions of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from hongtu.explore.records import Several
from hongtu.lookup import called
from hongtu.model import Article, Entity, Fact, Reading, Statistic
from hongtu.ontology import ontology

Numbers: TypeAlias = NDArray[np.int64]
Known: TypeAlias = tuple[Mapping[str, int], Mapping[str, int]]
DATE = -1


@dataclass(frozen=True, slots=True)
class Rows:
    """For each entity some numbers, in ascending order: those of entity ``i`` are ``all[start[i]:start[i + 1]]``."""

    start: Numbers
    all: Numbers

    def of(self, entity: int) -> Numbers:
        """The numbers of an entity."""
        return self.all[self.start[entity] : self.start[entity + 1]]

    def of_all(self, entities: Iterable[int]) -> Numbers:
        """The numbers of some entities, each once, in ascending order."""
        return np.unique(np.concatenate([self.of(one) for one in entities] or [self.all[:0]]))

    def counts(self) -> Numbers:
        """How many numbers each entity has."""
        return np.diff(self.start)


@dataclass(frozen=True, slots=True)
class Told:
    """A reading of which any value is read when it is asked for."""

    articles: Several[Article]
    entities: Several[Entity]
    facts: Several[Fact]
    statistics: Several[Statistic]


@dataclass(frozen=True)
class Index:
    """A reading whose entities, facts, figures and articles are known by their numbers in it.

    ``subjects`` and ``objects`` are the ends of each fact, ``objects`` of a date -1; ``drawn`` says whether it is
    a line: between two entities, no mere plan; ``types`` are the numbers of the classes in the vocabulary.
    ``predicates`` those of the properties of facts. ``near`` are the neighbours of each entity, to which lines lead;
    ``said`` and ``counted`` the facts and the figures that each article states.
    """

    reading: Reading | Told
    number: Mapping[str, int]
    articles: Mapping[str, int]
    types: Numbers
    predicates: Numbers
    subjects: Numbers
    objects: Numbers
    drawn: NDArray[np.bool_]
    facts: Rows
    near: Rows
    figures: Rows
    said: Rows
    counted: Rows

    @cached_property
    def counts(self) -> Numbers:
        """Whose each figure is."""
        found = np.empty(len(self.figures.all), np.int64)
        found[self.figures.all] = inverse(self.figures)[0]
        return found

    @cached_property
    def degree(self) -> Numbers:
        """How many neighbours each entity has."""
        return self.near.counts()

    def joined(self, entities: Sequence[int]) -> Numbers:
        """The facts among some entities, those that end in a date too, in ascending order."""
        among = np.zeros(len(self.reading.entities) + 1, bool)
        among[np.asarray(entities, int)] = True
        among[DATE] = True
        found = self.facts.of_all(entities)
        return found[among[self.subjects[found]] & among[self.objects[found]]]


@dataclass(frozen=True, slots=True)
class Columns:
    """What an index is made of: classes by entity; properties, ends (of a date -1) and whether it is drawn by fact;
    entities by figure; and rows of article and fact, or figure, that it states.
    """

    types: Numbers
    predicates: Numbers
    subjects: Numbers
    objects: Numbers
    drawn: NDArray[np.bool_]
    counted: Numbers
    said: Numbers
    figured: Numbers

    @classmethod
    def of(cls, index: Index) -> Columns:
        """The columns of an index."""
        ends = index.subjects, index.objects
        said, figured = inverse(index.said), inverse(index.counted)
        return cls(index.types, index.predicates, *ends, index.drawn, index.counts, said, figured)


def inverse(one: Rows) -> Numbers:
    """Rows as pairs of whose they are and what they are."""
    return np.stack([np.repeat(np.arange(len(one.start) - 1), one.counts()), one.all])


def index(reading: Reading) -> Index:
    """The index of a reading."""
    number = {one.id: i for i, one in enumerate(reading.entities)}
    articles = {one.id: i for i, one in enumerate(reading.articles)}
    known = number, articles
    return indexed(reading, columns(reading.entities, reading.facts, reading.statistics, known), known)


def columns(
    entities: Iterable[Entity],
    facts: Sequence[Fact],
    figures: Sequence[Statistic],
    known: Known,
) -> Columns:
    """The columns of some entities, facts and figures; entities and articles are ``known`` by these numbers."""
    number, articles = known
    classes = {name: i for i, name in enumerate(ontology().classes)}
    properties = {name: i for i, name in enumerate(ontology().properties)}
    return Columns(
        array(classes[one.type] for one in entities),
        array(properties[fact.predicate] for fact in facts),
        array(number[fact.subject] for fact in facts),
        array(DATE if fact.predicate == "foundedOn" else number[fact.object] for fact in facts),
        array(is_line(fact) for fact in facts).astype(bool),
        array(number[one.subject] for one in figures),
        stated(articles, facts),
        stated(articles, figures),
    )


def indexed(reading: Reading | Told, told: Columns, known: Known) -> Index:
    """The index of a reading with its columns; entities and articles are ``known`` by these numbers."""
    number, articles = known
    count, all = len(number), np.arange(len(told.subjects))
    inner = (told.objects != DATE) & (told.objects != told.subjects)
    drawn = inner & told.drawn
    ends = told.subjects[drawn], told.objects[drawn]
    both = np.unique(np.concatenate([ends[0] * count + ends[1], ends[1] * count + ends[0]]))
    return Index(
        reading,
        number,
        articles,
        told.types,
        told.predicates,
        told.subjects,
        told.objects,
        drawn,
        rows(np.concatenate([told.subjects, told.objects[inner]]), np.concatenate([all, all[inner]]), count),
        rows(both // max(count, 1), both % max(count, 1), count),
        rows(told.counted, np.arange(len(told.counted)), count),
        rows(told.said[0], told.said[1], len(articles)),
        rows(told.figured[0], told.figured[1], len(articles)),
    )


def stated(articles: Mapping[str, int], several: Sequence[Fact | Statistic]) -> Numbers:
    """Articles and the numbers of the facts, or figures, that they state, as pairs."""
    said = {(articles.get(e.article, DATE), i) for i, one in enumerate(several) for e in one.evidence}
    return np.array(sorted(said), np.int64).reshape(-1, 2).T


def is_line(fact: Fact) -> bool:
    """Whether a fact is drawn: no plans, no dates."""
    return fact.status != "planned" and fact.predicate != "foundedOn"


def array(numbers: Iterable[int]) -> Numbers:
    """Numbers as an array."""
    return np.fromiter(numbers, np.int64)


def rows(of: Numbers, numbers: Numbers, count: int) -> Rows:
    """Numbers by the entities that they are of."""
    order = np.lexsort((numbers, of))
    return Rows(np.searchsorted(of[order], np.arange(count + 1)), numbers[order])


def around(index: Index, names: Iterable[str], hops: int) -> list[int]:
    """The entities within some steps of those with the names; raises ValueError naming an unknown one."""
    known = {one.id: one.names for one in index.reading.entities}
    found = {index.number[id] for name in names for id in called(known, name)}
    edge = found
    for _ in range(hops):
        edge = set(index.near.of_all(edge).tolist()) - found
        found = found | edge
    return sorted(found)


def most_connected(index: Index, most: int) -> list[int]:
    """The entities that most is joined to, of those that anything is joined to (of all, where nothing is)."""
    linked = np.flatnonzero(index.degree) if index.degree.any() else np.arange(len(index.degree))
    order = np.argsort(-index.degree[linked], kind="stable")
    return sorted(linked[order][:most].tolist())
