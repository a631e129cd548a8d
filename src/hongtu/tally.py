"""The report of a graph: what is counted of it, so that it can be counted on when the graph changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from typing import TypeAlias

import numpy as np

from hongtu.corpus import Failure
from hongtu.difference import Difference
from hongtu.explore.index import Index, Numbers, index
from hongtu.gold import Json
from hongtu.graph.statements import MEMBERSHIPS
from hongtu.model import Article, Fact, Reading, Statistic
from hongtu.ontology import ontology

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


def report(reading: Reading, failures: Iterable[Failure] = ()) -> Json:
    """The report of a build, for ``report.json``: sorted, without times and paths of its own.

    ``unused`` are the names of entities, by class, of which no fact and no statistic says anything; ``silent`` are the
    articles that gave neither.
    """
    return of_graph(index(reading), of_reading(reading), failures)


def of_graph(graph: Index, tally: Tally, failures: Iterable[Failure] = ()) -> Json:
    """The report of a graph by number, of which some is counted."""
    told = (graph.said.counts() > 0) | (graph.counted.counts() > 0)
    return {
        "articles": len(graph.articles),
        "undated": sorted(tally.undated),
        "silent": sorted(id for id, number in graph.articles.items() if not told[number]),
        "entities": counts(graph.types, list(ontology().classes)),
        "facts": counts(graph.predicates, list(ontology().properties)),
        "status": dict(sorted(tally.status.items())),
        "statistics": len(graph.reading.statistics),
        "rules": dict(sorted(tally.rules.items())),
        "unused": unused(graph),
        "failed": [{"file": f.file, "reason": f.reason} for f in sorted(failures)],
    }


def counts(numbers: Numbers, names: Sequence[str]) -> dict[str, int]:
    """How often each name occurs, by their numbers; sorted by name."""
    found = zip(names, np.bincount(numbers, minlength=len(names)).tolist(), strict=True)
    return dict(sorted((name, count) for name, count in found if count))


def unused(graph: Index) -> dict[str, list[str]]:
    """The names of the entities, by class, that are at no end of a fact and have no statistic."""
    idle = np.flatnonzero((graph.facts.counts() == 0) & (graph.figures.counts() == 0)).tolist()
    found: dict[str, list[str]] = {}
    for entity in sorted((graph.reading.entities[i] for i in idle), key=lambda e: (e.type, e.names)):
        found.setdefault(entity.type, []).append(entity.names[0])
    return found
