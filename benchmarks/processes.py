"""What more processes save: the same made-up articles read by one and by several, and the whole builds.

    uv run python benchmarks/processes.py [COUNT] [JOBS]

Prints for COUNT (10,000) articles the seconds that reading and the whole build took with one process and with JOBS (2),
by the clock, and their ratios: leave the machine to it. Says whether the graphs are the same.
"""

from __future__ import annotations

import filecmp
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from again import SHOWN
from generated import main as generate

from hongtu.build import Watch, build
from hongtu.cache import opened
from hongtu.corpus import listed
from hongtu.sources import Hands, held


def reading(files: tuple[Path, ...], jobs: int) -> float:
    """The seconds that reading takes, into a cache of its own."""
    with TemporaryDirectory() as made, opened(Path(made, "cache")) as cache:
        start = time.perf_counter()
        held(files, cache, Hands(jobs))
        return time.perf_counter() - start


def building(files: tuple[Path, ...], into: Path, jobs: int) -> float:
    """The seconds that a build takes."""
    start = time.perf_counter()
    build(files, into, watch=Watch(Hands(jobs)))
    return time.perf_counter() - start


def main(count: int = 10_000, jobs: int = 2) -> None:
    """Make the articles, and time both ways."""
    with TemporaryDirectory() as made:
        generate(Path(made, "articles"), count)
        files, _ = listed([Path(made, "articles")])
        one, several = reading(files, 1), reading(files, jobs)
        print(
            f"{count} articles, reading   1: {one:7.1f} s   {jobs}: {several:7.1f} s   {one / several:.2f} x",
            flush=True,
        )
        one, several = (building(files, Path(made, str(n)), n) for n in (1, jobs))
        print(f"{count} articles, building  1: {one:7.1f} s   {jobs}: {several:7.1f} s   {one / several:.2f} x")
        same = all(filecmp.cmp(Path(made, "1", name), Path(made, str(jobs), name), shallow=False) for name in SHOWN)
        print("the graphs are the same" if same else "THE GRAPHS DIFFER")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
