"""Holds what a model proposes to the article: each fact to its quotation, its ends, and the words that it uses."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from hongtu.model import Article, Claim, Figure, Mention, Sentence, Status
from hongtu.ontology import ontology
from hongtu.read.dates import period
from hongtu.relate.amounts import numbers, value

SHORTEST, LONGEST = 2, 60
NO_NAME = frozenset("，。；！？：\n")
NEAR = 0.005
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as it is proposed."""

    id: str
    type: str
    name: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact as it is proposed."""

    subject: str
    property: str
    quote: str
    sentence: int = 0
    object: str | None = None
    date: str | None = None
    role: str | None = None
    period: str | None = None
    status: Status = "stated"


@dataclass(frozen=True, slots=True)
class Counted:
    """A statistic as it is proposed."""

    subject: str
    measure: str
    value: float
    quote: str
    unit: str = ""
    sentence: int = 0
    period: str | None = None


class Refused(Exception):
    """A proposal that does not hold; its text is the reason."""


@dataclass(frozen=True, slots=True)
class Judge:
    """What proposals are held to: an article, the sentences that were shown of it, the mentions that rules found.

    ``refused`` counts what did not hold, by reason.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    by: str
    refused: Counter[str]


def judged(judge: Judge, content: str) -> Iterator[Claim | Figure]:
    """The claims and figures of a reply that hold."""
    data = json.loads(content)
    entities = {one.id: one for one in entries(judge, data["entities"], Named)}
    for fact in entries(judge, data["facts"], Stated):
        try:
            yield claim(judge, fact, entities)
        except Refused as reason:
            judge.refused[str(reason)] += 1
    for statistic in entries(judge, data["statistics"], Counted):
        try:
            yield figure(judge, statistic, entities)
        except Refused as reason:
            judge.refused[str(reason)] += 1


def entries(judge: Judge, given: Sequence[Any], kind: type[Entry]) -> Iterator[Entry]:
    """The entries of a list that have the form asked for; others are refused."""
    for one in given:
        try:
            yield msgspec.convert(one, kind)
        except (msgspec.ValidationError, OverflowError):
            judge.refused["not in the form asked for"] += 1


def claim(judge: Judge, fact: Stated, entities: Mapping[str, Named]) -> Claim:
    """The claim that a fact makes; raises Refused where it does not hold."""
    if fact.property not in ontology().properties:
        raise Refused("unknown property")
    start, end, sentence = quoted(judge, fact.quote, fact.sentence)
    subject = placed(judge, entities.get(fact.subject), (start, end))
    if fact.property == "foundedOn":
        target = day(judge, fact.date or "", fact.quote, start)
    else:
        target = placed(judge, entities.get(fact.object or ""), (start, end))
    if not any(here(sentence, one) for one in (subject, target) if one.type != "Date"):
        raise Refused("the quotation's sentence names neither end")
    role = (fact.role or "") if fact.property == "holdsPost" else ""
    if fact.property == "holdsPost" and (not role or role not in fact.quote):
        raise Refused("role not in the quotation")
    when = time(sentence, fact.period)
    return Claim(subject, fact.property, target, start, end, judge.by, role, when, fact.status)


def figure(judge: Judge, statistic: Counted, entities: Mapping[str, Named]) -> Figure:
    """The figure that a statistic gives; raises Refused where it does not hold."""
    start, end, sentence = quoted(judge, statistic.quote, statistic.sentence)
    subject = placed(judge, entities.get(statistic.subject), (start, end))
    amounts = [value(found) for found in numbers(statistic.quote)]
    if not any(abs(one - statistic.value) <= NEAR * abs(one) for one in amounts):
        raise Refused("value not in the quotation")
    if not statistic.measure or statistic.measure not in sentence.text:
        raise Refused("measure not in the sentence")
    if statistic.unit not in statistic.quote:
        raise Refused("unit not in the quotation")
    when = time(sentence, statistic.period)
    return Figure(subject, statistic.measure, statistic.value, statistic.unit, start, end, judge.by, when)


def quoted(judge: Judge, quote: str, number: int) -> tuple[int, int, Sentence]:
    """Where a quotation stands in the article, and its sentence: the one of its number, else the first that has it."""
    if len(quote) >= SHORTEST:
        told = [s for n, s in enumerate(judge.sentences, 1) if n == number]
        for sentence in (*told, *judge.sentences):
            at = sentence.text.find(quote)
            if at >= 0:
                return sentence.start + at, sentence.start + at + len(quote), sentence
    raise Refused("quotation not in the article")


def placed(judge: Judge, entity: Named | None, quotation: tuple[int, int]) -> Mention:
    """The mention that an entity means: one that rules found, whose class stands, or else its name outside of those.

    Of several the one in the quotation, else the last before it, else the first. Raises Refused where there is none.
    """
    if entity is None:
        raise Refused("unknown entity")
    if entity.type not in ontology().classes:
        raise Refused("unknown class")
    name = entity.name
    if not SHORTEST <= len(name) <= LONGEST or not NO_NAME.isdisjoint(name):
        raise Refused("no name")
    known = [m for m in judge.mentions if name in (m.text, m.name) and m.text]
    if not known:
        known = [Mention(at, at + len(name), name, entity.type, judge.by) for at in free(judge, name)]
    inside = [m for m in known if quotation[0] <= m.start and m.end <= quotation[1]]
    before = [m for m in known if m.end <= quotation[1]]
    return (*inside, *reversed(before), *known)[0]


def free(judge: Judge, name: str) -> list[int]:
    """Where a name stands in the article outside of all mentions; raises Refused where it does not."""
    text, found, at = judge.article.text, [], -1
    while (at := text.find(name, at + 1)) >= 0:
        found.append(at)
    if not found:
        raise Refused("name not in the article")
    open_ = [at for at in found if not any(m.start < at + len(name) and at < m.end for m in judge.mentions)]
    if not open_:
        raise Refused("name only inside another name")
    return open_


def here(sentence: Sentence, mention: Mention) -> bool:
    """Whether a mention stands in a sentence."""
    return sentence.start <= mention.start and mention.end <= sentence.end


def day(judge: Judge, words: str, quote: str, start: int) -> Mention:
    """The mention of the date that a quotation gives; raises Refused where it gives none."""
    at = quote.find(words)
    if not words or at < 0 or period(words, judge.article.published) is None:
        raise Refused("date not in the quotation")
    return Mention(start + at, start + at + len(words), words, "Date", judge.by)


def time(sentence: Sentence, words: str | None) -> str | None:
    """The words for the time of a claim; raises Refused where its sentence does not have them."""
    if words and words not in sentence.text:
        raise Refused("period not in the sentence")
    return words or None
