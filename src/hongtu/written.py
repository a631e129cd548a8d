"""A graph in the folder of its build: Turtle, store and what is explored, out of those of the build before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hongtu import conflicts, kept
from hongtu.again import Before, Resolved
from hongtu.conflicts import Found
from hongtu.difference import amended
from hongtu.explore.index import Index, index
from hongtu.explore.search import Named, named, renamed
from hongtu.graph import open as opened
from hongtu.graph.change import change
from hongtu.graph.store import fill
from hongtu.kept import Kept
from hongtu.model import Entity, Reading
from hongtu.ripple import nodes, part, reach, ripple
from hongtu.tally import Tally, changed, of_reading
from hongtu.texts import Texts


@dataclass(frozen=True, slots=True)
class Written:
    """A graph by number, its names, what is counted of it, and what in it contradicts itself."""

    index: Index
    names: Named
    tally: Tally
    conflicts: Found


def written(old: Before, found: Resolved, texts: Texts, place: Path) -> Written:
    """Write a graph into the folder of its build: from nothing where all of it is known, else out of the one before."""
    if found.kept and old.place:
        return rewritten(old, found, found.kept, texts, place)
    whole = found.whole or Reading()
    fill(whole, place)
    graph = index(whole)
    return Written(graph, named(graph), of_reading(whole), conflicts.found(opened(place)))


def rewritten(old: Before, found: Resolved, known: Kept, texts: Texts, place: Path) -> Written:
    """Write what differs, and copy the rest as it stands."""
    what, state = found.difference, old.state
    new, shift = amended(known.index, what, kept.begun(place), "index.reading")
    tally = changed(state.tally, known.index, what)
    far = ripple(known.index, new, what, (state.tally.roles, tally.roles))
    wanted = nodes(far.new, far) | far.roles
    assert old.place
    change(old.place, place, nodes(far.old, far) | wanted, (part(far, texts.article), wanted))
    told = conflicts.brought_up(state.conflicts, opened(place), reach(far))
    names = renamed(known.named, shift, [(one, called(known.index, one)) for one in what.entities.come])
    return Written(new, names, tally, told)


def called(old: Index, one: Entity) -> int | None:
    """The number of an entity of this id that had the same names; none, where there was none."""
    number = old.number.get(one.id)
    if number is None:
        return None
    before = old.reading.entities[number]
    return number if (before.type, before.names) == (one.type, one.names) else None
