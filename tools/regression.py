"""Logistic regressions over features that are tuples, for the models that ship as linear ones: does something hold, and
which of several.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from hongtu.learned.linear import Feature, Linear

Floats = npt.NDArray[np.float64]
ROUNDS, SEEN, SMALL, TINY = 60, 3, 0.02, 1e-300
STRENGTH, OF_SEVERAL = 0.3, 0.1  # of the penalty, the smaller the stronger


Rows = Sequence[Sequence[Feature]]


def counted(rows: Rows) -> tuple[dict[Feature, int], csr_matrix]:
    """The columns of features that are seen often enough, and a table of the rows that have them."""
    counts = Counter(feature for row in rows for feature in set(row))
    index = {f: i for i, f in enumerate(f for f, count in counts.items() if count >= SEEN)}
    places = [[index[f] for f in row if f in index] for row in rows]
    ends = np.cumsum([0, *map(len, places)])
    flat = np.array([i for row in places for i in row], np.int32)
    table = csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(rows), len(index)))
    table.sum_duplicates()
    return index, table


def least(
    loss: Callable[[Floats], tuple[float, Floats]], index: Mapping[Feature, int], strength: float
) -> dict[Feature, float]:
    """The weights of features for which a loss and a quadratic penalty are least, those near 0 left out."""

    def penalized(weights: Floats) -> tuple[float, Floats]:
        value, slope = loss(weights)
        return value + weights @ weights / (2 * strength), slope + weights / strength

    start, options = np.zeros(len(index)), {"maxiter": ROUNDS}
    found = minimize(penalized, start, jac=True, method="L-BFGS-B", options=options).x
    return {f: float(found[i]) for f, i in index.items() if abs(found[i]) >= SMALL}


def fitted(rows: Rows, wanted: Sequence[int]) -> dict[Feature, float]:
    """The weights of features in a regression of whether each row is wanted."""
    index, table = counted(rows)
    sign, turned = np.where(np.array(wanted) > 0, 1.0, -1.0), table.T.tocsr()

    def loss(weights: Floats) -> tuple[float, Floats]:
        margin = sign * (table @ weights)
        slope = -sign / (1 + np.exp(np.clip(margin, -500, 500)))
        return float(np.logaddexp(0, -margin).sum()), turned @ slope

    return least(loss, index, STRENGTH)


def preferred(groups: Sequence[tuple[Rows, Sequence[int]]]) -> dict[Feature, float]:
    """The weights of features in a regression of which row of a group is wanted; in each one at least is."""
    index, table = counted([row for rows, _ in groups for row in rows])
    sizes = np.array([len(rows) for rows, _ in groups])
    starts, group = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(groups)), sizes)
    right, turned = np.array([one for _, wanted in groups for one in wanted], float), table.T.tocsr()

    def loss(weights: Floats) -> tuple[float, Floats]:
        sums = table @ weights
        share = np.exp(sums - np.maximum.reduceat(sums, starts)[group])
        every, good = (np.maximum(np.add.reduceat(part, starts), TINY) for part in (share, share * right))
        slope = share / every[group] - share * right / good[group]
        return float(np.log(every / good).sum()), turned @ slope

    return least(loss, index, OF_SEVERAL)


def linear(parts: Mapping[str, Mapping[Feature, float]], bar: float) -> Linear:
    """A model of the weights of features for each answer, each of which is given from a bar on."""
    answers = tuple(parts)
    index = {feature: row for row, feature in enumerate(sorted({f for p in parts.values() for f in p}, key=repr))}
    weights = np.zeros((len(index), len(answers)), np.float32)
    for column, part in enumerate(parts.values()):
        for feature, weight in part.items():
            weights[index[feature], column] = np.float16(weight)
    return Linear(answers, weights, index, *(dict.fromkeys(answers, bar),) * 2)
