"""Linear models over features that are tuples of words and small numbers: how likely each of their answers is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from itertools import chain
from typing import Any, TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

Feature: TypeAlias = tuple[str | int, ...]
Clue: TypeAlias = tuple[Any, ...]
"""Features that come together: the function that makes them, and of what; it is cheap to make and to look up again."""
Weights: TypeAlias = npt.NDArray[np.float32]
Totals: TypeAlias = npt.NDArray[np.float64]
FULL = 1 << 17


@dataclass(frozen=True, eq=False)
class Linear:
    """A row of weights for each feature, a column for each answer; ``bars`` are the probabilities from which an
    answer is given, ``shares`` how often it then was right in documents that were held out; ``kinds`` are the pairs of
    classes that it is worth asking about.
    """

    answers: tuple[str, ...]
    weights: Weights = field(repr=False)
    index: Mapping[Feature, int] = field(repr=False)
    bars: Mapping[str, float]
    shares: Mapping[str, float]
    kinds: frozenset[tuple[str, ...]] = frozenset()

    @cached_property
    def rows(self) -> Rows:
        """The rows of clues."""
        return Rows(self.index)

    def totals(self, cases: Iterable[Iterable[Feature]]) -> Totals:
        """What speaks for each answer in each case, as a sum; a feature that stands twice counts twice.

        >>> one = Linear(("yes",), np.ones((1, 1), np.float32), {("a",): 0}, {}, {})
        >>> one.totals([[("a",), ("a",)], [("b",)]]).tolist()
        [[2.0], [0.0]]
        """
        index = self.index
        return self.sums([[index[feature] for feature in case if feature in index] for case in cases])

    def weigh(self, cases: Iterable[Iterable[Clue]]) -> Totals:
        """What speaks for each answer in each case, where clues stand for the features."""
        rows = self.rows
        return self.sums([[row for clue in case for row in rows[clue]] for case in cases])

    def sums(self, cases: Sequence[Collection[int]]) -> Totals:
        """The sums of some rows of each case: exact, as long as the weights are short numbers, in whatever order."""
        lengths = np.array([len(case) for case in cases], np.intp)
        totals = np.zeros((len(cases), len(self.answers)))
        if some := np.flatnonzero(lengths).tolist():
            rows = np.array([*chain.from_iterable(cases)])
            starts = (lengths.cumsum() - lengths)[some]
            totals[some] = np.add.reduceat(self.weights[rows], starts, axis=0, dtype=np.float64)
        return totals

    def dump(self) -> bytes:
        """The model as the bytes of a file, the same for the same model."""
        order = sorted(self.index, key=lambda feature: self.index[feature])
        head: dict[str, object] = {"answers": self.answers, "bars": self.bars, "shares": self.shares}
        head |= {"kinds": sorted(self.kinds), "features": order}
        out = BytesIO()
        text = np.frombuffer(msgspec.json.encode(head), np.uint8)
        np.savez_compressed(out, head=text, weights=self.weights.astype(np.float16))
        return out.getvalue()


class Rows(dict[Clue, tuple[int, ...]]):
    """The rows of a model for clues, kept for those that come again; of features that it does not know there are none.

    >>> def either(*words: str) -> list[Feature]:
    ...     return [(word,) for word in words]
    >>> Rows({("a",): 0, ("b",): 1})[either, "b", "c"]
    (1,)
    """

    def __init__(self, index: Mapping[Feature, int]) -> None:
        super().__init__()
        self.index = index

    def __missing__(self, clue: Clue) -> tuple[int, ...]:
        if len(self) >= FULL:
            self.clear()
        index = self.index
        found = self[clue] = tuple([index[feature] for feature in clue[0](*clue[1:]) if feature in index])
        return found


def spelled(clues: Iterable[Clue]) -> Iterator[Feature]:
    """The features of clues."""
    for clue in clues:
        yield from clue[0](*clue[1:])


def plain(*feature: str | int) -> tuple[Feature]:
    """A feature that comes alone."""
    return (feature,)


def chances(totals: Totals) -> Totals:
    """The probabilities that totals come to.

    >>> chances(np.array([0.0, 2.0])).round(2).tolist()
    [0.5, 0.88]
    """
    return np.asarray(1 / (1 + np.exp(-np.clip(totals, -50, 50))))


def shares(totals: Totals) -> Totals:
    """The probabilities of several of which just one holds, that their totals come to.

    >>> shares(np.array([0.0, 0.0])).tolist()
    [0.5, 0.5]
    """
    weights = np.exp(totals - totals.max())
    return np.asarray(weights / weights.sum())


def load(file: Traversable) -> Linear:
    """The model that a file holds."""
    with np.load(BytesIO(file.read_bytes()), allow_pickle=False) as data:
        head, weights = msgspec.json.decode(data["head"].tobytes()), data["weights"].astype(np.float32)
    index = {tuple(feature): row for row, feature in enumerate(head["features"])}
    kinds = frozenset(map(tuple, head["kinds"]))
    return Linear(tuple(head["answers"]), weights, index, head["bars"], head["shares"], kinds)


def home() -> Traversable:
    """The folder of the models."""
    return files("hongtu") / "learned"
