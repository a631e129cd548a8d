"""How fast articles are read, as CPU time and beside ``jieba.cut`` on the same text in the same process.

    uv run python benchmarks/speed.py [FOLDER]

Prints megabytes of UTF-8 a CPU second for jieba, for each step of the line and for the whole way from file to reading,
over the articles of a folder (``data/articles`` if none is given), each read ten times; and for a whole build of 200
made-up articles. All take turns with jieba, and the best of five rounds counts (of two for the build), so that a busy
machine slows all of them alike. Then the CPU time in which the program starts.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import jieba
from generated import generated

from hongtu.build import build
from hongtu.extract import together
from hongtu.find import find
from hongtu.gather import gather
from hongtu.read import read, sentences
from hongtu.relate import relate
from hongtu.resolve import joined

ROUNDS, BUILDS, TIMES, MADE_UP = 5, 2, 10, 200
Work = Callable[[], object]


def best(works: Mapping[str, Work], rounds: int) -> dict[str, float]:
    """The least CPU time of some rounds of each work, in seconds; each was done once before that."""
    spent = {name: float("inf") for name in works}
    for turn in range(rounds + 1):
        for name, work in works.items():
            start = time.process_time()
            work()
            spent[name] = min(spent[name], time.process_time() - start) if turn else spent[name]
    return spent


def steps(files: list[Path]) -> dict[str, Work]:
    """Each step over the articles of some files, on what the steps before it made of them."""
    articles = [article for file in files for article in read(file)]
    cut = [(article, sentences(article)) for article in articles]
    named = [(article, inside, find(article, inside)) for article, inside in cut]
    said = [(article, mentions, list(relate(inside, mentions))) for article, inside, mentions in named]
    readings = [gather(*one) for one in said]
    return {
        "read": lambda: [read(file) for file in files],
        "sentences": lambda: [sentences(article) for article in articles],
        "find": lambda: [find(article, inside) for article, inside in cut],
        "relate": lambda: [list(relate(inside, mentions)) for _, inside, mentions in named],
        "gather": lambda: [gather(*one) for one in said],
        "joined": lambda: [joined([reading]) for reading in readings],
        "file to reading": lambda: [together(read(file)) for file in files],
    }


def segmented(files: list[Path]) -> Work:
    """jieba over the same text."""
    texts = [file.read_text(encoding="utf-8") for file in files]
    return lambda: [list(jieba.cut(text)) for text in texts]


def built(files: list[Path]) -> None:
    """Build a graph of files that is thrown away."""
    with TemporaryDirectory() as graph:
        build(files, Path(graph))


def table(works: Mapping[str, Work], files: list[Path], rounds: int) -> None:
    """Time some works over files beside jieba, and print them."""
    spent = best({"jieba.cut": segmented(files)} | works, rounds)
    megabytes = sum(file.stat().st_size for file in files) / 1e6
    print(f"{megabytes:.2f} MB in {len(files)} articles")
    for name, seconds in spent.items():
        print(f"{name:<16} {megabytes / seconds:6.2f} MB/s  {spent['jieba.cut'] / seconds:5.2f} x jieba.cut")


def starting(*arguments: str) -> float:
    """The least CPU time, in seconds, of some runs of the program with some arguments; like one that was installed it
    finds its bytecode, whatever this machine is told to keep.
    """
    spent = []
    command = [sys.executable, "-c", "from hongtu.cli import main; main()", *arguments]
    with TemporaryDirectory() as compiled:
        told = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        for _ in range(ROUNDS + 1):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            env = told | {"PYTHONPYCACHEPREFIX": compiled}
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=env)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(spent)


def main(folder: Path) -> None:
    """Time all works and print them."""
    files = sorted(folder.glob("*.txt"))
    jieba.setLogLevel(60)
    table(steps(files * TIMES), files * TIMES, ROUNDS)
    with TemporaryDirectory() as made:
        made_up = [Path(made, name) for name, _ in generated(MADE_UP)]
        for file, (_, words) in zip(made_up, generated(MADE_UP), strict=True):
            file.write_text(words, encoding="utf-8")
        table({"build": lambda: built(made_up)}, made_up, BUILDS)
    print(f"hongtu --help    {starting('--help'):6.2f} s")
    print(f"hongtu extract   {starting('extract', str(files[0])):6.2f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "data" / "articles")
