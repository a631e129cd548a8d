"""What a build leaves for the next one comes back, as long as the program is the same."""

from pathlib import Path

import pytest

from hongtu.cache import Page, Pages
from hongtu.corpus import Failure
from hongtu.graph import folder as folders
from hongtu.graph.store import fill
from hongtu.last import INPUT, STATE, Input, Note, State, given, save, state
from hongtu.model import Reading
from hongtu.plugin import Account
from hongtu.sources import Source
from hongtu.tally import Tally

MADE_OF = Input((Source("/a.txt", "a.txt", "k", Pages((Page("page", "k1"),), ("fault",))),), (Failure("b", "gone"),))
NOTE = Note([{"node": "e:x"}], {"sentences": 2}, {"llm": Account(1, {"no quote": 2}, {"tokens": 3.5})})
CAME_TO = State({"page": "k1"}, {"page": NOTE}, Tally(roles={"书记": 2}), {"d": {"张明远": (1.5, -0.1)}})


@pytest.fixture
def folder(small: Reading, tmp_path: Path) -> Path:
    with folders.alone(tmp_path), folders.following(tmp_path) as place:
        fill(small, place)
        save(place, MADE_OF, CAME_TO)
    return tmp_path


def test_it_comes_back(folder: Path) -> None:
    assert given(folder) == MADE_OF
    found = state(folders.shown(folder))
    assert found
    assert (found.keys, found.notes, found.places) == (CAME_TO.keys, CAME_TO.notes, CAME_TO.places)
    assert found.tally == CAME_TO.tally
    assert INPUT not in {p.name for p in folder.iterdir()}


def test_there_is_none_where_nothing_was_built(tmp_path: Path) -> None:
    assert given(tmp_path) == Input()
    assert state(folders.shown(tmp_path)) is None


def test_it_counts_no_more_for_another_program(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hongtu.last.version", lambda: "another")
    assert state(folders.shown(folder)) is None


def test_what_is_damaged_counts_for_nothing(folder: Path) -> None:
    file = folder / ".hongtu" / "now" / STATE
    file.write_bytes(file.read_bytes()[:100])
    assert state(folders.shown(folder)) is None
