"""What a build keeps for the explorer, so that it answers at once: all that depends on the graph alone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from hongtu.draw.atlas import Atlas
from hongtu.draw.chart import Chart
from hongtu.draw.columns import Columns
from hongtu.explore import records
from hongtu.explore.index import Index, Rows, Told
from hongtu.explore.pinyin import UNKNOWN, Spelled, spelled
from hongtu.explore.search import Catalogue, Words, catalogue
from hongtu.graph.store import STORE, TURTLE
from hongtu.last import bare, digest
from hongtu.model import Article, Entity, Fact, Reading, Statistic
from hongtu.version import version

KEPT = ".explored"
MADE, SPELLED, GLANCE = "made.json", "spelled", "overview.json"
SEVERAL = {"articles": Article, "entities": Entity, "facts": Fact, "statistics": Statistic}


@dataclass(frozen=True, slots=True)
class Kept:
    """What the explorer answers from: ``overview`` is JSON, ``former`` the numbers of entities by the ids that they had
    before, ``keys`` those of articles in the cache.
    """

    index: Index
    chart: Chart
    catalogue: Catalogue
    overview: bytes
    former: Mapping[str, int]
    keys: Mapping[str, str]


def keep(place: Path, atlas: Atlas, overview: Columns, *, keys: Mapping[str, str], known: Spelled = UNKNOWN) -> None:
    """Keep what is to be explored in the folder of a build, after its Turtle; ``keys`` are those of the articles in the
    cache, ``known`` is how names were typed in the build before.
    """
    index = atlas.index
    making = place / f"{KEPT}.{os.getpid()}"
    making.mkdir()
    spelling = spelled(index.reading.entities, known)
    names = catalogue(index, spelling)
    put(making, "index", index)
    put(making, "names", names.names)
    put(making, "typed", names.typed)
    olds = {old: i for i, one in enumerate(index.reading.entities) for old in one.former}
    for name, value in (("chart", atlas.chart), ("former", olds), ("keys", keys), (SPELLED, spelling)):
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
    typed = words(known, "typed")
    return Kept(
        got_index(known),
        msgspec.msgpack.decode((known / "chart").read_bytes(), type=Chart),
        Catalogue(words(known, "names"), lambda: typed),
        (known / GLANCE).read_bytes(),
        table(known / "former", int),
        table(known / "keys", str),
    )


def fits(place: Path) -> bool:
    """Whether what is kept belongs to the Turtle beside it: it is the younger, or the Turtle is still the same."""
    made, turtle = place / KEPT / MADE, place / TURTLE
    if not (made.exists() and turtle.exists() and (place / STORE / "CURRENT").exists()):
        return False
    by, _, of = made.read_text(encoding="utf-8").partition(" ")
    younger = made.stat().st_mtime_ns >= turtle.stat().st_mtime_ns
    return by == version() and (younger or of == digest(place))


def spelling(place: Path | None) -> Spelled:
    """How names are typed that were kept in the folder of a build; none, where that was by another program."""
    if place is None or not (place / KEPT / SPELLED).exists() or not fits(place):
        return UNKNOWN
    found: Spelled = msgspec.msgpack.decode((place / KEPT / SPELLED).read_bytes(), type=Spelled)
    return found


def put(place: Path, name: str, value: Any) -> None:
    """Write a value and all that it consists of, each into a file of its own."""
    match value:
        case np.ndarray():
            np.save(place / f"{name}.npy", value)
        case Reading():
            whole = bare(value)
            for kind in SEVERAL:
                records.put(getattr(whole, kind), place, f"{name}.{kind}")
        case Index() | Rows() | Words():
            for field in fields(value):
                put(place, f"{name}.{field.name}", getattr(value, field.name))
        case _:
            (place / name).write_bytes(msgspec.msgpack.encode(value))


def got_index(place: Path) -> Index:
    """An index as ``put`` wrote it."""
    several: dict[str, Any] = {
        name: records.got(place, f"index.reading.{name}", kind) for name, kind in SEVERAL.items()
    }
    found: dict[str, Any] = {"reading": Told(**several)}
    for name in (field.name for field in fields(Index)[1:]):
        if (place / f"index.{name}").exists():
            found[name] = table(place / f"index.{name}", int)
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


def table(file: Path, kind: type) -> dict[str, Any]:
    """A table as it was written."""
    found: dict[str, Any] = msgspec.msgpack.decode(file.read_bytes(), type=dict[str, kind])  # type: ignore[valid-type]
    return found
