"""A forgotten article takes its facts and nothing else, stays out, and comes back when it is remembered."""

from pathlib import Path

import pytest

from hongtu import graph
from hongtu.build import build
from hongtu.forget import forget, remember
from hongtu.forgotten import Forgotten
from hongtu.graph import Graph

SHARED = "江州星海光电有限公司董事长苏农介绍，公司位于江州高新区。"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two files: one with a fact of its own beside a shared one, one with two articles."""
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text(f"园区里的企业\n\n{SHARED}江州星海光电有限公司副总经理李明说，公司有员工300名。\n", encoding="utf-8")
    two.write_text(
        f"高新区引来新人\n\n本报讯 {SHARED}\n\n记者 王平\n\n"
        "清远高新区新建厂房\n\n本报讯 清远高新区党工委书记陈强说，园区有党员600名。\n\n记者 周海\n",
        encoding="utf-8",
    )
    return [one, two]


@pytest.fixture
def folder(files: list[Path], tmp_path: Path) -> Path:
    build(files, tmp_path / "g")
    return tmp_path / "g"


def triples(found: Graph) -> set[str]:
    return set(map(str, found.store))


def text(folder: Path) -> bytes:
    return (folder / "graph.ttl").read_bytes()


def test_an_article_takes_its_facts_and_nothing_else(files: list[Path], folder: Path, tmp_path: Path) -> None:
    whole = triples(graph.open(folder))
    done = forget(Forgotten("one", "me", "2024-05-01", "撤稿"), folder)
    assert done.report
    assert (done.report["articles"], done.report["forgotten"]) == (2, ["one"])
    build(files[1:], tmp_path / "without")
    assert text(folder) == text(tmp_path / "without")
    left = triples(graph.open(folder))
    reading = graph.open(folder).reading()
    assert "李明" not in {e.names[0] for e in reading.entities}
    assert {"苏农", "陈强"} <= {e.names[0] for e in reading.entities}
    assert not [t for t in left - whole if "confidence" not in t]


def test_of_a_file_with_several_articles_one_can_go(folder: Path) -> None:
    forget(Forgotten("two-2"), folder)
    reading = graph.open(folder).reading()
    assert [a.id for a in reading.articles] == ["one", "two"]
    assert "陈强" not in {e.names[0] for e in reading.entities}


def test_it_stays_forgotten_until_it_is_remembered(files: list[Path], folder: Path) -> None:
    before = text(folder)
    forget(Forgotten("one"), folder)
    after = text(folder)
    files[0].write_text(files[0].read_text("utf-8") + "\n另有党员30名。\n", encoding="utf-8")
    build(files, folder)
    assert text(folder) == after
    files[0].write_text(files[0].read_text("utf-8").removesuffix("\n另有党员30名。\n"), encoding="utf-8")
    build(files, folder)
    remember("one", folder)
    assert text(folder) == before
    assert not (folder / "forgotten.tsv").exists()


def test_forgetting_needs_no_sources_and_leaves_an_empty_graph(files: list[Path], folder: Path) -> None:
    for file in files:
        file.unlink()
    for id in ("one", "two", "two-2"):
        forget(Forgotten(id), folder)
    reading = graph.open(folder).reading()
    assert (reading.articles, reading.entities) == ((), ())


def test_what_is_not_there_is_told(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no article 'twoo' in this graph; near it: two, two-2"):
        forget(Forgotten("twoo"), folder)
    with pytest.raises(ValueError, match="'one' is not forgotten here"):
        remember("one", folder)
    forget(Forgotten("one"), folder)
    with pytest.raises(ValueError, match="no article 'one'"):
        forget(Forgotten("one"), folder)
    with pytest.raises(ValueError, match="no graph here"):
        forget(Forgotten("one"), tmp_path / "none")
    assert not (tmp_path / "none").exists()
