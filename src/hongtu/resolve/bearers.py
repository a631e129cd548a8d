"""What is known of each entity of each reading before any two are joined: names, files, support, first place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hongtu.gather import plain
from hongtu.model import Article, Entity, Evidence, Reading

FURTHER = re.compile(r"(.+)-(?:[2-9]|[1-9]\d+)")
UNDATED = "9999"


@dataclass(frozen=True, slots=True)
class Bearer:
    """An entity of one reading as a bearer of its names.

    ``key`` is its first name made comparable, ``aliases`` are its others. ``files`` are the files that speak of it,
    ``support`` is the number of evidences, ``place`` where it stands first: (date, article, offset).
    """

    type: str
    names: tuple[str, ...]
    key: str
    aliases: frozenset[str]
    files: frozenset[str]
    support: int
    place: tuple[str, str, int]


def bearers(readings: Sequence[Reading]) -> Iterator[tuple[int, str, Bearer]]:
    """Each entity with the number of its reading and its id there."""
    articles = {a.id: a for reading in readings for a in reading.articles}
    files = files_of(articles)
    for number, reading in enumerate(readings):
        words = evidence_of(reading)
        silent = tuple(sorted(a.id for a in reading.articles)) if one_file(reading, files) else ()
        for entity in reading.entities:
            yield number, entity.id, bearer(entity, words.get(entity.id, ()), Sources(articles, files, silent))


@dataclass(frozen=True, slots=True)
class Sources:
    """The articles by id, the file of each, and the articles of an entity of which no fact speaks."""

    articles: Mapping[str, Article]
    files: Mapping[str, str]
    silent: tuple[str, ...]


def bearer(entity: Entity, words: Iterable[Evidence], sources: Sources) -> Bearer:
    """An entity with the evidence that speaks of it."""
    said = set(words)
    spoken = {e.article for e in said} or set(sources.silent)
    places = [(published(sources.articles.get(e.article)), e.article, e.start) for e in said]
    places += [(published(sources.articles[a]), a, len(sources.articles[a].text)) for a in sources.silent if not said]
    key = comparable(entity.names[0])
    return Bearer(
        entity.type,
        entity.names,
        key,
        frozenset(map(comparable, entity.names[1:])) - {key},
        frozenset(sources.files.get(article, article) for article in spoken),
        len(said),
        min(places, default=(UNDATED, "", 0)),
    )


def comparable(name: str) -> str:
    """A name without width, case, blanks and quotation marks; the name itself if nothing else is in it."""
    return plain(name) or name


def published(article: Article | None) -> str:
    """The date of an article, behind all others where it has none."""
    return (article.published if article else None) or UNDATED


def evidence_of(reading: Reading) -> dict[str, list[Evidence]]:
    """For each entity's id the evidence of the facts and figures that speak of it."""
    words: dict[str, list[Evidence]] = defaultdict(list)
    for fact in reading.facts:
        for end in (fact.subject, fact.object):
            words[end] += fact.evidence
    for statistic in reading.statistics:
        words[statistic.subject] += statistic.evidence
    return words


def files_of(ids: Iterable[str]) -> dict[str, str]:
    """For each article's id that of the first article of its file; ``page-2`` is of ``page`` only where that exists.

    >>> files_of(["page", "page-2", "2018-11"])
    {'page': 'page', 'page-2': 'page', '2018-11': '2018-11'}
    """
    known = list(ids)
    first = {id: FURTHER.fullmatch(id) for id in known}
    return {id: found[1] if found and found[1] in first else id for id, found in first.items()}


def one_file(reading: Reading, files: Mapping[str, str]) -> bool:
    """Whether all articles of a reading are of one file."""
    return len({files[a.id] for a in reading.articles}) == 1
