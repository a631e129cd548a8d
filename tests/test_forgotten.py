"""The lines of forgotten articles come back as they were; one that is none is named."""

from pathlib import Path

import pytest

from hongtu.forgotten import Forgotten, load, save


def test_lines_come_back_as_they_were(tmp_path: Path) -> None:
    lines = (Forgotten("a-2", "李明", "2024-05-01", "撤稿"), Forgotten("b"))
    save(lines, tmp_path / "f.tsv")
    assert load(tmp_path / "f.tsv") == lines
    save((Forgotten("a", why="两\n行\t字"),), tmp_path / "f.tsv")
    assert load(tmp_path / "f.tsv") == (Forgotten("a", why="两 行 字"),)
    save((), tmp_path / "f.tsv")
    assert list(tmp_path.iterdir()) == []
    assert load(tmp_path / "f.tsv") == ()


@pytest.mark.parametrize("line", ["\tme", "a\tb\tc\td\te"])
def test_a_line_that_is_none_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "f.tsv").write_text(f"# by hand\n\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"f\.tsv, line 3: an article's id is wanted"):
        load(tmp_path / "f.tsv")
