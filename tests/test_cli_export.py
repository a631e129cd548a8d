"""The commands that check a graph folder and hand it on, as a user types them."""

from pathlib import Path

from click.testing import CliRunner

from hongtu.cli import commands
from hongtu.graph import turtle
from hongtu.model import Reading


def test_a_graph_that_lacks_something_says_what_and_where(small: Reading, tmp_path: Path) -> None:
    text = turtle(small).replace("\tht:confidence 0.90", "\tht:confidence 9.90", 1)
    (tmp_path / "graph.ttl").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(commands, ["validate", "--graph", str(tmp_path)])
    assert done.exit_code == 1
    assert "可信度是零到一之间的小数 the confidence is a decimal between nought and one: 9.9" in done.output
    assert "【" in done.output
    assert done.output.splitlines()[-1].endswith("1 处不合 flaws，0 处矛盾 conflicts")
