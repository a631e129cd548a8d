"""What a build leaves for the next one: of what it was made, what was resolved, where the drawing has its names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import file_digest
from pathlib import Path
from typing import TypeAlias

import msgspec

from hongtu.conflicts import Found
from hongtu.corpus import Failure
from hongtu.gold import Json
from hongtu.graph import folder as folders
from hongtu.graph.store import TURTLE
from hongtu.judgements import Judgement
from hongtu.plugin import Account
from hongtu.sources import Source
from hongtu.tally import Tally
from hongtu.version import version

INPUT, STATE, REPORT = ".input.json", ".state", "report.json"
Memory: TypeAlias = dict[str, dict[str, tuple[float, float]]]  # draw.layout's, for commands that draw nothing


@dataclass(frozen=True, slots=True)
class Input:
    """What a build was made of: its files, and the paths that stand for none."""

    sources: tuple[Source, ...] = ()
    absent: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What is told of an article beside its reading: what breaks a shape, how many sentences gave nothing, what came of
    plug-ins.
    """

    flaws: list[Json] = field(default_factory=list)
    unstated: dict[str, int] = field(default_factory=dict)
    plugins: dict[str, Account] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class State:
    """What a build came to, beside what is explored: the key of each article's reading by id, and what is noted of
    some; what was counted, the places and clusters of the drawing, the conflicts; by which judgements and program.
    """

    keys: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, Note] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    places: Memory = field(default_factory=dict)
    clusters: dict[str, list[int]] = field(default_factory=dict)
    conflicts: Found = field(default_factory=dict)
    judged: tuple[Judgement, ...] = ()
    version: str = ""


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


def state(place: Path | None) -> State | None:
    """What the build in a folder came to; nothing, where that was another program, or there is none."""
    if place is None or not (place / STATE).exists():
        return None
    try:
        found = msgspec.msgpack.decode((place / STATE).read_bytes(), type=State)
    except msgspec.DecodeError:
        return None
    return found if found.version == version() else None


def save(place: Path, made_of: Input, came_to: State) -> None:
    """Leave what a build was made of and what it came to in its folder, for the next one."""
    (place / INPUT).write_bytes(msgspec.json.encode(made_of))
    (place / STATE).write_bytes(msgspec.msgpack.encode(replace(came_to, version=version())))


def digest(place: Path) -> str:
    """The digest of a build's Turtle; of none, where it has none."""
    if not (place / TURTLE).exists():
        return ""
    with (place / TURTLE).open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
