"""What a build costs when one article has come to many: CPU time of real builds, and their ratio.

    uv run python benchmarks/again.py [COUNT]

Builds COUNT (1,000) made-up articles, one more, none more, and all of them afresh; says whether the graphs are the
same. Python keeps what it compiled from build to build, as it does for whoever has installed Hongtu; what the first
build compiles is counted with it.
"""

from __future__ import annotations

import filecmp
import os
import resource
import subprocess
import sys
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from generated import generated

SHOWN = ("graph.ttl", "network.html", "report.json")


def spent(articles: Path, into: Path) -> float:
    """The CPU time, in seconds, of a build in a process of its own."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    kept["PYTHONPYCACHEPREFIX"] = str(articles.with_name("compiled"))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    build = [sys.executable, "-c", "from hongtu.cli import main; main()", "build", str(articles), "--into", str(into)]
    # The time of further processes would not be counted: they are not ours to wait for.
    subprocess.run([*build, "--jobs", "1"], check=True, stdout=subprocess.DEVNULL, env=kept)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(count: int = 1000) -> None:
    """Write the articles, build, and print what each build took."""
    with TemporaryDirectory() as made:
        articles, graph, fresh = Path(made, "articles"), Path(made, "graph"), Path(made, "fresh")
        articles.mkdir()
        texts = generated(count + 1)
        for name, words in islice(texts, count):
            (articles / name).write_text(words, encoding="utf-8")
        first = spent(articles, graph)
        print(f"{count} articles            {first:8.2f} s", flush=True)
        for name, words in texts:
            (articles / name).write_text(words, encoding="utf-8")
        for what in ("one more", "none more"):
            print(f"{what:<20} {(again := spent(articles, graph)):12.2f} s  {again / first:.1%}", flush=True)
        print(f"all afresh           {spent(articles, fresh):12.2f} s")
        same = all(filecmp.cmp(graph / name, fresh / name, shallow=False) for name in SHOWN)
        print("the graphs are the same" if same else "THE GRAPHS DIFFER")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
