"""Many readings into one: what is the same thing becomes one entity, with a readable id and all that is said of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hongtu.model import Article, Entity, Fact, Reading
from hongtu.resolve.bearers import Bearer, bearers
from hongtu.resolve.links import Link, groups
from hongtu.resolve.merge import joined_facts, joined_names, joined_statistics
from hongtu.resolve.tails import tails

__all__ = ["resolve"]

DATES = frozenset({"foundedOn"})
Ids = Mapping[tuple[int, str], str]


def resolve(readings: Iterable[Reading]) -> Reading:
    """All readings as one, sorted, and the same in whatever order they come.

    The same full name of the same class is the same thing. People of one name are one only inside a file, or if they
    share an organization, zone or place. Names that leave out whose they are (管委会) are joined inside a file only.
    Ids are tails of readable IRIs: the name, for a second bearer of it with a short hash of its context.
    Raises ValueError if two different articles have one id.

    >>> from hongtu.model import Entity
    >>> page = Reading((Article("a", ""),), (Entity("e1", "Company", ("三浦车车", "三浦")),))
    >>> [(e.id, e.names) for e in resolve([page, replace(page, articles=(Article("b", ""),))]).entities]
    [('三浦车车', ('三浦车车', '三浦'))]
    """
    given = tuple(readings)
    articles = joined_articles(a for reading in given for a in reading.articles)
    keys, found = [], []
    for number, id, bearer in bearers(given):
        keys.append((number, id))
        found.append(bearer)
    places = {key: one for one, key in enumerate(keys)}
    roots = groups(found, links(given, places))
    entities = named(found, roots)
    ids = {key: entities[roots[one]].id for key, one in places.items()}
    facts = [renamed(fact, number, ids) for number, reading in enumerate(given) for fact in reading.facts]
    figures = [replace(s, subject=ids[n, s.subject]) for n, reading in enumerate(given) for s in reading.statistics]
    ordered = tuple(sorted(entities.values(), key=lambda e: e.id))
    return Reading(articles, ordered, joined_facts(facts), joined_statistics(figures))


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
    rank = {root: (min(b.place for b in group), group[0].type, names[root]) for root, group in members.items()}
    contexts = {root: f"{rank[root][1]} {names[root][0]} {min(sources(group))}" for root, group in members.items()}
    order = sorted(members, key=rank.__getitem__)
    ids = tails((root, names[root][0], contexts[root]) for root in order)
    return {root: Entity(ids[root], members[root][0].type, names[root]) for root in order}


def sources(group: Iterable[Bearer]) -> set[str]:
    """The files that speak of a group, or none's name."""
    return {file for bearer in group for file in bearer.files} or {""}
