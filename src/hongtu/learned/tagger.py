"""A linear-chain conditional random field that was trained elsewhere: how sure each character is of its label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt

from hongtu.learned.features import BITS, Words, features, padded

Floats = npt.NDArray[np.float32]
OUTSIDE = "O"
TABLE = 16384  # characters, with those that only fill up
RESTED = 16  # so many characters on, what grew small is made large again


@dataclass(frozen=True)
class Tagger:
    """Weights of features (0 of no feature) and of a label behind another; ``rows`` leads from feature to weights.

    The first label is that of a character in no name.
    """

    labels: tuple[str, ...]
    rows: npt.NDArray[np.int32]
    weights: Floats
    steps: Floats

    def scores(self, found: npt.NDArray[np.int32]) -> Floats:
        """For each character what speaks for each label; ``found`` is what ``features`` gives."""
        total = np.zeros((len(found), len(self.labels)), np.float32)
        for column in self.rows[found].T:
            total += self.weights[column]
        return total

    def spans(self, sentences: Sequence[Words]) -> Iterator[tuple[int, int, int, str, float]]:
        """Names in sentences: which sentence, start and end in it, class, and how sure its least sure character is."""
        words, starts = padded(sentences)
        sizes = [sum(len(word) for word, _ in sentence) for sentence in sentences]
        total = self.scores(features(words))
        for batch in batches(sizes):
            parts = [total[starts[i] : starts[i] + sizes[i]] for i in batch]
            for i, sure in zip(batch, posterior(parts, np.exp(self.steps)), strict=True):
                yield from ((i, *found) for found in self.named(sure))

    def named(self, sure: Floats) -> Iterator[tuple[int, int, str, float]]:
        """The names of one sentence by the likeliest label of each character."""
        best = sure.argmax(axis=1)
        start, name = 0, OUTSIDE
        for at, label in enumerate([*(self.labels[i] for i in best), OUTSIDE]):
            if name != OUTSIDE and label != f"I-{name}":
                yield start, at, name, float(sure[np.arange(start, at), best[start:at]].min())
                name = OUTSIDE
            if label.startswith("B-"):
                start, name = at, label[2:]


def batches(sizes: Sequence[int]) -> Iterator[list[int]]:
    """The numbers of sentences that are read together, the longest first, so that a table of them stays small.

    >>> list(batches([3, 0, 9000, 8]))
    [[2], [3, 0]]
    """
    batch: list[int] = []
    for i in sorted((i for i, size in enumerate(sizes) if size), key=lambda i: -sizes[i]):
        if batch and sizes[batch[0]] * (len(batch) + 1) > TABLE:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def posterior(parts: Sequence[Floats], steps: Floats) -> list[Floats]:
    """How probable each label of each character is, for sentences from the longest to the shortest."""
    sizes = np.array([len(part) for part in parts])
    chances = np.zeros((sizes[0], len(parts), steps.shape[0]))
    for i, part in enumerate(parts):
        chances[: len(part), i] = np.exp(part - part.max(axis=1, keepdims=True))
    active = [int(n) for n in (sizes > np.arange(sizes[0])[:, None]).sum(axis=1)]
    walk = steps.astype(np.float64)
    chances[0] *= walk[0] > 0
    forward, behind = chances.copy(), np.ones_like(chances)
    for at in range(1, sizes[0]):
        n = active[at]
        forward[at, :n] *= forward[at - 1, :n] @ walk
        if at % RESTED == 0:
            forward[at, :n] /= forward[at, :n].max(axis=1, keepdims=True)
    for at in range(sizes[0] - 2, -1, -1):
        n = active[at + 1]
        behind[at, :n] = (behind[at + 1, :n] * chances[at + 1, :n]) @ walk.T
        if at % RESTED == 0:
            behind[at, :n] /= behind[at, :n].max(axis=1, keepdims=True)
    forward *= behind
    return [(sure := forward[:size, i]) / sure.sum(axis=1, keepdims=True) for i, size in enumerate(sizes)]


def follows(first: str, second: str) -> bool:
    """Whether a label may stand behind another: a name goes on only where it has begun."""
    return not second.startswith("I-") or first in (second, f"B-{second[2:]}")


def packed(labels: Sequence[str], weights: dict[tuple[int, str], float], steps: dict[tuple[str, str], float]) -> bytes:
    """A model as the bytes of a file: of (feature, label) and (label, next label) the weights."""
    place = {label: i for i, label in enumerate(labels)}
    known = sorted((feature, place[label], weight) for (feature, label), weight in weights.items())
    table = np.array([[steps.get((a, b), 0) if follows(a, b) else -np.inf for b in labels] for a in labels], np.float32)
    out = BytesIO()
    np.savez_compressed(
        out,
        labels=np.array(labels),
        features=np.array([f for f, _, _ in known], np.int32),
        places=np.array([p for _, p, _ in known], np.uint8),
        weights=np.array([w for _, _, w in known], np.float16),
        steps=table,
    )
    return out.getvalue()


def unpacked(source: BytesIO | Path) -> Tagger:
    """The model of a file that ``packed`` made."""
    with np.load(source, allow_pickle=False) as kept:
        labels, found, places = tuple(map(str, kept["labels"])), kept["features"], kept["places"]
        known, numbers = np.unique(found, return_inverse=True)
        weights = np.zeros((len(known) + 1, len(labels)), np.float32)
        weights[numbers + 1, places] = kept["weights"]
        rows = np.zeros(1 << BITS, np.int32)
        rows[known] = np.arange(1, len(known) + 1, dtype=np.int32)
        return Tagger(labels, rows, weights, kept["steps"])


@cache
def tagger(name: str) -> Tagger:
    """The model that ships as ``learned/NAME.npz``."""
    return unpacked(BytesIO((files("hongtu") / "learned" / f"{name}.npz").read_bytes()))
