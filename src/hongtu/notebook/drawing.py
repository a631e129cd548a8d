"""The network page inside a notebook: in a frame of its own that may run its scripts and reach nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hongtu.draw.page import part
from hongtu.explore.index import Index, around, most_connected
from hongtu.graph import Graph as Stored
from hongtu.notebook.shown import filled


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page that shows a network; ``drawn`` entities are on it, ``left`` were too many."""

    html: str = field(repr=False)
    drawn: int
    left: int
    title: str
    height: int = field(default=640, repr=False)

    def save(self, path: str | Path) -> Path:
        """Write the page, which works offline, to a file."""
        place = Path(path)
        place.write_text(self.html, encoding="utf-8", newline="\n")
        return place

    def _repr_html_(self) -> str:
        shown = {"title": self.title, "page": self.html, "height": self.height}
        return filled("frame", left=self.left, drawn=self.drawn, **shown)


def drawing(stored: Stored, whole: Index, names: Sequence[str], hops: int, most: int) -> Drawing:
    """The page of all that is joined to something, or of what lies within ``hops`` facts of names; of more than
    ``most`` entities the most connected, the names among them.
    """
    named = around(whole, names, 0)
    wanted = around(whole, names, hops) if names else most_connected(whole, len(whole.reading.entities))
    order = sorted(wanted, key=lambda i: (i not in named, -whole.degree[i], i))
    title = "、".join(names) or "关系网络"
    html = part(whole, sorted(order[:most]), title, sentence=stored.sentence)
    return Drawing(html, len(order[:most]), len(order[most:]), title)
