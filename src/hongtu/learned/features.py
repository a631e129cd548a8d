"""What a character tells of the name that it may belong to: the words and word lists around it, as hashed features."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from hongtu.learned.keys import Column, codes, combined, key, matches, shifted, spread

BITS = 22
BLANK = [("\0", "")] * 2
Words = Sequence[tuple[str, str]]


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


def features(words: Words) -> npt.NDArray[np.int32]:
    """One row for each character of the words of ``padded``, one column for each feature: a number below 2²²."""
    sizes = np.array([len(word) for word, _ in words])
    chars, at = codes("".join(word for word, _ in words)), place(sizes)
    every = [*of_characters(chars), *of_words(words, sizes, at), *of_lists(chars, at)]
    return (np.stack(every, axis=1) >> np.uint64(64 - BITS)).astype(np.int32)


def kinds(chars: Column) -> Column:
    """Digit, Latin letter, Chinese character, or the sign itself."""
    digit = (chars >= ord("0")) & (chars <= ord("9"))
    letter = ((chars | np.uint64(32)) >= ord("a")) & ((chars | np.uint64(32)) <= ord("z"))
    chinese = (chars >= 0x4E00) & (chars <= 0x9FFF)
    return np.select([digit, letter, chinese], [np.uint64(1), np.uint64(2), np.uint64(3)], chars)


def place(sizes: npt.NDArray[np.int64]) -> Column:
    """Where in its word each character stands: 1 alone, 2 first, 3 within, 4 last."""
    ends = np.cumsum(sizes)
    out = np.full(int(ends[-1]), 3, np.uint64)
    out[ends - 1], out[ends - sizes] = 4, 2
    out[ends[sizes == 1] - 1] = 1
    return out


def of_characters(chars: Column) -> list[Column]:
    """Features of a character, of those around it, and of what they are."""
    near = {by: shifted(chars, by) for by in range(-2, 3)}
    sign = kinds(chars)
    return [
        *(combined(10 + by, near[by]) for by in near),
        *(combined(20 + by, near[by], near[by + 1]) for by in range(-2, 2)),
        combined(30, near[-2], near[-1], chars),
        combined(31, chars, near[1], near[2]),
        combined(32, shifted(sign, -1), sign, shifted(sign, 1)),
    ]


def of_words(words: Words, sizes: npt.NDArray[np.int64], at: Column) -> list[Column]:
    """Features of the word in which a character stands, and of those around it."""
    name, tag, last, tail = (
        np.array(column, np.uint64)
        for column in zip(*((key(word), key(tag), ord(word[-1]), key(word[-2:])) for word, tag in words), strict=True)
    )
    this, before, after, then = (spread(shifted(name, by), sizes) for by in (0, -1, 1, 2))
    kind, kind_before, kind_after = (spread(shifted(tag, by), sizes) for by in (0, -1, 1))
    return [
        combined(40, at),
        combined(41, this),
        combined(42, at, this),
        combined(43, at, kind),
        combined(44, before),
        combined(45, after),
        combined(46, then),
        combined(47, at, kind_before),
        combined(48, at, kind_after),
        combined(49, kind_before, kind, kind_after),
        combined(50, at, spread(last, sizes)),
        combined(51, at, spread(tail, sizes)),
        combined(52, at, spread(shifted(last, 1), sizes)),
    ]


def of_lists(chars: Column, at: Column) -> list[Column]:
    """Features of the word lists whose words begin or end at a character, before it or behind it."""
    begins, ends = matches(chars)
    before, after = shifted(ends, -1), shifted(begins, 1)
    return [
        combined(60, begins),
        combined(61, ends),
        combined(62, before),
        combined(63, after),
        combined(64, before, begins),
        combined(65, at, begins),
        combined(66, at, ends),
        combined(67, ends, after),
        combined(68, begins, ends),
    ]
