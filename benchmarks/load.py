"""How the served graph bears many clients: mixed queries and pages, with a build of another graph beside them.

    uv run python benchmarks/load.py [MINUTES] [CLIENTS] [ARTICLES]

Builds ARTICLES (1,000) made-up articles, serves them on loopback, and lets CLIENTS (20) ask for so many MINUTES (1).
Prints the requests, the errors, milliseconds (p50, p95, p99), and the memory of the server and its processes at the
start, midway and at the end.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from generated import main as generate

from hongtu.graph import open as opened

HONGTU = [sys.executable, "-c", "from hongtu.cli import main; main()"]
BUSY = 503
PREFIX = "PREFIX ht: <https://w3id.org/hongtu/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
QUERIES = (
    "SELECT (count(*) AS ?n) { ?s ?p ?o }",
    "SELECT ?t (count(?s) AS ?n) { ?s a ?t } GROUP BY ?t ORDER BY DESC(?n)",
    "SELECT ?p ?b { ?a ht:holdsPost ?c . ?a rdfs:label ?p . ?c rdfs:label ?b } LIMIT 200",
    "SELECT ?l { ?s rdfs:label ?l FILTER(contains(?l, '光电')) } LIMIT 50",
    "ASK { ?s ht:runs ?o }",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s a ht:Zone ; ?p ?o } LIMIT 500",
)


@contextmanager
def served(graph: Path) -> Iterator[tuple[str, int]]:
    """The address of a server of a graph, and its process."""
    with subprocess.Popen([*HONGTU, "serve", "--port", "0", "--graph", str(graph)], stdout=subprocess.PIPE) as server:
        try:
            assert server.stdout
            yield server.stdout.readline().decode().removeprefix("→ ").strip().removesuffix("/"), server.pid
        finally:
            server.terminate()


def asked(address: str, ids: list[str], seed: int, until: float) -> list[tuple[str, float]]:
    """What a client got, and the seconds that each answer took, until a time."""
    dice, got = random.Random(seed), []
    while time.monotonic() < until:
        path = "/" if dice.random() < 0.1 else f"/id/{quote(dice.choice(ids))}"
        if dice.random() < 0.6:
            path = "/sparql?" + urlencode({"query": PREFIX + dice.choice(QUERIES)})
        kind = "text/html" if path.startswith(("/id", "/")) and "sparql" not in path else "*/*"
        start = time.monotonic()
        try:
            with urlopen(Request(address + path, headers={"Accept": kind}), timeout=60) as answer:
                answer.read()
                outcome = "answered"
        except HTTPError as error:
            outcome = "told to come back" if error.code == BUSY else f"HTTP {error.code}"
        except OSError as error:
            outcome = f"{type(error).__name__}: {error}"
        got.append((outcome, time.monotonic() - start))
    return got


def memory(leader: int) -> int:
    """The megabytes that a process and those below it hold."""
    pages = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text().rpartition(")")[2].split()
            pages[int(stat.parent.name)] = int(words[1]), int(words[21])
        except OSError:
            continue
    below = {leader}
    while more := {pid for pid, (parent, _) in pages.items() if parent in below} - below:
        below |= more
    return sum(pages[pid][1] for pid in below if pid in pages) * 4096 >> 20


def loaded(address: str, ids: list[str], server: int, seconds: float, clients: int) -> list[str]:
    """The lines that tell what clients got in some seconds."""
    start, held = time.monotonic(), [memory(server)]
    with ThreadPoolExecutor(clients) as crowd:
        futures = [crowd.submit(asked, address, ids, seed, start + seconds) for seed in range(clients)]
        for part in (0.5, 0.95):
            time.sleep(max(start + part * seconds - time.monotonic(), 0))
            held.append(memory(server))
        got = [one for future in futures for one in future.result()]
    took = sorted(spent for _, spent in got)
    at = [1000 * took[min(int(share * len(took)), len(took) - 1)] for share in (0.5, 0.95, 0.99)]
    return [
        f"{len(got)} requests of {clients} clients in {seconds:.0f} s: {dict(Counter(what for what, _ in got))}",
        "p50 {:.0f} ms, p95 {:.0f} ms, p99 {:.0f} ms".format(*at),
        "memory at the start, midway, at the end: {}, {}, {} MB".format(*held),
    ]


def main(minutes: float = 1.0, clients: int = 20, articles: int = 1000) -> None:
    """Build, serve, ask, and build again beside it."""
    with TemporaryDirectory() as made:
        generate(Path(made, "articles"), articles)
        command = [*HONGTU, "build", str(Path(made, "articles")), "--jobs", "1", "--into"]
        subprocess.run([*command, str(Path(made, "g"))], check=True, stdout=subprocess.DEVNULL)
        ids = [one.id for one in opened(Path(made, "g")).reading().entities]
        with served(Path(made, "g")) as (address, server):
            beside = subprocess.Popen([*command, str(Path(made, "beside"))], stdout=subprocess.DEVNULL)
            print(*loaded(address, ids, server, minutes * 60, clients), sep="\n", flush=True)
            print(f"the build beside it ended with {beside.wait()}")


if __name__ == "__main__":
    main(*map(float, sys.argv[1:2]), *map(int, sys.argv[2:4]))
