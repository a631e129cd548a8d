"""What a build leaves for the next one: of what it was made, what was resolved, where the drawing has its names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

import msgspec

from hongtu.conflicts import Found
from hongtu.corpus import Failure
from hongtu.gold import Json
from hongtu.graph import folder as folders
from hongtu.graph.store import STORE, TURTLE
from hongtu.judgements import Judgement
from hongtu.model import Reading
from hongtu.resolve.told import Given
from hongtu.sources import Source
from hongtu.version import version

INPUT, STATE, REPORT = ".input.json", ".state", "report.json"
Memory: TypeAlias = dict[str, dict[str, tuple[float, float]]]  # draw.layout's, for commands that draw nothing


@dataclass(frozen=True, slots=True)
class Input:
    """What a build was made of: its files, and the paths that stand for none."""

    sources: tuple[Source, ...] = ()
    absent: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """What a build came to: the key of each article's reading by id, the resolved reading without texts, by the id of
    each article the ids of the entities in it, the places and clusters of the drawing, the conflicts; and by which
    judgements and which program, and a digest of its Turtle.
    """

    keys: Mapping[str, str] = field(default_factory=dict)
    reading: Reading = field(default_factory=Reading)
    ids: Given = field(default_factory=dict)
    places: Memory = field(default_factory=dict)
    clusters: dict[str, list[int]] = field(default_factory=dict)
    conflicts: Found = field(default_factory=dict)
    judged: tuple[Judgement, ...] = ()
    version: str = ""
    turtle: str = ""


def given(folder: Path) -> Input:
    """What the graph of a folder was made of; nothing, where there is none."""
    now = folders.shown(folder)
    file = now / INPUT if now else None
    return msgspec.json.decode(file.read_bytes(), type=Input) if file and file.exists() else Input()


def report(folder: Path) -> Json | None:
    """The report of the build that a folder shows, if it is whole with its drawing."""
    now = folders.shown(folder)
    if now is None or not all((now / name).exists() for name in (REPORT, "network.html")):
        return None
    found: Json = json.loads((now / REPORT).read_text(encoding="utf-8"))
    return found


def state(folder: Path) -> State | None:
    """What the build that a folder shows came to; nothing, where that was another program, or somebody has changed its
    files, or there is none.
    """
    now = folders.shown(folder)
    if now is None or not (now / STATE).exists() or not (now / STORE / "CURRENT").exists():
        return None
    try:
        found = msgspec.msgpack.decode((now / STATE).read_bytes(), type=State)
    except msgspec.DecodeError:
        return None
    return found if (found.version, found.turtle) == (version(), digest(now)) else None


def save(place: Path, made_of: Input, came_to: State) -> None:
    """Leave what a build was made of and what it came to in its folder, for the next one."""
    whole = replace(came_to, reading=bare(came_to.reading), version=version(), turtle=digest(place))
    (place / INPUT).write_bytes(msgspec.json.encode(made_of))
    (place / STATE).write_bytes(msgspec.msgpack.encode(whole))


def bare(reading: Reading) -> Reading:
    """A reading without the texts of its articles."""
    return msgspec.structs.replace(
        reading, articles=tuple(msgspec.structs.replace(a, text="", blocks=(), origin=()) for a in reading.articles)
    )


def digest(place: Path) -> str:
    """The digest of a build's Turtle; of none, where it has none."""
    file = place / TURTLE
    return sha256(file.read_bytes()).hexdigest() if file.exists() else ""
