"""From a file to what it says: read, find, relate, gather, and its articles joined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from hongtu.find import find
from hongtu.gather import gather
from hongtu.model import Article, Claim, Figure, Mention, Reading
from hongtu.read import read, sentences
from hongtu.relate import relate
from hongtu.resolve import joined


def extract(path: Path) -> Reading:
    """What the articles of a file say together: a thing that several of them name is one entity.

    Entity ids are e1, e2 … in the order of their first mention. Raises ReadError (a ValueError) naming a file that
    holds no text.
    """
    return together(read(path))


def together(articles: Iterable[Article]) -> Reading:
    """What articles say together, as those of one page."""
    readings = tuple(understand(article) for article in articles)
    return numbered(joined(readings), readings)


def understand(article: Article) -> Reading:
    """What one article says.

    >>> reading = understand(Article("a", "三浦车车公司董事长苏农介绍。"))
    >>> [(e.type, e.names[0]) for e in reading.entities], [(f.predicate, f.role) for f in reading.facts]
    ([('Company', '三浦车车公司'), ('Person', '苏农')], [('holdsPost', '董事长')])
    """
    cut = sentences(article)
    mentions = find(article, cut)
    return gather(article, mentions, relate(cut, mentions))


def trial(text: str) -> tuple[tuple[Mention, ...], tuple[Claim | Figure, ...]]:
    """What every rule sees in a text: the mentions, and the claims and figures, each with the rule's name in ``by``."""
    article = Article("try", text)
    cut = sentences(article)
    mentions = find(article, cut)
    return mentions, tuple(relate(cut, mentions))


def numbered(whole: Reading, parts: tuple[Reading, ...]) -> Reading:
    """A joined reading with ids e1, e2 … in the order in which its parts name the things, and facts as they stand."""
    order = {name: i for i, name in enumerate(name for part in parts for e in part.entities for name in e.names)}
    known = sorted(whole.entities, key=lambda e: (min(order.get(n, len(order)) for n in e.names), e.type, e.id))
    ids = {entity.id: f"e{i}" for i, entity in enumerate(known, 1)}
    return Reading(
        whole.articles,
        tuple(replace(entity, id=ids[entity.id]) for entity in known),
        tuple(
            replace(f, subject=ids[f.subject], object=ids.get(f.object, f.object))
            for f in sorted(whole.facts, key=lambda f: f.evidence)
        ),
        tuple(replace(s, subject=ids[s.subject]) for s in sorted(whole.statistics, key=lambda s: s.evidence)),
    )
