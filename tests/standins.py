"""What stands in for programs and services that the documentation names and that cannot be had where it is tested.

Each takes what its manual says it takes, and nothing else; what it is given goes into a real Oxigraph, which answers.

    python tests/standins.py importrdf load -f -i hongtu parts/part-00000.nq.gz
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from blocks import free
from neo4j import taken

OXIGRAPH = str(Path(sys.executable).parent / "oxigraph")
COMMANDS = ("aws", "graphdb", "importrdf", "neo4j-admin", "qlever-index", "qlever-server")
PATIENCE = 30
QLEVER = b'{"cache-max-size": "2 GB", "cache-size-pinned": 0, "cache-size-unpinned": 0}'


class Asked(NamedTuple):
    """A request: its method, path with query, media types and body."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


Answer = tuple[int, str, bytes]
Way = Callable[[Asked], Answer]
NOTHING: Answer = (404, "text/plain", b"no such path\n")


def home() -> Path:
    """The folder in which all keep what they are given."""
    return Path(os.environ["STANDINS"])


def load(store: Path, files: list[str]) -> None:
    """Load N-Quads into a store of Oxigraph's."""
    store.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([OXIGRAPH, "load", "--location", str(store), "--file", *files], check=True)


@contextmanager
def oxigraph(store: Path) -> Iterator[Way]:
    """Oxigraph's server of a store, and a way to it for what is asked at another path."""
    port = free()
    command = [OXIGRAPH, "serve-read-only", "--location", str(store), "--bind", f"127.0.0.1:{port}"]

    def way(asked: Asked) -> Answer:
        query = asked.path.partition("?")[2]
        kept = {name: asked.headers[name] for name in ("accept", "content-type") if name in asked.headers}
        body = asked.body if asked.method == "POST" else None
        to = Request(f"http://127.0.0.1:{port}/query?{query}".rstrip("?"), body, kept, method=asked.method)
        try:
            with urlopen(to, timeout=PATIENCE) as answer:
                return answer.status, answer.headers["content-type"], answer.read()
        except HTTPError as error:
            return error.code, "text/plain", error.read()

    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            end = time.monotonic() + PATIENCE
            while time.monotonic() < end:
                with suppress(URLError, ConnectionError):
                    urlopen(f"http://127.0.0.1:{port}/query?query=ASK%7B%7D").close()
                    break
                time.sleep(0.05)
            yield way
        finally:
            server.kill()


def server(port: int, way: Way) -> ThreadingHTTPServer:
    """A server on a port of this machine, which is not yet running."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"] or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, kind, said = way(Asked(self.command, self.path, headers, body))
            self.send_response(status)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(said)))
            self.end_headers()
            with suppress(BrokenPipeError):
                self.wfile.write(said)

        do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    return ThreadingHTTPServer(("127.0.0.1", port), Handler)


@contextmanager
def running(port: int, way: Way) -> Iterator[None]:
    """A server that runs until the context ends."""
    with server(port, way) as one:
        Thread(target=one.serve_forever, daemon=True).start()
        yield
        one.shutdown()


def at(path: str, way: Way) -> Way:
    """A way that is there at one path only."""
    return lambda asked: way(asked) if asked.path.partition("?")[0] == path else NOTHING


# GraphDB: https://graphdb.ontotext.com/documentation/11.0/loading-data-using-importrdf.html


def importrdf(arguments: list[str]) -> None:
    """``importrdf load``: files into a repository that is there."""
    given = argparse.ArgumentParser(prog="importrdf", allow_abbrev=False)
    given.add_argument("command", choices=["load"])
    given.add_argument("-f", "--force", action="store_true")
    given.add_argument("-i", "--id", required=True)
    given.add_argument("files", nargs="+")
    told = given.parse_args(arguments)
    load(home() / "graphdb" / told.id, told.files)


def graphdb(arguments: list[str]) -> None:
    """``graphdb``: repositories at ``/repositories/ID``."""
    given = argparse.ArgumentParser(prog="graphdb", allow_abbrev=False)
    given.add_argument("-D", dest="settings", action="append", default=[])
    settings = dict(setting.split("=") for setting in given.parse_args(arguments).settings)
    (repository,) = (home() / "graphdb").iterdir()
    with oxigraph(repository) as way:
        port = int(settings["graphdb.connector.port"])
        server(port, at(f"/repositories/{repository.name}", way)).serve_forever()


# QLever: its own command line runs these two, https://docs.qlever.dev/


def qlever_index(arguments: list[str]) -> None:
    """``qlever-index``: N-Quads from standard input into an index."""
    given = argparse.ArgumentParser(prog="qlever-index", allow_abbrev=False)
    given.add_argument("-i", dest="name", required=True)
    given.add_argument("-s", dest="settings", type=Path, required=True)
    given.add_argument("-F", dest="format", choices=["nq"], required=True)
    given.add_argument("-f", dest="file", choices=["-"], required=True)
    given.add_argument("--vocabulary-type", choices=["on-disk-compressed"])
    told = given.parse_args(arguments)
    json.loads(told.settings.read_text(encoding="utf-8"))
    command = [OXIGRAPH, "load", "--location", f"{told.name}.index", "--format", "nq"]
    subprocess.run(command, check=True)


def qlever_server(arguments: list[str]) -> None:
    """``qlever-server``: an index, at any path; ``/ping`` tells that it is there."""
    given = argparse.ArgumentParser(prog="qlever-server", allow_abbrev=False)
    given.add_argument("-i", dest="name", required=True)
    given.add_argument("-p", dest="port", type=int, required=True)
    told, _ = given.parse_known_args(arguments)
    with oxigraph(Path(f"{told.name}.index")) as way:

        def answer(asked: Asked) -> Answer:
            is_query = "query=" in asked.path or b"query=" in asked.body or "sparql" in str(asked.headers)
            return way(asked) if is_query else (200, "application/json", QLEVER)

        server(told.port, answer).serve_forever()


# Neptune: https://docs.aws.amazon.com/neptune/latest/userguide/load-api-reference-load.html


def aws(arguments: list[str]) -> None:
    """``aws s3 cp FOLDER s3://BUCKET/PREFIX --recursive``."""
    given = argparse.ArgumentParser(prog="aws", allow_abbrev=False)
    for name, allowed in (("service", ["s3"]), ("command", ["cp"])):
        given.add_argument(name, choices=allowed)
    given.add_argument("source", type=Path)
    given.add_argument("target")
    given.add_argument("--recursive", action="store_true", required=True)
    told = given.parse_args(arguments)
    shutil.copytree(told.source, bucket(told.target, home()))


def bucket(address: str, folder: Path) -> Path:
    """The folder that stands for an address in S3."""
    assert re.match("s3://[a-z0-9.-]+/", address), address
    return folder / address.removeprefix("s3://")


def job(asked: Asked, folder: Path) -> Answer:
    """What the loader says of a job that it is given, when it has done it."""
    told = json.loads(asked.body)
    assert asked.headers["content-type"] == "application/json"
    assert told["format"] == "nquads"
    assert re.fullmatch(r"arn:aws:iam::\d{12}:role/\w+", told["iamRoleArn"])
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+-\d", told["region"])
    load(folder / "neptune", sorted(map(str, bucket(told["source"], folder).iterdir())))
    return 200, "application/json", b'{"status": "200 OK", "payload": {"loadId": "job-1"}}'


@contextmanager
def neptune(port: int, folder: Path) -> Iterator[None]:
    """Neptune's ``/loader`` and ``/sparql``."""
    with ExitStack() as stack:

        @cache
        def loaded() -> Way:
            return stack.enter_context(oxigraph(folder / "neptune"))

        def answer(asked: Asked) -> Answer:
            path = asked.path.partition("?")[0]
            if path == "/loader" and asked.method == "POST":
                return job(asked, folder)
            if path == "/loader/job-1":
                return 200, "application/json", b'{"payload": {"overallStatus": {"status": "LOAD_COMPLETED"}}}'
            return loaded()(asked) if path == "/sparql" else NOTHING

        stack.enter_context(running(port, answer))
        yield


# A language model: https://platform.openai.com/docs/api-reference/chat


def model(asked: Asked) -> Answer:
    """A reply of a server of language models: it proposes nothing."""
    told = json.loads(asked.body)
    assert asked.path == "/v1/chat/completions"
    assert told["response_format"]["type"] == "json_schema"
    message = {"role": "assistant", "content": '{"entities": [], "facts": [], "statistics": []}'}
    reply = {
        "id": "1",
        "object": "chat.completion",
        "created": 1,
        "model": told["model"],
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110},
    }
    return 200, "application/json", json.dumps(reply).encode()


# Neo4j: https://neo4j.com/docs/operations-manual/current/import/full-import/


def neo4j_admin(arguments: list[str]) -> None:
    """``neo4j-admin database import full``."""
    given = argparse.ArgumentParser(prog="neo4j-admin", allow_abbrev=False)
    for name in ("database", "import", "full"):
        given.add_argument(name, choices=[name])
    given.add_argument("called")
    given.add_argument("--array-delimiter", choices=["U+001F"], required=True)
    given.add_argument("--multiline-fields", choices=["true"], required=True)
    for side in ("--nodes", "--relationships"):
        given.add_argument(side, action="append", type=Path, required=True)
    told = given.parse_args(arguments)
    nodes, edges = taken(told.nodes, told.relationships)
    print(f"{len(nodes)} nodes, {len(edges)} relationships into {told.called}")


def install(folder: Path) -> None:
    """Put all commands into a folder, as programs."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in COMMANDS:
        program = folder / name
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{__file__}" {name} "$@"\n', encoding="utf-8")
        program.chmod(0o755)


if __name__ == "__main__":
    globals()[sys.argv[1].replace("-", "_")](sys.argv[2:])
