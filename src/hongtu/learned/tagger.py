"""A linear-chain conditional random field that was trained elsewhere: how sure each character is of its label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt

from hongtu.learned.features import BITS, Words, features, padded

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
OUTSIDE = "O"
TABLE = 2048  # characters, with those that only fill up: what is told of so many stays in a fast part of memory
RESTED = 12  # so many characters on, what grew small is made large again
TINY = 1e-20  # where all paths together come to less, single precision may have lost what counts


@dataclass(frozen=True)
class Tagger:
    """Weights of features (0 of no feature) and of a label behind another; ``rows`` leads from feature to weights.

    The first label is that of a character in no name.
    """

    labels: tuple[str, ...]
    rows: npt.NDArray[np.int32]
    weights: Floats
    steps: Floats

    def scores(self, found: Numbers) -> Floats:
        """For each character what speaks for each label; ``found`` is what ``features`` gives."""
        total = np.zeros((len(found), len(self.labels)), np.float32)
        part = np.empty_like(total)
        for column in self.rows.take(found.T).astype(np.int64):
            self.weights.take(column, axis=0, out=part, mode="clip")  # any other mode copies once more
            total += part
        return total

    @cached_property
    def columns(self) -> dict[str, tuple[int, int]]:
        """For each class the numbers of the labels with which a name begins and goes on."""
        place = {label: i for i, label in enumerate(self.labels)}
        kinds = sorted({label[2:] for label in self.labels if label != OUTSIDE})
        return {kind: (place[f"B-{kind}"], place[f"I-{kind}"]) for kind in kinds}

    def tables(self, sentences: Sequence[Words]) -> Iterator[tuple[int, Floats]]:
        """How probable each label of each character is: which sentence, and a row for each of its characters."""
        lengths, steps = [sum([len(word) for word, _ in sentence]) for sentence in sentences], np.exp(self.steps)
        for batch in batches(lengths):
            words, starts = padded([sentences[i] for i in batch])
            sizes = np.array([lengths[i] for i in batch])
            sure = posterior(self.scores(features(words)), np.array(starts), sizes, steps)
            yield from zip(batch, np.split(sure, np.cumsum(sizes)[:-1]), strict=True)


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


def posterior(scores: Floats, starts: Numbers, sizes: Numbers, steps: Floats) -> Floats:
    """How probable each label of each character is, for sentences from the longest to the shortest.

    A sentence is read from both its ends at once: what stands before a character, and what stands behind it.
    """
    sentence = np.repeat(np.arange(len(sizes)), sizes)
    at = np.arange(len(sentence)) - (np.cumsum(sizes) - sizes)[sentence]
    scores = scores.take(starts[sentence] + at, axis=0)
    scores -= scores.T.copy().max(axis=0)[:, None]  # of long rows it is found sooner than of many short ones
    places = at * len(sizes) + sentence, (sizes[sentence] - 1 - at) * len(sizes) + sentence
    for kind in (np.float32, np.float64):
        with np.errstate(all="ignore"):
            sure = walked(np.exp(scores, dtype=kind), places, sizes, steps)
            total = sure @ np.ones((len(steps), 1), kind)
            if (total > TINY).all():
                break
    return np.asarray(sure / total, np.float32)


def walked(chances: Floats, places: tuple[Numbers, Numbers], sizes: Numbers, steps: Floats) -> Floats:
    """What all paths through a label come to; ``places`` are those of a character from either end of its sentence."""
    count = steps.shape[0]
    walk = np.zeros((2, count, 2, count), chances.dtype)
    walk[0, :, 0], walk[1, :, 1] = steps / steps[0, 0], steps.T / steps[0, 0]
    table = np.ones((sizes[0], len(sizes), 2, count), chances.dtype)
    both = table.reshape(-1, count)
    for way, place in enumerate(places):
        both[2 * place + way] = chances
    table[0, :, 0] *= steps[0] > 0
    steps, paths = walk.reshape(2 * count, -1), table.reshape(len(table), len(sizes), -1)
    here = paths[0]
    for start in range(1, len(table), RESTED):
        here = here[: np.count_nonzero(sizes > start)]
        for there in paths[start : start + RESTED, : len(here)]:
            there *= here.dot(steps)
            here = there
        rested = here.reshape(-1, 2, count)
        rested /= rested.max(axis=2, keepdims=True)
    first, last = places
    sure = both.take(2 * first, axis=0)
    sure *= both.take(2 * last + 1, axis=0)
    sure /= chances
    return sure


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
        row = 1 + np.argsort(np.argsort(-np.bincount(numbers), kind="stable"))  # what is met most often lies together
        weights = np.zeros((len(known) + 1, len(labels)), np.float32)
        weights[row[numbers], places] = kept["weights"]
        rows = np.zeros(1 << BITS, np.int32)
        rows[known] = row
        return Tagger(labels, rows, weights, kept["steps"])


@cache
def tagger(name: str) -> Tagger:
    """The model that ships as ``learned/NAME.npz``."""
    return unpacked(BytesIO((files("hongtu") / "learned" / f"{name}.npz").read_bytes()))
