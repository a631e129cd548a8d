"""The census: each entity of each reading is a row, each fact between two of them a tie; what rows share is a unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from hongtu.resolve.bearers import Bearer, bare
from hongtu.resolve.names import taken_apart

Numbers: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Marks: TypeAlias = NDArray[np.bool_]
PERSON = "Person"


class Unit(Struct, frozen=True, gc=False):
    """What is decided of a bearer by its words alone. Things of one unit are one thing, if it is ``shared``; ``texts``
    are the forms of its name by which other things may be meant too.
    """

    type: str
    names: tuple[str, ...]
    key: str
    aliases: tuple[str, ...]
    where: str
    setting: str
    anchor: str
    shared: bool
    texts: tuple[str, ...]

    def bearer(self) -> Bearer:
        """A bearer of which no more is known."""
        name = taken_apart(self.type, self.names[0])
        vague = bare(self.type, self.key)
        return Bearer(
            self.type, self.names, self.key, frozenset(self.aliases), frozenset(), 0, ("", "", 0), name, vague,
            self.where, self.setting, self.anchor,
        )  # fmt: skip


def unit(one: Bearer) -> Unit:
    """The unit of a bearer."""
    name, thing = one.name, one.type != PERSON
    keys = {*one.called, *(name.keys if thing and not one.vague else ())}
    texts = {f"{one.type} {place}|{core}" for place, core in keys}
    texts |= {f"{one.type} {text}" for text in name.loose if not one.vague}
    shared = thing and not one.vague and not name.lesser
    aliases = tuple(sorted(one.aliases))
    return Unit(one.type, one.names, one.key, aliases, one.where, one.setting, one.anchor, shared, tuple(sorted(texts)))


@dataclass(frozen=True, slots=True)
class Rows:
    """For each row the numbers of its article, of its unit and of the resolved entity that it is; how many words speak
    of it, and where in the article it stands first. They are sorted by article.
    """

    article: Numbers
    unit: Numbers
    support: Numbers
    offset: Numbers
    entity: Numbers


@dataclass(frozen=True, slots=True)
class Ties:
    """For each fact between two rows these rows, and the numbers of predicate and role; its years, or none (NaN)."""

    subject: Numbers
    predicate: Numbers
    object: Numbers
    role: Numbers
    years: Floats

    def taken(self, which: Marks | Numbers) -> Ties:
        """Some of them."""
        return Ties(self.subject[which], self.predicate[which], self.object[which], self.role[which], self.years[which])


class Asked(Struct, frozen=True, gc=False):
    """Two things or people that may be one, by units or rows: how much speaks for it, and what."""

    score: float
    left: int
    right: int
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Census:
    """Articles by number: ids, in ascending order, and dates; rows, ties, and pairs of rows that their file joins.

    ``words`` are predicates and roles by number. ``named`` is for each unit of a thing the least unit of the group that
    names make, ``thing`` of that which all makes. ``claims`` are the ids by which each entity could be asked for.
    """

    articles: tuple[str, ...]
    dates: tuple[str, ...]
    rows: Rows
    ties: Ties
    joins: Numbers
    units: tuple[Unit, ...]
    words: tuple[str, ...]
    named: Numbers
    thing: Numbers
    things: tuple[Asked, ...]
    people: tuple[Asked, ...]
    claims: tuple[tuple[str, ...], ...]

    def verbs(self, wanted: Iterable[str]) -> Numbers:
        """The numbers of some predicates."""
        return array(self.words.index(one) for one in wanted if one in self.words)


def array(numbers: Iterable[int]) -> Numbers:
    """Numbers as an array."""
    return np.fromiter(numbers, np.int64)


def mask(numbers: Iterable[int] | Numbers, count: int) -> Marks:
    """For so many numbers whether each is among some."""
    found = np.zeros(count, bool)
    found[np.asarray(sorted(numbers) if not isinstance(numbers, np.ndarray) else numbers, np.int64)] = True
    return found


def distinct(*columns: Numbers) -> tuple[Sequence[int], ...]:
    """Rows of numbers, none twice, sorted; as columns."""
    if not len(columns[0]):
        return tuple([] for _ in columns)
    order = np.lexsort(columns[::-1])
    several = np.stack(columns)[:, order]
    new = np.concatenate([[True], (several[:, 1:] != several[:, :-1]).any(axis=0)])
    return tuple(several[:, new].tolist())


NONE = array(())
EMPTY = Census(
    (), (), Rows(NONE, NONE, NONE, NONE, NONE), Ties(NONE, NONE, NONE, NONE, np.empty((0, 2))),
    np.empty((0, 2), np.int64), (), (), NONE, NONE, (), (), (),
)  # fmt: skip
