"""Linear models over features that are tuples of words and small numbers: how likely each of their answers is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

Feature: TypeAlias = tuple[str | int, ...]
Weights: TypeAlias = npt.NDArray[np.float32]
Totals: TypeAlias = npt.NDArray[np.float64]


@dataclass(frozen=True)
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

    def totals(self, cases: Sequence[Sequence[Feature]]) -> Totals:
        """What speaks for each answer in each case, as a sum; a feature that stands twice counts twice.

        >>> one = Linear(("yes",), np.ones((1, 1), np.float32), {("a",): 0}, {}, {})
        >>> one.totals([[("a",), ("a",)], [("b",)]]).tolist()
        [[2.0], [0.0]]
        """
        row, nothing = self.index.get, len(self.index)
        places = [row(feature, nothing) for case in cases for feature in (*case, ())]
        if not places:
            return np.zeros((0, len(self.answers)))
        starts = np.cumsum([0, *(len(case) + 1 for case in cases[:-1])])
        known = np.concatenate([self.weights, np.zeros((1, len(self.answers)), np.float32)])
        return np.add.reduceat(known[places], starts, axis=0, dtype=np.float64)

    def dump(self) -> bytes:
        """The model as the bytes of a file, the same for the same model."""
        order = sorted(self.index, key=lambda feature: self.index[feature])
        head: dict[str, object] = {"answers": self.answers, "bars": self.bars, "shares": self.shares}
        head |= {"kinds": sorted(self.kinds), "features": order}
        out = BytesIO()
        text = np.frombuffer(msgspec.json.encode(head), np.uint8)
        np.savez_compressed(out, head=text, weights=self.weights.astype(np.float16))
        return out.getvalue()


def chances(totals: Totals) -> Totals:
    """The probabilities that totals come to.

    >>> chances(np.array([0.0, 2.0])).round(2).tolist()
    [0.5, 0.88]
    """
    return np.asarray(1 / (1 + np.exp(-np.clip(totals, -50, 50))))


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
