"""Notes on articles are taken once, go with them, and add up to the report's."""

from pathlib import Path

from msgspec.structs import replace

from hongtu.cache import opened
from hongtu.last import Note
from hongtu.model import Reading
from hongtu.noted import noted, told
from hongtu.plugin import Account


def test_notes_are_those_of_the_articles_that_are_there(small: Reading, tmp_path: Path) -> None:
    wild = replace(small, statistics=(replace(small.statistics[0], period="2018-6"),))
    with opened(tmp_path / "cache") as cache:
        cache.put("k1", small)
        cache.put("k2", wild)
        cache.put("k2 plugins", {"llm": Account(2, {"no quote": 1})})
        first = noted({}, {"a": "k1", "b": "k2"}, {"a", "b"}, cache)
        assert set(first) == {"b"}
        assert noted(first, {"b": "k2"}, {"a"}, cache) == first
        assert noted(first, {"a": "k1"}, {"b"}, cache) == {}
        assert noted(first, {"b": "k1"}, {"b"}, cache) == {}


def test_they_add_up() -> None:
    flaw = {"node": "e:x", "english": "none"}
    notes = {
        "a": Note([flaw], {"sentences": 2, "title": 1}, {"llm": Account(1)}),
        "b": Note([], {"sentences": 1}, {"llm": Account(2, {"no quote": 3})}),
    }
    found = told(notes, 7)
    assert (found["checked"], found["flaws"]) == (7, [flaw])
    assert found["unstated"] == {"sentences": 3, "number": 0, "title": 1}
    assert found["plugins"] == {"llm": {"accepted": 3, "refused": {"no quote": 3}, "used": {}}}
    assert "plugins" not in told({}, 0)
