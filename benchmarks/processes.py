"""What more processes save: a build of the same made-up articles by one process on one core, and by several.

    uv run python benchmarks/processes.py [COUNT] [JOBS]

Prints for COUNT (10,000) articles the seconds that each build took by the clock, and their ratio: leave the machine to
it. Then the ratio that their CPU times allow, which does not depend on what else the machine is doing: what no longer
is done by the building process is shared by JOBS (2), what its main thread still does stands in a row. Says whether the
graphs are the same.
"""

from __future__ import annotations

import filecmp
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from again import SHOWN
from generated import main as generate

Took = dict[str, float]


def alone(articles: Path, into: Path, jobs: int) -> Took:
    """What a build takes in this process, which has done nothing else: seconds by the clock, CPU time of the process,
    and of its main thread.
    """
    from hongtu.build import Watch, build
    from hongtu.corpus import listed
    from hongtu.sources import Hands

    if jobs == 1:
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    files, _ = listed([articles])
    clock, cpu, thread = time.perf_counter(), time.process_time(), time.thread_time()
    build(files, into, watch=Watch(Hands(jobs)))
    return {
        "clock": time.perf_counter() - clock,
        "cpu": time.process_time() - cpu,
        "main": time.thread_time() - thread,
    }


def built(articles: Path, into: Path, jobs: int) -> Took:
    """What a build takes in a process of its own."""
    command = [sys.executable, __file__, "alone", str(articles), str(into), str(jobs)]
    took: Took = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return took


def main(count: int = 10_000, jobs: int = 2) -> None:
    """Make the articles, and build both ways."""
    with TemporaryDirectory() as made:
        articles = Path(made, "articles")
        generate(articles, count)
        one, several = (built(articles, Path(made, str(n)), n) for n in (1, jobs))
        print(
            f"{count} articles, by the clock  1: {one['clock']:7.1f} s   {jobs}: {several['clock']:7.1f} s", end="   "
        )
        print(f"{one['clock'] / several['clock']:.2f} x")
        shared = (one["cpu"] - several["cpu"]) / jobs
        least = max(one["cpu"] / jobs, several["main"] + shared)
        print(f"{count} articles, by CPU time   1: {one['cpu']:7.1f} s   {jobs}: {least:7.1f} s", end="   ")
        print(f"{one['cpu'] / least:.2f} x (main thread {several['main']:.1f} s, shared {shared:.1f} s by each)")
        same = all(filecmp.cmp(Path(made, "1", name), Path(made, str(jobs), name), shallow=False) for name in SHOWN)
        print("the graphs are the same" if same else "THE GRAPHS DIFFER")


if __name__ == "__main__":
    if sys.argv[1:2] == ["alone"]:
        print(json.dumps(alone(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))))
    else:
        main(*map(int, sys.argv[1:3]))
