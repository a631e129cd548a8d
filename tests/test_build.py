"""Readings become one graph folder."""

from pathlib import Path

from hongtu import graph
from hongtu.build import build
from hongtu.corpus import read_all


def test_the_graph_of_a_folder_is_replaced_whole(page: Path, tmp_path: Path) -> None:
    into = tmp_path / "graph"
    said = page.read_text("utf-8")
    for text in (said, said.replace("杨佳良", "李明")):
        page.write_text(text, encoding="utf-8")
        build(read_all([page])[0].values(), into)
    names = {e.names[0] for e in graph.open(into).reading().entities}
    assert "李明" in names
    assert "杨佳良" not in names
    assert "杨佳良" not in (into / "network.html").read_text(encoding="utf-8")
