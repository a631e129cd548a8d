"""On the command line a graph shows the words behind what it says."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hongtu.cli import main

Run = Callable[..., str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], sample: Path) -> Run:
    def ended(*args: str) -> str:
        with pytest.raises(SystemExit) as end:
            main([*args, "--graph", str(sample)])
        assert end.value.code == 0
        return capsys.readouterr().out

    return ended


def test_why_shows_the_words_behind_every_fact(run: Run) -> None:
    lines = run("why", "吴红立").splitlines()
    assert lines[0] == "吴红立  人物 Person  e:吴红立"
    fact = next(i for i, line in enumerate(lines) if "holdsPost→" in line)
    assert lines[fact].endswith("广东肇庆爱威机电有限公司党支部（党支部书记）")
    assert "该【公司党支部书记吴红立】说。" in lines[fact + 1]
    article, offsets, rule, confidence = lines[fact + 2].split()
    assert (article, rule.startswith("relate.posts.")) == ("zhaoqing-workshops", True)
    start, end = map(int, offsets.split("-"))
    assert 0 < start < end
    assert 0 < float(confidence) <= 1


def test_path_shows_each_step_and_keeps_out_of_hubs_on_request(run: Run) -> None:
    ways = run("path", "王新", "123鲲鹏计划", "-k", "2").split("\n\n")
    assert ways[0].startswith("王新 → 123鲲鹏计划  (1 步 steps)\n  王新 —参与 participatesIn→")
    assert "【王新博士就是被“123鲲鹏计划”吸引】过来的。" in ways[0]
    assert "肇庆高新区" in ways[1].splitlines()[0]
    assert "肇庆高新区" not in run("path", "王新", "123鲲鹏计划", "--avoid", "Place, Zone")
    assert run("path", "王新", "苏农", "--avoid", "Zone") == "没有路径 no path\n"
