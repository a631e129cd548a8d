"""Two commits beside each other: the CPU time of the same work with the program of each, taking turns.

    uv run python benchmarks compare COMMIT COMMIT [ROUNDS]

Both are checked out into folders of their own and run with this Python and what is installed for it, on the same
articles, those of the present checkout. The least of so many ROUNDS (5) counts, after one that does not: the first
fills caches. Prints a table in Markdown.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from generated import main as generate

HERE = Path(__file__).parents[1]
ARTICLES = HERE / "data" / "articles"
MADE_UP = 300
HONGTU = [sys.executable, "-c", "from hongtu.cli import main; main()"]


@contextmanager
def trees(commits: tuple[str, ...]) -> Iterator[tuple[Path, ...]]:
    """The checkouts of some commits, which are gone afterwards."""
    git = ["git", "-C", str(HERE), "worktree"]
    with TemporaryDirectory() as place:
        made = tuple(Path(place, str(number)) for number in range(len(commits)))
        try:
            for tree, commit in zip(made, commits, strict=True):
                subprocess.run([*git, "add", "--quiet", "--detach", str(tree), commit], check=True)
            yield made
        finally:
            for tree in made:
                subprocess.run([*git, "remove", "--force", str(tree)], check=False)


def works(made: Path, graph: Path) -> dict[str, list[str]]:
    """What is done with each commit, as arguments of the program: made-up articles, and its own graph folder."""
    build = ["build", str(made), "--into", str(graph), "--jobs", "1"]
    shown = ["--graph", str(graph)]
    return {
        "`hongtu --help`": ["--help"],
        "`hongtu extract`, one article": ["extract", str(min(ARTICLES.glob("*.txt")))],
        "`hongtu extract`, the sample": ["extract", str(ARTICLES), "--out", str(graph.with_name("readings"))],
        f"`hongtu build`, {MADE_UP} made-up articles": build,
        "the same again, nothing new": build,
        "`hongtu query`": ["query", "--name", "posts", *shown],
        "`hongtu validate`": ["validate", *shown],
        "`hongtu export --format csv`": ["export", "--format", "csv", "--out", str(graph.with_name("csv")), *shown],
    }


def spent(tree: Path, arguments: list[str]) -> float:
    """The CPU time, in seconds, of the program of a checkout with some arguments; infinite where it does not do it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONPATH": str(tree / "src")}
    done = subprocess.run([*HONGTU, *arguments], env=environment, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        print(f"{tree.name}: {' '.join(arguments[:1])} ended with {done.returncode}: {done.stderr}", file=sys.stderr)
        return float("inf")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compared(both: tuple[Path, ...], place: Path, rounds: int) -> dict[str, list[float]]:
    """The least CPU time of each work with each checkout."""
    generate(place / "made", MADE_UP)
    least: dict[str, list[float]] = {}
    for turn in range(rounds + 1):
        asked = [works(place / "made", place / tree.name / str(turn) / "graph") for tree in both]
        for work in asked[0]:
            now = [spent(tree, one[work]) for tree, one in zip(both, asked, strict=True)]
            least[work] = [*map(min, least[work], now)] if turn > 1 else now
    return least


def main(old: str, new: str, rounds: str = "5") -> None:
    """Compare two commits."""
    with trees((old, new)) as both, TemporaryDirectory() as place:
        least = compared(both, Path(place), int(rounds))
    print(f"| CPU s | {old} | {new} | new / old |\n|---|---|---|---|")
    for work, (before, after) in least.items():
        print(f"| {work} | {before:.2f} | {after:.2f} | {after / before:.2f} |")


if __name__ == "__main__":
    main(*sys.argv[1:])
