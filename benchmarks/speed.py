"""How fast articles are read, as CPU time and beside ``jieba.cut`` on the same text in the same process.

    uv run python benchmarks/speed.py [FOLDER]

Prints megabytes of UTF-8 a CPU second for jieba, for ``find`` alone and for the whole way from file to reading, the
best of five rounds each, over the articles of a folder (``data/articles`` if none is given), read ten times over.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import jieba

from hongtu.extract import together
from hongtu.find import find
from hongtu.read import read, sentences

ROUNDS, TIMES = 5, 10


def best(work: Callable[[], object]) -> float:
    """The least CPU time of some rounds, in seconds."""
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


def main(folder: Path) -> None:
    """Time each step over the same articles, each warmed up once."""
    files = sorted(folder.glob("*.txt")) * TIMES
    texts = [file.read_text(encoding="utf-8") for file in files]
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    articles = [(article, sentences(article)) for file in files for article in read(file)]
    jieba.setLogLevel(60)
    works: dict[str, Callable[[], object]] = {
        "jieba.cut": lambda: [list(jieba.cut(text)) for text in texts],
        "find": lambda: [find(article, cut) for article, cut in articles],
        "file to reading": lambda: [together(read(file)) for file in files],
    }
    for work in works.values():
        work()
    spent = {name: best(work) for name, work in works.items()}
    print(f"{megabytes:.2f} MB in {len(files)} articles")
    for name, seconds in spent.items():
        print(f"{name:<16} {megabytes / seconds:6.2f} MB/s  {spent['jieba.cut'] / seconds:5.2f} x jieba.cut")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "data" / "articles")
