"""Values on disk, of which any is read by its number, and the others are not."""

from __future__ import annotations

import mmap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Records(Generic[Value]):
    """Values one behind the other: number ``i`` is ``packed[ends[i - 1]:ends[i]]``."""

    ends: NDArray[np.int64]
    packed: bytes | mmap.mmap
    decoder: msgspec.msgpack.Decoder[Value]

    def __len__(self) -> int:
        """How many there are."""
        return len(self.ends)

    def __getitem__(self, number: int) -> Value:
        """A value; raises IndexError where there is none of the number."""
        if not 0 <= number < len(self.ends):
            raise IndexError(number)
        start = int(self.ends[number - 1]) if number else 0
        return self.decoder.decode(self.packed[start : int(self.ends[number])])

    def __iter__(self) -> Iterator[Value]:
        """All, one by one."""
        return (self[number] for number in range(len(self)))


Several = Sequence[Value] | Records[Value]


def put(values: Iterable[object], place: Path, name: str) -> None:
    """Write values into two files of a folder."""
    packer, lengths = msgspec.msgpack.Encoder(), []
    with (place / f"{name}.records").open("wb") as file:
        for value in values:
            lengths.append(file.write(packer.encode(value)))
    np.save(place / f"{name}.npy", np.cumsum(np.array(lengths, np.int64)))


def got(place: Path, name: str, kind: type[Value]) -> Records[Value]:
    """The values that ``put`` wrote; they stay readable when the files are removed."""
    ends = np.load(place / f"{name}.npy", mmap_mode="r")
    with (place / f"{name}.records").open("rb") as file:
        packed = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if len(ends) else b""
    return Records(ends, packed, msgspec.msgpack.Decoder(kind))
