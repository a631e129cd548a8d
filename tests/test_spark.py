"""Spark makes the statements that one machine makes, with executors in processes of their own, also where one dies."""

import gzip
import json
import os
import runpy
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import identities
import pyoxigraph as ox
import pytest
from msgspec.structs import replace

from hongtu import graph
from hongtu.build import build
from hongtu.model import Entity
from hongtu.resolve import resolution
from hongtu.spark import article, resolve, session, who
from hongtu.spark import build as on_spark
from hongtu.spark.frames import kept

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

COUNT, HARD = 60, 300
UNCOMPILED = "spark.sql.codegen.wholeStage"
MASTER = "local-cluster[2,1,1024]"

pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark runs on Java 17, which is not here"),
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A crawl of made-up articles, one of them twice, a line that is none and one without an id."""
    made = runpy.run_path(str(Path(__file__).parents[1] / "benchmarks" / "generated.py"))["generated"]
    rows = [{"id": name[:-4], "text": text, "published": f"{name[:4]}-{name[4:6]}"} for name, text in made(COUNT)]
    file = tmp_path_factory.mktemp("crawl") / "crawl.jsonl"
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in (*rows, rows[7])), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def local(crawl: Path, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The triples of a build on this machine."""
    folder = tmp_path_factory.mktemp("local") / "g"
    assert not build([crawl], folder).failures
    return {str(quad) for quad in graph.open(folder).store}


def written(into: Path) -> set[str]:
    """The triples of a build on Spark; none is written twice."""
    store, lines = ox.Store(), 0
    for part in into.glob("nquads/part-*.gz"):
        data = gzip.decompress(part.read_bytes())
        lines += data.count(b"\n")
        store.bulk_load(data, format=ox.RdfFormat.N_QUADS)
    assert lines == len(store) > 0
    return {str(quad) for quad in store}


@pytest.fixture(scope="module")
def cluster() -> Iterator["SparkSession"]:
    """Two executors; little data needs few parts, and code that is compiled for it costs more than it saves."""
    with session(MASTER, {"spark.sql.shuffle.partitions": "2", UNCOMPILED: "false"}) as spark:
        yield spark


def test_who_is_who_is_decided_as_on_one_machine(cluster: "SparkSession", tmp_path: Path) -> None:
    """Of readings in which many things share names, are called by short ones, and people have the names of others."""
    import pyarrow as pa

    given = identities.readings(HARD)
    slim = [article.ENCODER.encode(article.slim(one)) for one in given]
    numbers, ids = range(7, 7 * HARD + 7, 7), [one.articles[0].id for one in given]
    frame = cluster.createDataFrame(pa.table({"number": list(numbers), "id": ids, "slim": slim}))
    names = kept(resolve.identities(resolve.resolved(frame, str(tmp_path / "made"))), str(tmp_path / "names"))
    found = {e.id: e for row in names.collect() if (e := who.unpacked(row.entity, Entity))}
    answers: dict[str, list[str]] = {}
    for row in resolve.former(names).collect():
        answers.setdefault(row.id, []).append(row.former)
    here = resolution(given).reading.entities
    assert len(here) < sum(len(one.entities) for one in given) / 2
    assert {e.id: e for e in here} == {
        id: replace(e, former=tuple(sorted(answers.get(id, ())))) for id, e in found.items()
    }


def test_executors_of_which_one_is_killed_give_what_one_machine_gives(
    cluster: "SparkSession", crawl: Path, local: set[str], tmp_path: Path
) -> None:
    killed: list[int] = []
    killer = Thread(target=kill_one, args=(os.getpid(), killed), daemon=True)
    killer.start()
    done = on_spark(cluster, str(crawl), str(tmp_path / "g"))
    assert killed
    assert (done.articles, done.unread) == (COUNT, 0)
    found = written(tmp_path / "g")
    assert (sorted(local - found), sorted(found - local)) == ([], [])


def kill_one(leader: int, killed: list[int]) -> None:
    """Kill an executor as soon as it has processes of Python at work."""
    end = time.monotonic() + 120
    while not killed and time.monotonic() < end:
        for pid in executors(leader):
            if any("pyspark.daemon" in command for _, command in children(pid)):
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)
                return
        time.sleep(0.1)


def executors(leader: int) -> Iterator[int]:
    """The executors below a process."""
    for pid, command in children(leader):
        if "CoarseGrainedExecutorBackend" in command:
            yield pid
        yield from executors(pid)


def children(leader: int) -> list[tuple[int, str]]:
    """The processes that a process has started, and their commands."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rpartition(")")[2].split()[1]) == leader:
                found.append((int(stat.parent.name), stat.with_name("cmdline").read_text()))
        except OSError:
            continue
    return found


def test_the_command_reads_parquet_and_names_what_it_cannot_read(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet

    texts = ["江州高新区党工委书记王新介绍，江州高新区有党员1240名。", " "]
    pyarrow.parquet.write_table(pa.table({"id": ["a", "b"], "text": texts}), tmp_path / "crawl.parquet")
    command = [sys.executable, "-c", "from hongtu.cli import main; main()", "build", "--engine", "spark"]
    more = ["--master", "local[1]", str(tmp_path / "crawl.parquet"), "--into", str(tmp_path / "g")]
    (tmp_path / "spark-defaults.conf").write_text(f"{UNCOMPILED} false\n")
    settings = {**os.environ, "SPARK_CONF_DIR": str(tmp_path)}
    done = subprocess.run([*command, *more], env=settings, capture_output=True, text=True)
    assert done.returncode == 2
    assert "文章 articles 1\n" in done.stdout
    (fault,) = [line for line in done.stderr.splitlines() if line.startswith("hongtu:")]
    assert "crawl.parquet" in fault
    assert 'no "text"' in fault
    assert any("王新" in triple for triple in written(tmp_path / "g"))


def test_a_record_without_an_id_is_called_by_its_words() -> None:
    line = json.dumps({"text": "王新介绍。"})
    ((first, packed, fault),) = article.read(line, "a.jsonl")
    assert (first, fault) == (next(article.read(line, "b.jsonl"))[0], "")
    assert len(first) == 16
    assert article.unpacked(article.reading(packed)).articles[0].source == "a.jsonl"
    ((none, _, fault),) = article.read("{", "a.jsonl")
    assert none == ""
    assert fault.startswith("a.jsonl: ")


@pytest.mark.parametrize(
    ("more", "why"),
    [(["--add", "x.jsonl"], "takes one SOURCE"), (["x.jsonl", "y.jsonl"], "takes one SOURCE")],
)
def test_what_spark_does_not_do_is_told(more: list[str], why: str) -> None:
    command = [sys.executable, "-c", "from hongtu.cli import main; main()", "build", "--engine", "spark"]
    done = subprocess.run([*command, *more], capture_output=True, text=True)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert why in done.stderr
