"""A graph folder is held against all that it promises."""

from pathlib import Path

import pytest

from hongtu.graph import PREFIXES, state, write
from hongtu.model import Reading
from hongtu.validate import FEW, validate


def said(folder: Path) -> tuple[int, list[str]]:
    lines: list[str] = []
    return validate(folder, lines.append), lines


def test_a_sound_folder_is_told_to_be_sound(small: Reading, tmp_path: Path) -> None:
    write(small, tmp_path)
    triples = len(state(small).store)
    assert said(tmp_path) == (0, [f"{triples} 条三元组 triples，0 处不合 flaws，0 处矛盾 conflicts"])


def test_turtle_and_store_that_differ_are_told(small: Reading, tmp_path: Path) -> None:
    write(small, tmp_path)
    file = tmp_path / "graph.ttl"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('rdfs:label "远山村"@zh', 'rdfs:label "近山村"@zh'), encoding="utf-8")
    count, lines = said(tmp_path)
    assert count == 2
    assert any("not in the store: " in line and "远山村" in line for line in lines)
    assert any("lacks triples of the store: 1" in line for line in lines)


def test_of_a_kind_only_some_are_shown_and_all_are_counted(tmp_path: Path) -> None:
    places = "".join(f"e:p{n} a ht:Place .\n" for n in range(FEW + 5))
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    (tmp_path / "graph.ttl").write_text(prefixes + places, encoding="utf-8")
    count, lines = said(tmp_path)
    assert count == FEW + 5
    assert sum("an entity has one name" in line for line in lines) == FEW + 1
    assert any(line.startswith(f"{FEW + 5} × 一个实体有且只有一个名称") for line in lines)


def test_no_graph_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no graph here"):
        validate(tmp_path, print)
