"""What the page is told, in columns: classes, properties, entities with their places, facts and figures with
evidence.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

import networkx as nx

from hongtu.draw.layout import Memory, positions
from hongtu.model import Entity, Evidence, Fact, Reading, Statistic
from hongtu.ontology import ontology

Columns: TypeAlias = dict[str, Any]
Sentences = Callable[[Evidence], tuple[str, str]]
LEGAL = re.compile("(?<=..)(?:股份有限公司|有限责任公司|有限公司)$")
LONGEST = 12
ENDS = "。！？\n"


def columns(
    reading: Reading, part: nx.MultiDiGraph[str], sentence: Sentences | None, memory: Memory | None = None
) -> Columns:
    """The part of a reading that a page shows, as lists of equal length that refer to each other by number.

    ``memory`` is that of ``positions``.
    """
    entities = {e.id: e for e in reading.entities if e.id in part}
    ids = list(entities)
    index = {id: i for i, id in enumerate(ids)}
    classes, properties = list(ontology().classes), list(ontology().properties)
    pairs = sorted({tuple(sorted((index[a], index[b]))) for a, b in part.edges() if a != b})
    facts = [f for f in reading.facts if f.subject in index and (f.object in index or f.predicate == "foundedOn")]
    quoted = quoter(reading, sentence)
    return {
        "types": [drawn(name) for name in classes],
        "properties": [{"name": name, "label": ontology().properties[name].label_zh} for name in properties],
        "nodes": node_columns([entities[id] for id in ids], part, classes, memory),
        "pairs": {"a": [a for a, _ in pairs], "b": [b for _, b in pairs]},
        "facts": [fact_row(fact, index, properties, quoted) for fact in facts],
        "figures": [figure_row(s, index, quoted) for s in reading.statistics if s.subject in index],
        "articles": [{"title": a.title or a.id, "published": a.published or ""} for a in reading.articles],
    }


def drawn(name: str) -> dict[str, str]:
    """How a class is named and drawn."""
    term = ontology().classes[name]
    look = {"colour": term.colour, "dark": term.colour_dark, "shape": SHAPES.get(term.shape, term.shape)}
    return {"name": name, "label": term.label_zh} | look


SHAPES = {"box": "hexagon", "ellipse": "dot"}


def node_columns(
    entities: list[Entity], part: nx.MultiDiGraph[str], classes: list[str], memory: Memory | None
) -> Columns:
    """The entities: ids, names, classes, sizes by their number of neighbours, places."""
    degree = Counter({e.id: len(set(part.successors(e.id)) | set(part.predecessors(e.id))) for e in entities})
    sizes = {e.id: round(6 + 3 * math.sqrt(degree[e.id]), 1) for e in entities}
    widths = {e.id: max(2 * sizes[e.id], 13.5 * len(short(e.names[0]))) for e in entities}
    places = positions(nx.Graph(part.to_undirected()), widths, memory) if entities else {}
    return {
        "id": [e.id for e in entities],
        "name": [e.names[0] for e in entities],
        "short": [short(e.names[0]) for e in entities],
        "alias": [list(e.names[1:]) for e in entities],
        "type": [classes.index(e.type) for e in entities],
        "size": [sizes[e.id] for e in entities],
        "x": [places[e.id][0] for e in entities],
        "y": [places[e.id][1] for e in entities],
    }


def short(name: str) -> str:
    """A name for the drawing: without its legal form, at most twelve characters.

    >>> short("广东三浦车车股份有限公司")
    '广东三浦车车'
    """
    name = LEGAL.sub("", name)
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def fact_row(
    fact: Fact, index: dict[str, int], properties: list[str], quoted: Callable[[Iterable[Evidence]], Any]
) -> Columns:
    """A fact: its ends by number (a date as text), property, role, period, status, evidence."""
    end: int | str = fact.object if fact.predicate == "foundedOn" else index[fact.object]
    what = {"s": index[fact.subject], "o": end, "p": properties.index(fact.predicate)}
    return what | {"role": fact.role, "period": fact.period or "", "status": fact.status, "said": quoted(fact.evidence)}


def figure_row(figure: Statistic, index: dict[str, int], quoted: Callable[[Iterable[Evidence]], Any]) -> Columns:
    """A figure: whose, of what, how much, when, evidence."""
    value = int(figure.value) if float(figure.value).is_integer() else figure.value
    what = {"s": index[figure.subject], "measure": figure.measure, "value": value, "unit": figure.unit}
    return what | {"period": figure.period or "", "said": quoted(figure.evidence)}


def quoter(reading: Reading, sentence: Sentences | None) -> Callable[[Iterable[Evidence]], list[list[object]]]:
    """A function that gives evidence as rows: article by number, words before, the words, words behind, rule."""
    number = {a.id: i for i, a in enumerate(reading.articles)}
    texts = {a.id: a.text for a in reading.articles}

    def rows(evidence: Iterable[Evidence]) -> list[list[object]]:
        found = []
        for one in evidence:
            before, behind = sentence(one) if sentence else surroundings(texts.get(one.article, ""), one)
            found.append([number.get(one.article, -1), before, one.text, behind, one.by])
        return found

    return rows


def surroundings(text: str, evidence: Evidence) -> tuple[str, str]:
    """The words before and behind an evidence in its sentence."""
    if not text or text[evidence.start : evidence.end] != evidence.text:
        return "", ""
    first = max(text.rfind(sign, 0, evidence.start) for sign in ENDS) + 1
    ends = [at for sign in ENDS if (at := text.find(sign, evidence.end)) >= 0]
    last = min(ends, default=len(text))
    closed = last + (text[last : last + 1] not in ("", "\n"))
    return text[first : evidence.start], text[evidence.end : closed]
