"""The same made-up articles on one machine and by Spark with executors of its own: are the statements the same?

    uv run python benchmarks/spark.py [COUNT] [MASTER]

Builds COUNT (5,000) articles here with one process, and by Spark on MASTER (``local-cluster[2,1,2048]``: two executors
in processes of their own). Prints the triples of both, what only one of them has, and the seconds that each took by the
clock: with so little to do, those of Spark are mostly its own.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
from generated import generated

BUILD = [sys.executable, "-c", "from hongtu.cli import main; main()", "build"]


def spent(*arguments: str) -> float:
    """The seconds, by the clock, of a build with some arguments."""
    start = time.monotonic()
    subprocess.run([*BUILD, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - start


def by_spark(into: Path) -> set[ox.Quad]:
    """The triples that Spark wrote."""
    store = ox.Store()  # it gives a number one form, as the store of a build does
    for part in into.glob("nquads/part-*.gz"):
        store.bulk_load(gzip.decompress(part.read_bytes()), format=ox.RdfFormat.N_QUADS)
    return set(store)


def main(count: int = 5000, master: str = "local-cluster[2,1,2048]") -> None:
    """Build both ways, and compare."""
    with TemporaryDirectory() as made:
        crawl = Path(made, "crawl.jsonl")
        with crawl.open("w", encoding="utf-8") as lines:
            for name, text in generated(count):
                row = {"id": name[:-4], "text": text, "published": f"{name[:4]}-{name[4:6]}"}
                lines.write(json.dumps(row, ensure_ascii=False) + "\n")
        here = spent(str(crawl), "--into", f"{made}/here", "--jobs", "1")
        there = spent(str(crawl), "--into", f"{made}/there", "--engine", "spark", "--master", master)
        one, other = set(ox.Store.read_only(f"{made}/here/store")), by_spark(Path(made, "there"))
    print(
        f"{count} articles, {len(one)} triples by one machine in {here:.0f} s, {len(other)} by Spark in {there:.0f} s:"
    )
    print("they are the same" if one == other else f"{len(one - other)} ONLY HERE, {len(other - one)} ONLY BY SPARK")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]), *sys.argv[2:3])
