"""The whole of a reading at a glance: all of a small one; of a large one its communities and who matters in them."""

from __future__ import annotations

import numpy as np

from hongtu.draw.atlas import Atlas
from hongtu.draw.chart import Chart, spread
from hongtu.draw.columns import ALL, NOWHERE, Columns, Most, columns, with_discs
from hongtu.draw.discs import discs
from hongtu.draw.layout import Memory
from hongtu.explore.communities import Known
from hongtu.explore.index import Index, most_connected

MOST = 1000
GLANCE = Most(facts=3000, figures=500, quotes=1)


def charted(index: Index, memory: Memory | None = None, known: Known | None = None) -> Chart:
    """Where the entities of a reading stand: a small one spread out, a large one in discs; ``memory`` is that of
    ``positions``, ``known`` that of ``communities``.
    """
    linked = int((index.degree > 0).sum())
    return discs(index, known) if linked > MOST else spread(index, most_connected(index, MOST), memory)


def overview(atlas: Atlas) -> Columns:
    """The most telling entities of a reading, at most 1,000, and its communities."""
    index, large = atlas.index, bool(atlas.chart.discs)
    shown = telling(index, atlas.chart) if large else most_connected(index, MOST)
    told = with_discs(atlas, columns(atlas, shown, most=GLANCE if large else ALL))
    return told | {"left": len(index.reading.entities) - len(shown)}


def telling(index: Index, chart: Chart) -> list[int]:
    """Of each disc the entity that it is named after and those that most is joined to: of large discs more, though not
    as many more as they are larger.
    """
    named = [disc.entity for disc in chart.discs]
    weights = np.sqrt([disc.count for disc in chart.discs])
    room = np.floor((MOST - len(named)) * weights / weights.sum())
    inside = np.array(sorted(chart.disc.keys() - named))
    disc = np.array([chart.disc[entity] for entity in inside.tolist()])
    order = np.lexsort((inside, -index.degree[inside], disc))
    place = np.arange(len(order)) - np.searchsorted(disc[order], disc[order])
    return sorted([*named, *inside[order][place < room[disc[order]]].tolist()])


def placed(told: Columns, atlas: Atlas) -> Columns:
    """An overview with the places that an atlas gives to the same entities and communities."""
    numbers = [atlas.index.number[id] for id in told["nodes"]["id"]]
    at = [atlas.chart.points.get(i, NOWHERE) for i in numbers]
    return with_discs(atlas, told | {"nodes": told["nodes"] | {"x": [x for x, _ in at], "y": [y for _, y in at]}})
