"""Exports need no more memory for a larger graph, and their parts load into a server's own store."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from hongtu.export import export, of_folder, of_graph
from hongtu.graph import state, write
from hongtu.model import Reading

BENCHMARK = Path(__file__).parents[1] / "benchmarks" / "export.py"
FORMS = ("nq", "ttl", "csv", "neo4j", "graphml", "gexf")  # of the others' memory, the most is their libraries' own
ROW = re.compile(r"^(\w+) +([\d.]+) s +(\d+) MiB$", re.M)


def test_ten_times_the_triples_need_no_more_memory() -> None:
    command = [sys.executable, str(BENCHMARK), "8000", "80000", "--together", "--forms", *FORMS]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    small, large = (ROW.findall(part) for part in done.stdout.split("80000 triples"))
    assert [form for form, _, _ in small] == [form for form, _, _ in large] == list(FORMS)
    assert int(large[-1][2]) - int(small[-1][2]) < 40, done.stdout


def test_four_times_the_triples_need_little_more_memory_for_what_held_on_a_day() -> None:
    command = [sys.executable, str(BENCHMARK), "60000", "240000", "--as-of", "2018", "--forms", "nq"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    (small, large) = (int(memory) for _, _, memory in ROW.findall(done.stdout))
    assert large - small < 60, done.stdout


def oxigraph(*arguments: str) -> str:
    """What a server's own command says."""
    command = [str(Path(sys.executable).parent / "oxigraph"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("name", [None, "https://example.org/news"])
def test_gzipped_parts_load_into_the_store_of_a_server(name: str | None, small: Reading, tmp_path: Path) -> None:
    write(small, tmp_path / "graph")
    export(of_folder(tmp_path / "graph"), "nq", tmp_path / "parts", lines=40, name=name)
    parts = sorted(map(str, (tmp_path / "parts").iterdir()))
    assert len(parts) > 2
    place = str(tmp_path / "server")
    oxigraph("load", "--location", place, "--file", *parts)
    pattern = f"GRAPH <{name}> {{ ?s ?p ?o }}" if name else "?s ?p ?o"
    asked = f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}"
    counted = oxigraph("query", "--location", place, "--query", asked, "--results-format", "csv")
    assert counted.split() == ["n", str(sum(1 for _ in of_graph(state(small)).triples()))]
