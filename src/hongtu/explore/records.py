"""Values on disk, of which any is read by its number, and the others are not."""

from __future__ import annotations

import mmap
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Generic, TypeVar

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


@dataclass(frozen=True, slots=True)
class Shift:
    """How things that are known by number change: the numbers that ``old`` ones have now (-1: they are gone), and those
    of ``new`` ones.
    """

    old: NDArray[np.int64]
    new: NDArray[np.int64]

    def column(self, before: NDArray[Any], fresh: Iterable[Any]) -> NDArray[Any]:
        """A value of each thing, from those of old and of new ones."""
        stays = self.old >= 0
        found = np.empty(int(stays.sum()) + len(self.new), before.dtype)
        found[self.old[stays]] = before[stays]
        found[self.new] = list(fresh)
        return found


def shift(count: int, gone: Collection[int], come: Sequence[int]) -> Shift:
    """The shift of so many things, some ``gone``, where new ones ``come`` before such of old numbers, in their order.

    >>> found = shift(3, {1}, [1, 3])
    >>> found.old.tolist(), found.new.tolist()
    ([0, -1, 2], [1, 3])
    """
    stays = np.ones(count, bool)
    stays[list(gone)] = False
    keys = np.concatenate([2 * np.asarray(come, np.int64), 2 * np.flatnonzero(stays) + 1])
    at = np.empty(len(keys), np.int64)
    at[np.argsort(keys, kind="stable")] = np.arange(len(keys))
    old = np.full(count, -1)
    old[stays] = at[len(come) :]
    return Shift(old, at[: len(come)])


def respun(old: Records[Value], how: Shift, new: Sequence[object], place: Path, name: str) -> None:
    """Write values as ``put`` does, out of others and new ones; what stays is not looked at."""
    packer = msgspec.msgpack.Encoder()
    packed = [packer.encode(value) for value in new]
    ends = np.asarray(old.ends)
    lengths = how.column(np.diff(ends, prepend=0), map(len, packed))
    pieces = dict(zip(how.new.tolist(), packed, strict=True))
    whence = np.full(len(lengths), -1)
    whence[how.old[how.old >= 0]] = np.flatnonzero(how.old >= 0)
    with (place / f"{name}.records").open("wb") as file:
        for start, end in runs(whence):
            if whence[start] < 0:
                file.writelines(pieces[one] for one in range(start, end))
            else:
                first, last = int(whence[start]), int(whence[end - 1])
                file.write(old.packed[int(ends[first - 1]) if first else 0 : int(ends[last])])
    np.save(place / f"{name}.npy", np.cumsum(lengths))


def runs(whence: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """The stretches that come from one place: of numbers that follow one another, or of -1 alone.

    >>> list(runs(np.array([0, 1, -1, -1, 2, 4])))
    [(0, 2), (2, 4), (4, 5), (5, 6)]
    """
    if len(whence):
        steps = np.where(whence[1:] < 0, whence[:-1] >= 0, whence[1:] != whence[:-1] + 1)
        steps |= (whence[:-1] < 0) & (whence[1:] >= 0)
        cuts = [0, *(np.flatnonzero(steps) + 1).tolist(), len(whence)]
        yield from pairwise(cuts)


def got(place: Path, name: str, kind: type[Value]) -> Records[Value]:
    """The values that ``put`` wrote; they stay readable when the files are removed."""
    ends = np.load(place / f"{name}.npy", mmap_mode="r")
    with (place / f"{name}.records").open("rb") as file:
        packed = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if len(ends) else b""
    return Records(ends, packed, msgspec.msgpack.Decoder(kind))
