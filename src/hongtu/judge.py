"""Judgements added to a graph folder and taken back: given names become ids that last, and the graph is rebuilt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hongtu.build import ALONE, Watch, changing
from hongtu.graph import open as opened
from hongtu.judgements import FILE, Judgement, load, save
from hongtu.lookup import called
from hongtu.model import Entity, Reading
from hongtu.resolve.tails import tail
from hongtu.review import names

HASHED = re.compile("-[0-9a-f]{6}$")
NODE = re.compile("(?:st|ob)-[0-9a-f]{16}|[0-9]{4}(?:-[0-9]{2}){0,2}")


def judge(given: Judgement, folder: Path, *, watch: Watch = ALONE) -> Judgement:
    """Write a judgement, whose ends may be names, into a graph folder, and rebuild the graph; returns what was written.

    One on the same pair that was there before is replaced. Raises ValueError for a name that is not in the graph or is
    that of several things, and for a judgement that would change nothing there.
    """
    reading = opened(folder).reading()
    one = anchored(given, reading)
    with changing(folder, watch) as rebuild:
        before = load(folder / FILE)
        save((*(other for other in before if ends(other) != ends(one)), one), folder / FILE)
        built = rebuild()
        if built.report and str(one) in built.report["idle"]:
            save(before, folder / FILE)
            rebuild()
            raise ValueError(f"{one}: there is nothing in this graph for it to change{hint(one, reading)}")
    return one


def undo(wanted: Sequence[str], folder: Path, *, article: str = "", watch: Watch = ALONE) -> Judgement:
    """Take back the last judgement of a graph folder, or the last about some names (in an article); rebuild the graph.

    Returns what was taken back. Raises ValueError where there is none.
    """
    known = names(opened(folder).reading())
    meant = [{name, tail(name), *(id for own in called(known, name) for id in (own, *known[own]))} for name in wanted]
    with changing(folder, watch) as rebuild:
        lines = load(folder / FILE)
        about = [n for n, one in enumerate(lines) if concerns(one, meant) and article in ("", one.article)]
        if not about:
            raise ValueError(f"{folder / FILE}: no such judgement; hongtu review --judged lists them")
        save((*lines[: about[-1]], *lines[about[-1] + 1 :]), folder / FILE)
        rebuild()
    return lines[about[-1]]


def anchored(given: Judgement, reading: Reading) -> Judgement:
    """A judgement with ids that mean the same in later builds for the names that people give.

    What ``split`` splits off is named in ``right``.
    """
    left = end(given.left, reading)
    if given.verdict == "split":
        own = meant(reading, given.left)
        said = own.names[0] if given.left in (own.id, *own.former) else given.left
        return replace(given, left=left, right=tail(given.right or said))
    return replace(given, left=left, right=end(given.right, reading))


def end(given: str, reading: Reading) -> str:
    """The lasting id of one end of a judgement; a date, a statement or an observation is as it is given."""
    return given if NODE.fullmatch(given) else lasting(meant(reading, given))


def meant(reading: Reading, name: str) -> Entity:
    """The one entity of a name, id or former id; raises ValueError for none and for several."""
    ids = called(names(reading), name)
    exact = [id for id in ids if id == name] or list(ids)
    if len(exact) > 1:
        raise ValueError(f"{name!r} is the name of {len(exact)} things: give the id of one: {', '.join(exact)}")
    return next(one for one in reading.entities if one.id == exact[0])


def lasting(entity: Entity) -> str:
    """The id of an entity by which it is known whoever else comes to bear its name."""
    hashed = [former for former in entity.former if HASHED.search(former)]
    return entity.id if HASHED.search(entity.id) or not hashed else hashed[0]


def ends(one: Judgement) -> tuple[object, ...]:
    """What a judgement is about: of two on the same the later one holds."""
    pair = one.verdict in ("same", "different")
    return (pair or one.verdict, frozenset((one.left, one.right)), one.article)


def concerns(one: Judgement, meant: Sequence[set[str]]) -> bool:
    """Whether a judgement is about all of some things, each given by its ids and names."""
    return all({one.left, one.right} & ids for ids in meant)


def hint(one: Judgement, reading: Reading) -> str:
    """Which articles speak of what was to be split."""
    if one.verdict != "split":
        return ""
    own = meant(reading, one.left).id
    spoken = {e.article for f in reading.facts if own in (f.subject, f.object) for e in f.evidence}
    return f"; it is spoken of in: {', '.join(sorted(spoken)[:9])}"
