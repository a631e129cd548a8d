"""From the question to the answer and back, on the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hongtu.cli import main

TEXTS = {
    "first": "2018年3月2日，肇庆高新区党工委副书记郑晓到广东云帆电子有限公司调研。",
    "second": "2021年5月6日，清远高新区党工委书记郑晓到清远蓝屿建材有限公司调研。",
}
Run = Callable[..., tuple[int | str | None, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(f"园区要闻\n\n{text}\n", encoding="utf-8")

    def ended(*args: str) -> tuple[int | str | None, str, str]:
        where = "--into" if args[0] == "build" else "--graph"
        with pytest.raises(SystemExit) as end:
            main([*args, where, str(tmp_path / "graph")])
        return end.value.code, *capsys.readouterr()

    assert ended("build", str(tmp_path))[0] == 0
    return ended


def test_a_pair_is_asked_judged_listed_and_taken_back(run: Run) -> None:
    question = run("review")[1]
    _, _, _, left, right, *_ = question.splitlines()[-1].split()
    assert run("judge", left, right, "same", "--why", "简历", "--who", "李明")[0] == 0
    assert "nothing to decide" in run("review")[1]
    listed = run("review", "--judged")[1]
    assert f"same {left}" in listed
    assert "李明" in listed
    assert "简历" in listed
    assert run("undo")[1].startswith("- same ")
    assert run("review")[1] == question


def test_split_and_wrong_are_one_command_each(run: Run) -> None:
    left = run("review")[1].splitlines()[-1].split()[3]
    assert run("judge", left, "肇庆高新区党工委", "wrong", "--article", "first")[0] == 0
    assert "副书记" not in run("why", left)[1]
    assert run("split", "清远蓝屿建材有限公司", "--article", "second", "--why", "另一家")[:2] == (
        0,
        f"+ split 清远蓝屿建材有限公司 清远蓝屿建材有限公司 second\n→ {run_folder(run)}\n",
    )


def run_folder(run: Run) -> str:
    return run("undo", "无此事")[2] and run("undo")[1].splitlines()[1].removeprefix("→ ")


def test_a_fault_is_one_line(run: Run) -> None:
    code, out, err = run("judge", "无此人", "也无", "same")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "无此人" in err
