"""From a file to what it says: read, find, relate, gather, and its articles joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hongtu.find import find
from hongtu.gather import gather
from hongtu.model import Article, Claim, Entity, Fact, Figure, Mention, Reading, Statistic, quoted_order
from hongtu.plugin import Account, Guard, Plugin, PluginError
from hongtu.read import read, sentences
from hongtu.relate import relate
from hongtu.resolve import joined
from hongtu.unswept import unswept


@dataclass(frozen=True, slots=True)
class Told:
    """What one article says, what came of each plug-in, and a line for each one that failed: it is left out whole."""

    reading: Reading
    accounts: Mapping[str, Account] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)


def extract(path: Path, plugins: Sequence[Plugin] = ()) -> Reading:
    """What the articles of a file say together: a thing that several of them name is one entity.

    Entity ids are e1, e2 … in the order of their first mention. Raises ReadError (a ValueError) naming a file that
    holds no text, PluginError (a ValueError) naming a plug-in that fails.
    """
    return together(read(path), plugins)


def together(articles: Iterable[Article], plugins: Sequence[Plugin] = ()) -> Reading:
    """What articles say together, as those of one page."""
    return of_page([understand(article, plugins) for article in articles])


def of_page(readings: Sequence[Reading]) -> Reading:
    """The readings of the articles of one page as one."""
    with unswept():
        return numbered(joined(readings), readings)


def told(article: Article, plugins: Sequence[Plugin]) -> Told:
    """What one article says by the rules and those plug-ins that do not fail on it."""
    faults: dict[str, str] = {}
    while True:
        guards = [Guard(one, article) for one in plugins if one.name not in faults]
        try:
            reading = guarded(article, guards)
        except PluginError as error:
            faults[error.plugin] = str(error)
        else:
            return Told(reading, {guard.plugin.name: guard.account() for guard in guards}, faults)


def understand(article: Article, plugins: Sequence[Plugin] = ()) -> Reading:
    """What one article says; raises PluginError (a ValueError) naming a plug-in that fails.

    >>> reading = understand(Article("a", "三浦车车公司董事长苏农介绍。"))
    >>> [(e.type, e.names[0]) for e in reading.entities], [(f.predicate, f.role) for f in reading.facts]
    ([('Company', '三浦车车公司'), ('Person', '苏农')], [('holdsPost', '董事长')])
    """
    return guarded(article, [Guard(one, article) for one in plugins])


def guarded(article: Article, guards: Sequence[Guard]) -> Reading:
    """What one article says by the rules and the plug-ins under guard."""
    with unswept():
        return gather(article, *seen(article, guards))


def seen(article: Article, guards: Sequence[Guard]) -> tuple[tuple[Mention, ...], tuple[Claim | Figure, ...]]:
    """All mentions in an article, and what the rules and the plug-ins under guard make of them."""
    cut = sentences(article)
    mentions = find(article, cut, [finder for guard in guards for finder in guard.finders()])
    said = tuple(relate(cut, mentions, [relator for guard in guards for relator in guard.relators()]))
    proposed = [guard.propose(cut, mentions) for guard in guards]
    added = (one for some in proposed for one in some.mentions)
    return (*mentions, *added), (*said, *(one for some in proposed for one in some.claims))


def trial(text: str, plugins: Sequence[Plugin] = ()) -> tuple[tuple[Mention, ...], tuple[Claim | Figure, ...]]:
    """What every rule sees in a text: the mentions, and the claims and figures, each with the rule's name in ``by``."""
    article = Article("try", text)
    return seen(article, [Guard(one, article) for one in plugins])


def as_told(one: Fact | Statistic) -> list[object]:
    """The order in which the text says things."""
    return list(map(quoted_order, one.evidence))


def numbered(whole: Reading, parts: Sequence[Reading]) -> Reading:
    """A joined reading with ids e1, e2 … in the order in which its parts name the things, and facts as they stand."""
    order = {name: i for i, name in enumerate(name for part in parts for e in part.entities for name in e.names)}
    known = sorted(whole.entities, key=lambda e: (min(order.get(n, len(order)) for n in e.names), e.type, e.id))
    ids = {entity.id: f"e{i}" for i, entity in enumerate(known, 1)}
    return Reading(
        whole.articles,
        tuple(Entity(ids[e.id], e.type, e.names) for e in known),
        tuple(
            Fact(ids[f.subject], f.predicate, ids.get(f.object, f.object), f.evidence, f.role, f.period, f.status)
            for f in sorted(whole.facts, key=as_told)
        ),
        tuple(
            Statistic(ids[s.subject], s.measure, s.value, s.unit, s.evidence, s.period)
            for s in sorted(whole.statistics, key=as_told)
        ),
    )
