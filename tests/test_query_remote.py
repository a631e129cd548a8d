"""The same answers from a SPARQL server as from a graph folder: ours, Oxigraph's and Virtuoso, each really running."""

import csv
import io
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

import httpx
import pytest

from hongtu.cli import main
from hongtu.graph import open as opened
from hongtu.query import NamedQuery, named, run
from hongtu.query.forms import wanted
from hongtu.query.limits import Limits
from hongtu.query.part import part
from hongtu.query.remote import remote

INI = """[Database]
DatabaseFile = {0}/v.db
ErrorLogFile = {0}/v.log
LockFile = {0}/v.lck
TransactionFile = {0}/v.trx
xa_persistent_file = {0}/v.pxa
[TempDatabase]
DatabaseFile = {0}/t.db
TransactionFile = {0}/t.trx
[Parameters]
ServerPort = 127.0.0.1:{1}
DirsAllowed = {0}
NumberOfBuffers = 2000
MaxDirtyBuffers = 1200
[HTTPServer]
ServerPort = 127.0.0.1:{2}
[SPARQL]
ResultSetMaxRows = 1000000
"""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


@contextmanager
def running(command: list[str], folder: Path, url: str) -> Iterator[None]:
    """A server, once it answers at an address."""
    with (folder / "log").open("wb") as log, subprocess.Popen(command, cwd=folder, stdout=log, stderr=log) as server:
        try:
            end = time.monotonic() + 60
            while time.monotonic() < end and server.poll() is None:
                with suppress(URLError, ConnectionError, TimeoutError):
                    urlopen(url, timeout=2).close()
                    break
                time.sleep(0.1)
            else:
                pytest.fail(f"{command[0]} does not start: {(folder / 'log').read_text(errors='replace')[-2000:]}")
            yield
        finally:
            server.kill()


@contextmanager
def oxigraph(parts: Path, folder: Path) -> Iterator[str]:
    """Oxigraph's own server with the parts of a folder."""
    binary = str(Path(sys.executable).parent / "oxigraph")
    store, port = str(folder / "store"), free_port()
    subprocess.run([binary, "load", "-l", store, "-f", *map(str, parts.iterdir())], check=True, capture_output=True)
    command = [binary, "serve-read-only", "-l", store, "-b", f"127.0.0.1:{port}"]
    with running(command, folder, f"http://127.0.0.1:{port}/query?query=ASK%7B%7D"):
        yield f"http://127.0.0.1:{port}/query"


@contextmanager
def virtuoso(parts: Path, folder: Path) -> Iterator[str]:
    """Virtuoso with the parts of a folder, loaded as its manual says."""
    if not shutil.which("virtuoso-t"):
        assert not os.environ.get("CI"), "CI has to install virtuoso-opensource"
        pytest.skip("virtuoso-t is not installed: apt-get install virtuoso-opensource-7-bin")
    shutil.copytree(parts, folder / "parts")
    sql, port = free_port(), free_port()
    (folder / "v.ini").write_text(INI.format(folder, sql, port), encoding="utf-8")
    with running(["virtuoso-t", "-f", "-c", "v.ini"], folder, f"http://127.0.0.1:{port}/sparql?query=ASK%7B%7D"):
        load = f"ld_dir('{folder}/parts', '*.nq.gz', 'http://example.org/news'); rdf_loader_run();"
        subprocess.run(["isql-vt", str(sql), "dba", "dba", f"exec={load}"], check=True, capture_output=True)
        yield f"http://127.0.0.1:{port}/sparql"


@pytest.fixture(scope="module")
def parts(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the graph of the sample as ``hongtu export`` gives it: N-Quads in gzipped parts."""
    folder = tmp_path_factory.mktemp("exported")
    with pytest.raises(SystemExit, match="0"):
        main(["export", "--format", "nq", "--lines", "3000", "--out", str(folder), "--graph", str(sample)])
    assert len(list(folder.glob("*.nq.gz"))) > 1
    return folder


@pytest.fixture(scope="module", params=[oxigraph, virtuoso])
def server(request: pytest.FixtureRequest, parts: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with request.param(parts, tmp_path_factory.mktemp("server")) as address:
        yield address


class Table(NamedTuple):
    header: list[str]
    rows: list[list[str]]


def table(text: str) -> Table:
    """A table in CSV, its rows in an order, lists within a cell too: servers are free in both."""
    header, *rows = csv.reader(io.StringIO(text))
    return Table(header, sorted([[" | ".join(sorted(plain(cell).split(" | "))) for cell in row] for row in rows]))


def plain(cell: str) -> str:
    """A number without the zeros that a server may write or not."""
    return cell.rstrip("0").rstrip(".") if "." in cell and cell.replace(".", "").isdigit() else cell


@pytest.mark.parametrize("query", named(), ids=lambda q: q.name)
def test_a_server_answers_as_the_folder_does(server: str, sample: Path, query: NamedQuery) -> None:
    here = table(run(opened(sample), query.text, form="csv"))
    there = remote(server, Limits())(query.text, wanted("csv"))
    assert table(there.text) == here


def test_yes_and_no_and_triples(server: str, sample: Path) -> None:
    ask = remote(server, Limits())
    assert ask("ASK { e:王新 ?p ?o }", wanted("table")).text == "是 yes\n"
    assert ask("ASK { e:无此人 ?p ?o }", wanted("csv")).text == "false\n"
    query = "CONSTRUCT { ?s rdfs:label ?o } WHERE { ?s a ht:Person ; rdfs:label ?o }"
    assert ask(query, wanted("ttl")).text == run(opened(sample), query, form="ttl")


def test_the_network_of_a_server_is_that_of_the_folder(server: str, sample: Path) -> None:
    whole, ask = opened(sample).reading(), remote(server, Limits())
    fetched = part(ask, (), 1).reading()
    assert set(fetched.facts) == set(whole.facts)
    assert set(fetched.entities) == {
        e for e in whole.entities if any(e.id in (f.subject, f.object) for f in whole.facts)
    }
    near = part(ask, ["王新"], 1)
    facts = [f for f in whole.facts if "王新" in (f.subject, f.object)]
    assert set(facts) <= set(near.reading().facts)
    assert near.sentence(facts[0].evidence[0]) == opened(sample).sentence(facts[0].evidence[0])
    ends = {e.id for e in near.reading().entities}
    assert ends == {end for f in facts for end in (f.subject, f.object)}
    assert len(part(ask, ["王新"], 2).reading().entities) > len(ends)
    with pytest.raises(ValueError, match=r"no '王' in this graph; near it: .*王新"):
        part(ask, ["王"], 1)


def test_every_command_takes_a_server(server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for args in (["query", "--name", "programme-people"], ["draw", "王新", "--out", str(tmp_path / "王新.html")]):
        with pytest.raises(SystemExit, match="0"):
            main([*args, "--endpoint", server])
    assert "王新" in capsys.readouterr().out
    assert "院长助理" in (tmp_path / "王新.html").read_text(encoding="utf-8")


def test_a_server_is_served_on(server: str, serve: Callable[..., AbstractContextManager[str]]) -> None:
    with serve("--endpoint", server) as address:
        rows = httpx.get(f"{address}/sparql", params={"query": "SELECT ?o { e:王新 rdfs:label ?o }"}).json()
        assert rows["results"]["bindings"][0]["o"]["value"] == "王新"
        assert httpx.post(f"{address}/sparql", data={"update": "CLEAR ALL"}).status_code == 403
        assert httpx.get(f"{address}/sparql", params={"query": "ASK { SERVICE <http://x/> {} }"}).status_code == 400
        assert "院长助理" in httpx.get(f"{address}/id/王新", headers={"accept": "text/html"}).text
        assert "ht:holdsPost" in httpx.get(f"{address}/id/王新", headers={"accept": "text/turtle"}).text


@pytest.mark.parametrize(
    ("query", "form", "outcome", "said"),
    [
        ("SELECT * { ?s ?p }", "csv", "fault", ": 400 "),
        ("SELECT ?s { ?s ?p ?o } LIMIT 11", "csv", "large", "more than 10 rows"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 11", "ttl", "large", "more than 10 rows"),
        ("SELECT ?s { ?s ?p ?o }", "csv", "large", "more than"),
        ("DESCRIBE e:王新", "csv", "unfit", "take the format ttl"),
        ("SELECT * { SERVICE <http://x/> { ?s ?p ?o } }", "csv", "fault", "SERVICE asks another server"),
        ("DROP ALL", "csv", "fault", "DROP would change"),
    ],
)
def test_limits_hold_for_a_server_too(server: str, query: str, form: str, outcome: str, said: str) -> None:
    reply = remote(server, Limits(seconds=10, rows=10, size=30_000))(query, wanted(form))
    assert (reply.outcome, said in reply.body.decode()) == (outcome, True), reply.body


@contextmanager
def answering(response: bytes) -> Iterator[tuple[str, list[bytes]]]:
    """A server that gives one response, whatever it is asked, and keeps what it is asked; none without a response."""
    heard: list[bytes] = []

    def answer() -> None:
        with suppress(OSError):
            while True:
                caller, _ = listener.accept()
                said = b""
                while b"query=" not in said:
                    said += caller.recv(10_000)
                heard.append(said)
                with suppress(OSError):
                    caller.sendall(response)
                if response:
                    caller.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=answer, daemon=True).start()
        yield f"127.0.0.1:{listener.getsockname()[1]}/sparql", heard


def http(status: str, media: str, body: bytes) -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


@pytest.mark.parametrize(
    ("response", "outcome", "said"),
    [
        (b"", "late", "more than 1 s"),
        (b"x", "away", "no answer"),
        (http("200 OK", "text/html", b"<h1>Welcome</h1>"), "fault", "answers with text/html"),
        (http("200 OK", "application/sparql-results+json", b'{"head":'), "fault", "cannot be read"),
        (http("200 OK", "text/csv", b"a\r\n1\r\n"), "fault", "text/csv"),
        (http("500 No", "text/plain", b"out of\n\x1b[31m memory"), "away", "500 out of [31m memory"),
        (http("400 Bad", "text/plain", b""), "fault", "400 Bad"),
        (http("302 Found\r\nLocation: file:///etc/passwd", "text/plain", b""), "fault", "302"),
    ],
    ids=["silent", "noise", "page", "torn", "csv", "broken", "bare", "file"],
)
def test_whatever_a_server_does_is_told_in_one_line(response: bytes, outcome: str, said: str) -> None:
    with answering(response) as (address, heard):
        reply = remote(f"http://u:secret@{address}", Limits(seconds=1))("ASK { e:a ht:b ?c }", wanted("csv"))
    assert (reply.outcome, said in reply.body.decode()) == (outcome, True), reply.body
    assert b"secret" not in reply.body
    assert b"\n" not in reply.body
    assert b"Authorization: Basic dTpzZWNyZXQ=" in heard[0]
    assert b"PREFIX+e%3A" in heard[0]


def test_a_server_that_is_not_there_is_told() -> None:
    reply = remote(f"http://127.0.0.1:{free_port()}/", Limits())("ASK {}", wanted("csv"))
    assert (reply.outcome, "Connection refused" in reply.body.decode()) == ("away", True)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x/", "localhost:7878", "http://", ""])
def test_an_endpoint_is_an_address_of_the_web(url: str) -> None:
    with pytest.raises(ValueError, match="begins with http"):
        remote(url, Limits())
