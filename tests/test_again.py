"""A graph of which little changed is made out of the one before; of which much did, or which another made, anew."""

from pathlib import Path

import pytest

from hongtu import kept, last
from hongtu.again import Before
from hongtu.build import build
from hongtu.graph.store import fill
from hongtu.judgements import FILE, Judgement, save
from hongtu.model import Reading

TEXT = "江州高新区第{}家企业远山{}科技有限公司董事长王新{}介绍，公司有员工{}名。\n"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Articles, of which all but the last are in the graph."""
    found = [tmp_path / f"a{n}.txt" for n in range(9)]
    for n, file in enumerate(found):
        file.write_text(TEXT.format(n, "甲乙丙"[n % 3], "新明"[n % 2], n), encoding="utf-8")
    build(found[:-1], tmp_path / "g")
    return found


def whole(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The readings of which graphs are made from nothing, from now on."""
    seen: list[object] = []

    def filled(reading: Reading, place: Path) -> None:
        seen.append(reading)
        fill(reading, place)

    monkeypatch.setattr("hongtu.written.fill", filled)
    return seen


def test_one_article_more_is_written_into_the_graph_before(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = whole(monkeypatch)
    build(files, tmp_path / "g")
    assert seen == []
    save((Judgement("different", "王新", "王新新"),), tmp_path / "g" / FILE)
    build(files, tmp_path / "g")
    assert seen == []
    build(files[:3], tmp_path / "g")
    assert len(seen) == 1


@pytest.mark.parametrize("part", [last.STATE, kept.KEPT + "/made.json", "graph.ttl"])
def test_what_is_damaged_or_changed_is_made_anew(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    seen = whole(monkeypatch)
    file = tmp_path / "g" / ".hongtu" / "now" / part
    file.write_bytes(b"#" + file.read_bytes())
    assert Before.of(tmp_path / "g") == Before()
    build(files, tmp_path / "g")
    assert len(seen) == 1


def test_without_a_census_all_is_resolved_and_what_differs_written(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "g" / ".hongtu" / "now" / ".census").write_bytes(b"\xc1")
    seen = whole(monkeypatch)
    build(files, tmp_path / "g")
    build(files, tmp_path / "fresh")
    assert len(seen) == 1
    for name in ("graph.ttl", "network.html", "report.json"):
        assert (tmp_path / "g" / name).read_bytes() == (tmp_path / "fresh" / name).read_bytes()
