"""Other tools over the same text: CPU time beside ``jieba.cut`` in the same process, each tool in a place of its own.

    uv run python benchmarks/peers.py [FOLDER]

Each is installed into an environment that is thrown away, with jieba beside it, and has no part in Hongtu's. Prints
megabytes of UTF-8 a CPU second over the articles of a folder (``data/articles``), and their ratio to jieba's; the best
of three rounds counts. Where a tool cannot be installed or run with this Python, its last word on that is printed.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS = 3
# What is asked for, the Python that makes a function of it, and what has to be installed.
PEERS = {
    "jieba.posseg": ("import jieba.posseg; work = lambda text: list(jieba.posseg.cut(text))", ()),
    "rjieba.cut": ("import rjieba; work = rjieba.cut", ("rjieba",)),
    "LAC": ("from LAC import LAC; work = LAC(mode='lac').run", ("LAC", "paddlepaddle<3")),
    "jiagu.knowledge": ("import jiagu; work = jiagu.knowledge", ("jiagu",)),
}
# Old packages ask setuptools for what it had until its version 80.
NEEDED = ("jieba", "setuptools<80")


def best(work: Callable[[str], object], texts: list[str], rounds: int) -> float:
    """The least CPU time, in seconds, of some rounds over texts; one more goes before them, on the first text alone."""
    work(texts[0])
    spent = []
    for _ in range(rounds):
        start = time.process_time()
        for text in texts:
            work(text)
        spent.append(time.process_time() - start)
    return min(spent)


def beside(name: str, folder: Path) -> None:
    """Time one tool and jieba in this process, and print the row."""
    import jieba

    jieba.setLogLevel(60)
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt"))]
    made: dict[str, Callable[[str], object]] = {}
    exec(PEERS[name][0], made)
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    cut = best(lambda text: list(jieba.cut(text)), texts, ROUNDS)
    took = best(made["work"], texts, ROUNDS)
    print(f"{name:<16} {megabytes / took:8.3f} MB/s  {cut / took:6.2f} x jieba.cut ({megabytes / cut:.2f} MB/s)")


def main(folder: Path) -> None:
    """Time each tool in an environment of its own."""
    for name, (_, packages) in PEERS.items():
        asked = [word for one in (*NEEDED, *packages) for word in ("--with", one)]
        command = ["uv", "run", "--quiet", "--no-project", "--isolated", "--python", sys.executable, *asked, "python"]
        done = subprocess.run([*command, __file__, "beside", name, str(folder)], capture_output=True, text=True)
        said = done.stderr.strip().splitlines() or [""]
        why = next((line.strip() for line in reversed(said) if "Error" in line), said[-1])
        print(f"{name:<16} does not run here: {why}" if done.returncode else done.stdout.strip(), flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["beside"]:
        beside(sys.argv[2], Path(sys.argv[3]))
    else:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "data" / "articles")
