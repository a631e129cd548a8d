"""A census on disk: its columns as they are, the rest packed."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from hongtu.census.columns import Asked, Census, Rows, Ties, Unit

FILE = ".census"
KINDS: dict[str, Any] = {
    "articles": tuple[str, ...],
    "dates": tuple[str, ...],
    "units": tuple[Unit, ...],
    "words": tuple[str, ...],
    "things": tuple[Asked, ...],
    "people": tuple[Asked, ...],
    "claims": tuple[tuple[str, ...], ...],
}


def save(census: Census, place: Path) -> None:
    """Write a census into a folder."""
    told = {name: getattr(census, name) for name in KINDS}
    arrays = {name: column(one) for name, one in arrays_of(census).items()}
    (place / FILE).write_bytes(msgspec.msgpack.encode((told, arrays)))


def load(place: Path) -> Census | None:
    """The census in a folder; none, if there is none that is whole."""
    try:
        parts = msgspec.msgpack.decode((place / FILE).read_bytes(), type=tuple[dict[str, msgspec.Raw], dict[str, Any]])
    except (OSError, msgspec.DecodeError):
        return None
    told: dict[str, Any] = {name: msgspec.msgpack.decode(parts[0][name], type=kind) for name, kind in KINDS.items()}
    arrays: dict[str, Any] = {
        name: np.frombuffer(data, kind).reshape(shape) for name, (kind, shape, data) in parts[1].items()
    }
    for name, kind in (("rows", Rows), ("ties", Ties)):
        told[name] = kind(**{one.name: arrays.pop(f"{name}.{one.name}") for one in fields(kind)})
    return Census(**told, **arrays)


def arrays_of(census: Census) -> dict[str, Any]:
    """The columns of a census by their names."""
    inside = {f"rows.{one.name}": getattr(census.rows, one.name) for one in fields(Rows)}
    inside |= {f"ties.{one.name}": getattr(census.ties, one.name) for one in fields(Ties)}
    return inside | {name: getattr(census, name) for name in ("joins", "named", "thing")}


def column(one: Any) -> tuple[str, tuple[int, ...], bytes]:
    """An array as what its elements are, its shape, and its bytes."""
    return one.dtype.str, one.shape, one.tobytes()
