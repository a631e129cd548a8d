"""The whole of a reading at a glance: all of a small one, of a large one what is most connected."""

from __future__ import annotations

from hongtu.draw.chart import Chart, spread
from hongtu.draw.columns import Columns, columns, with_discs
from hongtu.draw.layout import Memory
from hongtu.draw.quoted import Sentences
from hongtu.explore.index import Index, most_connected

MOST = 1000


def charted(index: Index, memory: Memory | None = None) -> Chart:
    """Where all entities of a reading stand that are shown anywhere; ``memory`` is that of ``positions``."""
    return spread(index, most_connected(index, MOST), memory)


def overview(index: Index, chart: Chart, sentence: Sentences | None = None) -> Columns:
    """The most telling entities of a reading, at most 1,000, and its communities."""
    shown = most_connected(index, MOST)
    told = with_discs(index, chart, columns(index, chart, shown, sentence=sentence))
    return told | {"left": len(index.reading.entities) - len(shown)}
