"""Judgements are lines of a file that people read, write and copy."""

from pathlib import Path

import pytest

from hongtu.judgements import FILE, Judgement, dump, load, save

LINES = (
    Judgement("same", "王新", "王新-3e23e8", "", "李明", "2024-05-01", "同一个人"),
    Judgement("split", "王新", "", "page", "李明", "2024-05-01", "另一个人"),
)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    save(LINES, tmp_path / FILE)
    assert load(tmp_path / FILE) == LINES
    assert (tmp_path / FILE).read_text("utf-8").splitlines()[0] == "verdict\tleft\tright\tarticle\twho\twhen\twhy"
    assert load(tmp_path / "absent") == ()


def test_no_word_of_a_reason_breaks_the_lines() -> None:
    odd = Judgement("same", "甲", "乙", who="a\tb", why="一\n二\u2028三")
    assert dump([odd]).splitlines()[1:] == ["same\t甲\t乙\t\ta b\t\t一 二 三"]


def test_comments_empty_lines_and_short_lines_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("\ufeff# 笔记\n\nsame\t甲\t乙\n", encoding="utf-8")
    assert load(tmp_path / FILE) == (Judgement("same", "甲", "乙"),)


@pytest.mark.parametrize(
    "line", ["maybe\t甲\t乙", "same\t甲", "split\t甲\t乙", "same", "same\t" * 9, "wrong\t\t乙"], ids=range(6)
)
def test_a_line_that_is_none_is_named(line: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(f"same\t甲\t乙\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"judgements\.tsv, line 2: ."):
        load(tmp_path / FILE)
