"""The dossier of one person, company or other thing: its facts by relation, its figures, its articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

import pyoxigraph as ox

from hongtu.graph.iris import HT
from hongtu.serve import queries
from hongtu.serve.served import Served

PAGE = 100
POSTS = (f"{HT}holdsPost", f"{HT}memberOf")
WIDTH, HEIGHT = 320, 90
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A fact as one of its ends sees it: the other end (``at``: its IRI, or nothing), and the rows of its evidence."""

    name: str
    at: str
    row: Row
    quotes: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The facts of a relation in one direction; ``posts`` are shown as a table."""

    relation: str
    incoming: bool
    lines: tuple[Line, ...]

    @property
    def posts(self) -> bool:
        """Whether these are posts and memberships."""
        return self.relation in POSTS


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of a measure and a unit by period, each with the rows of its evidence; ``curve`` draws them, if there
    are several years: corners of a line in a box of 320 by 90."""

    measure: str
    unit: str
    values: tuple[tuple[Row, tuple[Row, ...]], ...]
    curve: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a page of a dossier shows: one page of the facts, of some number; figures and articles on the first."""

    groups: tuple[Group, ...]
    figures: tuple[Series, ...]
    articles: tuple[Row, ...]
    facts: int
    page: int
    pages: int


async def dossier(served: Served, iri: ox.NamedNode, number: str) -> Dossier:
    """A page, by its number, of what a graph tells of an IRI."""
    facts = int((await served.rows(queries.counted(iri)))[0]["many"])
    pages = max(1, -(-facts // PAGE))
    page = min(int(number), pages) if number.isascii() and number.isdigit() and int(number[:9]) else 1
    rows = await served.rows(queries.facts(iri, PAGE, (page - 1) * PAGE))
    if page > 1:
        return Dossier(groups(rows, iri.value), (), (), facts, page, pages)
    figures, articles = await served.rows(queries.figures(iri)), await served.rows(queries.articles(iri))
    return Dossier(groups(rows, iri.value), series(figures), tuple(articles), facts, page, pages)


def groups(rows: Iterable[Row], iri: str) -> tuple[Group, ...]:
    """Facts by relation and direction: posts first, and what is said of the IRI itself before what is said to it."""
    found: dict[tuple[bool, str, bool], list[Line]] = {}
    for quotes in evidence(rows):
        row = quotes[0]
        incoming = row["s"] != iri
        name, at = (row["subject"], row["s"]) if incoming else (row.get("object", row["o"]), row["o"])
        at = at if "object" in row or incoming else ""
        found.setdefault((row["p"] not in POSTS, row["p"], incoming), []).append(Line(name, at, row, quotes))
    return tuple(
        Group(relation, incoming, tuple(sorted(lines, key=by_time)))
        for (_, relation, incoming), lines in sorted(found.items())
    )


def evidence(rows: Iterable[Row]) -> list[tuple[Row, ...]]:
    """Rows of evidence, together for each fact or figure; those of one follow one another."""
    return [tuple(several) for _, several in groupby(rows, key=lambda row: row["n"])]


def by_time(line: Line) -> tuple[str, str, str]:
    """The order of facts: by period, those without one last; then by name."""
    return line.row.get("period", "9999"), line.name, line.row["n"]


def series(rows: Iterable[Row]) -> tuple[Series, ...]:
    """Figures by measure and unit."""
    several = groupby(evidence(rows), key=lambda quotes: (quotes[0]["measure"], quotes[0].get("unit", "")))
    found = []
    for (measure, unit), each in several:
        values = tuple((quotes[0], quotes) for quotes in each)
        found.append(Series(measure, unit, values, curve([row for row, _ in values])))
    return tuple(found)


def curve(rows: Sequence[Row]) -> str:
    """The corners of a line through figures of two years or more; nothing for less.

    >>> curve([{"period": "2018", "value": "5"}, {"period": "2020-06", "value": "10"}])
    '10,45 310,10'
    """
    points = {row["period"]: float(row["value"]) for row in rows if row.get("period")}
    years = {period: int(period[:4]) for period in points}
    if len(set(years.values())) < 2:
        return ""
    first, last, high = min(years.values()), max(years.values()), max(0.0, *points.values()) or 1.0
    corners = (
        (10 + (year - first) / (last - first) * (WIDTH - 20), HEIGHT - 10 - max(0.0, points[period]) / high * 70)
        for period, year in sorted(years.items())
    )
    return " ".join(f"{x:.0f},{y:.0f}" for x, y in corners)
