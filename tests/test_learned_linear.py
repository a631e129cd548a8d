"""Linear models: they are read as they were written, and weigh what they know."""

from pathlib import Path

import numpy as np
import pytest

from hongtu.learned.linear import Feature, Linear, chances, home, load

MODEL = Linear(
    ("runs", "issued"),
    np.array([[2, -2], [0.5, 4]], np.float32),
    {("verb", "举办"): 0, ("rank", 1, True): 1},
    {"runs": 0.5, "issued": 0.6},
    {"runs": 0.8, "issued": 0.9},
)


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "model.npz").write_bytes(MODEL.dump())
    read = load(tmp_path / "model.npz")
    assert (read.answers, read.index, read.bars, read.shares) == (
        MODEL.answers,
        MODEL.index,
        MODEL.bars,
        MODEL.shares,
    )
    assert np.array_equal(read.weights, MODEL.weights)
    assert read.dump() == MODEL.dump()


def test_a_model_weighs_what_it_knows() -> None:
    cases: list[list[Feature]] = [[("verb", "举办")], [("rank", 1, True), ("rank", 1, True)], [("verb", "看")], []]
    told, twice, unknown, nothing = chances(MODEL.totals(cases)).tolist()
    assert told == pytest.approx([0.8808, 0.1192], abs=1e-3)
    assert twice == pytest.approx([0.7311, 0.9997], abs=1e-3)
    assert unknown == nothing == [0.5, 0.5]
    assert MODEL.totals([]).shape == (0, 2)


@pytest.mark.parametrize("name", ["relations", "figures"])
def test_our_models_are_small_and_whole(name: str) -> None:
    file = home() / f"{name}.npz"
    model = load(file)
    assert len(file.read_bytes()) < 1_000_000
    assert model.weights.shape == (len(model.index), len(model.answers))
    assert np.isfinite(model.weights).all()
    assert set(model.bars) == set(model.answers)
    assert min(model.bars.values()) < 1
