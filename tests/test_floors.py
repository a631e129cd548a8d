"""Nothing that was read well once is read worse: the scores on gold stand above their floors."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest

from hongtu.score import Mark, Part, figures, score_folder

ROOT = Path(__file__).parents[1]
FOLDERS = {
    "sample": [ROOT / "data" / "gold"],
    "unread": [ROOT / "data" / "unread"],
    "blind": [ROOT / "data" / "blind"],
    "unseen": [ROOT / "data" / "unread", ROOT / "data" / "blind"],
    "newspapers": [ROOT.parent / "shared" / "gold" / "dev"],
}


def floors(table: Mapping[str, Any], *path: str) -> Iterator[tuple[str, ...]]:
    """The table's leaves, each as its keys and its value."""
    for key, value in table.items():
        yield from floors(value, *path, key) if isinstance(value, dict) else [(*path, key, value)]


FLOORS = tuple(floors(tomllib.loads((ROOT / "data" / "floors.toml").read_text(encoding="utf-8"))))


@cache
def marks(corpus: str) -> tuple[Mark, ...]:
    if corpus == "newspapers" and not FOLDERS[corpus][0].is_dir():
        pytest.skip("these pages do not come with the repository")
    return tuple(mark for folder in FOLDERS[corpus] for mark in read_as(folder))


@cache
def read_as(folder: Path) -> tuple[Mark, ...]:
    return score_folder(folder)


@pytest.mark.parametrize("floor", FLOORS, ids=lambda floor: "-".join(map(str, floor)))
def test_scores_stand_above_their_floors(floor: tuple[Any, ...]) -> None:
    corpus, part, *key, figure, least = floor
    found = figures(marks(corpus), cast(Part, part), *key)
    assert found.wanted > 0
    assert getattr(found, figure) >= least
