"""What a character tells of the name that it may belong to: the words and word lists around it, as hashed features."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import starmap
from struct import pack

import numpy as np
import numpy.typing as npt

from hongtu.learned.keys import Column, codes, key, matches, mix, near

BITS = 22
KEPT = 1 << 17  # words whose numbers are kept
BLANK = [("\0", "")] * 2
Words = Sequence[tuple[str, str]]

FEATURES = {
    8: "char-2",
    9: "char-1",
    10: "char",
    11: "char+1",
    12: "char+2",
    18: "char-2 char-1",
    19: "char-1 char",
    20: "char char+1",
    21: "char+1 char+2",
    30: "char-2 char-1 char",
    31: "char char+1 char+2",
    32: "kind-1 kind kind+1",
    40: "at",
    41: "word",
    42: "at word",
    43: "at tag",
    44: "word-1",
    45: "word+1",
    46: "word+2",
    47: "at tag-1",
    48: "at tag+1",
    49: "tag-1 tag tag+1",
    50: "at last",
    51: "at tail",
    52: "at last+1",
    60: "begins",
    61: "ends",
    62: "ends-1",
    63: "begins+1",
    64: "ends-1 begins",
    65: "at begins",
    66: "at ends",
    67: "ends begins+1",
    68: "begins ends",
}
"""The number of each feature and what it hangs on: the character and what ``kinds`` says of it; where in its word it
stands; the word, its tag, its last character and its last two; the lists of the words that begin or end there. A
number behind a name tells how many characters or words on that is.
"""
OF_CHARACTERS = ("char-2", "char-1", "char", "char+1", "char+2", "kind-1", "kind", "kind+1")
OF_WORDS = ("word-1", "word", "word+1", "word+2", "tag-1", "tag", "tag+1", "last", "last+1", "tail")
OF_LISTS = ("begins", "begins+1", "ends-1", "ends")
COLUMNS = (*OF_CHARACTERS, *OF_WORDS, *OF_LISTS, "at")
ORDER = sorted(FEATURES, key=lambda number: -len(FEATURES[number].split()))  # so that a step of all takes the first
STEPS = [
    np.array([COLUMNS.index(of[step]) for number in ORDER if len(of := FEATURES[number].split()) > step])
    for step in range(3)
]


def padded(sentences: Sequence[Words]) -> tuple[list[tuple[str, str]], list[int]]:
    """The words of all sentences with two blank ones around each, and where each sentence then begins.

    >>> padded([[("园区", "n"), ("开工", "v")], [("他", "r")]])[1]
    [2, 8]
    """
    words, starts, at = [*BLANK], [], len(BLANK)
    for sentence in sentences:
        starts.append(at)
        words += [*sentence, *BLANK]
        at += sum(len(word) for word, _ in sentence) + len(BLANK)
    return words, starts


def features(words: Words) -> npt.NDArray[np.int64]:
    """One row for each character of the words of ``padded``, one column for each feature: a number below 2²²."""
    table = columns(words)
    keys = np.empty((len(ORDER), table.shape[1]), np.uint64)
    keys[:] = np.array(ORDER, np.uint64)[:, None]
    for step in STEPS:
        mix(keys[: len(step)], table.take(step, axis=0))
    keys >>= np.uint64(64 - BITS)
    return keys.view(np.int64).T


def columns(words: Words) -> Column:
    """What features hang on: a row for each of ``COLUMNS``, in it a number for each character."""
    numbers = np.frombuffer(b"".join(starmap(numbered, words)), np.uint64).reshape(-1, 5).T
    sizes = numbers[0].astype(np.int64)
    chars = codes("".join([word for word, _ in words]))
    name, tag, last, tail = numbers[1:]
    of_words = np.stack([*near(name, 1, 2), *near(tag, 1, 1), *near(last, 0, 1), tail]).repeat(sizes, axis=1)
    begins, ends = matches(chars)
    of_lists = *near(begins, 0, 1), *near(ends, 1, 0)
    every = *near(chars, 2, 2), *near(kinds(chars), 1, 1), *of_words, *of_lists, place(sizes)
    return np.concatenate(every).reshape(len(COLUMNS), -1)


@lru_cache(KEPT)
def numbered(word: str, tag: str) -> bytes:
    """How long a word is, and numbers for it, for its tag, for its last character and for its last two."""
    return pack("=5Q", len(word), key(word), key(tag), ord(word[-1]), key(word[-2:]))


def kinds(chars: Column) -> Column:
    """Digit, Latin letter, Chinese character, or the sign itself."""
    small = chars | np.uint64(32)
    out = np.where((chars >= ord("0")) & (chars <= ord("9")), np.uint64(1), chars)
    out[(small >= ord("a")) & (small <= ord("z"))] = 2
    out[(chars >= 0x4E00) & (chars <= 0x9FFF)] = 3
    return out


def place(sizes: npt.NDArray[np.int64]) -> Column:
    """Where in its word each character stands: 1 alone, 2 first, 3 within, 4 last."""
    ends = np.cumsum(sizes)
    out = np.full(int(ends[-1]), 3, np.uint64)
    out[ends - 1], out[ends - sizes] = 4, 2
    out[ends[sizes == 1] - 1] = 1
    return out
