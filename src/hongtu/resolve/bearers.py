"""What is known of each entity of each reading before any two are joined: names, files, support, first place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hongtu.gather import plain
from hongtu.model import Article, Entity, Evidence, Reading
from hongtu.resolve.tails import handle

FURTHER = re.compile(r"(.+)-(?:[2-9]|[1-9]\d+)")
UNDATED = "9999"
POSTS = frozenset({"holdsPost", "memberOf"})


@dataclass(frozen=True, slots=True)
class Bearer:
    """An entity of one reading as a bearer of its names.

    ``key`` is its first name made comparable, ``aliases`` are its others. ``files`` are the files that speak of it,
    ``support`` is the number of evidences, ``place`` where it stands first: (date, article, offset). ``anchor`` tells
    it from others of its name: what a person is first said to belong to, or the article that it was split off in.
    """

    type: str
    names: tuple[str, ...]
    key: str
    aliases: frozenset[str]
    files: frozenset[str]
    support: int
    place: tuple[str, str, int]
    anchor: str = ""

    @property
    def context(self) -> str:
        """What its hashed tail is made of."""
        return f"{self.type} {self.key} {self.anchor}"

    @property
    def handle(self) -> str:
        """Its tail where another bearer of its name has that name plain."""
        return handle(self.names[0], self.context)


def bearers(readings: Sequence[Reading], torn: Mapping[tuple[int, str], str]) -> Iterator[tuple[int, str, Bearer]]:
    """Each entity with the number of its reading and its id there; ``torn`` are those split off, each in an article."""
    articles = {a.id: a for reading in readings for a in reading.articles}
    files = files_of(articles)
    for number, reading in enumerate(readings):
        words = evidence_of(reading)
        silent = tuple(sorted(a.id for a in reading.articles)) if one_file(reading, files) else ()
        anchors = anchors_of(reading)
        for entity in reading.entities:
            one = bearer(entity, words.get(entity.id, ()), Sources(articles, files, silent))
            if entity.type == "Person":
                one = replace(one, anchor=anchors.get(entity.id) or min(one.files, default=""))
            if (number, entity.id) in torn:
                article = torn[number, entity.id]
                one = replace(one, key=f"{one.key} {article}", aliases=frozenset(), anchor=article)
            yield number, entity.id, one


def anchors_of(reading: Reading) -> dict[str, str]:
    """For each person's id the comparable name of what the first fact about it that names a body ties it to."""
    names = {e.id: e.names[0] for e in reading.entities}
    first: dict[str, tuple[bool, Evidence, str]] = {}
    for fact in reading.facts:
        if fact.object in names:
            said = (fact.predicate not in POSTS, min(fact.evidence), comparable(names[fact.object]))
            first[fact.subject] = min(said, first.get(fact.subject, said))
    return {id: anchor for id, (_, _, anchor) in first.items()}


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
