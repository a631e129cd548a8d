"""Many readings into one: what is the same thing becomes one entity, with a readable id and all that is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from msgspec import structs

from hongtu.judgements import Judgement
from hongtu.model import Article, Entity, Fact, Reading
from hongtu.resolve.bearers import bare, bearers, comparable
from hongtu.resolve.bodies import Link
from hongtu.resolve.features import Weighed
from hongtu.resolve.judged import bearing, bonds
from hongtu.resolve.links import groups
from hongtu.resolve.merge import joined_facts, joined_statistics
from hongtu.resolve.naming import named
from hongtu.resolve.person import Span
from hongtu.resolve.split import torn
from hongtu.resolve.told import DATES, facts, figures
from hongtu.resolve.wrong import without

__all__ = ["Open", "Resolution", "joined", "resolution", "resolve"]


@dataclass(frozen=True, slots=True)
class Open:
    """Two entities, by their ids, that may be one: how much speaks for it, and the names of the features that do."""

    left: str
    right: str
    score: float
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """All readings as one, the open pairs, best first, and the judgements that found nothing to apply to."""

    reading: Reading
    open: tuple[Open, ...] = ()
    idle: tuple[Judgement, ...] = ()


def resolve(readings: Iterable[Reading], judgements: Sequence[Judgement] = ()) -> Reading:
    """All readings as one, sorted, and the same in whatever order they come.

    Forms of one full name are one thing; a short name is, with support. People of one name are one if their bodies,
    zones or places and times fit. Names that leave out whose they are (管委会) are joined inside a file only, and are
    further names of nothing. What people judged goes before all that. Ids are tails of readable IRIs: the name, for a
    second bearer of it with a short hash of its context. Raises ValueError if two different articles have one id.

    >>> from hongtu.model import Entity
    >>> page = Reading((Article("a", ""),), (Entity("e1", "Company", ("三浦车车", "三浦")),))
    >>> [(e.id, e.names) for e in resolve([page, structs.replace(page, articles=(Article("b", ""),))]).entities]
    [('三浦车车', ('三浦车车', '三浦'))]
    """
    return resolution(readings, judgements).reading


def joined(readings: Iterable[Reading]) -> Reading:
    """The readings of the articles of a file as one, with all names that stand in it, also 公司 and 该区."""
    return combined(readings).reading


def resolution(readings: Iterable[Reading], judgements: Sequence[Judgement] = ()) -> Resolution:
    """What ``resolve`` gives, with the open pairs and what became of the judgements."""
    found = combined(readings, judgements, answering=True)
    entities = tuple(structs.replace(one, names=telling(one)) for one in found.reading.entities)
    return replace(found, reading=structs.replace(found.reading, entities=entities))


def telling(entity: Entity) -> tuple[str, ...]:
    """The names of an entity, without further ones that say of nobody whose they are: 公司, 党委, 该区."""
    first, *others = entity.names
    return (first, *(name for name in others if not bare(entity.type, comparable(name))))


def combined(
    readings: Iterable[Reading], judgements: Sequence[Judgement] = (), *, answering: bool = False
) -> Resolution:
    """The readings as one, with all their names, and if wanted the ids by which entities answer too."""
    given = sorted(readings, key=lambda reading: [a.id for a in reading.articles])
    articles = joined_articles(a for reading in given for a in reading.articles)
    split = torn(given, of(judgements, "split"))
    keys, found = [], []
    for number, id, bearer in bearers(split.readings, split.off):
        keys.append((number, id))
        found.append(bearer)
    places = {key: one for one, key in enumerate(keys)}
    bound = bonds(found, of(judgements, "same", "different"))
    roots, doubtful = groups(found, links(split.readings, places), bound)
    entities = named(found, roots, answering=answering)
    ids = {key: entities[roots[one]].id for key, one in places.items()}
    said = joined_facts(facts(split.readings, ids)), joined_statistics(figures(split.readings, ids))
    whole = Reading(articles, tuple(sorted(entities.values(), key=lambda e: e.id)), *said)
    wrong = of(judgements, "wrong")
    meant = bearing(found, {tail for one in wrong for tail in (one.left, one.right)})
    known = {tail: entities[roots[several[0]]].id for tail, several in meant.items()}
    reading, idle = without(whole, wrong, known)
    unused = {*split.idle, *bound.idle, *idle}
    idle = tuple(one for one in judgements if one in unused)
    return Resolution(reading, asked(doubtful, entities, roots), idle)


def asked(doubtful: Iterable[Weighed], entities: Mapping[int, Entity], roots: Sequence[int]) -> tuple[Open, ...]:
    """The open pairs between the resolved entities, each once, the best first."""
    return best(
        Open(entities[roots[one.left]].id, entities[roots[one.right]].id, one.score, one.shown) for one in doubtful
    )


def best(found: Iterable[Open]) -> tuple[Open, ...]:
    """Open pairs, each once and as it scores best, the best first."""
    pairs: dict[tuple[str, str], Open] = {}
    for one in found:
        left, right = sorted((one.left, one.right))
        new = Open(left, right, one.score, one.features)
        pairs[left, right] = max(new, pairs.get((left, right), new), key=lambda pair: (pair.score, pair.features))
    return tuple(sorted(pairs.values(), key=lambda pair: (-pair.score, pair.left, pair.right)))


def of(judgements: Iterable[Judgement], *verdicts: str) -> tuple[Judgement, ...]:
    """The judgements with some verdicts."""
    return tuple(one for one in judgements if one.verdict in verdicts)


def joined_articles(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The articles, each once, sorted by id."""
    known: dict[str, Article] = {}
    for article in articles:
        if known.setdefault(article.id, article) != article:
            raise ValueError(f"two different articles are called {article.id!r}: rename one of their files")
    return tuple(article for _, article in sorted(known.items()))


def links(readings: Sequence[Reading], places: Mapping[tuple[int, str], int]) -> list[Link]:
    """The facts between entities, by the numbers of these."""
    dates = {article.id: article.published for reading in readings for article in reading.articles}
    return [
        Link(places[n, fact.subject], fact.predicate, places[n, fact.object], fact.role, years(fact, dates))
        for n, reading in enumerate(readings)
        for fact in reading.facts
        if fact.predicate not in DATES
    ]


def years(fact: Fact, dates: Mapping[str, str | None]) -> Span | None:
    """The years that a fact speaks of: its period, or when it was written unless it speaks of what was.

    >>> from hongtu.model import Evidence
    >>> fact = Fact("e1", "holdsPost", "e2", (Evidence("a", 0, 1, "", ""),))
    >>> years(fact, {"a": "2018"}), years(structs.replace(fact, period="2016/2018-06"), {})
    ((2018.5, 2018.5), (2016.5, 2018.458))
    """
    dated = [day for e in fact.evidence if (day := dates.get(e.article)) and fact.status != "former"]
    times = [middle(day) for day in (fact.period or min(dated, default="")).split("/") if day]
    return (min(times), max(times)) if times else None


def middle(date: str) -> float:
    """The middle of a year or month, in years."""
    year, _, rest = date.partition("-")
    return int(year) + (round((int(rest[:2]) - 0.5) / 12, 3) if rest else 0.5)
