"""How far a difference between two graphs reaches: the nodes to be written anew, the conflicts to be asked for anew.

What is said of a node comes from one thing of the graph and what it names: of an entity, from its names and the stated
facts of which it is the subject; of a statement or observation, from its fact or figure; of evidence, from its article.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from hongtu.difference import Difference
from hongtu.explore.index import Index
from hongtu.graph import iris
from hongtu.model import Article, Entity, Evidence, Fact, Reading, Statistic

UPWARDS = frozenset({"locatedIn", "partyOrganizationOf", "subOrganizationOf"})


@dataclass(frozen=True, slots=True)
class Side:
    """One of two graphs, and what only it has: facts and figures, also facts that point to what is of another class in
    the other, entities and articles.
    """

    index: Index
    facts: tuple[Fact, ...]
    statistics: tuple[Statistic, ...]
    entities: tuple[Entity, ...]
    articles: tuple[Article, ...]

    def facts_of(self, id: str) -> Iterator[Fact]:
        """The facts of which an entity is an end."""
        if id in self.index.number:
            yield from (self.index.reading.facts[i] for i in self.index.facts.of(self.index.number[id]).tolist())

    def quoting(self, articles: Iterable[str]) -> tuple[list[Fact], list[Statistic]]:
        """The facts and the figures that some articles state."""
        at = [self.index.articles[id] for id in articles if id in self.index.articles]
        facts = [self.index.reading.facts[i] for i in self.index.said.of_all(at).tolist()]
        return facts, [self.index.reading.statistics[i] for i in self.index.counted.of_all(at).tolist()]


@dataclass(frozen=True, slots=True)
class Ripple:
    """Two graphs that differ; what differs in them, or stands beside it: the ids of entities and of articles, and the
    IRIs of roles.
    """

    old: Side
    new: Side
    entities: frozenset[str]
    articles: frozenset[str]
    roles: frozenset[str]


def ripple(old: Index, new: Index, what: Difference, roles: tuple[Mapping[str, int], Mapping[str, int]]) -> Ripple:
    """How a difference between two graphs spreads; ``roles`` are those of the facts of either."""
    gone, come = sides(old, new, what)
    one, other = (spoken(side) for side in (gone, come))
    subjects = {fact.subject for fact in (*gone.facts, *come.facts)}
    titles = [{iris.named("role", role).value for role in several} for several in roles]
    return Ripple(
        gone,
        come,
        frozenset(subjects | {one.id for one in (*gone.entities, *come.entities)}),
        frozenset({one.id for one in (*gone.articles, *come.articles)} | {words.article for words in one ^ other}),
        frozenset(titles[0] ^ titles[1]),
    )


def spoken(side: Side) -> set[Evidence]:
    """The evidence of what only one of the graphs has."""
    told: tuple[Fact | Statistic, ...] = (*side.facts, *side.statistics)
    return {one for said in told for one in said.evidence}


def sides(old: Index, new: Index, what: Difference) -> tuple[Side, Side]:
    """The two graphs with what only the one has."""
    reading = old.reading
    gone = Side(
        old,
        tuple(reading.facts[i] for i in what.facts.gone),
        tuple(reading.statistics[i] for i in what.statistics.gone),
        tuple(reading.entities[i] for i in what.entities.gone),
        tuple(reading.articles[i] for i in what.articles.gone),
    )
    come = Side(new, what.facts.come, what.statistics.come, what.entities.come, what.articles.come)
    kinds = {one.id: one.type for one in gone.entities}
    retyped = [one.id for one in come.entities if kinds.get(one.id, one.type) != one.type]
    return pointing(gone, retyped), pointing(come, retyped)


def pointing(side: Side, ids: Iterable[str]) -> Side:
    """A side with the facts that point to some entities."""
    more = (fact for id in ids for fact in side.facts_of(id) if fact.object == id)
    return replace(side, facts=tuple(dict.fromkeys((*side.facts, *more))))


def nodes(side: Side, known: Ripple) -> set[str]:
    """The IRIs of the nodes of one of the graphs that differ, or stand beside such."""
    facts, figures = side.quoting(known.articles)
    there = known.entities & side.index.number.keys()
    found = {iris.entity(id).value for one in side.entities for id in (one.id, *one.former)}
    found |= {iris.entity(id).value for id in there}
    found |= {iris.statement(fact).value for fact in side.facts}
    found |= {iris.observation(one).value for one in side.statistics}
    told: list[Fact | Statistic] = [*facts, *figures]
    found |= {iris.quotation(e).value for one in told for e in one.evidence if e.article in known.articles}
    return found | {iris.named("article", id).value for id in known.articles & side.index.articles.keys()}


def part(known: Ripple, text: Callable[[str], Article]) -> Reading:
    """As much of the new graph as the nodes that differ need; ``text`` gives an article with its text by its id."""
    side = known.new
    facts, figures = side.quoting(known.articles)
    facts += [fact for id in sorted(known.entities) for fact in side.facts_of(id) if fact.subject == id]
    facts += side.facts
    figures += side.statistics
    ends = {end for fact in facts for end in (fact.subject, fact.object)} | {one.subject for one in figures}
    numbers = sorted({side.index.number[id] for id in ends | known.entities if id in side.index.number})
    there = known.articles & side.index.articles.keys()
    return Reading(
        tuple(map(text, sorted(there))),
        tuple(side.index.reading.entities[i] for i in numbers),
        tuple(dict.fromkeys(facts)),
        tuple(dict.fromkeys(figures)),
    )


def reach(known: Ripple) -> frozenset[str]:
    """The IRIs of the entities whose facts or figures changed or are quoted from an article that did, of those beside
    an entity of another class or name, and of all that is below a place or body which now lies or belongs elsewhere.
    """
    anew = {id for id, _, _ in named(known.old.entities) ^ named(known.new.entities)}
    moved = {subject for subject, _, _ in {*upwards(known.old.facts)} ^ {*upwards(known.new.facts)}}
    near = set(anew)
    for side in (known.old, known.new):
        facts, figures = side.quoting(known.articles)
        facts += [*side.facts, *(fact for id in anew for fact in side.facts_of(id))]
        near |= {end for fact in facts for end in (fact.subject, fact.object)}
        near |= {one.subject for one in (*figures, *side.statistics)}
    ids = known.old.index.number.keys() | known.new.index.number.keys()
    return frozenset(iris.entity(id).value for id in (near | below(moved, known)) & ids)


def named(entities: Iterable[Entity]) -> set[tuple[str, str, str]]:
    """The ids of entities with class and name."""
    return {(one.id, one.type, one.names[0]) for one in entities}


def upwards(facts: Iterable[Fact]) -> Iterator[tuple[str, str, str]]:
    """What lies or belongs where, by stated facts."""
    return ((f.subject, f.predicate, f.object) for f in facts if f.predicate in UPWARDS and f.status == "stated")


def below(moved: Collection[str], known: Ripple) -> set[str]:
    """Some entities, and all that lies in them or belongs to them over any number of steps."""
    reached = edge = {*moved}
    while edge:
        facts = (fact for side in (known.old, known.new) for id in edge for fact in side.facts_of(id))
        edge = {low for low, _, high in upwards(facts) if high in edge} - reached
        reached = reached | edge
    return reached
