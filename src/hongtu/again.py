"""What a graph says, out of what the one before said: resolved as far as articles changed, and how it differs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hongtu import census, kept, last
from hongtu.census import Census
from hongtu.difference import Changes, Difference, between, renamed, retold
from hongtu.explore.index import Index
from hongtu.graph import folder as folders
from hongtu.judgements import Judgement
from hongtu.kept import Kept
from hongtu.last import State
from hongtu.model import Article, Fact, Reading, Statistic
from hongtu.resolve import Open, resolution
from hongtu.resolve.merge import joined_facts, joined_statistics
from hongtu.resolve.told import facts, figures
from hongtu.texts import Texts

FEW, SAME = 4, Difference()


@dataclass(frozen=True, slots=True)
class Before:
    """The build that a folder shows: where it is and what it came to; nothing, where it is none to build on."""

    place: Path | None = None
    state: State = field(default_factory=State)

    @classmethod
    def of(cls, into: Path) -> Before:
        """That of a graph folder."""
        place = folders.shown(into)
        state = last.state(place)
        return cls(place, state) if state and place and kept.fits(place) else cls()

    def changed(self, keys: Mapping[str, str]) -> frozenset[str]:
        """The ids of the articles that came, went or have another reading, in a graph of articles with these keys."""
        return frozenset(id for id, _ in self.state.keys.items() ^ keys.items())


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a graph says: the whole of it, or how it differs from what was ``kept`` of the one before; the open pairs,
    the judgements that found nothing to apply to, and the census, where there is one.
    """

    whole: Reading | None
    kept: Kept | None = None
    difference: Difference = SAME
    open: tuple[Open, ...] = ()
    idle: tuple[Judgement, ...] = ()
    census: Census | None = None


def resolved(old: Before, texts: Texts, judged: Sequence[Judgement]) -> Resolved:
    """What a graph of articles says, after judgements, out of the one before where not much has changed."""
    changed = old.changed(texts.keys)
    known = kept.kept(old.place) if old.place and len(changed) * FEW <= len(old.state.keys) else None
    if judged:
        found = resolution(texts.readings(texts.keys), judged)
        if known is None:
            return Resolved(found.reading, open=found.open, idle=found.idle)
        return Resolved(None, known, between(known.index, found.reading, changed), found.open, found.idle)
    counted = census.load(old.place) if known and old.place else None
    if known and counted:
        return renewed(known, counted, texts, changed)
    readings = tuple(texts.readings(texts.keys))
    step = census.step(census.EMPTY, (), (), readings)
    said = told(step, readings)
    whole = Reading(
        tuple(one for reading in readings for one in reading.articles),
        step.entities,
        joined_facts(said[0]),
        joined_statistics(said[1]),
    )
    open = census.opened(step.census, step.entities)
    if known:
        return Resolved(None, known, between(known.index, whole, changed), open, census=step.census)
    return Resolved(whole, open=open, census=step.census)


def renewed(known: Kept, counted: Census, texts: Texts, changed: frozenset[str]) -> Resolved:
    """What differs where some articles came, went or changed."""
    again = census.refiled(counted.articles, texts.keys) | changed
    come = sorted(again & texts.keys.keys())
    entities = tuple(known.index.reading.entities)
    step = census.step(counted, entities, changed - texts.keys.keys(), texts.readings(come))
    said = told(step, tuple(texts.readings(sorted(step.moved & texts.keys.keys()))))
    names = renamed(known.index, step.entities)
    claims = retold(known.index, step.moved, said)
    difference = Difference(articles(known.index, texts, changed), names, *claims)
    return Resolved(None, known, difference, census.opened(step.census, step.entities), census=step.census)


def articles(old: Index, texts: Texts, changed: Collection[str]) -> Changes[Article]:
    """The articles that differ."""
    gone = (old.articles[id] for id in changed if id in old.articles)
    return Changes(tuple(sorted(gone)), tuple(texts.article(id) for id in sorted(changed) if id in texts.keys))


def told(step: census.Step, readings: Sequence[Reading]) -> tuple[list[Fact], list[Statistic]]:
    """What some articles say of the resolved entities."""
    ids = step.ids({reading.articles[0].id for reading in readings})
    own = {
        (number, entity.id): id
        for number, one in enumerate(readings)
        for entity, id in zip(one.entities, ids[one.articles[0].id], strict=True)
    }
    return list(facts(readings, own)), list(figures(readings, own))
