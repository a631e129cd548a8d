"""The process that answers queries cannot reach out, even for a query that nobody refused, and ends with its caller."""

import io
import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

START = [sys.executable, "-m", "hongtu.query.process"]
REACHING = """
import sys, pyoxigraph as ox
from hongtu.query.process import confine
store = ox.Store.read_only(sys.argv[1])
confine(1 << 30)
def tried(work):
    try:
        work()
        print("reached")
    except OSError as error:
        print(error)
tried(lambda: list(store.query(sys.argv[2])))
tried(lambda: open("/etc/hostname"))
print(len(list(store.query("SELECT * { ?s ?p ?o }"))))
"""


def test_nothing_outside_is_reached(sample: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        query = f"SELECT * {{ SERVICE <http://127.0.0.1:{listener.getsockname()[1]}/> {{ ?s ?p ?o }} }}"
        command = [sys.executable, "-c", REACHING, str(sample / "store"), query]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
        assert "Too many open files" in said[0]
        assert "Too many open files" in said[1]
        assert int(said[2]) > 1000
        with pytest.raises(TimeoutError):
            listener.accept()


def call(query: str, seconds: float = 9) -> bytes:
    wanted = {"wanted": ["csv", "ttl"], "seconds": seconds, "rows": 10, "size": 1000}
    return json.dumps({"query": query} | wanted).encode() + b"\n"


def replies(out: bytes) -> list[tuple[str, str]]:
    """What each reply of a process says: what came of it, and its body."""
    found, rest = [], io.BytesIO(out)
    while line := rest.readline():
        head = json.loads(line)
        found.append((head["outcome"], rest.read(head["length"]).decode()))
    return found


def test_calls_are_answered_one_after_another(sample: Path) -> None:
    calls = call("SELECT (1 AS ?x) {}") + call("SELECT * { ?s ?p }") + call("SELECT (2 AS ?x) {}")
    done = subprocess.run([*START, str(sample), str(1 << 30)], input=calls, check=True, capture_output=True)
    ready, first, wrong, second = replies(done.stdout)
    assert (ready, first, second) == (("answer", ""), ("answer", "x\r\n1\r\n"), ("answer", "x\r\n2\r\n"))
    assert wrong == ("fault", "SPARQL: line 1, column 12: cannot read on from '?s ?p }'")


def test_a_process_without_a_graph_says_so_and_ends(tmp_path: Path) -> None:
    done = subprocess.run([*START, str(tmp_path), "1"], input=b"", check=True, capture_output=True)
    ((outcome, why),) = replies(done.stdout)
    assert (outcome, "no graph here" in why) == ("away", True)


def test_a_process_ends_at_its_time_though_nobody_is_there_to_end_it(sample: Path) -> None:
    slow = call("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", seconds=1)
    with subprocess.Popen(
        [*START, str(sample), str(1 << 30)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdout.readline()
        process.stdin.write(slow)
        process.stdin.flush()
        start = time.monotonic()
        assert process.wait(10) != 0
        assert 0.5 < time.monotonic() - start < 8


@pytest.mark.skipif(not os.path.exists("/dev/fd"), reason="this system does not list open files")
def test_a_store_of_many_files_is_read_to_its_end(sample: Path) -> None:
    code = REACHING.replace("confine(1 << 30)", "confine(1 << 30, left=3)").replace(
        "tried(lambda: list", "(lambda: list"
    )
    command = [sys.executable, "-c", code, str(sample / "store"), ""]
    assert "reached" in subprocess.run(command, check=True, capture_output=True, text=True).stdout
