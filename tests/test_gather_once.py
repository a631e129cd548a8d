"""In an article each thing stands once and no entity holds two: measured on the annotated articles."""

from collections import Counter
from pathlib import Path

import pytest

from hongtu.compare import plain_names
from hongtu.extract import extract
from hongtu.gold import Json, load, to_json

ROOT = Path(__file__).parents[1]
FOLDERS = {"sample": ROOT / "data" / "gold", "newspapers": ROOT.parent / "shared" / "gold" / "dev"}
TWICE, TWO = 0.02, 0.01


def owners(gold: Json) -> dict[str, str]:
    """For each name that one gold entity has, and no other, that entity."""
    told = Counter(name for one in gold["entities"] for name in plain_names(one))
    return {name: one["id"] for one in gold["entities"] for name in plain_names(one) if told[name] == 1}


def faults(file: Path) -> tuple[int, int, int]:
    """How many entities are found in a file, how many of them stand there already, and how many are two things."""
    own = owners(load(file))
    found = to_json(extract(file.with_suffix(".txt")), id=file.stem)["entities"]
    meant = [{own[name] for name in plain_names(one) if name in own} for one in found]
    times = Counter(id for ids in meant for id in ids)
    return len(found), sum(count - 1 for count in times.values()), sum(len(ids) > 1 for ids in meant)


@pytest.mark.parametrize("corpus", FOLDERS)
def test_entities_stand_once_and_are_one_thing(corpus: str) -> None:
    files = sorted(FOLDERS[corpus].glob("*.json"))
    if corpus == "newspapers" and not files:
        pytest.skip("these pages do not come with the repository")
    found, twice, two = (sum(column) for column in zip(*map(faults, files), strict=True))
    assert found > 200
    assert twice <= TWICE * found, f"{twice} of {found} stand twice"
    assert two <= TWO * found, f"{two} of {found} are two things"
