"""What a build keeps for the explorer, so that it answers at once: all that depends on the graph alone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from hongtu.difference import KINDS, bare
from hongtu.draw.atlas import Atlas
from hongtu.draw.chart import Chart
from hongtu.draw.columns import Columns
from hongtu.explore import records
from hongtu.explore.index import Index, Rows, Told
from hongtu.explore.search import Catalogue, Named, Words, named
from hongtu.graph.store import STORE, TURTLE
from hongtu.last import digest
from hongtu.model import Reading
from hongtu.version import version

KEPT = ".explored"
MADE, GLANCE = "made.json", "overview.json"


@dataclass(frozen=True)
class Kept:
    """What the explorer answers from: ``overview`` is JSON, ``former`` the numbers of entities by the ids that they had
    before, ``keys`` those of articles in the cache.
    """

    index: Index
    chart: Chart
    named: Named
    overview: bytes
    former: Mapping[str, int]
    keys: Mapping[str, str]

    @cached_property
    def catalogue(self) -> Catalogue:
        """The names, ready to be searched."""
        return self.named.catalogue(self.index.reading.entities)


def begun(place: Path) -> Path:
    """The folder in that of a build into which is written what is to be kept there."""
    making = place / f"{KEPT}.{os.getpid()}"
    making.mkdir(exist_ok=True)
    return making


def keep(place: Path, atlas: Atlas, overview: Columns, keys: Mapping[str, str], names: Named | None = None) -> None:
    """Keep what is to be explored in the folder of a build, after its Turtle; ``keys`` are those of the articles in the
    cache. What the index tells is written, unless ``amended`` has done so where it was ``begun``.
    """
    index, making = atlas.index, begun(place)
    put(making, "index", index)
    put(making, "named", names or named(index))
    olds = {old: i for i, one in enumerate(index.reading.entities) for old in one.former}
    for name, value in (("chart", atlas.chart), ("former", olds), ("keys", keys)):
        (making / name).write_bytes(msgspec.msgpack.encode(value))
    (making / GLANCE).write_bytes(msgspec.json.encode(overview))
    (making / MADE).write_text(f"{version()} {digest(place)}", encoding="utf-8")
    shutil.rmtree(place / KEPT, ignore_errors=True)
    making.rename(place / KEPT)


def kept(place: Path | None) -> Kept | None:
    """What was kept in the folder of a build; nothing, where that was by another program, or somebody has changed its
    Turtle since.
    """
    if place is None or not fits(place):
        return None
    known = place / KEPT
    return Kept(
        got_index(known),
        msgspec.msgpack.decode((known / "chart").read_bytes(), type=Chart),
        Named(words(known, "named.names"), words(known, "named.typed"), tuple(table(known / "named.untyped", tuple))),
        (known / GLANCE).read_bytes(),
        table(known / "former", dict[str, int]),
        table(known / "keys", dict[str, str]),
    )


def fits(place: Path) -> bool:
    """Whether what is kept belongs to the Turtle beside it: it is the younger, or the Turtle is still the same."""
    made, turtle = place / KEPT / MADE, place / TURTLE
    if not (made.exists() and turtle.exists() and (place / STORE / "CURRENT").exists()):
        return False
    by, _, of = made.read_text(encoding="utf-8").partition(" ")
    younger = made.stat().st_mtime_ns >= turtle.stat().st_mtime_ns
    return by == version() and (younger or of == digest(place))


def put(place: Path, name: str, value: Any) -> None:
    """Write a value and all that it consists of, each into a file of its own."""
    match value:
        case np.ndarray():
            np.save(place / f"{name}.npy", value)
        case Reading():
            for kind, (_, _) in KINDS.items():
                several = getattr(value, kind)
                records.put(map(bare, several) if kind == "articles" else several, place, f"{name}.{kind}")
        case Told():
            pass
        case Index() | Rows() | Words() | Named():
            for field in fields(value):
                put(place, f"{name}.{field.name}", getattr(value, field.name))
        case _:
            (place / name).write_bytes(msgspec.msgpack.encode(value))


def got_index(place: Path) -> Index:
    """An index as ``put`` wrote it."""
    several: dict[str, Any] = {
        name: records.got(place, f"index.reading.{name}", kind) for name, (kind, _) in KINDS.items()
    }
    found: dict[str, Any] = {"reading": Told(**several)}
    for name in (field.name for field in fields(Index)[1:]):
        if (place / f"index.{name}").exists():
            found[name] = table(place / f"index.{name}", dict[str, int])
        elif (place / f"index.{name}.npy").exists():
            found[name] = array(place, f"index.{name}")
        else:
            found[name] = Rows(array(place, f"index.{name}.start"), array(place, f"index.{name}.all"))
    return Index(**found)


def words(place: Path, name: str) -> Words:
    """Words as ``put`` wrote them."""
    text = msgspec.msgpack.decode((place / f"{name}.text").read_bytes(), type=str)
    return Words(text, array(place, f"{name}.starts"), array(place, f"{name}.owners"))


def array(place: Path, name: str) -> Any:
    """An array as ``put`` wrote it, of which is read what is asked for."""
    return np.asarray(np.load(place / f"{name}.npy", mmap_mode="r"))


def table(file: Path, kind: Any) -> Any:
    """A table as it was written."""
    return msgspec.msgpack.decode(file.read_bytes(), type=kind)
