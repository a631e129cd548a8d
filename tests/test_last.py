"""What a build leaves for the next one comes back, as long as program and files are the same."""

from pathlib import Path

import pytest

from hongtu.cache import Page, Pages
from hongtu.corpus import Failure
from hongtu.graph import folder as folders
from hongtu.graph.store import fill
from hongtu.last import INPUT, Input, State, given, save, state
from hongtu.model import Reading
from hongtu.sources import Source

MADE_OF = Input((Source("/a.txt", "a.txt", "k", Pages((Page("page", "k1"),), ("fault",))),), (Failure("b", "gone"),))


@pytest.fixture
def folder(small: Reading, tmp_path: Path) -> Path:
    with folders.alone(tmp_path), folders.following(tmp_path) as place:
        fill(small, place)
        save(place, MADE_OF, State({"page": "k1"}, small, places={"d": {"张明远": (1.5, -0.1)}}))
    return tmp_path


def test_it_comes_back_without_texts(folder: Path, small: Reading) -> None:
    assert given(folder) == MADE_OF
    found = state(folder)
    assert found
    assert (found.keys, found.places) == ({"page": "k1"}, {"d": {"张明远": (1.5, -0.1)}})
    assert (found.reading.facts, found.reading.entities) == (small.facts, small.entities)
    assert found.reading.articles[0].text == ""
    assert INPUT not in {p.name for p in folder.iterdir()}


def test_there_is_none_where_nothing_was_built(tmp_path: Path) -> None:
    assert given(tmp_path) == Input()
    assert state(tmp_path) is None


def test_it_counts_no_more_where_somebody_changed_the_graph(folder: Path) -> None:
    with (folder / "graph.ttl").open("a", encoding="utf-8") as file:
        file.write("# by hand\n")
    assert state(folder) is None
    assert given(folder) == MADE_OF


def test_it_counts_no_more_for_another_program(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hongtu.last.version", lambda: "another")
    assert state(folder) is None


def test_what_is_damaged_counts_for_nothing(folder: Path) -> None:
    file = folder / ".hongtu" / "now" / ".state"
    file.write_bytes(file.read_bytes()[:100])
    assert state(folder) is None
