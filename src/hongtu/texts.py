"""What was read for a graph, by the ids of its articles: their readings, and the words around what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from hongtu.cache import Cache
from hongtu.draw.quoted import surroundings
from hongtu.model import Article, Evidence, Reading


@dataclass(frozen=True, slots=True)
class Texts:
    """The readings in a cache by the ids of their articles; ``known`` are texts that were asked for."""

    cache: Cache
    keys: Mapping[str, str]
    known: dict[str, str] = field(default_factory=dict)

    def readings(self, ids: Iterable[str]) -> Iterator[Reading]:
        """The readings of some articles; raises ValueError where the cache has lost one."""
        for id in ids:
            found = self.cache.reading(self.keys[id])
            if found is None:
                raise ValueError("readings are lost from the graph folder: build again from the articles")
            yield found

    def article(self, id: str) -> Article:
        """An article with its text."""
        (found,) = self.readings([id])
        return found.articles[0]

    def sentence(self, evidence: Evidence) -> tuple[str, str]:
        """The words before and behind an evidence in its sentence."""
        if evidence.article not in self.known:
            self.known[evidence.article] = self.cache.text(self.keys[evidence.article]) or ""
        return surroundings(self.known[evidence.article], evidence)
