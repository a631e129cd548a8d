"""What a build keeps for the explorer: the same as is worked out anew, and only as long as it belongs to the graph."""

from dataclasses import fields
from pathlib import Path
from shutil import copytree, rmtree

import msgspec
import numpy as np
import pytest

from hongtu.build import build
from hongtu.draw.atlas import Atlas
from hongtu.draw.overview import charted, overview
from hongtu.explore.index import Index, index
from hongtu.explore.pinyin import keys
from hongtu.explore.records import got, put
from hongtu.explore.search import catalogue, search
from hongtu.graph import folder as folders
from hongtu.graph import open as opened
from hongtu.kept import KEPT, Kept, kept
from hongtu.model import Entity
from hongtu.serve.explored import Shelf, warm


def shown(folder: Path) -> Path:
    place = folders.shown(folder)
    assert place
    return place


def found(folder: Path) -> Kept:
    one = kept(shown(folder))
    assert one
    return one


@pytest.fixture
def own(town: Path, tmp_path: Path) -> Path:
    """A graph folder that may be changed."""
    copytree(town, tmp_path / "town", symlinks=True)
    return tmp_path / "town"


def anew(folder: Path) -> Index:
    return index(opened(folder).reading())


def flat(value: object) -> object:
    """Arrays, and what consists of them, as lists."""
    if isinstance(value, np.ndarray):
        return value.tolist()
    return [flat(getattr(value, one.name)) for one in fields(value)] if type(value).__name__ == "Rows" else value  # type: ignore[arg-type]


def test_what_is_kept_is_what_would_be_worked_out(town: Path) -> None:
    one, other = found(town), anew(town)
    for field in fields(Index)[1:]:
        assert flat(getattr(one.index, field.name)) == flat(getattr(other, field.name)), field.name
    for name in ("articles", "entities", "facts", "statistics"):
        assert tuple(getattr(one.index.reading, name)) == getattr(other.reading, name)
    assert one.chart == charted(other)
    assert one.former == {old: i for i, entity in enumerate(other.reading.entities) for old in entity.former}
    assert one.former


def test_the_overview_is_kept_as_it_would_be_told_with_its_sentences(town: Path) -> None:
    whole = anew(town)
    told = overview(Atlas(whole, charted(whole), opened(town).sentence))
    assert msgspec.json.decode(found(town).overview) == msgspec.to_builtins(told)


@pytest.mark.parametrize("words", ["江州", "jzgxq", "zengxiaoming", "高新", "星河guang", "不在", ""])
def test_what_is_kept_is_searched_as_what_is_worked_out(town: Path, words: str) -> None:
    one, other = found(town), anew(town)
    assert search(one.index, one.catalogue, words) == search(other, catalogue(other), words)


def test_names_are_typed_as_kept(town: Path) -> None:
    one, other = found(town), anew(town)
    there = Atlas(one.index, one.chart, opened(town).sentence, one.catalogue.typed)
    several = range(len(other.reading.entities))
    assert [there.typed(i) for i in several] == [" ".join(keys(entity)) for entity in other.reading.entities]


def test_a_turtle_that_somebody_changed_is_no_longer_what_was_kept(own: Path) -> None:
    turtle = own / "graph.ttl"
    turtle.write_text(turtle.read_text(encoding="utf-8"), encoding="utf-8")
    assert kept(shown(own)), "touched, and the same"
    turtle.write_text(f"{turtle.read_text(encoding='utf-8')}# another\n", encoding="utf-8")
    assert kept(shown(own)) is None


def test_what_another_program_kept_is_nothing(own: Path) -> None:
    made = shown(own) / KEPT / "made.json"
    made.write_text(f"older {made.read_text(encoding='utf-8').split()[1]}", encoding="utf-8")
    assert kept(shown(own)) is None


def test_where_nothing_is_kept_the_first_start_keeps_it(own: Path) -> None:
    before = found(own)
    rmtree(shown(own) / KEPT)
    assert kept(shown(own)) is None
    shelf = Shelf(own)
    assert shelf.explored().kept is None
    warm(shelf)
    after = found(own)
    assert (after.overview, after.chart, after.keys) == (before.overview, before.chart, before.keys)
    assert sorted(one.name for one in shown(own).iterdir() if one.name.startswith(KEPT)) == [KEPT]


def test_how_names_are_typed_is_taken_over_from_the_build_before(tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.txt" for name in "abcde"]
    for file in files:
        file.write_text("远山科技有限公司位于江州高新区。\n", encoding="utf-8")
    files[4].write_text("曾晓明任远山科技有限公司董事长。\n", encoding="utf-8")
    build(files[:4], tmp_path / "g")
    typed = shown(tmp_path / "g") / KEPT / "named.typed.text"
    marked = msgspec.msgpack.decode(typed.read_bytes()).replace("jiangzhougaoxinqu", "whatishereasitwas")
    typed.write_bytes(msgspec.msgpack.encode(marked))
    build(files, tmp_path / "g")
    one = found(tmp_path / "g")
    assert [one.index.reading.entities[number].id for number in one.named.untyped] == ["曾晓明"]
    assert [hit.matched for hit in search(one.index, one.catalogue, "asitwas")[0]] == ["whatishereasitwas"]
    assert [hit.matched for hit in search(one.index, one.catalogue, "zxm")[0]] == ["zxm"]


def test_any_value_is_read_by_its_number_and_by_no_other(tmp_path: Path) -> None:
    several = [Entity(str(n), "Zone", ("区" * n,)) for n in range(1, 4)]
    put(several, tmp_path, "zones")
    put([], tmp_path, "none")
    read = got(tmp_path, "zones", Entity)
    assert (len(read), [read[2], read[0]], list(read)) == (3, [several[2], several[0]], several)
    for number in (-1, 3):
        with pytest.raises(IndexError):
            read[number]
    assert list(got(tmp_path, "none", Entity)) == []
