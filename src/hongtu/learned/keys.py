"""Features as numbers: the characters of a text and what the word lists say of them, as columns, and keys of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from hongtu.lexicon import lexicon, names

Column = npt.NDArray[np.uint64]
ODD, MIX, SHIFT = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(29)
LONGEST = 6
VALUED = ("heads", "weak_heads", "loose_heads", "inner_heads", "quoted_heads", "posts")


@cache
def key(text: str) -> int:
    """A word as a number: the same on every machine and in every run.

    >>> key("高新区")
    5971791333087947018
    """
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def mixed(total: Column, column: Column | np.uint64) -> Column:
    """Keys that tell apart what two columns hold together; their order counts."""
    total = (total + column) * ODD
    total ^= total >> SHIFT
    total *= MIX
    return total


def combined(name: int, *columns: Column) -> Column:
    """One key for each row of some columns, under a name of its own."""
    total = np.full(len(columns[0]), name, np.uint64)
    for column in columns:
        total = mixed(total, column)
    return total


def shifted(column: Column, by: int) -> Column:
    """A column whose row i has what stood in row i + by; 0 beyond the ends."""
    out = np.zeros_like(column)
    size = len(column)
    if abs(by) < size:
        out[max(0, -by) : size - max(0, by)] = column[max(0, by) : size - max(0, -by)]
    return out


def codes(text: str) -> Column:
    """The characters of a text as numbers."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)


def grams(chars: Column) -> Iterator[Column]:
    """For one character, two … ``LONGEST``: a key for as many characters from each place on."""
    total = np.zeros_like(chars)
    for size in range(LONGEST):
        total = mixed(total, shifted(chars, size))
        yield total


@cache
def listed() -> tuple[tuple[Column, Column], ...]:
    """The words of the lexicons of each length: their keys, sorted, and numbers for the lists in which they stand."""
    lists: dict[str, set[str]] = {}
    for name in names():
        for word, value in lexicon(name).items():
            lists.setdefault(word, set()).add(f"{name} {value}" if name in VALUED else name)
    return tuple(table({w: v for w, v in lists.items() if len(w) == size}, size) for size in range(1, LONGEST + 1))


def table(words: dict[str, set[str]], size: int) -> tuple[Column, Column]:
    """Words of one length as sorted keys, and the number of each one's lists."""
    chars = codes("".join(words))
    found = list(grams(chars))[size - 1][::size]
    order = np.argsort(found)
    values = np.array([key("\t".join(sorted(of))) for of in words.values()], np.uint64)
    return found[order], values[order]


def looked_up(keys: Column, known: Column, values: Column) -> Column:
    """The value of each key in a sorted table, 0 where it is not there."""
    at = np.searchsorted(known, keys)
    at[at == len(known)] = 0
    return np.where(known[at] == keys, values[at], np.uint64(0))


def matches(chars: Column) -> tuple[Column, Column]:
    """For each character the lists of the longest word that begins there, and of the longest that ends there."""
    begins, ends = np.zeros_like(chars), np.zeros_like(chars)
    for size, (found, known) in enumerate(zip(grams(chars), listed(), strict=True), 1):
        here = looked_up(found, *known)
        there = shifted(here, 1 - size)
        begins, ends = np.where(here > 0, here, begins), np.where(there > 0, there, ends)
    return begins, ends


def spread(values: Column, sizes: npt.NDArray[np.int64]) -> Column:
    """A value for each of some words as a column with a row for each character of them."""
    return np.repeat(values, sizes)
