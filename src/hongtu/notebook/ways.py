"""Ways from one thing to another: as text, as HTML with each step's sentence, and as values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hongtu.graph import Graph as Stored
from hongtu.model import Reading
from hongtu.notebook.shown import facts, filled
from hongtu.path import Step, told


@dataclass(frozen=True, repr=False)
class Ways:
    """The shortest ways between two things; iterating gives each as its steps."""

    stored: Stored
    whole: Reading
    found: tuple[tuple[Step, ...], ...]

    def __iter__(self) -> Iterator[tuple[Step, ...]]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def __getitem__(self, at: int) -> tuple[Step, ...]:
        return self.found[at]

    def __repr__(self) -> str:
        return told(self.stored, self.whole, self.found)

    def _repr_html_(self) -> str:
        names = {e.id: e.names[0] for e in self.whole.entities}
        ways = [
            {
                "names": [names[id] for id in (way[0].start, *(step.end for step in way))],
                "facts": [facts(self.stored, self.whole, step.facts) for step in way],
            }
            for way in self.found
        ]
        return filled("paths", ways=ways)
