"""The commands that make and change a graph folder, as they are typed."""

import subprocess
import sys
from pathlib import Path

import pytest


def hongtu(*args: object) -> "subprocess.CompletedProcess[str]":
    words = [sys.executable, "-c", "from hongtu.cli import main; main()", *map(str, args)]
    return subprocess.run(words, capture_output=True, text=True)


@pytest.fixture
def folder(page: Path, tmp_path: Path) -> Path:
    assert hongtu("build", page, "--into", tmp_path / "g").returncode == 0
    return tmp_path / "g"


def test_an_article_is_forgotten_and_remembered(folder: Path) -> None:
    whole = (folder / "graph.ttl").read_bytes()
    assert hongtu("forget", "page", "--why", "撤稿", "--graph", folder).stdout == f"→ {folder}\n"
    noted = (folder / "forgotten.tsv").read_text(encoding="utf-8").splitlines()[1].split("\t")
    assert (noted[0], noted[3]) == ("page", "撤稿")
    assert "杨佳良" not in (folder / "graph.ttl").read_text(encoding="utf-8")
    assert hongtu("forget", "page", "--undo", "--graph", folder).returncode == 0
    assert (folder / "graph.ttl").read_bytes() == whole


def test_faults_are_one_line(folder: Path, tmp_path: Path) -> None:
    for args, culprit in [
        (("forget", "pag", "--graph", folder), "near it: page"),
        (("forget", "page", "--graph", tmp_path / "none"), "no graph here"),
        (("forget", "page", "--undo", "--graph", folder), "not forgotten"),
    ]:
        ended = hongtu(*args)
        assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1)
        assert culprit in ended.stderr


def test_articles_are_added(folder: Path, page: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("肇庆高新区党工委书记李明表示，园区有党员1240名。\n", encoding="utf-8")
    for words, articles in ((("--add",), "2"), ((), "1")):
        counted = hongtu("build", other, "--into", folder, *words).stdout.splitlines()[0]
        assert counted.split()[-1] == articles


def test_two_builds_are_compared(folder: Path, page: Path, tmp_path: Path) -> None:
    assert "no build before" in hongtu("diff", folder).stderr
    page.write_text(page.read_text("utf-8").replace("杨佳良", "李明"), encoding="utf-8")
    hongtu("build", page, "--into", folder)
    lines = hongtu("diff", folder).stdout.splitlines()
    assert "+ 实体 thing  李明 人物 Person e:李明" in lines
    assert lines[-1].startswith("新增 came ")
    assert hongtu("diff", folder, folder).stdout == "新增 came 0，消失 went 0，改变 changed 0\n"
    assert hongtu("diff", folder, "--format", "csv").stdout.startswith("change,what,subject,")
    assert "prov:generated" in hongtu("diff", folder, "--format", "ttl").stdout
    assert hongtu("diff", tmp_path / "none", folder).returncode == 2
