"""What is known of each entity of each reading before any two are joined: names, files, support, first place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from hongtu.find.divisions import place_codes
from hongtu.find.wholes import split
from hongtu.gather import plain
from hongtu.lexicon import lexicon
from hongtu.model import Article, Entity, Evidence, Reading
from hongtu.ontology import ontology
from hongtu.resolve.areas import prefecture
from hongtu.resolve.names import Key, Name, taken_apart
from hongtu.resolve.tails import handle

FURTHER = re.compile(r"(.+)-(?:[2-9]|[1-9]\d+)")
UNDATED = "9999"
POSTS = frozenset({"holdsPost", "memberOf"})


@dataclass(frozen=True, slots=True)
class Bearer:
    """An entity of one reading as a bearer of its names.

    ``key`` is its first name made comparable, ``name`` that name taken apart, ``aliases`` are its others. ``files`` are
    the files that speak of it, ``support`` is the number of evidences, ``place`` where it stands first: (date, article,
    offset). ``where`` is the code of the place it lies in, as far as it is told, ``setting`` that of the city its file
    is about. ``anchor`` tells it from others of its name: what a person is first said to belong to, where a town lies,
    or the file. ``vague`` is what cannot be known in another file by its name, ``alone`` what was split off.
    """

    type: str
    names: tuple[str, ...]
    key: str
    aliases: frozenset[str]
    files: frozenset[str]
    support: int
    place: tuple[str, str, int]
    name: Name
    vague: bool
    where: str = ""
    setting: str = ""
    anchor: str = ""
    alone: bool = False

    @property
    def called(self) -> frozenset[Key]:
        """The keys of its other names, of those that say enough."""
        others = (taken_apart(self.type, name) for name in self.names[1:] if not bare(self.type, name))
        return frozenset(key for name in others if not name.local for key in name.keys)

    @property
    def personal(self) -> bool:
        """Whether others have its name too."""
        return self.type == "Person" or self.vague or self.name.local

    @property
    def context(self) -> str:
        """What its hashed tail is made of."""
        return f"{self.type} {self.key} {self.anchor}"

    @property
    def handle(self) -> str:
        """Its tail where another bearer of its name has that name plain."""
        return handle(self.names[0], self.context)


def bearers(
    readings: Sequence[Reading], torn: Mapping[tuple[int, str], str], files: Mapping[str, str] | None = None
) -> Iterator[tuple[int, str, Bearer]]:
    """Each entity with the number of its reading and its id there; ``torn`` are those split off, each in an article.

    ``files`` are those of ``files_of``, where there are more articles than those of the readings.
    """
    articles = {a.id: a for reading in readings for a in reading.articles}
    files = files or files_of(articles)
    dates = {id: article.published or UNDATED for id, article in articles.items()}
    for number, reading in enumerate(readings):
        off = {id: article for (n, id), article in torn.items() if n == number} if torn else {}
        sources = sources_of(reading, articles, dates, files)
        for entity in reading.entities:
            yield number, entity.id, bearer(entity, sources, off.get(entity.id, ""))


@cache
def bare(kind: str, name: str) -> bool:
    """Whether a name leaves out whose it is, so that it means another thing in another file.

    >>> [name for name in ("管委会", "市科技局", "清远市科技局", "高新区") if bare("GovernmentBody", name)]
    ['管委会', '市科技局', '高新区']
    """
    if name in lexicon("definites") or name in lexicon("heads"):
        return True
    return kind in ontology().below("Organization") and split(name) is not None and not place_codes(name)


def places_of(reading: Reading) -> dict[str, str]:
    """The code of the place in which each entity's name, or else the reading, says that it lies."""
    own = {e.id: taken_apart(e.type, e.names[0]).place for e in reading.entities if e.type != "Person"}
    told = {f.subject: own.get(f.object, "") for f in reading.facts if f.predicate == "locatedIn"}
    return {id: code or told.get(id, "") for id, code in own.items() if code or told.get(id)}


def main_place(reading: Reading, places: Mapping[str, str]) -> str:
    """The code of the city that a reading is about: the one of most of its zones and places, weighed by their facts."""
    counts: Counter[str] = Counter()
    areas = {e.id for e in reading.entities if e.type in ("Zone", "Place")}
    for id in [*areas, *(end for f in reading.facts for end in (f.subject, f.object) if end in areas)]:
        if city := prefecture(places.get(id, "")):
            counts[f"{city}00"] += 1
    return min(counts, key=lambda code: (-counts[code], code), default="")


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
    """What a reading says of its entities, by their ids: evidence, bodies and places; and which articles it is of.

    ``silent`` are the articles of an entity of which no fact speaks, ``setting`` is the code of the city of the file.
    """

    articles: Mapping[str, Article]
    dates: Mapping[str, str]
    files: Mapping[str, str]
    words: Mapping[str, Sequence[Evidence]]
    bodies: Mapping[str, str]
    places: Mapping[str, str]
    silent: tuple[str, ...]
    setting: str


def sources_of(
    reading: Reading, articles: Mapping[str, Article], dates: Mapping[str, str], files: Mapping[str, str]
) -> Sources:
    """What a reading says of its entities."""
    places = places_of(reading)
    single = one_file(reading, files)
    silent = tuple(sorted(a.id for a in reading.articles)) if single else ()
    setting = main_place(reading, places) if single else ""
    return Sources(articles, dates, files, evidence_of(reading), anchors_of(reading), places, silent, setting)


def bearer(entity: Entity, sources: Sources, off: str) -> Bearer:
    """An entity with the evidence that speaks of it; ``off`` is the article in which it was split off, if it was."""
    said = set(sources.words.get(entity.id, ()))
    spoken = {e.article for e in said} or set(sources.silent)
    places = [(sources.dates.get(e.article, UNDATED), e.article, e.start) for e in said]
    places += [(sources.dates[a], a, len(sources.articles[a].text)) for a in sources.silent if not said]
    key = comparable(entity.names[0])
    name = taken_apart(entity.type, entity.names[0])
    vague = bool(off) or bare(entity.type, key)
    files = frozenset(sources.files.get(article, article) for article in spoken)
    where = sources.places.get(entity.id) or sources.setting
    own = sources.bodies.get(entity.id, "") if entity.type == "Person" else "" if vague else where
    personal = vague or name.local or entity.type == "Person"
    return Bearer(
        entity.type,
        entity.names,
        key,
        frozenset(map(comparable, entity.names[1:])) - {key},
        files,
        len(said),
        min(places, default=(UNDATED, "", 0)),
        name,
        vague,
        where,
        sources.setting,
        off or ((own or min(files, default="")) if personal else ""),
        bool(off),
    )


def comparable(name: str) -> str:
    """A name without width, case, blanks and quotation marks; the name itself if nothing else is in it."""
    return plain(name) or name


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
