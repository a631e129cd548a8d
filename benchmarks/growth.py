"""How builds grow with the articles: CPU time of reading and of all the rest, memory, triples and bytes.

    uv run python benchmarks/growth.py [ARTICLES ...]

Builds each number of made-up articles (1,000 and 10,000 if none is given) with one process, each build in a process of
its own, and prints for each the CPU seconds of reading and of the whole build, the most memory that it held, the
triples, and the bytes of the Turtle and of the store; then the exponents with which the times grow from the first to
the last.
"""

from __future__ import annotations

import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from generated import main as generate

SIZES = (1_000, 10_000)
Measured = dict[str, float]


def alone(articles: Path, into: Path) -> Measured:
    """What a build in this process takes, which has done nothing else."""
    from hongtu.build import Watch, build
    from hongtu.corpus import listed
    from hongtu.sources import Hands, Step

    took: Measured = {}

    @contextmanager
    def clocked(size: int) -> Iterator[Step]:
        start = time.process_time()
        yield lambda read, articles: None
        took["reading"] = took.get("reading", 0.0) + time.process_time() - start

    files, _ = listed([articles])
    start = time.process_time()
    build(files, into, watch=Watch(Hands(progress=clocked)))
    took["build"] = time.process_time() - start
    took["MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    return took


def sizes(graph: Path) -> Measured:
    """How many triples a graph folder has, and the bytes of its parts."""
    from hongtu.graph import open as opened

    store = sum(file.stat().st_size for file in (graph / "store").iterdir())
    return {"triples": len(opened(graph).store), "turtle": (graph / "graph.ttl").stat().st_size, "store": store}


def measured(count: int) -> Measured:
    """What a build of so many articles takes and makes, shown in a line."""
    with TemporaryDirectory() as made:
        articles, graph = Path(made, "articles"), Path(made, "graph")
        generate(articles, count)
        command = [sys.executable, __file__, "alone", str(articles), str(graph)]
        took: Measured = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
        took |= sizes(graph)
    reading, build, triples, turtle, store = (
        took[name] / count for name in ("reading", "build", "triples", "turtle", "store")
    )
    print(
        f"{count:>7} articles: build {took['build']:.1f} s, at most {took['MB']:.0f} MB; an article: reading", end=" "
    )
    print(f"{1000 * reading:.1f} ms, the rest {1000 * (build - reading):.1f} ms, {triples:.0f} triples,", end=" ")
    print(f"Turtle {turtle / 1000:.1f} kB, store {store / 1000:.1f} kB", flush=True)
    return took


def main(counts: tuple[int, ...]) -> None:
    """Measure each number of articles, and show how the times grow."""
    rows = [measured(count) for count in counts]
    if len(rows) > 1:
        wide = math.log(counts[-1] / counts[0])
        reading, whole = (math.log(rows[-1][name] / rows[0][name]) / wide for name in ("reading", "build"))
        print(f"growth exponent of reading {reading:.3f}, of the build {whole:.3f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["alone"]:
        print(json.dumps(alone(Path(sys.argv[2]), Path(sys.argv[3]))))
    else:
        main(tuple(map(int, sys.argv[1:])) or SIZES)
