"""Many readings into one: what is the same thing becomes one entity, with a readable id and all that is said of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hongtu.judgements import Judgement
from hongtu.model import Article, Entity, Fact, Reading, Statistic
from hongtu.resolve.bearers import Bearer, bearers, comparable
from hongtu.resolve.judged import bearing, bonds
from hongtu.resolve.links import Link, bare, groups
from hongtu.resolve.merge import joined_facts, joined_names, joined_statistics
from hongtu.resolve.split import torn
from hongtu.resolve.tails import tails
from hongtu.resolve.wrong import without

__all__ = ["Resolution", "resolution", "resolve"]

DATES = frozenset({"foundedOn"})
Ids = Mapping[tuple[int, str], str]


@dataclass(frozen=True, slots=True)
class Resolution:
    """All readings as one, and the judgements that found nothing to apply to, in their order."""

    reading: Reading
    idle: tuple[Judgement, ...] = ()


def resolve(readings: Iterable[Reading], judgements: Sequence[Judgement] = ()) -> Reading:
    """All readings as one, sorted, and the same in whatever order they come.

    The same full name of the same class is the same thing. People of one name are one only inside a file, or if they
    share an organization, zone or place. Names that leave out whose they are (管委会) are joined inside a file only.
    What people judged goes before all that. Ids are tails of readable IRIs: the name, for a second bearer of it with a
    short hash of its context. Raises ValueError if two different articles have one id.

    >>> from hongtu.model import Entity
    >>> page = Reading((Article("a", ""),), (Entity("e1", "Company", ("三浦车车", "三浦")),))
    >>> [(e.id, e.names) for e in resolve([page, replace(page, articles=(Article("b", ""),))]).entities]
    [('三浦车车', ('三浦车车', '三浦'))]
    """
    return resolution(readings, judgements).reading


def resolution(readings: Iterable[Reading], judgements: Sequence[Judgement] = ()) -> Resolution:
    """What ``resolve`` gives, and what became of the judgements."""
    given = sorted(readings, key=lambda reading: [a.id for a in reading.articles])
    articles = joined_articles(a for reading in given for a in reading.articles)
    split = torn(given, of(judgements, "split"))
    keys, found = [], []
    for number, id, bearer in bearers(split.readings, split.off):
        keys.append((number, id))
        found.append(bearer)
    places = {key: one for one, key in enumerate(keys)}
    bound = bonds(found, of(judgements, "same", "different"))
    roots = groups(found, links(split.readings, places), bound)
    entities = named(found, roots)
    ids = {key: entities[roots[one]].id for key, one in places.items()}
    joined = Reading(articles, tuple(sorted(entities.values(), key=lambda e: e.id)), *told(split.readings, ids))
    wrong = of(judgements, "wrong")
    meant = bearing(found, {tail for one in wrong for tail in (one.left, one.right)})
    known = {tail: entities[roots[several[0]]].id for tail, several in meant.items()}
    reading, idle = without(joined, wrong, known)
    unused = {*split.idle, *bound.idle, *idle}
    return Resolution(reading, tuple(one for one in judgements if one in unused))


def of(judgements: Iterable[Judgement], *verdicts: str) -> tuple[Judgement, ...]:
    """The judgements with some verdicts."""
    return tuple(one for one in judgements if one.verdict in verdicts)


def told(readings: Sequence[Reading], ids: Ids) -> tuple[tuple[Fact, ...], tuple[Statistic, ...]]:
    """The facts and figures of all readings, of the resolved entities."""
    facts = [renamed(fact, number, ids) for number, reading in enumerate(readings) for fact in reading.facts]
    figures = [replace(s, subject=ids[n, s.subject]) for n, reading in enumerate(readings) for s in reading.statistics]
    return joined_facts(facts), joined_statistics(figures)


def joined_articles(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The articles, each once, sorted by id."""
    known: dict[str, Article] = {}
    for article in articles:
        if known.setdefault(article.id, article) != article:
            raise ValueError(f"two different articles are called {article.id!r}: rename one of their files")
    return tuple(article for _, article in sorted(known.items()))


def links(readings: Sequence[Reading], places: Mapping[tuple[int, str], int]) -> list[Link]:
    """The facts between entities, by the numbers of these."""
    return [
        (places[number, fact.subject], fact.predicate, places[number, fact.object])
        for number, reading in enumerate(readings)
        for fact in reading.facts
        if fact.predicate not in DATES
    ]


def renamed(fact: Fact, number: int, ids: Ids) -> Fact:
    """A fact of a reading between the resolved entities."""
    object = fact.object if fact.predicate in DATES else ids[number, fact.object]
    return replace(fact, subject=ids[number, fact.subject], object=object)


def named(found: Sequence[Bearer], roots: Sequence[int]) -> dict[int, Entity]:
    """For each group its entity. Of several bearers of a name the one that is read of first has it plain as its id."""
    members: dict[int, list[Bearer]] = defaultdict(list)
    for bearer, root in zip(found, roots, strict=True):
        members[root].append(bearer)
    names = {root: joined_names([(b.names, b.support) for b in group]) for root, group in members.items()}
    first = {root: min(group, key=lambda b: (b.place, b.context, b.names)) for root, group in members.items()}
    order = sorted(members, key=lambda root: (first[root].place, first[root].type, names[root]))
    ids = tails((root, *wanted(first[root], names[root][0])) for root in order)
    return {root: Entity(ids[root], first[root].type, names[root]) for root in order}


def wanted(first: Bearer, name: str) -> tuple[str, str, bool]:
    """The name, the context and whether the name says enough, of a group, for its tail."""
    enough = first.type == "Person" or not bare(first.type, comparable(name))
    return name, first.context, enough
