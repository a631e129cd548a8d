"""How long queries take, for ours, bare pyoxigraph and rdflib on the same made-up graphs, side by side.

    uv run python benchmarks/queries.py [TRIPLES ...] [--without-rdflib]

For each size (100000, 1000000, 5000000) a graph of ``triples.py`` is loaded, browsed, asked for evidence, searched for
a label and counted over. ``ours`` is what ``hongtu query`` and the endpoint ask: a process that may open nothing, with
limits of time, rows, bytes and memory; ``pyoxigraph`` and ``rdflib`` are called as they are, rdflib in a process of its
own; all answer in CSV. Seconds of CPU time, the best of some rounds in turn; ``ratio`` is ours to bare pyoxigraph.
``plain`` is the count as one would first write it, beside the ready-made question that counts the same. What takes
rdflib more than ten minutes is left out.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import rdflib
import triples

from hongtu.graph.iris import PREFIXES
from hongtu.graph.store import STORE
from hongtu.query import ready
from hongtu.query.forms import Wanted
from hongtu.query.limits import Ask, Limits
from hongtu.query.workers import workers

SIZES = (100_000, 1_000_000, 5_000_000)
BARE = "bare"
ROUNDS, ENOUGH, AT_LEAST, LONGEST = 7, 60, 0.05, 600
CSV = Wanted("csv", "")
Works = dict[str, Callable[[], object]]
QUERIES = {
    "browse": """SELECT ?person ?party ?company WHERE {
      ?z rdfs:label "肇庆高新区"@zh . ?c ht:locatedIn ?z ; rdfs:label ?company .
      ?b ht:partyOrganizationOf ?c ; rdfs:label ?party . ?p ht:holdsPost ?b ; rdfs:label ?person }""",
    "evidence": ready("evidence").text,
    "label search": """SELECT ?e ?name WHERE { ?e rdfs:label ?name FILTER(CONTAINS(STR(?name), "星海")) }""",
    "aggregate": ready("programme-zones").text,
    "plain": """SELECT ?zone ?programme (COUNT(DISTINCT ?p) AS ?people) (COUNT(DISTINCT ?a) AS ?articles) WHERE {
      ?st rdf:predicate ht:participatesIn ; rdf:subject ?p ; rdf:object ?g ; ht:status "stated" ; ht:confidence ?c ;
          prov:wasDerivedFrom/prov:wasQuotedFrom ?a . FILTER(?c >= 0.8) ?g rdfs:label ?programme .
      ?p ht:holdsPost/ht:partyOrganizationOf/ht:locatedIn ?z . ?z a ht:Zone ; rdfs:label ?zone }
      GROUP BY ?zone ?programme""",
}


def cpu(pid: int) -> float:
    """The seconds of CPU time that a process has taken."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9


def best(works: Works, pids: dict[str, int] | None = None) -> dict[str, float]:
    """The least CPU time of each work, in seconds: of this process, and of that which works for it; all in turn."""
    spent: dict[str, list[float]] = {name: [] for name in works}
    start = time.monotonic()
    for _ in range(ROUNDS):
        for name, work in works.items():
            spent[name].append(once(work, (pids or {}).get(name)))
        if time.monotonic() - start > ENOUGH:
            break
    return {name: min(some) for name, some in spent.items()}


def once(work: Callable[[], object], pid: int | None) -> float:
    """The CPU time of a work, in seconds, the mean of as many times as make it measurable."""
    times = 1
    while True:
        start = time.process_time() + (cpu(pid) if pid else 0)
        for _ in range(times):
            work()
        taken = time.process_time() + (cpu(pid) if pid else 0) - start
        if taken > AT_LEAST:
            return taken / times
        times *= 4


def bare(store: ox.Store, query: str) -> bytes:
    """An answer of pyoxigraph as CSV."""
    found = store.query(query, prefixes=PREFIXES)
    assert isinstance(found, ox.QuerySolutions)
    return found.serialize(format=ox.QueryResultsFormat.CSV) or b""


def ours(ask: Ask, query: str) -> bytes:
    """Our answer as CSV."""
    return ask(query, CSV).text.encode()


def rdflib_all(file: Path, queries: dict[str, str], to: Connection) -> None:
    """Load a file with rdflib and ask the queries, and send the seconds that each took."""
    start = time.process_time()
    graph = rdflib.Graph().parse(file, format="nt")
    to.send(("load", time.process_time() - start))
    for name, query in queries.items():
        start = time.process_time()
        graph.query(query, initNs={k: rdflib.Namespace(v) for k, v in PREFIXES.items()}).serialize(format="csv")
        to.send((name, time.process_time() - start))


def of_rdflib(file: Path, queries: dict[str, str]) -> Iterator[tuple[str, float]]:
    """What rdflib took for each, until one takes too long; that one and all behind it are left out."""
    here, there = get_context("spawn").Pipe(duplex=False)
    process = get_context("spawn").Process(target=rdflib_all, args=(file, queries, there))
    process.start()
    there.close()
    try:
        while here.poll(LONGEST):
            yield here.recv()
    except EOFError:
        pass
    finally:
        process.kill()


def loaded(file: Path, folder: Path) -> tuple[ox.Store, dict[str, float]]:
    """A file in our store and in a bare one, which is opened for reading, and the seconds that loading took."""
    own, other = folder / STORE, folder / BARE
    took = best({"ours": lambda: triples.stored(file, empty(own)), "pyoxigraph": lambda: fill(file, empty(other))})
    return ox.Store.read_only(str(other)), took


def empty(folder: Path) -> Path:
    """A folder that is not there any more."""
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def fill(file: Path, folder: Path) -> None:
    """Load a file with pyoxigraph as it is."""
    store = ox.Store(str(folder))
    store.bulk_load(path=file, format=ox.RdfFormat.TURTLE)
    store.flush()


def measure(size: int, folder: Path, with_rdflib: bool) -> None:
    """Measure one size and print its rows."""
    file = folder / "graph.nt"
    triples.main(file, size)
    store, took = loaded(file, folder)
    peer = dict(of_rdflib(file, QUERIES)) if with_rdflib else {}
    row(len(store), "load", took, peer)
    others = children()
    with workers(folder, Limits(seconds=600)) as ask:
        (pid,) = children() - others
        for name, query in QUERIES.items():
            assert sorted(ours(ask, query).splitlines()) == sorted(bare(store, query).splitlines())
            works: Works = {"ours": partial(ours, ask, query), "pyoxigraph": partial(bare, store, query)}
            row(len(store), name, best(works, {"ours": pid}), peer)


def children() -> set[int]:
    """The processes that this one started."""
    return {int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()}


def row(size: int, name: str, took: dict[str, float], others: dict[str, float]) -> None:
    """Print what one thing took."""
    other = f"{others[name]:12.4f}" if name in others else f"{'–':>12}"
    ratio = took["ours"] / took["pyoxigraph"]
    print(f"{size:>9} {name:<13} {took['ours']:10.4f} {took['pyoxigraph']:12.4f} {ratio:6.2f} {other}", flush=True)


def main(args: list[str]) -> None:
    """Measure all sizes."""
    print(f"{'triples':>9} {'':<13} {'ours':>10} {'pyoxigraph':>12} {'ratio':>6} {'rdflib':>12}")
    for size in [int(a) for a in args if a.isdigit()] or SIZES:
        with TemporaryDirectory() as folder:
            measure(size, Path(folder), "--without-rdflib" not in args)


if __name__ == "__main__":
    main(sys.argv[1:])
