"""When what was said held: each post and figure has its period, and what has none counts from its article on.

- A fact with a single date began (or happened) then and holds from then on; one with an interval holds as long as that
  lasts, and on where it ends with the article's own date (2018年以来).
- A fact without period holds from the day of its first article on; where no article has a date, always. Where things
  belong (``LASTING``) held before somebody wrote of it, too.
- A former fact held in its period, nothing longer; without one nobody knows when. It stays a former one.
- A figure is that of its period, and of no other day; without one it counts from its article on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

LASTING = frozenset({"partyOrganizationOf", "subOrganizationOf", "locatedIn", "hasIndustry"})
ALWAYS = ("", "9999-12-31")
Span = tuple[str, str]


class Said(NamedTuple):
    """What was said to hold: a fact, or a figure (without ``predicate``), its period (of a founding, its date), and the
    dates of the articles that say it, empty where an article has none.
    """

    predicate: str
    status: str
    period: str
    dates: tuple[str, ...]


def time_of(said: Said) -> Span:
    """From when to when something held; backwards for what never did, as far as is known."""
    if not said.predicate:
        return span(said.period) if said.period else (first(said.dates), ALWAYS[1])
    if said.status == "former":
        return span(said.period) if said.period else ALWAYS[::-1]
    if said.status == "planned" or not said.period:
        lasts = said.predicate in LASTING and not said.period
        return ALWAYS if lasts else (first(said.dates), ALWAYS[1])
    last = said.period.partition("/")[2]
    still = not last or any(date.startswith(last) for date in said.dates)
    return (span(said.period)[0], ALWAYS[1]) if still else span(said.period)


def first(dates: Iterable[str]) -> str:
    """The first day of the earliest of some dates; before all days where one is unknown."""
    return min((span(date)[0] for date in dates), default=ALWAYS[0])


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
