"""What is counted of a graph for its report, so that it can be counted on when the graph changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import TypeAlias

from hongtu.difference import Difference
from hongtu.explore.index import Index
from hongtu.graph.statements import MEMBERSHIPS
from hongtu.model import Article, Fact, Reading, Statistic

Counts: TypeAlias = dict[str, int]


@dataclass(frozen=True, slots=True)
class Tally:
    """How often facts have a status, evidence is of a rule, posts have a role, and which articles have no date."""

    status: Counts = field(default_factory=dict)
    rules: Counts = field(default_factory=dict)
    roles: Counts = field(default_factory=dict)
    undated: Counts = field(default_factory=dict)

    def counted(self, other: Tally, sign: int) -> Tally:
        """With another one added (1) or taken off (-1)."""
        found = []
        for one in fields(self):
            total = dict(getattr(self, one.name))
            for key, count in getattr(other, one.name).items():
                total[key] = total.get(key, 0) + sign * count
            found.append({key: count for key, count in total.items() if count})
        return Tally(*found)


def tally(articles: Iterable[Article], facts: Iterable[Fact], figures: Iterable[Statistic]) -> Tally:
    """What is counted of some articles, facts and figures."""
    status, rules, roles = Counter[str](), Counter[str](), Counter[str]()
    for fact in facts:
        status[fact.status] += 1
        rules.update(one.by for one in fact.evidence)
        if fact.role and fact.predicate in MEMBERSHIPS:
            roles[fact.role] += 1
    rules.update(one.by for figure in figures for one in figure.evidence)
    undated = {one.id: 1 for one in articles if one.published is None}
    return Tally(dict(status), dict(rules), dict(roles), undated)


def of_reading(reading: Reading) -> Tally:
    """What is counted of a reading."""
    return tally(reading.articles, reading.facts, reading.statistics)


def changed(known: Tally, old: Index, what: Difference) -> Tally:
    """What is counted of a graph that differs from an old one, of which it is known."""
    told = old.reading
    gone = tally(
        (told.articles[i] for i in what.articles.gone),
        (told.facts[i] for i in what.facts.gone),
        (told.statistics[i] for i in what.statistics.gone),
    )
    come = tally(what.articles.come, what.facts.come, what.statistics.come)
    return known.counted(gone, -1).counted(come, 1)
