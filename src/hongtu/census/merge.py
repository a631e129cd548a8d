"""A census with other articles: rows and ties of those that went leave, those of new ones come, in their order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from hongtu.census.columns import NONE, Asked, Census, Numbers, Rows, Ties, Unit, array, mask, unit
from hongtu.model import Reading
from hongtu.resolve import links
from hongtu.resolve.bearers import UNDATED, bearers, files_of
from hongtu.resolve.links import in_one_file


@dataclass(frozen=True, slots=True)
class Merged:
    """A census in which nothing new is decided yet: new rows are no entity (-1), new units in no group. ``row`` is for
    each row of the old one its number now, or -1; ``fresh`` are the new rows.
    """

    census: Census
    row: Numbers
    fresh: Numbers


@dataclass(slots=True)
class Coming:
    """Rows and ties of new articles, and what they need to be numbered."""

    units: list[Unit]
    words: dict[str, int]
    known: dict[Unit, int]
    rows: list[tuple[int, int, int, int]] = field(default_factory=list)
    ties: list[tuple[int, int, int, int]] = field(default_factory=list)
    years: list[tuple[float, float]] = field(default_factory=list)

    def add(self, reading: Reading, number: int, files: Mapping[str, str]) -> None:
        """Note the rows and ties of the reading of an article, of this number."""
        places: dict[tuple[int, str], int] = {}
        for n, id, one in bearers([reading], {}, files):
            places[n, id] = len(self.rows)
            self.rows.append((number, self.unit(unit(one)), one.support, one.place[2]))
        for tie in links([reading], places):
            ends = (tie.subject, self.word(tie.predicate), tie.object, self.word(tie.role))
            self.ties.append(ends)
            self.years.append(tie.years or (np.nan, np.nan))

    def unit(self, one: Unit) -> int:
        """The number of a unit: of one that is shared that which it has, else a new one."""
        number = self.known.get(one, -1)
        if number < 0:
            number = len(self.units)
            self.units.append(one)
            if one.shared:
                self.known[one] = number
        return number

    def word(self, word: str) -> int:
        """The number of a word."""
        return self.words.setdefault(word, len(self.words))


def merged(old: Census, gone: Collection[str], come: Iterable[Reading]) -> Merged:
    """A census without some articles, and with the readings of others, of which none is known to it otherwise."""
    new = {reading.articles[0].id: reading for reading in come}
    dates = {id: day for id, day in zip(old.articles, old.dates, strict=True) if id not in gone}
    dates |= {id: one.articles[0].published or UNDATED for id, one in new.items()}
    articles = sorted(dates)
    number = {id: i for i, id in enumerate(articles)}
    coming = Coming(
        list(old.units),
        {word: i for i, word in enumerate(old.words)},
        {one: i for i, one in enumerate(old.units) if one.shared},
    )
    files = files_of(articles)
    for id in sorted(new):
        coming.add(new[id], number[id], files)
    moved = array(number[id] if id not in gone and id not in new else -1 for id in old.articles)
    rows, row, fresh = rows_of(old, moved, coming)
    census = replace(
        old, articles=tuple(articles), dates=tuple(dates[id] for id in articles), rows=rows,
        ties=ties_of(old.ties, row, fresh, coming), units=tuple(coming.units), words=tuple(coming.words),
        named=longer(old.named, len(coming.units)), thing=longer(old.thing, len(coming.units)),
        people=tuple(still(old.people, row)),
    )  # fmt: skip
    before = files_of((*articles, *gone))
    touched = {files[id] for id in new} | {before[id] for id in gone}
    return Merged(replace(census, joins=joins(census, old.joins, row, touched)), row, fresh)


def rows_of(old: Census, moved: Numbers, coming: Coming) -> tuple[Rows, Numbers, Numbers]:
    """Old rows that stay with new ones, by article; where each old one is now (-1: nowhere), where each new one is."""
    there = moved[old.rows.article] if len(moved) else NONE
    kept = there >= 0
    new = np.array(coming.rows, np.int64).reshape(-1, 4).T
    article = np.concatenate([there[kept], new[0]])
    order = np.argsort(article, kind="stable")
    at = np.empty_like(order)
    at[order] = np.arange(len(order))
    row = np.full(len(kept), -1)
    row[kept] = at[: kept.sum()]

    def column(before: Numbers, fresh: Numbers) -> Numbers:
        return np.concatenate([before[kept], fresh])[order]

    one = old.rows
    none = np.full(new.shape[1], -1)
    return (
        Rows(article[order], column(one.unit, new[1]), column(one.support, new[2]), column(one.offset, new[3]),
             column(one.entity, none)),
        row,
        at[kept.sum() :],
    )  # fmt: skip


def ties_of(old: Ties, row: Numbers, fresh: Numbers, coming: Coming) -> Ties:
    """Old ties between rows that stay, with new ones."""
    kept = old.taken(row[old.subject] >= 0)
    subject, predicate, object, role = np.array(coming.ties, np.int64).reshape(-1, 4).T
    return Ties(
        np.concatenate([row[kept.subject], fresh[subject]]),
        np.concatenate([kept.predicate, predicate]),
        np.concatenate([row[kept.object], fresh[object]]),
        np.concatenate([kept.role, role]),
        np.concatenate([kept.years, np.array(coming.years, float).reshape(-1, 2)]),
    )


def longer(labels: Numbers, count: int) -> Numbers:
    """Labels with -1 for further units."""
    return np.concatenate([labels, np.full(count - len(labels), -1)])


def still(people: Iterable[Asked], row: Numbers) -> Iterator[Asked]:
    """The open pairs of which both rows stay."""
    for one in people:
        left, right = int(row[one.left]), int(row[one.right])
        if left >= 0 and right >= 0:
            yield Asked(one.score, left, right, one.shown)


def joins(census: Census, old: Numbers, row: Numbers, touched: set[str]) -> Numbers:
    """The pairs of rows that are one thing in their file: those of before, but in files that changed, of which they are
    found anew.
    """
    files = files_of(census.articles)
    inside = mask((i for i, id in enumerate(census.articles) if files[id] in touched), len(census.articles))
    several: dict[str, list[int]] = {}
    for one in np.flatnonzero(inside[census.rows.article] if len(inside) else NONE).tolist():
        several.setdefault(files[census.articles[census.rows.article[one]]], []).append(one)
    pairs = [
        (own[left], own[right])
        for own in several.values()
        for left, right in in_one_file([census.units[census.rows.unit[one]] for one in own])
        if left != right
    ]
    kept = row[old] if len(old) else old
    still = kept[(kept >= 0).all(axis=1)] if len(kept) else kept
    still = still[~inside[census.rows.article[still[:, 0]]]] if len(still) else still
    return np.concatenate([still, np.array(pairs, np.int64).reshape(-1, 2)])
