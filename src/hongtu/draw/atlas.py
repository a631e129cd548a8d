"""All that answers about a reading are made of: its index, where its entities stand, what gives their sentences."""

from __future__ import annotations

from dataclasses import dataclass

from hongtu.draw.chart import Chart
from hongtu.draw.quoted import Sentences, in_texts
from hongtu.explore.index import Index
from hongtu.explore.pinyin import keys
from hongtu.explore.search import Words


@dataclass(frozen=True, slots=True)
class Atlas:
    """A reading by number with its chart; ``sentence`` gives the words before and behind an evidence, ``known`` how the
    names are typed, where that need not be worked out.
    """

    index: Index
    chart: Chart
    sentence: Sentences
    known: Words | None = None

    def typed(self, entity: int) -> str:
        """How the names of an entity are typed."""
        own = self.known.of(entity) if self.known else ()
        return " ".join(own or keys(self.index.reading.entities[entity]))


def atlas(index: Index, chart: Chart, sentence: Sentences | None = None, known: Words | None = None) -> Atlas:
    """The atlas of a reading; sentences come from its own articles where nothing else gives them."""
    return Atlas(index, chart, sentence or in_texts(index), known)
