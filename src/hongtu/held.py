"""What of a reading held on a day: each post and figure has its period, and what has none counts from its article on.

- A fact with a single date began (or happened) then and holds from then on; one with an interval holds as long as that
  lasts, and on where it ends with the article's own date (2018年以来).
- A fact without period holds from the day of its first article on; where no article has a date, always. Where things
  belong (``LASTING``) held before somebody wrote of it, too.
- A former fact held in its period, nothing longer; without one nobody knows when. It stays a former one.
- A figure is that of its period, and of no other day; without one it counts from its article on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from hongtu.model import DATE, Evidence, Fact, Reading, Statistic, checked

LASTING = frozenset({"partyOrganizationOf", "subOrganizationOf", "locatedIn", "hasIndustry"})
ALWAYS = ("", "9999-12-31")
Span = tuple[str, str]
Dates = Callable[[Iterable[Evidence]], list[str]]


def held(reading: Reading, day: str) -> Reading:
    """The part of a reading that held at some time of a day, month or year (an ISO date as exact as it is).

    Things of which only what did not hold was said are left out, as are later articles that say nothing of that day.
    Raises ValueError for what is no date.
    """
    checked(DATE, day, "as of")
    asked = span(day)
    published = {article.id: article.published for article in reading.articles}

    def dates(evidence: Iterable[Evidence]) -> list[str]:
        return [published.get(e.article) or "" for e in evidence]

    facts = tuple(f for f in reading.facts if meet(time_of(f, dates), asked))
    figures = tuple(s for s in reading.statistics if meet(time_of_figure(s, dates), asked))
    quoted = {e.article for f in facts for e in f.evidence} | {e.article for s in figures for e in s.evidence}
    spoken, left = ends(reading), ends(replace(reading, facts=facts, statistics=figures))
    return Reading(
        tuple(a for a in reading.articles if a.id in quoted or meet((span(a.published or "")[0], ALWAYS[1]), asked)),
        tuple(e for e in reading.entities if e.id in left or e.id not in spoken),
        facts,
        figures,
    )


def ends(reading: Reading) -> set[str]:
    """The ids of the entities of which something is said."""
    return {end for f in reading.facts for end in (f.subject, f.object)} | {s.subject for s in reading.statistics}


def time_of(fact: Fact, dates: Dates) -> Span:
    """From when to when a fact held; backwards for one that never did, as far as is known."""
    period = fact.object if fact.predicate == "foundedOn" else fact.period
    if fact.status == "former":
        return span(period) if period else ALWAYS[::-1]
    if fact.status == "planned" or not period:
        return ALWAYS if fact.predicate in LASTING and not period else (first(dates(fact.evidence)), ALWAYS[1])
    last = period.partition("/")[2]
    still = not last or any(date.startswith(last) for date in dates(fact.evidence))
    return (span(period)[0], ALWAYS[1]) if still else span(period)


def time_of_figure(figure: Statistic, dates: Dates) -> Span:
    """From when to when a figure held."""
    return span(figure.period) if figure.period else (first(dates(figure.evidence)), ALWAYS[1])


def first(dates: Iterable[str]) -> str:
    """The first day of the earliest of some dates; before all days where one is unknown."""
    return min(span(date)[0] for date in dates)


def span(date: str) -> Span:
    """The first and the last day of a date or interval; all days for no date.

    >>> span("2018"), span("2016-08/2020")
    (('2018-01-01', '2018-12-31'), ('2016-08-01', '2020-12-31'))
    """
    start, _, end = date.partition("/")
    return (start + "-01-01"[len(start) - 4 :], (end or start) + "-12-31"[len(end or start) - 4 :]) if date else ALWAYS


def meet(one: Span, other: Span) -> bool:
    """Whether two spans of days share a day."""
    return one[0] <= other[1] and other[0] <= one[1]
