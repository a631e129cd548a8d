"""What is open is shown best first, each pair with the words of both sides and with what speaks for and against it."""

from pathlib import Path

import pytest

from hongtu.build import build
from hongtu.judgements import FILE, Judgement, save
from hongtu.resolve.explained import explanations
from hongtu.review import judged, questions, review

PAGES = {
    "first": "2018年3月2日，肇庆高新区党工委副书记郑晓到广东云帆电子有限公司调研，公司董事长周启航介绍情况。",
    "second": "2021年5月6日，清远高新区党工委书记郑晓到清远蓝屿建材有限公司调研，公司总经理李娜介绍情况。",
    "third": "2019年5月6日，云帆电子公司总经理王明介绍情况。",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph in which a career and a short name are open."""
    home = tmp_path_factory.mktemp("review")
    files = []
    for name, text in PAGES.items():
        files.append(home / f"{name}.txt")
        files[-1].write_text(f"园区要闻\n\n{text}\n", encoding="utf-8")
    assert not build(files, home / "graph").failures
    return home / "graph"


def test_the_best_pair_is_the_first(folder: Path) -> None:
    scores = [one.score for one in questions(folder)]
    assert scores == sorted(scores, reverse=True)
    assert {one.left.partition("-")[0] for one in questions(folder)} >= {"郑晓"}


def test_a_pair_shows_the_words_of_both_sides_and_why_it_is_open(folder: Path) -> None:
    shown = review(folder, "郑晓")
    assert shown.startswith("1. 郑晓 ⟷ 郑晓-")
    assert "肇庆高新区党工委副书记郑晓】" in shown
    assert "清远高新区党工委书记郑晓】" in shown
    assert "   + 任职单位在同一省。 Their bodies lie in the same province." in shown
    assert "→ hongtu judge 郑晓 郑晓-" in shown


def test_what_is_not_shown_is_counted(folder: Path) -> None:
    several = len(questions(folder))
    assert several > 1
    assert review(folder, limit=1).endswith(f"{several - 1} more pairs: --limit")
    assert "more pairs" not in review(folder, limit=several)


def test_nothing_open_is_told_and_no_graph_too(folder: Path, tmp_path: Path) -> None:
    assert "nothing to decide" in review(folder, "周启航")
    with pytest.raises(ValueError, match="no 'nobody' in this graph"):
        review(folder, "nobody")
    with pytest.raises(ValueError, match="no graph here"):
        questions(tmp_path)


def test_judgements_are_listed(tmp_path: Path) -> None:
    assert "no judgements" in judged(tmp_path)
    save([Judgement("split", "王伟", "王伟", "page", "李明", "2024-05-01", "另一个人")], tmp_path / FILE)
    assert judged(tmp_path) == "split 王伟 王伟 page（李明，2024-05-01）另一个人"


def test_every_feature_explains_itself_in_both_languages() -> None:
    for name, (_, words) in explanations().items():
        chinese, _, english = words.partition("。 ")
        assert chinese, name
        assert english.endswith("."), name
