"""What ``split`` means: the words of an article that speak of an entity by a name speak of another one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from msgspec.structs import replace

from hongtu.judgements import Judgement
from hongtu.model import Entity, Evidence, Fact, Reading, Statistic
from hongtu.resolve.judged import HASH
from hongtu.resolve.tails import tail

Key: TypeAlias = tuple[int, str]
Test: TypeAlias = Callable[[Evidence], bool]


@dataclass(frozen=True, slots=True)
class Torn:
    """Readings with what was split off as entities of its own: these (number of reading, id) with their articles.

    ``idle`` are the judgements that found nothing to split.
    """

    readings: tuple[Reading, ...]
    off: Mapping[Key, str]
    idle: tuple[Judgement, ...] = ()


def torn(readings: Sequence[Reading], judgements: Sequence[Judgement]) -> Torn:
    """Readings after all splits."""
    changed = list(readings)
    off: dict[Key, str] = {}
    idle = []
    at = {a.id: n for n, reading in enumerate(readings) for a in reading.articles} if judgements else {}
    for one in judgements:
        number = at.get(one.article, -1)
        entity, name = meant(changed[number], one) if number >= 0 else (None, "")
        if entity is None:
            idle.append(one)
        else:
            changed[number] = parted(changed[number], entity, name, one.article)
            off[number, another(entity, one.article)] = one.article
    return Torn(tuple(changed), off, tuple(idle))


def meant(reading: Reading, judgement: Judgement) -> tuple[Entity | None, str]:
    """The entity of a reading, and which of its names, that a judgement splits."""
    wanted = HASH.sub("", judgement.right or judgement.left)
    named = ((entity, name) for entity in reading.entities for name in entity.names if tail(name) == wanted)
    return next(named, (None, ""))


def another(entity: Entity, article: str) -> str:
    """The id in its reading of what is split off an entity in an article."""
    return f"{entity.id} {article}"


def parted(reading: Reading, entity: Entity, name: str, article: str) -> Reading:
    """A reading in which what an article says of an entity by a name is said of another one.

    By its first name: all that is said of it there. By another: what is said in words that have this name, and not as
    a part of a longer one.
    """
    first = name == entity.names[0]
    longer = () if first else tuple(n for n in entity.names if name in n and n != name)

    def moves(evidence: Evidence) -> bool:
        return evidence.article == article and (first or name in without(evidence.text, longer))

    ids = (entity.id, another(entity, article))
    facts = tuple(part for fact in reading.facts for part in told_apart(fact, ids, moves))
    figures = tuple(part for figure in reading.statistics for part in counted_apart(figure, ids, moves))
    gone = first and len(reading.articles) == 1
    entities = [e for e in reading.entities if e is not entity or not gone]
    entities.append(Entity(ids[1], entity.type, entity.names if first else (name,)))
    return replace(reading, entities=tuple(entities), facts=facts, statistics=figures)


def without(text: str, names: Iterable[str]) -> str:
    """A text without some names."""
    for name in names:
        text = text.replace(name, "")
    return text


def halves(evidence: Iterable[Evidence], moves: Test) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """The evidence that stays, and that which moves."""
    said = tuple(evidence)
    return tuple(e for e in said if not moves(e)), tuple(e for e in said if moves(e))


def told_apart(fact: Fact, ids: tuple[str, str], moves: Test) -> Iterator[Fact]:
    """A fact of what it was and one of what was split off, as the evidence has it."""
    stays, goes = halves(fact.evidence, moves) if ids[0] in (fact.subject, fact.object) else (fact.evidence, ())
    if stays:
        yield replace(fact, evidence=stays)
    if goes:
        subject, object = (ids[1] if end == ids[0] else end for end in (fact.subject, fact.object))
        yield replace(fact, subject=subject, object=object, evidence=goes)


def counted_apart(figure: Statistic, ids: tuple[str, str], moves: Test) -> Iterator[Statistic]:
    """A figure of what it was and one of what was split off, as the evidence has it."""
    stays, goes = halves(figure.evidence, moves) if figure.subject == ids[0] else (figure.evidence, ())
    if stays:
        yield replace(figure, evidence=stays)
    if goes:
        yield replace(figure, subject=ids[1], evidence=goes)
