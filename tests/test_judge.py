"""A judgement changes the graph at once, outlives every rebuild, moves with its file, and can be taken back."""

import shutil
from pathlib import Path

import pytest

from hongtu import graph
from hongtu.build import build
from hongtu.judge import judge, meant, undo
from hongtu.judgements import FILE, Judgement, load
from hongtu.model import Entity, Reading
from hongtu.review import questions

PAGES = {
    "first": "2018年3月2日，肇庆高新区党工委副书记郑晓到广东云帆电子有限公司调研，公司董事长周启航介绍情况。",
    "second": "2021年5月6日，清远高新区党工委书记郑晓到清远蓝屿建材有限公司调研，公司总经理李娜介绍情况。",
    "third": "2019年5月6日，广东云帆电子有限公司董事长周启航出席仪式。",
    "fourth": "2020年5月6日，广东云帆电子有限公司副总经理李明介绍情况。",
}


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = []
    for name, text in PAGES.items():
        made.append(tmp_path / f"{name}.txt")
        day, _, rest = text.partition("，")
        made[-1].write_text(f"园区要闻\n{day}\n\n{rest}\n", encoding="utf-8")
    return made


@pytest.fixture
def folder(files: list[Path], tmp_path: Path) -> Path:
    build(files, tmp_path / "graph")
    return tmp_path / "graph"


def read(folder: Path) -> Reading:
    return graph.open(folder).reading()


def bearers(folder: Path, name: str) -> list[str]:
    return [one.id for one in read(folder).entities if one.names[0] == name]


def given(verdict: str, left: str, right: str = "", article: str = "") -> Judgement:
    return Judgement(verdict, left, right, article, "李明", "2024-05-01", "看过")


def text(folder: Path) -> bytes:
    return (folder / "graph.ttl").read_bytes()


def test_same_joins_at_once_outlives_a_rebuild_and_moves_with_its_file(
    files: list[Path], folder: Path, tmp_path: Path
) -> None:
    first, second = bearers(folder, "郑晓")
    judge(given("same", second, first), folder)
    assert bearers(folder, "郑晓") == [first]
    assert not [one for one in questions(folder) if "郑晓" in one.left]
    now = text(folder)
    build(files, folder)
    assert text(folder) == now
    (tmp_path / "other").mkdir()
    shutil.copy(folder / FILE, tmp_path / "other" / FILE)
    build(files[::-1], tmp_path / "other")
    assert text(tmp_path / "other") == now


def test_a_judgement_means_who_it_meant_when_an_older_bearer_of_the_name_comes(
    files: list[Path], folder: Path, tmp_path: Path
) -> None:
    first, second = bearers(folder, "郑晓")
    judge(given("same", first, second), folder)
    older = tmp_path / "older.txt"
    older.write_text("旧闻\n2001年3月2日\n\n芜湖市第一中学校长郑晓介绍情况。\n", encoding="utf-8")
    assert not (done := build([*files, older], folder)).failures
    assert done.report
    assert done.report["idle"] == []
    posts = {f.subject: f.role for f in read(folder).facts if f.predicate == "holdsPost" and "郑晓" in f.subject}
    assert posts["郑晓"] == "校长"
    assert len(posts) == 2


def test_an_id_that_went_answers_still(folder: Path) -> None:
    first, second = bearers(folder, "郑晓")
    judge(given("same", first, second), folder)
    replaced = graph.open(folder).query(f"ASK {{ e:{second} dcterms:isReplacedBy e:{first} }}")
    assert bool(replaced)


def test_different_is_asked_no_more(folder: Path) -> None:
    first, second = bearers(folder, "郑晓")
    assert [one for one in questions(folder) if {one.left, one.right} == {first, second}]
    judge(given("different", first, second), folder)
    assert not [one for one in questions(folder) if {one.left, one.right} == {first, second}]
    assert bearers(folder, "郑晓") == [first, second]


def test_the_later_word_on_a_pair_holds(folder: Path) -> None:
    first, second = bearers(folder, "郑晓")
    judge(given("different", first, second), folder)
    judge(given("same", second, first), folder)
    assert [one.verdict for one in load(folder / FILE)] == ["same"]
    assert bearers(folder, "郑晓") == [first]


def test_split_takes_a_name_in_one_article_off(folder: Path) -> None:
    assert len(bearers(folder, "周启航")) == 1
    judge(given("split", "周启航", article="third"), folder)
    first, second = bearers(folder, "周启航")
    said = {
        id: {e.article for f in read(folder).facts if f.subject == id for e in f.evidence} for id in (first, second)
    }
    assert said == {first: {"first"}, second: {"third"}}
    undo(["周启航"], folder, article="third")
    assert len(bearers(folder, "周启航")) == 1


def test_wrong_takes_a_fact_out(folder: Path) -> None:
    judge(given("wrong", "李明", "广东云帆电子有限公司"), folder)
    assert not [f for f in read(folder).facts if f.subject == "李明"]
    assert str(undo([], folder)) == "wrong 李明 广东云帆电子有限公司"
    assert [f.role for f in read(folder).facts if f.subject == "李明"] == ["副总经理"]


def test_undo_gives_the_graph_of_before(folder: Path) -> None:
    before = text(folder)
    first, second = bearers(folder, "郑晓")
    judge(given("same", first, second), folder)
    assert text(folder) != before
    undo([second], folder)
    assert (text(folder), load(folder / FILE)) == (before, ())
    with pytest.raises(ValueError, match="no such judgement"):
        undo([], folder)


@pytest.mark.parametrize(
    ("wanted", "fault"),
    [
        (given("same", "周启航", "广东云帆电子有限公司"), "nothing in this graph for it to change"),
        (given("same", "周启航", "无此人"), "no '无此人' in this graph"),
        (given("split", "李明", article="first"), "spoken of in: fourth"),
        (given("wrong", "李明", "李娜"), "nothing in this graph for it to change"),
    ],
    ids=range(4),
)
def test_what_cannot_be_judged_is_told_and_leaves_all_as_it_was(folder: Path, wanted: Judgement, fault: str) -> None:
    before = text(folder)
    with pytest.raises(ValueError, match=fault):
        judge(wanted, folder)
    assert (text(folder), load(folder / FILE)) == (before, ())


def test_a_name_of_several_things_is_told_with_their_ids() -> None:
    both = Reading(entities=(Entity("甲县", "Place", ("甲县", "甲")), Entity("甲市", "Place", ("甲市", "甲"))))
    with pytest.raises(ValueError, match="'甲' is the name of 2 things: give the id of one: 甲县, 甲市"):
        meant(both, "甲")
    assert meant(both, "甲市").id == "甲市"
