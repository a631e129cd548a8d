"""What the explorer answers from: the reading of a graph folder with its index, or a part of a graph elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock

import msgspec
import networkx as nx
import numpy as np

from hongtu import last
from hongtu.cache import CACHE, opened
from hongtu.draw.atlas import Atlas
from hongtu.draw.columns import Columns
from hongtu.draw.overview import charted, overview
from hongtu.explore import trees
from hongtu.explore.communities import lines
from hongtu.explore.index import index
from hongtu.explore.search import Catalogue, catalogue
from hongtu.graph import folder as folders
from hongtu.graph import open as stored
from hongtu.kept import Kept, keep, kept
from hongtu.model import Article
from hongtu.review import Question, questions


@dataclass(frozen=True)
class Explored:
    """A reading that the explorer shows, and its folder, if it has one; ``keys`` are those of its articles in the cache
    there, ``kept`` is what need not be worked out.
    """

    atlas: Atlas
    folder: Path | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    kept: Kept | None = None

    @cached_property
    def catalogue(self) -> Catalogue:
        """The names, ready to be searched."""
        return self.kept.catalogue if self.kept else catalogue(self.atlas.index)

    @cached_property
    def overview(self) -> Columns | msgspec.Raw:
        """The whole at a glance."""
        return msgspec.Raw(self.kept.overview) if self.kept else overview(self.atlas)

    @cached_property
    def former(self) -> Mapping[str, int]:
        """The entities by the ids that they had before."""
        if self.kept:
            return self.kept.former
        return {old: i for i, one in enumerate(self.atlas.index.reading.entities) for old in one.former}

    @cached_property
    def questions(self) -> Mapping[str, tuple[Question, ...]]:
        """The open questions, by the entities that they are about."""
        return asked(self.folder) if self.folder else {}

    @cached_property
    def network(self) -> nx.Graph[str]:
        """The entities and the lines between them."""
        ids = list(self.atlas.index.number)
        graph: nx.Graph[str] = nx.Graph()
        graph.add_edges_from(
            (ids[a], ids[b]) for a, b in zip(*map(np.ndarray.tolist, lines(self.atlas.index)), strict=True)
        )
        return graph

    @cached_property
    def above(self) -> Mapping[int, int]:
        """Under what each organization stands."""
        return trees.above(self.atlas.index)

    @cached_property
    def below(self) -> Mapping[int, list[int]]:
        """What stands under each organization."""
        return trees.below(self.above)

    def text(self, article: str) -> Article | None:
        """An article with its text, where that is at hand."""
        return text(self.folder, self.keys.get(article)) if self.folder else None

    def number(self, id: str) -> int:
        """The number of an entity, by its id or a former one; raises KeyError for one that is not there."""
        found = self.atlas.index.number.get(id)
        return self.former[id] if found is None else found


@dataclass(slots=True)
class Shelf:
    """A graph folder and what is explored of it, which is read again when the folder shows another build."""

    folder: Path
    place: Path | None = None
    held: Explored | None = None
    lock: Lock = field(default_factory=Lock)

    def explored(self) -> Explored:
        """What the folder shows now; raises ValueError where there is no graph."""
        with self.lock:
            place = folders.shown(self.folder)
            if self.held is None or place != self.place:
                self.held, self.place = explored(self.folder), place
            return self.held


def warm(shelf: Shelf) -> None:
    """Get ready what will be asked for, before it is, what is asked first first, and keep for the next start what was
    not kept; a fault is left for who asks, and a folder that takes nothing stays as it is.
    """
    with suppress(ValueError, OSError):
        known = shelf.explored()
        told = known.overview
        _ = known.catalogue.names, known.catalogue.typed, known.network
        if known.kept is None and shelf.place and not isinstance(told, msgspec.Raw):
            keep(shelf.place, known.atlas, told, known.keys)


def explored(folder: Path) -> Explored:
    """What a graph folder shows: what was kept of it, or else the graph itself."""
    graph, place = stored(folder), folders.shown(folder)
    found = kept(place)
    if found:
        atlas = Atlas(found.index, found.chart, graph.sentence, found.catalogue.typed)
        return Explored(atlas, folder, found.keys, found)
    state = last.state(place)
    whole = index(graph.reading())
    atlas = Atlas(whole, charted(whole, dict(state.places) if state else None), graph.sentence)
    return Explored(atlas, folder, state.keys if state else {})


def text(folder: Path, key: str | None) -> Article | None:
    """The article of a key in the cache of a folder, with its text."""
    file = folders.inner(folder) / CACHE
    if key is None or not file.exists():
        return None
    with opened(file) as cache:
        found = cache.reading(key)
    return found.articles[0] if found and found.articles else None


def asked(folder: Path) -> Mapping[str, tuple[Question, ...]]:
    """The open questions of a build, by the entities that they are about."""
    found: dict[str, tuple[Question, ...]] = defaultdict(tuple)
    if (folder / last.REPORT).exists():
        for one in questions(folder):
            found[one.left] += (one,)
            found[one.right] += (one,)
    return found
