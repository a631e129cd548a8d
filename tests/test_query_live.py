"""What answers follows the graph folder: a query that is at work keeps its graph, the next has the new one."""

import threading
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from hongtu.graph import write
from hongtu.model import Reading
from hongtu.query.forms import Wanted
from hongtu.query.limits import Limits
from hongtu.query.live import live
from hongtu.resolve import resolve

PEOPLE = "SELECT ?name { ?p a ht:Person ; rdfs:label ?name } ORDER BY ?name"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g a ?i }"


def test_after_a_build_the_new_graph_answers(small: Reading, tmp_path: Path) -> None:
    fewer = replace(small, entities=(replace(small.entities[0], names=("李强",)), *small.entities[1:]))
    write(resolve([small]), tmp_path)
    with live(tmp_path, Limits(seconds=30), number=2) as ask:
        assert ask(PEOPLE, Wanted("csv", "")).body.decode().split() == ["name", "张明远"]
        slow: list[bytes] = []
        thread = threading.Thread(target=lambda: slow.append(ask(SLOW, Wanted("csv", "")).body))
        thread.start()
        time.sleep(0.05)
        for _ in range(2):
            write(resolve([fewer]), tmp_path)
            assert ask(PEOPLE, Wanted("csv", "")).body.decode().split() == ["name", "李强"]
        thread.join()
        assert int(slow[0].split()[1]) > 10**5


def test_a_folder_that_loses_its_graph_is_told_and_recovers(small: Reading, tmp_path: Path) -> None:
    write(resolve([small]), tmp_path / "g")
    with live(tmp_path / "g", Limits()) as ask:
        (tmp_path / "g").rename(tmp_path / "away")
        lost = ask(PEOPLE, Wanted("csv", ""))
        assert (lost.outcome, "no graph here" in lost.body.decode()) == ("away", True)
        (tmp_path / "away").rename(tmp_path / "g")
        assert ask(PEOPLE, Wanted("csv", "")).outcome == "answer"


def test_where_there_is_no_graph_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no graph here"), live(tmp_path, Limits()):
        pass
