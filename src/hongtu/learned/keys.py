"""Features as numbers: the characters of a text and what the word lists say of them, as columns, and keys of them."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from hongtu.lexicon import lexicon, names

Column = npt.NDArray[np.uint64]
ODD, MIX, SHIFT = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(29)
LONGEST = 6
LIKELY = 18  # bits
VALUED = ("heads", "weak_heads", "loose_heads", "inner_heads", "quoted_heads", "posts")


@cache
def key(text: str) -> int:
    """A word as a number: the same on every machine and in every run.

    >>> key("高新区")
    5971791333087947018
    """
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def mix(total: Column, column: Column) -> None:
    """Make keys, in place, that tell apart what they held and what a column holds together; their order counts."""
    total += column
    total *= ODD
    total ^= total >> SHIFT
    total *= MIX


def near(column: Column, before: int, after: int) -> list[Column]:
    """A column as it is seen from so many rows before it up to so many behind it; 0 beyond the ends.

    >>> [seen.tolist() for seen in near(codes("abc"), 1, 1)]
    [[0, 97, 98], [97, 98, 99], [98, 99, 0]]
    """
    size = len(column)
    wide = np.zeros(before + size + after, np.uint64)
    wide[before : before + size] = column
    return [wide[at : at + size] for at in range(before + after + 1)]


def codes(text: str) -> Column:
    """The characters of a text as numbers."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)


def grams(chars: Column) -> Column:
    """A row for one character, two … ``LONGEST``: a key for as many characters from each place on."""
    out = np.empty((LONGEST, len(chars)), np.uint64)
    total = np.full(len(chars), LONGEST, np.uint64)
    for row, column in zip(out, near(chars, 0, LONGEST - 1), strict=True):
        mix(total, column)
        row[:] = total
    return out


class Listed(NamedTuple):
    """The words of the lexicons: their keys, sorted, and numbers for the lists in which they stand.

    ``likely`` tells of the first bits of a key whether a word may have it: most stretches of a text are no words.
    """

    keys: Column
    values: Column
    likely: npt.NDArray[np.bool_]


@cache
def listed() -> Listed:
    """The words that the model looks for in a text."""
    lists: dict[str, set[str]] = {}
    for name in names():
        for word, value in lexicon(name).items():
            if len(word) <= LONGEST:
                lists.setdefault(word, set()).add(f"{name} {value}" if name in VALUED else name)
    ends = np.cumsum([len(word) for word in lists])
    sizes = np.diff(ends, prepend=0)
    found = grams(codes("".join(lists)))[sizes - 1, ends - sizes]
    order = np.argsort(found)
    values = np.array([key("\t".join(sorted(of))) for of in lists.values()], np.uint64)
    likely = np.zeros(1 << LIKELY, np.bool_)
    likely[found >> np.uint64(64 - LIKELY)] = True
    return Listed(found[order], values[order], likely)


def looked_up(keys: Column) -> tuple[npt.NDArray[np.int64], Column]:
    """Which of some keys are those of words, and the numbers of these words' lists."""
    known, values, likely = listed()
    places = np.flatnonzero(likely.take(keys >> np.uint64(64 - LIKELY)))
    wanted = keys.take(places)
    at = np.searchsorted(known, wanted)
    found = known.take(at, mode="clip") == wanted
    return places[found], values.take(at[found])


def matches(chars: Column) -> tuple[Column, Column]:
    """For each character the lists of the longest word that begins there, and of the longest that ends there."""
    begins, ends = np.zeros_like(chars), np.zeros_like(chars)
    places, values = looked_up(grams(chars).ravel())
    bounds = np.searchsorted(places, np.arange(LONGEST + 1) * len(chars)).tolist()
    for longer, (first, last) in enumerate(pairwise(bounds)):
        at, found = places[first:last] - longer * len(chars), values[first:last]
        begins[at], ends[at + longer] = found, found
    return begins, ends
