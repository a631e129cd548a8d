"""Logistic regressions over features that are tuples, for the models that ship as linear ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from hongtu.learned.linear import Feature, Linear

Floats = npt.NDArray[np.float64]
ROUNDS, SEEN, SMALL, STRENGTH = 50, 3, 0.02, 0.3


def fitted(rows: Sequence[Sequence[Feature]], wanted: Sequence[int]) -> dict[Feature, float]:
    """The weights of features in a logistic regression with a quadratic penalty, those near 0 left out."""
    counts = Counter(feature for row in rows for feature in set(row))
    index = {f: i for i, f in enumerate(f for f, count in counts.items() if count >= SEEN)}
    places = [[index[f] for f in row if f in index] for row in rows]
    ends = np.cumsum([0, *map(len, places)])
    flat = np.array([i for row in places for i in row], np.int32)
    table = csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(rows), len(index)))
    table.sum_duplicates()
    sign, turned = np.where(np.array(wanted) > 0, 1.0, -1.0), table.T.tocsr()

    def loss(weights: Floats) -> tuple[float, Floats]:
        margin = sign * (table @ weights)
        slope = -sign / (1 + np.exp(np.clip(margin, -500, 500)))
        return np.logaddexp(0, -margin).sum() + weights @ weights / (2 * STRENGTH), turned @ slope + weights / STRENGTH

    found = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x
    return {f: float(found[i]) for f, i in index.items() if abs(found[i]) >= SMALL}


def linear(parts: Mapping[str, Mapping[Feature, float]], bar: float) -> Linear:
    """A model of the weights of features for each answer, each of which is given from a bar on."""
    answers = tuple(parts)
    index = {feature: row for row, feature in enumerate(sorted({f for p in parts.values() for f in p}, key=repr))}
    weights = np.zeros((len(index), len(answers)), np.float32)
    for column, part in enumerate(parts.values()):
        for feature, weight in part.items():
            weights[index[feature], column] = np.float16(weight)
    return Linear(answers, weights, index, *(dict.fromkeys(answers, bar),) * 2)
