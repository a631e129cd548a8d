"""An article taken out of a graph folder, and back: its facts go, those of others stay."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from hongtu import forgotten
from hongtu.build import ALONE, Built, Watch, changing
from hongtu.forgotten import FILE, Forgotten
from hongtu.last import given


def forget(one: Forgotten, folder: Path, *, watch: Watch = ALONE) -> Built:
    """Take an article out of the graph of a folder, and keep it out of later builds.

    Raises ValueError, with the nearest ids, for one that is not in the graph.
    """
    with changing(folder, watch) as build:
        gone = forgotten.load(folder / FILE)
        known = {page.id for source in given(folder).sources for page in source.pages.articles}
        left = known - {other.article for other in gone}
        if one.article not in left:
            near = ", ".join(get_close_matches(one.article, sorted(left), 3, 0.3))
            raise ValueError(f"no article {one.article!r} in this graph{f'; near it: {near}' if near else ''}")
        forgotten.save((*gone, one), folder / FILE)
        return build()


def remember(article: str, folder: Path, *, watch: Watch = ALONE) -> Built:
    """Take an article that was forgotten into the graph again; raises ValueError for one that was not."""
    with changing(folder, watch) as build:
        gone = forgotten.load(folder / FILE)
        left = tuple(other for other in gone if other.article != article)
        if len(left) == len(gone):
            raise ValueError(f"article {article!r} is not forgotten here; see {folder / FILE}")
        forgotten.save(left, folder / FILE)
        return build()
