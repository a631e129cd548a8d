"""Files become one graph folder; only what changed is read, and the graph is that of a fresh build."""

import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from hongtu import graph
from hongtu.build import Built, Watch, build
from hongtu.cache import CACHE, opened
from hongtu.corpus import listed
from hongtu.extract import Told, told
from hongtu.graph import folder as folders
from hongtu.model import Article
from hongtu.plugin import Plugin
from hongtu.sources import Hands

ZONES = ("江州高新区", "清远高新区", "肇庆高新区")
FILES = ("graph.ttl", "network.html", "report.json")


def article(number: int, chair: str = "杨佳良") -> str:
    """A short article, with names that other articles have too."""
    zone, brand = ZONES[number % 3], "甲乙丙丁戊己庚辛"[number % 8]
    return (
        f"{zone}的企业（{number}）\n\n2021年{number % 12 + 1}月，记者走进位于{zone}的江州{brand}星光电有限公司。"
        f"江州{brand}星光电有限公司董事长{chair}介绍，公司现有员工{number * 10 + 7}名。\n"
    )


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with twelve articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(12):
        (folder / f"a{number:02}.txt").write_text(article(number), encoding="utf-8")
    return folder


def built(into: Path, *paths: Path, add: bool = False) -> Built:
    files, absent = listed(paths)
    return build(files, into, absent=absent, add=add)


def content(folder: Path) -> dict[str, object]:
    """All that a graph folder shows."""
    told: dict[str, object] = {name: (folder / name).read_bytes() for name in FILES}
    return told | {"store": frozenset(map(str, graph.open(folder).store))}


@pytest.fixture
def understood(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the articles that were read by the rules, in their order."""
    seen: list[str] = []

    def watched(one: Article, plugins: Sequence[Plugin]) -> Told:
        seen.append(one.id)
        return told(one, plugins)

    monkeypatch.setattr("hongtu.sources.told", watched)
    return seen


@pytest.mark.parametrize("name", ["store", "graph.ttl"])
def test_what_is_of_no_build_is_not_written_over(articles: Path, tmp_path: Path, name: str) -> None:
    own = tmp_path / "mine" / name / "notes.txt" if name == "store" else tmp_path / "mine" / name
    own.parent.mkdir(parents=True)
    own.write_text("mine", encoding="utf-8")
    with pytest.raises(ValueError, match=f"{name}: is there already"):
        built(tmp_path / "mine", articles / "a00.txt")
    assert own.read_text(encoding="utf-8") == "mine"


def test_building_again_reads_only_what_changed_and_gives_a_fresh_build(
    articles: Path, tmp_path: Path, understood: list[str]
) -> None:
    built(tmp_path / "g", articles)
    assert len(understood) == 12
    understood.clear()
    for number in (20, 21, 22):
        (articles / f"a{number}.txt").write_text(article(number), encoding="utf-8")
    (articles / "a03.txt").write_text(article(3, "李明"), encoding="utf-8")
    (articles / "a05.txt").unlink()
    built(tmp_path / "g", articles)
    assert sorted(understood) == ["a03", "a20", "a21", "a22"]
    built(tmp_path / "fresh", articles)
    assert content(tmp_path / "g") == content(tmp_path / "fresh")
    assert "李明" in (tmp_path / "g" / "graph.ttl").read_text(encoding="utf-8")


def test_articles_in_one_file_are_kept_one_by_one(tmp_path: Path, understood: list[str]) -> None:
    file = tmp_path / "crawl.jsonl"
    lines = [json.dumps({"id": f"a{n}", "text": article(n)}) for n in range(6)]
    file.write_text("\n".join(lines[:5]), encoding="utf-8")
    built(tmp_path / "g", file)
    file.write_text("\n".join(lines), encoding="utf-8")
    understood.clear()
    built(tmp_path / "g", file)
    assert understood == ["a5"]


def test_other_rules_read_everything_anew(articles: Path, tmp_path: Path, understood: list[str]) -> None:
    built(tmp_path / "g", articles)
    understood.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hongtu.cache.version", lambda: "another")
        built(tmp_path / "g", articles)
    assert len(understood) == 12


def test_where_nothing_changed_the_graph_stays(articles: Path, tmp_path: Path) -> None:
    first = built(tmp_path / "g", articles)
    shown = folders.shown(tmp_path / "g")
    assert built(tmp_path / "g", articles) == first
    assert folders.shown(tmp_path / "g") == shown
    with (tmp_path / "g" / "judgements.tsv").open("a", encoding="utf-8") as file:
        file.write("different\t杨佳良\t清远高新区\n")
    again = built(tmp_path / "g", articles)
    assert again.report
    assert again.report["judgements"] == 1
    (tmp_path / "g" / "network.html").resolve().unlink()
    built(tmp_path / "g", articles)
    assert (tmp_path / "g" / "network.html").exists()


def test_the_graph_is_that_of_the_sources_alone_unless_they_are_added(articles: Path, tmp_path: Path) -> None:
    first, second = articles / "a00.txt", articles / "a01.txt"
    built(tmp_path / "g", first)
    built(tmp_path / "both", first, second)
    built(tmp_path / "g", second, add=True)
    assert content(tmp_path / "g") == content(tmp_path / "both")
    built(tmp_path / "g", second)
    assert [a.id for a in graph.open(tmp_path / "g").reading().articles] == ["a01"]


def test_what_is_added_to_is_read_again_where_it_changed_and_stays_where_it_is_gone(
    articles: Path, tmp_path: Path
) -> None:
    built(tmp_path / "g", *(articles / f"a0{n}.txt" for n in range(3)))
    (articles / "a00.txt").write_text(article(0, "李明"), encoding="utf-8")
    (articles / "a01.txt").unlink()
    built(tmp_path / "g", articles / "a03.txt", add=True)
    reading = graph.open(tmp_path / "g").reading()
    assert [a.id for a in reading.articles] == ["a00", "a01", "a02", "a03"]
    assert "李明" in {e.names[0] for e in reading.entities}


def test_the_cache_lets_go_of_what_neither_this_nor_the_last_build_has(articles: Path, tmp_path: Path) -> None:
    for number in range(3):
        built(tmp_path / "g", articles / f"a{number:02}.txt")
    with opened(tmp_path / "g" / ".hongtu" / CACHE) as cache:
        assert cache.at.execute("SELECT count(*) FROM kept").fetchone() == (8,)


def test_a_file_that_cannot_be_read_is_in_the_report_of_each_build(articles: Path, tmp_path: Path) -> None:
    bad = articles / "noise.txt"
    bad.write_bytes(bytes(range(256)) * 4)
    first = built(tmp_path / "g", articles)
    again = built(tmp_path / "g", articles)
    assert first == again
    assert [f.file for f in again.failures] == [str(bad)]
    shutil.copytree(articles, tmp_path / "moved")
    moved = built(tmp_path / "g", tmp_path / "moved")
    assert str(tmp_path / "moved" / "noise.txt") in str(moved.failures[0])


def hongtu(*args: object) -> list[str]:
    """The words of a command line that runs hongtu."""
    return [sys.executable, "-c", "from hongtu.cli import main; main()", *map(str, args)]


def test_a_build_killed_at_any_moment_leaves_the_old_graph_or_the_new(articles: Path, tmp_path: Path) -> None:
    every, folder = sorted(articles.iterdir()), tmp_path / "g"
    states = []
    for paths in (every[:-1], every):
        subprocess.run(hongtu("build", *paths, "--into", tmp_path / "whole"), check=True, capture_output=True)
        states.append(content(tmp_path / "whole"))
    start = time.monotonic()
    subprocess.run(hongtu("build", *every[:-1], "--into", folder), check=True, capture_output=True)
    whole = time.monotonic() - start
    dice = random.Random(6)
    for turn in range(10):
        command = hongtu("build", *every[: len(every) - turn % 2], "--into", folder)
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(dice.uniform(0.3, 1.05) * whole)
        process.kill()
        process.wait()
        assert content(folder) in states
    subprocess.run(hongtu("build", articles, "--into", folder), check=True, capture_output=True)
    assert content(folder) == states[1]
    assert sorted(p.name for p in folders.inner(folder).iterdir() if p.name.startswith(".")) == []
    assert len(folders.builds(folder)) <= 2


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that is at work in a graph folder."""
    code = f"""import sys, time; from pathlib import Path; from hongtu.graph.folder import alone
with alone(Path({str(tmp_path / "g")!r})): print("here", flush=True); time.sleep(60)"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        process.stdout.readline()
        yield process
        process.kill()


def test_a_second_build_says_that_it_waits_and_goes_on_when_the_first_is_gone(
    articles: Path, tmp_path: Path, holder: "subprocess.Popen[str]"
) -> None:
    command = hongtu("build", articles / "a00.txt", "--into", tmp_path / "g")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as second:
        assert second.stderr
        assert "another build is at work" in second.stderr.readline()
        assert second.poll() is None
        holder.kill()
        out, _ = second.communicate(timeout=60)
    assert second.returncode == 0
    assert "→" in out


def test_a_graph_is_the_same_however_many_processes_read_for_it(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hongtu.sources.FEW", 0)
    monkeypatch.setattr("hongtu.checked.FEW", 0)
    lines = [json.dumps({"id": f"j{n}", "text": article(n)}) for n in range(150)] + ["{no JSON}"]
    (articles / "crawl.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (articles / "empty.txt").write_text("", encoding="utf-8")
    files, _ = listed([articles])
    done = [build(files, tmp_path / f"g{jobs}", watch=Watch(Hands(jobs))) for jobs in (1, 2, 3)]
    assert len(done[0].failures) == 2
    assert "line 151" in str(done[0].failures[0])
    assert done[0] == done[1] == done[2]
    assert content(tmp_path / "g1") == content(tmp_path / "g2") == content(tmp_path / "g3")
