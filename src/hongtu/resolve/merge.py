"""What entities found to be the same make together: one entity with all names, one fact with all evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from hongtu.gather import plain
from hongtu.model import Evidence, Fact, Statistic, quoted_order


def fullest_first(names: Iterable[str]) -> list[str]:
    """Names, each once, the longest first.

    >>> fullest_first(["三浦车车", "三浦", "三浦车车公司", "三浦"])
    ['三浦车车公司', '三浦车车', '三浦']
    """
    return sorted(set(names), key=lambda name: (-len(name), name))


def joined_names(several: Sequence[tuple[tuple[str, ...], int]]) -> tuple[str, ...]:
    """The names of one thing from (names, support) of each bearer: first the fullest of the first names.

    Where two are equally full, such as one with and one without quotation marks, that with more support stands first.

    >>> joined_names([(("鲲鹏计划",), 1), (("“鲲鹏计划”", "鲲鹏"), 2), (("鲲鹏计划",), 2)])
    ('鲲鹏计划', '“鲲鹏计划”', '鲲鹏')
    """
    if len(several) == 1:
        first, *others = several[0][0]
        return (first, *fullest_first(name for name in others if name != first))
    support: Counter[str] = Counter()
    for names, count in several:
        support[names[0]] += count
    first = min(support, key=lambda name: (-len(plain(name)), -support[name], name))
    return (first, *fullest_first({name for names, _ in several for name in names} - {first}))


def joined_facts(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts, each once with all its evidence, sorted; what came to say something of a thing and itself is left out."""
    grouped: dict[tuple[str, ...], tuple[Fact, set[Evidence]]] = {}
    for fact in facts:
        if fact.subject != fact.object:
            grouped.setdefault(fact_order(fact), (fact, set()))[1].update(fact.evidence)
    return tuple(
        Fact(f.subject, f.predicate, f.object, tuple(sorted(words, key=quoted_order)), f.role, f.period, f.status)
        for _, (f, words) in sorted(grouped.items())
    )


def fact_order(fact: Fact) -> tuple[str, ...]:
    """By which facts are sorted, and two are the same: all that they say."""
    return (fact.subject, fact.predicate, fact.object, fact.role, fact.period or "", fact.status)


def joined_statistics(statistics: Iterable[Statistic]) -> tuple[Statistic, ...]:
    """Figures, each once with all its evidence, sorted."""
    grouped: dict[tuple[str, str, str, float, str], set[Evidence]] = defaultdict(set)
    for one in statistics:
        grouped[statistic_order(one)].update(one.evidence)
    return tuple(
        Statistic(subject, measure, value, unit, tuple(sorted(words, key=quoted_order)), period or None)
        for (subject, measure, unit, value, period), words in sorted(grouped.items())
    )


def statistic_order(one: Statistic) -> tuple[str, str, str, float, str]:
    """By which figures are sorted, and two are the same: all that they say."""
    return (one.subject, one.measure, one.unit, one.value, one.period or "")
