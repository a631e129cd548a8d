"""What the explorer is told: search, an entity, its neighbours, a part, a community, an article; as columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import numpy as np

from hongtu.draw.columns import ALL, Columns, Most, columns, fairly
from hongtu.draw.overview import GLANCE
from hongtu.explore.index import DATE, Index
from hongtu.explore.search import Hit, search
from hongtu.graph.iris import E
from hongtu.ontology import ontology
from hongtu.resolve.explained import explanations
from hongtu.review import Question
from hongtu.serve.explored import Explored

MOST = 3000
PAGE = 200
BESIDE = Most(facts=300, quotes=3)


def hits(known: Explored, wanted: str, *, type: str = "", zone: str = "", limit: int = 20) -> Columns:
    """The first entities that a text names, of a class (or below it) and in a zone where these are given.

    Raises ValueError naming an unknown class, KeyError for an unknown zone.
    """
    index, chart = known.atlas.index, known.atlas.chart
    among = np.ones(len(index.degree), bool)
    if type:
        inside = ontology().below(type)
        among &= np.array([name in inside for name in ontology().classes])[index.types]
    if zone:
        centre = known.number(zone)
        within = [i for i, disc in chart.disc.items() if disc == chart.disc.get(centre, -2)]
        near = np.zeros_like(among)
        near[[*within, centre, *index.near.of(centre)]] = True
        among &= near
    found, left = search(index, known.catalogue, wanted, among=among, limit=limit)
    return {"hits": [hit_row(index, one) for one in found], "left": left}


def hit_row(index: Index, hit: Hit) -> Columns:
    """An entity that was found."""
    one, type = index.reading.entities[hit.entity], int(index.types[hit.entity])
    label = ontology().classes[one.type].label_zh
    shown = {"id": one.id, "name": one.names[0], "type": type, "label": label, "alias": list(one.names[1:])}
    return shown | {"degree": int(index.degree[hit.entity]), "matched": hit.matched}


def entity(known: Explored, id: str, offset: int = 0) -> Columns:
    """An entity with a page of its facts, whoever stands in these, and what else is said among them; its figures come
    with the first page.
    """
    index, centre = known.atlas.index, known.number(id)
    own = index.facts.of(centre)
    page = own[offset : offset + PAGE]
    shown = sorted({centre, *index.subjects[page].tolist(), *index.objects[page].tolist()} - {DATE})
    beside = np.setdiff1d(index.joined(shown), own)
    ends = index.subjects[beside] * len(index.degree) + index.objects[beside]
    facts = [*page, *beside[fairly(ends, BESIDE.facts)]]
    told = columns(known.atlas, shown, facts=facts, figures=() if offset else index.figures.of(centre)[: ALL.figures])
    name, iri = index.reading.entities[centre].id, E + index.reading.entities[centre].id
    dates = sorted(range(len(told["articles"])), key=lambda i: (told["articles"][i]["published"], i))
    more: Columns = {"centre": name, "iri": iri, "classes": lineage(index.reading.entities[centre].type)}
    more |= {"more": max(len(own) - offset - PAGE, 0), "timeline": timeline(told, shown.index(centre), dates)}
    return told | more | {"possibly": [doubt(known, name, one) for one in known.questions.get(name, ())]}


def timeline(told: Columns, centre: int, dates: Iterable[int]) -> list[int]:
    """The articles that speak of an entity, by date."""
    said = [one["said"] for one in (*told["facts"], *told["figures"]) if centre in (one["s"], one.get("o"))]
    spoken = {row[0] for rows in said for row in rows}
    return [article for article in dates if article in spoken]


def lineage(name: str) -> list[dict[str, str]]:
    """A class and those above it, the nearest first."""
    found, above = [name], sorted(ontology().parents.get(name, ()))
    while above:
        found += above
        above = sorted({one for name in above for one in ontology().parents.get(name, ())} - set(found))
    known = {**ontology().above, **ontology().classes}
    return [{"name": n, "label": known[n].label_zh, "label_en": known[n].label_en} for n in found if n in known]


def doubt(known: Explored, id: str, one: Question) -> dict[str, Any]:
    """An open question whether an entity is another one: which, and what speaks for and against it."""
    other = one.right if one.left == id else one.left
    number = known.atlas.index.number.get(other)
    name = other if number is None else known.atlas.index.reading.entities[number].names[0]
    said = [
        f"{'+' if speaks_for else '-'} {words}" for speaks_for, words in map(explanations().__getitem__, one.features)
    ]
    return {"id": other, "name": name, "why": said, "score": one.score}


def neighbours(
    known: Explored, ids: Sequence[str], shown: Collection[str], *, rel: str = "", limit: int = 50
) -> Columns:
    """The most connected of the entities that are joined to some by a property (any, where none is given) and are not
    shown yet, with all that joins them to what is shown; ``left`` counts those left out, by property.
    """
    index = known.atlas.index
    centres = [known.number(id) for id in ids]
    there = {*centres, *(index.number[id] for id in shown if id in index.number)}
    ways = [way for one in centres for way in joins(index, one) if way[1] not in there]
    chosen = {other for name, other in ways if rel in ("", name)}
    new = set(sorted(chosen, key=lambda i: (-index.degree[i], i))[: min(limit, MOST)])
    left = Counter(name for name, other in set(ways) if other not in new)
    beside = there & set(index.near.of_all(new).tolist())
    nodes = sorted({*new, *beside})
    facts = [i for i in index.joined(nodes) if index.subjects[i] in new or index.objects[i] in new]
    told = columns(known.atlas, nodes, facts=facts[: ALL.facts], figures=(), most=BESIDE)
    return told | {"left": dict(sorted(left.items()))}


def joins(index: Index, entity: int) -> list[tuple[str, int]]:
    """The lines of an entity: property and other end."""
    names, facts = list(ontology().properties), index.facts.of(entity)
    facts = facts[index.drawn[facts]]
    others = np.where(index.subjects[facts] == entity, index.objects[facts], index.subjects[facts])
    return [(names[p], int(other)) for p, other in zip(index.predicates[facts], others, strict=True)]


def subgraph(known: Explored, ids: Iterable[str]) -> Columns:
    """Some entities and what is said among them; former and unknown ids are passed over."""
    index = known.atlas.index
    return part(known, sorted({index.number[id] for id in ids if id in index.number}))


def disc(known: Explored, id: str) -> Columns:
    """The most connected of a community; raises KeyError where an entity has given its name to none."""
    index, chart = known.atlas.index, known.atlas.chart
    number = next((n for n, one in enumerate(chart.discs) if one.entity == known.number(id)), None)
    if number is None:
        raise KeyError(id)
    inside = [i for i, own in chart.disc.items() if own == number]
    shown = sorted(sorted(inside, key=lambda i: (-index.degree[i], i))[:MOST])
    return part(known, shown) | {"left": len(inside) - len(shown)}


def part(known: Explored, shown: Sequence[int]) -> Columns:
    """Entities and what is said among them, as much as a browser takes."""
    told = columns(known.atlas, shown[:MOST], most=GLANCE if len(shown) > PAGE else ALL)
    return told | {"left": max(len(shown) - MOST, 0)}
