"""What the page and the server's answers tell, in columns: classes, properties, entities with their places, facts and
figures with evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from hongtu.draw.atlas import Atlas
from hongtu.draw.chart import Disc, pairs, size
from hongtu.draw.names import short
from hongtu.draw.quoted import Quoting
from hongtu.explore.index import Index, Numbers
from hongtu.model import Fact, Statistic
from hongtu.ontology import ontology

Columns: TypeAlias = dict[str, Any]
SHAPES = {"box": "hexagon", "ellipse": "dot"}
MOST_LINES = 6000
NOWHERE = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Most:
    """How many facts and figures are told at most, and of how many places that say one of them."""

    facts: int = 6000
    figures: int = 2000
    quotes: int = 20


ALL = Most()


def columns(
    atlas: Atlas,
    shown: Sequence[int],
    *,
    facts: Iterable[int] | None = None,
    figures: Iterable[int] | None = None,
    most: Most = ALL,
) -> Columns:
    """Some entities of a reading (in ascending order) and what is said of them, as lists that refer to each other by
    number; ``facts`` and ``figures`` are those to be told, where these are not simply those among the entities.
    """
    index, reading = atlas.index, atlas.index.reading
    place = {entity: i for i, entity in enumerate(shown)}
    lines = [(place[a], place[b]) for a, b in pairs(index, shown)][:MOST_LINES]
    told = [reading.facts[i] for i in (among(index, shown, most.facts) if facts is None else facts)]
    counted = [reading.statistics[i] for i in (figured(index, shown, most.figures) if figures is None else figures)]
    said: list[Fact | Statistic] = [*told, *counted]
    cited = sorted({e.article for one in said for e in one.evidence[: most.quotes]} & index.articles.keys())
    number = {reading.entities[entity].id: i for entity, i in place.items()}
    quoting = Quoting(number, {id: i for i, id in enumerate(cited)}, atlas.sentence, most.quotes)
    articles = [reading.articles[index.articles[id]] for id in cited]
    return {
        **vocabulary(),
        "nodes": node_columns(atlas, shown),
        "pairs": {"a": [a for a, _ in lines], "b": [b for _, b in lines]},
        "facts": [quoting.fact(one) for one in told],
        "figures": [quoting.figure(one) for one in counted],
        "articles": [{"id": a.id, "title": a.title or a.id, "published": a.published or ""} for a in articles],
        "discs": [],
        "links": [],
        "left": 0,
        "total": total(index),
    }


def among(index: Index, shown: Sequence[int], most: int) -> Numbers:
    """The facts among some entities; where there are too many, one of each pair before a second of any."""
    found = index.joined(shown)
    ends = np.sort(np.stack([index.subjects[found], index.objects[found]]), axis=0)
    return found[fairly(ends[0] * len(index.degree) + ends[1], most)]


def figured(index: Index, shown: Sequence[int], most: int) -> Numbers:
    """The figures of some entities; where there are too many, one of each before a second of any."""
    found = index.figures.of_all(shown)
    return found[fairly(index.counts[found], most)]


def fairly(keys: Numbers, most: int) -> Numbers:
    """Where the first ``most`` of some things stand, one of each key before a second of any, in ascending order.

    >>> fairly(np.array([7, 7, 7, 8, 9]), 4)
    array([0, 1, 3, 4])
    """
    order = np.argsort(keys, kind="stable")
    turn = np.empty(len(keys), int)
    turn[order] = np.arange(len(keys)) - np.searchsorted(keys[order], keys[order])
    return np.sort(np.argsort(turn, kind="stable")[:most])


def vocabulary() -> Columns:
    """All classes and properties, in the order of their names: how they are called and drawn."""
    named = [{"name": p.name, "label": p.label_zh, "label_en": p.label_en} for p in ontology().properties.values()]
    return {"types": [drawn(name) for name in ontology().classes], "properties": named}


def drawn(name: str) -> dict[str, str]:
    """How a class is called and drawn."""
    term = ontology().classes[name]
    look = {"colour": term.colour, "dark": term.colour_dark, "shape": SHAPES.get(term.shape, term.shape)}
    return {"name": name, "label": term.label_zh, "label_en": term.label_en} | look


def node_columns(atlas: Atlas, shown: Sequence[int]) -> Columns:
    """The entities: ids, names and how they are typed, classes, sizes by the number of their neighbours, places."""
    index, chart = atlas.index, atlas.chart
    entities = [index.reading.entities[i] for i in shown]
    degree = [int(index.degree[i]) for i in shown]
    return {
        "id": [e.id for e in entities],
        "name": [e.names[0] for e in entities],
        "short": [short(e.names[0]) for e in entities],
        "alias": [list(e.names[1:]) for e in entities],
        "keys": [atlas.typed(i) for i in shown],
        "type": [int(index.types[i]) for i in shown],
        "size": [size(count) for count in degree],
        "x": [chart.points.get(i, NOWHERE)[0] for i in shown],
        "y": [chart.points.get(i, NOWHERE)[1] for i in shown],
        "degree": degree,
        "disc": [chart.disc.get(i, -1) for i in shown],
    }


def with_discs(atlas: Atlas, told: Columns) -> Columns:
    """Columns with all discs of a chart and the links between them."""
    discs = [disc_row(atlas.index, one) for one in atlas.chart.discs]
    return told | {"discs": discs, "links": [list(link) for link in atlas.chart.links]}


def disc_row(index: Index, one: Disc) -> dict[str, object]:
    """A disc: after whom it is named, how many belong to it, where it is."""
    entity = index.reading.entities[one.entity]
    return {"id": entity.id, "name": entity.names[0], "count": one.count, "x": one.x, "y": one.y, "r": one.r}


def total(index: Index) -> dict[str, int]:
    """How much there is in the whole reading."""
    one = index.reading
    counted = {"entities": one.entities, "facts": one.facts, "figures": one.statistics, "articles": one.articles}
    return {name: len(several) for name, several in counted.items()}
