"""What the explorer is told of a graph on another server: the part that a question is about, fetched by queries."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pyoxigraph as ox

from hongtu.draw.atlas import Atlas
from hongtu.draw.chart import Chart
from hongtu.draw.columns import Columns
from hongtu.draw.overview import charted
from hongtu.explore.index import index
from hongtu.graph.iris import HT, E
from hongtu.ontology import ontology
from hongtu.query.forms import Wanted
from hongtu.query.limits import Ask
from hongtu.query.part import MOST, described, kinds, neighbours, part
from hongtu.serve.explored import Explored


def fetched(ask: Ask, ids: Iterable[str], hops: int) -> Explored:
    """The part of a graph within some facts of entities; without any, the entities with the most facts.

    Raises ValueError for an id that is none, and where the server gives no answer.
    """
    near = dict.fromkeys(str(ox.NamedNode(E + id).value) for id in ids)
    edge = list(near)
    for _ in range(hops if near else 0):
        edge = [iri for iri in neighbours(ask, edge) if iri not in near][: MOST - len(near)]
        near |= dict.fromkeys(edge)
    graph = described(ask, near) if near else part(ask, (), 0)
    whole = index(graph.reading())
    return Explored(Atlas(whole, Chart({}) if near else charted(whole), graph.sentence))


def hits(ask: Ask, wanted: str, *, type: str = "", limit: int = 20) -> Columns:
    """The first entities in whose names a text stands, the shortest names first."""
    classes = " ".join(f"ht:{name}" for name in sorted(ontology().below(type))) if type else ""
    only = f"VALUES ?c {{ {classes} }}" if classes else ""
    query = f"""SELECT ?e (SAMPLE(?of) AS ?type) (MIN(?label) AS ?first) (SAMPLE(?name) AS ?matched) WHERE {{ {only}
      ?e rdfs:label|skos:altLabel ?name ; rdfs:label ?label ; a ?c {kinds()} BIND(STR(?c) AS ?of)
      FILTER(CONTAINS(LCASE(STR(?name)), LCASE({ox.Literal(wanted)})))
    }} GROUP BY ?e ORDER BY STRLEN(MIN(?label)) ?e LIMIT {limit + 1}"""
    found = json.loads(ask(query, Wanted("json", "")).text)["results"]["bindings"]
    rows = [{name: term["value"] for name, term in row.items()} for row in found if "e" in row]
    return {"hits": [hit_row(row) for row in rows[:limit]], "left": len(rows[limit:])}


def hit_row(row: dict[str, str]) -> Columns:
    """An entity that was found; how many others are joined to it is not known."""
    name = row["type"].removeprefix(HT)
    type, label = list(ontology().classes).index(name), ontology().classes[name].label_zh
    shown = {"id": row["e"].removeprefix(E), "name": row["first"], "type": type, "label": label}
    return shown | {"alias": [], "degree": 0, "matched": row["matched"]}
