"""The pairs that a build could not decide, for reading: what is said of both, and what speaks for and against."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from hongtu.graph import Graph
from hongtu.graph import open as opened
from hongtu.judgements import FILE, Judgement, load
from hongtu.lookup import called
from hongtu.model import Entity, Reading
from hongtu.resolve.explained import explanations
from hongtu.why import lines

FACTS = 12


@dataclass(frozen=True, slots=True)
class Question:
    """An open pair: its ids, how much speaks for its being one, and the names of the features that were seen."""

    left: str
    right: str
    score: float
    features: tuple[str, ...]


def questions(folder: Path) -> tuple[Question, ...]:
    """The open pairs of a graph folder, the best first; raises ValueError where no build has left its report."""
    file = folder / "report.json"
    if not file.exists():
        raise ValueError(f"{folder}: no graph here; make one with: hongtu build ARTICLES --into {folder}")
    found = json.loads(file.read_text(encoding="utf-8")).get("open", ())
    return tuple(Question(q["left"], q["right"], q["score"], tuple(q["features"])) for q in found)


def review(folder: Path, name: str | None = None, *, limit: int = 10) -> str:
    """The open pairs of a graph folder, or those of a name, with the evidence of both sides, for reading.

    Raises ValueError with the nearest names for a name that is not in the graph.
    """
    graph = opened(folder)
    reading = graph.reading()
    asked = questions(folder)
    if name is not None:
        ids = set(called(names(reading), name))
        asked = tuple(one for one in asked if ids & {one.left, one.right})
    shown = [*islice((text(graph, reading, n, one) for n, one in enumerate(asked, 1)), limit)]
    more = [f"还有 {len(asked) - limit} 对 {len(asked) - limit} more pairs: --limit"] if len(asked) > limit else []
    return "\n\n".join(shown + more) or "没有待定的对 nothing to decide"


def names(reading: Reading) -> dict[str, tuple[str, ...]]:
    """For each id the names and former ids by which an entity is found."""
    return {one.id: (*one.names, *one.former) for one in reading.entities}


def text(graph: Graph, reading: Reading, number: int, one: Question) -> str:
    """A pair: a line for it, a line for each feature, both sides, and how to answer."""
    return "\n".join(
        (
            f"{number}. {one.left} ⟷ {one.right}",
            *says(one.features),
            *(line for id in (one.left, one.right) for line in side(graph, reading, id)),
            f"   → hongtu judge {one.left} {one.right} same|different --why …",
        )
    )


def says(features: Iterable[str]) -> Iterator[str]:
    """A line for each feature, those that speak for it before those against."""
    told = [explanations()[feature] for feature in features]
    for speaks_for, words in sorted(told, key=lambda one: not one[0]):
        yield f"   {'+' if speaks_for else '-'} {words}"


def side(graph: Graph, reading: Reading, id: str) -> Iterator[str]:
    """The first facts about an entity, with their words."""
    entity = next((e for e in reading.entities if e.id == id), Entity(id, "Person", (id,)))
    told = [f"   {line}" for line in lines(graph, reading, entity)]
    yield from told[:FACTS]
    if len(told) > FACTS:
        yield f"     … hongtu why {id}"


def judged(folder: Path) -> str:
    """The judgements of a graph folder, a line each; those that no longer apply are marked."""
    file = folder / "report.json"
    idle: Sequence[str] = json.loads(file.read_text(encoding="utf-8")).get("idle", ()) if file.exists() else ()
    return "\n".join(told(one, idle) for one in load(folder / FILE)) or "没有判断 no judgements"


def told(one: Judgement, idle: Sequence[str]) -> str:
    """A judgement in a line.

    >>> told(Judgement("same", "王新", "王新-3e23e8", "", "李明", "2024-05-01", "同一个人"), ())
    'same 王新 王新-3e23e8（李明，2024-05-01）同一个人'
    """
    mark = "  [已无所指 no longer applies]" if str(one) in idle else ""
    by = "，".join(filter(None, (one.who, one.when)))
    return f"{one}{f'（{by}）' if by else ' '}{one.why}{mark}".rstrip()
