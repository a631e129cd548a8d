"""A sentence that names something with a number or a title and gave nothing is counted, and shown in its words."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from hongtu.build import build
from hongtu.cache import opened
from hongtu.cli import commands
from hongtu.extract import understand
from hongtu.model import Article
from hongtu.unstated import Unstated, counted, listed, total, unstated

LAMP = "江州高新区的灯在第12个夜里亮着。"
TEXT = (
    "江州高新区有党员1240名。江州高新区这几年的变化，老局长都看在眼里。2018年11月，江州高新区下了雪。"
    f"{LAMP}风很大，3只猫跑了。江州高新区的教授很忙。"
)


def sentences_of(text: str) -> list[Unstated]:
    return list(unstated(understand(Article("a", text))))


def test_a_number_or_a_title_beside_a_name_is_shown_where_nothing_came_of_it() -> None:
    found = sentences_of(TEXT)
    assert [(one.sentence, one.signs) for one in found] == [
        ("江州高新区这几年的变化，老局长都看在眼里。", ("title",)),
        (LAMP, ("number",)),
    ]
    assert all(TEXT[one.start : one.end] == one.sentence and "江州高新区" in one.names for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "江州高新区有党员1240名。",  # gave a figure
        "公司党委书记唐倚智说道，今天很好。",  # gave a post
        "2018年11月，江州高新区下了雪。",  # a date is no number
        "风很大，3只猫跑了。",  # names nothing
        "“123鲲鹏计划”很好。",  # the number is the name's
    ],
)
def test_what_gave_something_or_has_neither_is_not_shown(text: str) -> None:
    assert sentences_of(text) == []


def test_work_is_a_title_beside_a_name_only() -> None:
    zone = "江州高新区有党员1240名。"
    assert sentences_of(zone + "江州高新区的公园里，教授很忙。") == []
    assert [one.signs for one in sentences_of(zone + "江州高新区教授很忙。")] == [("title",)]


def test_each_reading_is_counted_once_and_the_count_goes_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path / "cache") as cache:
        for key, text in (("a", TEXT), ("b", TEXT + "江州高新区局长数到了3。")):
            cache.put(key, understand(Article(key, text)))
        first = counted(["a", "b"], cache)
        assert total(first.values()) == {"sentences": 5, "number": 3, "title": 3}
        monkeypatch.setattr("hongtu.unstated.unstated", None)  # whoever counts again fails
        assert counted(["b", "a"], cache) == first
        cache.keep_only(["a"])
        assert cache.at.execute("SELECT key FROM kept ORDER BY key").fetchall() == [("a",), ("a unstated",)]


def test_lines_are_aligned_and_say_how_many_are_left() -> None:
    found = [
        Unstated("甲", 0, 2, "一\x1b[31m二", ("一",), ("number",)),
        Unstated("b", 10, 2000, "三", ("三",), ("title",)),
    ]
    assert list(listed(found)) == ["甲  0-2      数字 number  一 [31m二", "b   10-2000  职务 title   三"]
    assert list(listed(found, 1))[1:] == ["还有 1 句 1 more sentences: --limit"]
    assert list(listed([])) == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A graph of two articles, one of which was forgotten."""
    articles = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for file in articles:
        file.write_text(TEXT, encoding="utf-8")
    build(articles, tmp_path / "g")
    assert CliRunner().invoke(commands, ["forget", "two", "--graph", str(tmp_path / "g")]).exit_code == 0
    return tmp_path / "g"


def test_the_report_counts_what_the_command_lists(folder: Path) -> None:
    counts = json.loads((folder / "report.json").read_text(encoding="utf-8"))["unstated"]
    assert counts == {"sentences": 2, "number": 1, "title": 1}
    told = CliRunner().invoke(commands, ["report", "--graph", str(folder)]).output.splitlines()
    assert told[-1] == f"one  {TEXT.index(LAMP)}-{TEXT.index(LAMP) + len(LAMP)}  数字 number  {LAMP}"
    assert any(row.startswith("未述句子 sentences that gave nothing ") and row.endswith(" 2") for row in told)
    as_json = json.loads(CliRunner().invoke(commands, ["report", "--json", "--graph", str(folder)]).output)
    assert as_json["unstated"] == counts
    assert [(s["article"], s["signs"]) for s in as_json["sentences"]] == [("one", ["title"]), ("one", ["number"])]
    assert all(TEXT[s["start"] : s["end"]] == s["sentence"] for s in as_json["sentences"])


def test_no_graph_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no graph here; make one with: hongtu build"):
        CliRunner().invoke(commands, ["report", "--graph", str(tmp_path)], catch_exceptions=False)
