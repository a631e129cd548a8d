"""What the page and the server's answers tell, in columns: classes, properties, entities with their places, facts and
figures with evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from hongtu.draw.chart import Chart, Disc, pairs, size
from hongtu.draw.names import short
from hongtu.draw.quoted import Quoting, Sentences, in_texts
from hongtu.explore.index import Index
from hongtu.explore.pinyin import keys
from hongtu.ontology import ontology

Columns: TypeAlias = dict[str, Any]
SHAPES = {"box": "hexagon", "ellipse": "dot"}
MOST_FACTS = MOST_LINES = 6000
NOWHERE = (0.0, 0.0)


def columns(
    index: Index,
    chart: Chart,
    shown: Sequence[int],
    *,
    facts: Iterable[int] | None = None,
    sentence: Sentences | None = None,
) -> Columns:
    """Some entities of a reading (in ascending order) and what is said among them, as lists that refer to each other
    by number.

    ``facts`` are those to be told, all among the entities where none are given. ``sentence`` gives the words before and
    behind an evidence in its sentence, where the reading's articles have no text.
    """
    reading, place = index.reading, {entity: i for i, entity in enumerate(shown)}
    lines = [(place[a], place[b]) for a, b in pairs(index, shown)][:MOST_LINES]
    told = [reading.facts[i] for i in (index.joined(shown) if facts is None else facts)][:MOST_FACTS]
    figures = [reading.statistics[i] for i in index.figures.of_all(shown)]
    cited = sorted({e.article for one in (*told, *figures) for e in one.evidence} & index.articles.keys())
    number = {reading.entities[entity].id: i for entity, i in place.items()}
    quoting = Quoting(number, {id: i for i, id in enumerate(cited)}, sentence or in_texts(index))
    articles = [reading.articles[index.articles[id]] for id in cited]
    return {
        **vocabulary(),
        "nodes": node_columns(index, chart, shown),
        "pairs": {"a": [a for a, _ in lines], "b": [b for _, b in lines]},
        "facts": [quoting.fact(one) for one in told],
        "figures": [quoting.figure(one) for one in figures],
        "articles": [{"id": a.id, "title": a.title or a.id, "published": a.published or ""} for a in articles],
        "discs": [],
        "links": [],
        "left": 0,
        "total": total(index),
    }


def vocabulary() -> Columns:
    """All classes and properties, in the order of their names: how they are called and drawn."""
    named = [{"name": p.name, "label": p.label_zh, "label_en": p.label_en} for p in ontology().properties.values()]
    return {"types": [drawn(name) for name in ontology().classes], "properties": named}


def drawn(name: str) -> dict[str, str]:
    """How a class is called and drawn."""
    term = ontology().classes[name]
    look = {"colour": term.colour, "dark": term.colour_dark, "shape": SHAPES.get(term.shape, term.shape)}
    return {"name": name, "label": term.label_zh, "label_en": term.label_en} | look


def node_columns(index: Index, chart: Chart, shown: Sequence[int]) -> Columns:
    """The entities: ids, names and how they are typed, classes, sizes by the number of their neighbours, places."""
    entities = [index.reading.entities[i] for i in shown]
    degree = [int(index.degree[i]) for i in shown]
    return {
        "id": [e.id for e in entities],
        "name": [e.names[0] for e in entities],
        "short": [short(e.names[0]) for e in entities],
        "alias": [list(e.names[1:]) for e in entities],
        "keys": [" ".join(keys(e)) for e in entities],
        "type": [int(index.types[i]) for i in shown],
        "size": [size(count) for count in degree],
        "x": [chart.points.get(i, NOWHERE)[0] for i in shown],
        "y": [chart.points.get(i, NOWHERE)[1] for i in shown],
        "degree": degree,
        "disc": [chart.disc.get(i, -1) for i in shown],
    }


def with_discs(index: Index, chart: Chart, told: Columns) -> Columns:
    """Columns with all discs of a chart and the links between them."""
    return told | {
        "discs": [disc_row(index, one) for one in chart.discs],
        "links": [list(link) for link in chart.links],
    }


def disc_row(index: Index, one: Disc) -> dict[str, object]:
    """A disc: after whom it is named, how many belong to it, where it is."""
    entity = index.reading.entities[one.entity]
    return {"id": entity.id, "name": entity.names[0], "count": one.count, "x": one.x, "y": one.y, "r": one.r}


def total(index: Index) -> dict[str, int]:
    """How much there is in the whole reading."""
    one = index.reading
    counted = {"entities": one.entities, "facts": one.facts, "figures": one.statistics, "articles": one.articles}
    return {name: len(several) for name, several in counted.items()}
