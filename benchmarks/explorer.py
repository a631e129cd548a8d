"""How fast the explorer answers over HTTP on a large graph: search, entities, neighbours, paths, the overview.

    uv run python benchmarks/explorer.py [ENTITIES ...]

For each size (100,000 and 200,000 entities) a made-up graph of ``triples.py`` (most of its people and companies are
named in few articles) is written into a folder and served by ``hongtu serve``. Prints how long the server takes until
it explores the graph, its memory, then of each kind of question the median and the 95th percentile in milliseconds,
over HTTP, one question at a time, none asked twice; the server's CPU time for one, which does not depend on what else
the machine is doing; and the bytes of the largest answer, gzipped.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from urllib.parse import quote

import httpx
import triples

from hongtu import kept, last
from hongtu.draw.atlas import atlas
from hongtu.draw.overview import charted, overview
from hongtu.explore.index import index
from hongtu.explore.pinyin import keys
from hongtu.graph import folder as folders
from hongtu.graph.store import fill
from hongtu.last import Input, State
from hongtu.model import Entity, Reading

SIZES, ASKED = (100_000, 200_000), 60
PER_ARTICLE, NEW = 6.2, 0.9


def made(entities: int, folder: Path) -> Reading:
    """A graph folder of about so many entities, as a build leaves it."""
    triples.NEW = NEW
    reading = triples.reading(int(entities / PER_ARTICLE))
    with folders.alone(folder), folders.following(folder) as place:
        fill(reading, place)
        last.save(place, Input(), State(reading=reading))
        start = time.process_time()
        whole = index(reading)
        known = atlas(whole, charted(whole))
        told, laid = overview(known), time.process_time()
        kept.keep(place, known, told, keys={})
        print(
            f"  laid out in {laid - start:.1f} s and kept in {time.process_time() - laid:.1f} s of CPU time", flush=True
        )
    return reading


@contextmanager
def served(folder: Path) -> Iterator[tuple[httpx.Client, int]]:
    """A client of a server of a graph folder, and the server's process."""
    command = [sys.executable, "-c", "from hongtu.cli import main; main()", "serve", "--port", "0"]
    with subprocess.Popen([*command, "--graph", str(folder)], stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            url = server.stdout.readline().removeprefix("→ ").strip()
            with httpx.Client(base_url=f"{url}api/", timeout=300) as client:
                yield client, server.pid
        finally:
            server.terminate()


def cpu(process: int) -> float:
    """The seconds of CPU time that a process has taken, those of its threads that have ended too."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def questions(entities: tuple[Entity, ...], dice: Random) -> dict[str, Callable[[], tuple[str, dict[str, str]]]]:
    """Kinds of questions: each gives one at random, as the last part of its address and its parameters."""

    def one() -> Entity:
        return dice.choice(entities)

    hub = Entity("肇庆高新区", "Zone", ("肇庆高新区",))
    ways = ({"from": one().id, "to": one().id} for _ in iter(int, 1))
    return {
        "search, a name": lambda: ("search", {"q": one().names[0]}),
        "search, two characters": lambda: ("search", {"q": one().names[0][1:3]}),
        "search, pinyin": lambda: ("search", {"q": keys(one())[0][: dice.randint(2, 9)]}),
        "search, initials": lambda: ("search", {"q": keys(one())[1]}),
        "search, a class": lambda: ("search", {"q": one().names[0][:1], "type": "Person"}),
        "entity": lambda: ("entity", {"id": one().id}),
        "entity, the largest": lambda: ("entity", {"id": hub.id, "offset": str(dice.randrange(1000))}),
        "neighbours": lambda: ("neighbours", {"ids": quote(one().id, safe="")}),
        "path": lambda: ("path", next(ways)),
        "path, not over zones": lambda: ("path", {**next(ways), "avoid": "Place,Zone"}),
        "overview": lambda: ("overview", {"once": str(dice.random())}),
        "disc": lambda: ("disc", {"id": hub.id, "once": str(dice.random())}),
    }


def timed(client: httpx.Client, process: int, ask: Callable[[], tuple[str, dict[str, str]]], times: int) -> str:
    """The median and the 95th percentile of the time that questions take, the CPU time of the server's process for one,
    and the bytes of the largest answer.
    """
    took, size, before = [], 0, cpu(process)
    for _ in range(times):
        path, asked = ask()
        start = time.perf_counter()
        came = client.get(path, params=asked).raise_for_status()
        took.append(1000 * (time.perf_counter() - start))
        size = max(size, came.num_bytes_downloaded)
    shown = f"median {median(took):8.1f} ms   p95 {quantiles(took, n=20)[-1]:8.1f} ms"
    return f"{shown}   CPU {1000 * (cpu(process) - before) / times:8.1f} ms   {size:>9} bytes"


def main(sizes: tuple[int, ...]) -> None:
    """Measure each size."""
    for size in sizes:
        with TemporaryDirectory() as place:
            reading = made(size, Path(place, "graph"))
            print(f"{len(reading.entities)} entities, {len(reading.facts)} facts, {len(reading.articles)} articles")
            with served(Path(place, "graph")) as (client, process):
                start = time.perf_counter()
                client.get("overview").raise_for_status()
                waited = f"after {time.perf_counter() - start:6.1f} s, {cpu(process):6.1f} s of CPU time"
                print(f"  {'first overview':24} {waited}", flush=True)
                client.get("search", params={"q": "wangxin"}).raise_for_status()
                status = Path(f"/proc/{process}/status").read_text()
                memory = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
                waited = f"after {time.perf_counter() - start:6.1f} s, {cpu(process):6.1f} s of CPU time"
                print(f"  {'first search':24} {waited}   {int(memory) // 1024} MB")
                for kind, ask in questions(reading.entities, Random(5)).items():
                    print(f"  {kind:24} {timed(client, process, ask, ASKED if kind != 'disc' else 9)}", flush=True)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
