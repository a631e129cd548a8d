"""What an object of a notebook looks like: text for a terminal, HTML without scripts, in which all text is text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jinja2 import Environment, PackageLoader

from hongtu.draw.chart import pairs, spread
from hongtu.draw.names import short
from hongtu.explore.index import Index, most_connected
from hongtu.graph import Graph as Stored
from hongtu.model import Evidence, Fact, Reading
from hongtu.ontology import ontology
from hongtu.why import noted

TEMPLATES = Environment(loader=PackageLoader("hongtu.notebook"), autoescape=True, trim_blocks=True, lstrip_blocks=True)
SMALL = 24


def filled(template: str, **values: object) -> str:
    """A template with its values."""
    return TEMPLATES.get_template(f"{template}.html.j2").render(values)


def facts(stored: Stored, reading: Reading, some: Iterable[Fact]) -> list[dict[str, Any]]:
    """Facts for a template: ends, relation, notes, and each evidence in its sentence."""
    names = {e.id: e.names[0] for e in reading.entities}
    titles = {a.id: " ".join(filter(None, (f"《{a.title or a.id}》", a.published))) for a in reading.articles}
    return [
        {
            "subject": names[fact.subject],
            "label": ontology().properties[fact.predicate].label_zh,
            "object": names.get(fact.object, fact.object),
            "notes": noted(fact.role, fact.period, "" if fact.status == "stated" else fact.status),
            "quotes": list(quotes(stored, fact.evidence, titles)),
        }
        for fact in some
    ]


def quotes(stored: Stored, evidence: Iterable[Evidence], titles: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Evidence for a template: its words, those around it, its article and rule."""
    for one in evidence:
        before, after = stored.sentence(one)
        article = titles.get(one.article, one.article)
        yield {"before": before, "text": one.text, "after": after, "article": article, "rule": one.by}


def summary(whole: Index) -> str:
    """A graph in HTML: how much of what there is, beside its most connected entities as a small network."""
    reading = whole.reading
    counted = Counter(e.type for e in reading.entities)
    kinds = [(ontology().classes[name], count) for name, count in sorted(counted.items(), key=lambda c: (-c[1], c[0]))]
    counts = {
        "文章 articles": len(reading.articles),
        "实体 entities": len(reading.entities),
        "事实 facts": len(reading.facts),
        "数据 statistics": len(reading.statistics),
    }
    return filled("summary", counts=counts, kinds=kinds, picture=picture(whole))


def picture(whole: Index) -> dict[str, Any] | None:
    """The most connected entities, placed, for a template; none where nothing is connected."""
    lines = pairs(whole, most_connected(whole, SMALL))
    if not lines:
        return None
    places = spread(whole, sorted({end for line in lines for end in line})).points
    xs, ys = ([point[side] for point in places.values()] for side in (0, 1))
    left, top = min(xs) - 90, min(ys) - 20
    entities = [(whole.reading.entities[i], point) for i, point in sorted(places.items())]
    nodes = [
        {"x": x, "y": y, "name": short(one.names[0]), "colour": ontology().classes[one.type].colour}
        for one, (x, y) in entities
    ]
    box = (left, top, max(xs) + 90 - left, max(ys) + 34 - top)
    return {"nodes": nodes, "lines": [(*places[a], *places[b]) for a, b in lines], "box": [round(n) for n in box]}
