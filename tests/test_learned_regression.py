"""How models are trained: does something hold, and which of several."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.append(str(Path(__file__).parents[1] / "tools"))
regression = pytest.importorskip("regression", reason="scipy comes with the development packages")

from hongtu.learned.linear import shares  # noqa: E402


def test_what_speaks_for_the_right_one_of_several_gets_the_weight() -> None:
    near, far, nobody = [("near",)], [("far",)], [("nobody",)]
    groups = [([near, far, nobody], [1, 0, 0])] * 20 + [([far, nobody], [0, 1])] * 20
    weights = regression.preferred(groups)
    assert weights["near",] > weights["nobody",] > weights["far",]
    sums = np.array([weights["near",], weights["far",], weights["nobody",]])
    assert shares(sums).argmax() == 0
    assert shares(sums).sum() == pytest.approx(1)


def test_two_that_are_right_share_what_speaks_for_them() -> None:
    groups = [([[("a",)], [("b",)], [("c",)]], [1, 1, 0])] * 20
    weights = regression.preferred(groups)
    assert weights["a",] == pytest.approx(weights["b",], abs=1e-6)
    assert weights["a",] > 0 > weights["c",]


def test_shares_of_great_sums_stay_numbers() -> None:
    assert shares(np.array([1e4, 0.0])).tolist() == [1.0, 0.0]
