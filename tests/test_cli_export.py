"""The commands that check a graph folder and hand it on, as a user types them."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from hongtu.cli import commands, main
from hongtu.cli_export import FORMATS
from hongtu.export import FILES, FOLDERS
from hongtu.graph import turtle, write
from hongtu.model import Reading


def test_a_graph_that_lacks_something_says_what_and_where(small: Reading, tmp_path: Path) -> None:
    text = turtle(small).replace("\tht:confidence 0.90", "\tht:confidence 9.90", 1)
    (tmp_path / "graph.ttl").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(commands, ["validate", "--graph", str(tmp_path)])
    assert done.exit_code == 1
    assert "可信度是零到一之间的小数 the confidence is a decimal between nought and one: 9.9" in done.output
    assert "【" in done.output
    assert done.output.splitlines()[-1].endswith("1 处不合 flaws，0 处矛盾 conflicts")


@pytest.fixture
def folder(small: Reading, tmp_path: Path) -> Path:
    write(small, tmp_path / "graph")
    return tmp_path / "graph"


def run(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(commands, list(map(str, arguments)))
    return done.exit_code, done.output


def test_the_graph_goes_to_stdout_or_to_a_file(folder: Path, tmp_path: Path) -> None:
    code, text = run("export", "--graph", folder)
    assert (code, text.startswith("@prefix e: <")) == (0, True)
    assert run("export", "--graph", folder, "--out", tmp_path / "new" / "g.ttl") == (0, "")
    assert (tmp_path / "new" / "g.ttl").read_text(encoding="utf-8") == text
    assert [p.name for p in (tmp_path / "new").iterdir()] == ["g.ttl"]


def test_a_selection_and_a_day_are_exported(folder: Path) -> None:
    code, text = run("export", "--graph", folder, "--format", "nt", "--select", "SELECT ?p { ?p a ht:Person }")
    assert (code, "holdsPost" in text, "1240" in text) == (0, True, False)
    before, after = (run("export", "--graph", folder, "--format", "nt", "--as-of", day)[1] for day in ("2012", "2019"))
    assert "holdsPost" not in before
    assert "foundedOn" in before
    assert "holdsPost" in after
    both = ("--as-of", "2019", "--select", "SELECT ?p { ?p a ht:Person }")
    assert set(run("export", "--graph", folder, "--format", "nt", *both)[1].splitlines()) <= set(after.splitlines())


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_written(form: str, folder: Path, tmp_path: Path) -> None:
    assert run("export", "--graph", folder, "--format", form, "--out", tmp_path / "out") == (0, "")
    found = [tmp_path / "out"] if (tmp_path / "out").is_file() else list((tmp_path / "out").iterdir())
    assert all(file.stat().st_size for file in found)
    assert len(found) >= 1


FAULTS = {
    ("--format", "csv"): "csv is several files: say with --out into which folder",
    ("--format", "nq", "--lines", "5"): "nq is several files",
    ("--format", "ttl", "--name", "http://a/"): "ttl has no named graphs: take trig or nq",
    ("--format", "nt", "--lines", "5"): "nt does not come in parts: take nq",
    ("--select", "SELECT ?x { ?x a ht:Media }"): "the selection names no node of the graph",
    ("--as-of", "gestern"): "gestern",
    ("--as-of", "2012", "--select", "SELECT ?p { ?p a ht:Person }"): "the selection names no node of the graph",
}


@pytest.mark.parametrize("arguments", FAULTS, ids=" ".join)
def test_what_does_not_go_together_is_one_line(
    arguments: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["export", "--graph", str(folder), *arguments])
    said = capsys.readouterr()
    assert (ended.value.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert FAULTS[arguments] in said.err


def test_the_formats_of_the_command_are_those_that_there_are() -> None:
    assert set(FORMATS) == FILES.keys() | FOLDERS.keys()
