"""Search among all names at once: as they are written or typed, whole, from their beginning or from within; ranked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from hongtu.explore.index import Index, Numbers, array
from hongtu.explore.pinyin import keys
from hongtu.explore.records import Several, Shift
from hongtu.model import Entity

EXACT, PREFIX, INSIDE = 0, 1, 2
FEW = 2  # letters stand within nearly all that is typed
BREAK = "\n"
CHINESE = "\u2e80"  # from here on signs are not typed as they stand


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that was found, and the name or the typed form by which."""

    entity: int
    matched: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words of entities in one text, a line each, folded: where each begins, and whose it is, in ascending order."""

    text: str
    starts: Numbers
    owners: Numbers

    def found(self, wanted: str, within: bool = True) -> tuple[Numbers, Numbers]:
        """The words in which a text stands, by number, and how: whole (0), at the beginning (1) or else within (2)."""
        pattern = re.escape(wanted) if within else f"^{re.escape(wanted)}"
        at = array(match.start() for match in re.finditer(pattern, self.text, re.MULTILINE))
        words = np.searchsorted(self.starts, at, side="right") - 1
        first = at == self.starts[words]
        ends = np.append(self.starts[1:], len(self.text) + 1) - len(BREAK)
        whole = first & (at + len(wanted) == ends[words])
        return words, np.where(whole, EXACT, np.where(first, PREFIX, INSIDE))

    def word(self, number: int) -> str:
        """A word."""
        start = int(self.starts[number])
        end = self.text.find(BREAK, start)
        return self.text[start : end if end >= 0 else None]

    def of(self, owner: int) -> list[str]:
        """The words of an owner."""
        first, last = np.searchsorted(self.owners, [owner, owner + 1]).tolist()
        return [self.word(number) for number in range(first, last)]


@dataclass(frozen=True)
class Catalogue:
    """The names of a reading's entities, and how these are typed, which ``spell`` works out when it is first needed."""

    names: Words
    spell: Callable[[], Words]

    @cached_property
    def typed(self) -> Words:
        """How the names are typed."""
        return self.spell()

    def word(self, typed: int, number: int) -> str:
        """A name (0) or a typed form (1); nothing for none."""
        return (self.typed if typed else self.names).word(number) if number >= 0 else ""


def catalogue(index: Index) -> Catalogue:
    """The names of a reading, ready to be searched."""
    entities = index.reading.entities
    return Catalogue(
        words((i, name) for i, one in enumerate(entities) for name in one.names),
        lambda: words((i, key) for i, one in enumerate(entities) for key in keys(one)),
    )


@dataclass(frozen=True, slots=True)
class Named:
    """The names of entities, and how they are typed; of those that are ``untyped`` (by number) that is to be worked out
    still.
    """

    names: Words
    typed: Words
    untyped: tuple[int, ...] = ()

    def catalogue(self, entities: Several[Entity]) -> Catalogue:
        """The names, ready to be searched."""
        return Catalogue(self.names, lambda: self.spelled(entities).typed)

    def spelled(self, entities: Several[Entity]) -> Named:
        """With all that is typed worked out."""
        if not self.untyped:
            return self
        added = Shift(np.arange(len(entities)), np.array(self.untyped, np.int64))
        return Named(self.names, reworded(self.typed, added, [keys(entities[one]) for one in self.untyped]))


def named(index: Index) -> Named:
    """The names of a reading."""
    found = catalogue(index)
    return Named(found.names, found.typed)


def renamed(old: Named, how: Shift, come: Sequence[tuple[Entity, int | None]]) -> Named:
    """The names of entities that shift, of which some have come, each with the number of one that was called so before,
    if there is one: it is typed as that was. To learn how others are typed takes long, and is left for later.
    """
    names = reworded(old.names, how, [one.names for one, _ in come])
    known = [before if before is not None and before not in old.untyped else -1 for _, before in come]
    typed = [old.typed.of(one) if one >= 0 else [] for one in known]
    anew = {at for at, one in zip(how.new.tolist(), known, strict=True) if one < 0}
    untyped = sorted(anew | {int(how.old[one]) for one in old.untyped if how.old[one] >= 0})
    return Named(names, reworded(old.typed, how, typed), tuple(untyped))


def reworded(old: Words, shift: Shift, new: Iterable[Sequence[str]]) -> Words:
    """Words of entities that shift: those of old ones that stay, and of each new one its own."""
    lines = old.text.split(BREAK) if len(old.starts) else []
    owners = shift.old[old.owners]
    fresh = [(owner, folded(word)) for owner, own in zip(shift.new.tolist(), new, strict=True) for word in own]
    stays = np.flatnonzero(owners >= 0)
    several = np.concatenate([owners[stays], array(owner for owner, _ in fresh)])
    order = np.argsort(several, kind="stable")
    told = [lines[i] for i in stays.tolist()] + [word for _, word in fresh]
    return lined([told[i] for i in order.tolist()], several[order])


def lined(told: Sequence[str], owners: Numbers) -> Words:
    """Words of owners, in ascending order."""
    lengths = array(len(word) + len(BREAK) for word in told)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]) if told else lengths
    return Words(BREAK.join(told), starts, owners)


def words(owned: Iterable[tuple[int, str]]) -> Words:
    """Words in one text, each given with its owner."""
    pairs = [(owner, folded(word)) for owner, word in owned]
    return lined([word for _, word in pairs], array(owner for owner, _ in pairs))


def folded(text: str) -> str:
    """A text without differences that nobody means: of width, of case, of blanks.

    >>> folded(" ＡＢＣ（肇庆） 公司")
    'abc(肇庆)公司'
    """
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def search(
    index: Index, known: Catalogue, wanted: str, *, among: NDArray[np.bool_] | None = None, limit: int = 20
) -> tuple[list[Hit], int]:
    """The first entities that a text names, the best first, and how many more it names.

    Whole names come before beginnings and these before what stands within, written names before typed ones, then those
    that most is joined to. ``among`` says of each entity whether it counts. No text names all.
    """
    text = folded(wanted)
    sides = [known.names, *([] if any(sign >= CHINESE for sign in text) else [known.typed])] if text else []
    found = [one.found(text, within=not place or len(text) > FEW) for place, one in enumerate(sides)]
    ranks = np.concatenate([2 * how + i for i, (_, how) in enumerate(found)] or [np.zeros(len(index.degree), int)])
    owned = [side.owners[numbers] for side, (numbers, _) in zip(sides, found, strict=True)]
    owners = np.concatenate(owned or [np.arange(len(ranks))])
    spelled = np.concatenate([numbers for numbers, _ in found] or [ranks - 1])
    counted = np.ones(len(owners), bool) if among is None else among[owners]
    best = firsts(owners[counted], ranks[counted], index.degree)
    chosen = np.flatnonzero(counted)[best]
    hits = [Hit(int(owners[i]), known.word(int(ranks[i]) % 2, int(spelled[i]))) for i in chosen[:limit]]
    return [written(index, hit) for hit in hits], max(len(chosen) - limit, 0)


def written(index: Index, hit: Hit) -> Hit:
    """A hit with the name that was met as it is written."""
    names = index.reading.entities[hit.entity].names
    return Hit(hit.entity, next((name for name in names if folded(name) == hit.matched), hit.matched))


def firsts(owners: Numbers, ranks: Numbers, degree: Numbers) -> Numbers:
    """Where the best of each owner stands, the best of all first."""
    order = np.lexsort((owners, -degree[owners], ranks))
    _, first = np.unique(owners[order], return_index=True)
    return order[np.sort(first)]
