"""Processes on what a graph folder shows now: the first query after a build is answered from the new graph."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Timer

from hongtu.graph.folder import shown
from hongtu.query.forms import Wanted
from hongtu.query.limits import Ask, Limits, Reply, refusal
from hongtu.query.workers import workers


@dataclass(slots=True)
class Live:
    """A graph folder, the build that is answered from, and what answers from it."""

    folder: Path
    limits: Limits
    number: int
    place: Path | None = None
    team: ExitStack = field(default_factory=ExitStack)
    ask: Ask | None = None
    lock: Lock = field(default_factory=Lock)


@contextmanager
def live(folder: Path, limits: Limits, *, number: int = 1) -> Iterator[Ask]:
    """What answers from the graph that a folder shows at the time; raises ValueError where there is none.

    A build is never changed once it is shown, so that all processes answer from one state. Queries to the build before
    are answered to their end.
    """
    graph = Live(folder, limits, number)
    current(graph)

    def ask(query: str, wanted: Wanted) -> Reply:
        try:
            return current(graph)(query, wanted)
        except ValueError as error:
            return refusal("away", str(error))

    try:
        yield ask
    finally:
        graph.team.close()


def current(graph: Live) -> Ask:
    """What answers from the build that is shown now."""
    with graph.lock:
        place = shown(graph.folder)
        if graph.ask is None or place != graph.place:
            new = ExitStack()
            ask = new.enter_context(workers(place or graph.folder, graph.limits, number=graph.number))
            retire(graph.team, graph.limits)
            graph.place, graph.team, graph.ask = place, new, ask
        return graph.ask


def retire(team: ExitStack, limits: Limits) -> None:
    """End processes when the last query to them must have ended."""
    later = Timer(limits.seconds + limits.patience, team.close)
    later.daemon = True
    later.start()
