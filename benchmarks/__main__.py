"""Everything that is measured, by one command: it runs the cases one after another and prints a table in Markdown.

    uv run python benchmarks [--full] [CASE ...]
    uv run python benchmarks compare COMMIT COMMIT [ROUNDS]

A case is a file beside this one, which can be run by itself and prints more than stands in the table. Quick runs take
some minutes in all, ``--full`` ones hours; figures of the README and the docs are those of ``--full`` unless they name
other arguments. Seconds are CPU time unless a case says otherwise.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import compare

NUMBER = r"([\d.]+)"


@dataclass(frozen=True, slots=True)
class Figure:
    """What is measured, the pattern whose groups are its values in what the case prints, how they are shown, and the
    goal; each match is a row.
    """

    what: str
    pattern: str
    shown: str
    goal: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """The arguments of a quick run and of a full one, and the figures."""

    quick: str
    full: str
    figures: tuple[Figure, ...]


CASES = {
    "speed": Case("", "", (
        Figure("file to reading", rf"file to reading .*?{NUMBER} x", "{} × jieba.cut", "≥ 1.0 ×"),
        Figure("articles to graph folder", rf"build .*?{NUMBER} x", "{} × jieba.cut", "≥ 0.6 ×"),
        Figure("start", rf"hongtu --help +{NUMBER}", "{} s", "≤ 0.15 s"),
        Figure("start and one article", rf"hongtu extract +{NUMBER}", "{} s", "≤ 0.5 s"),
    )),
    "peers": Case("", "", (
        Figure("another tool on the same text", r"(?m)^(\S+) +(.* x jieba\.cut|does not run here)", "{}: {}"),
    )),
    "processes": Case("1000", "10000", (
        Figure("two processes against one", rf"(\d+ articles, by .*?)  +1: .*?{NUMBER} x", "{}: {} ×", "≥ 1.8 ×"),
    )),
    "growth": Case("300 1000", "1000 10000 100000", (
        Figure("memory of a build", rf"(\d+) articles: .*?at most {NUMBER} MB", "{} articles: {} MB", "≤ 1 GiB"),
        Figure("exponent, reading", rf"of reading {NUMBER}", "{}", "≤ 1.05"),
        Figure("exponent, build", rf"of the build {NUMBER}", "{}", "≤ 1.15"),
    )),
    "identity": Case("1000 10000", "", (Figure("exponent, who is who", rf"exponent {NUMBER}", "{}", "≤ 1.15"),)),
    "again": Case("300", "10000", (
        Figure("one article more, of a fresh build", rf"(?m)^one more .*?{NUMBER}%", "{}%"),
        Figure("no change, of a fresh build", rf"(?m)^none more .*?{NUMBER}%", "{}%"),
    )),
    "explorer": Case("20000", "", (
        Figure("entities, facts", r"(\d+) entities, (\d+) facts", "{}, {}"),
        Figure("p95 of the explorer", rf"(?m)^  (\S.*?)  +median .*?p95 +{NUMBER} ms", "{}: {} ms", "≤ 100; path 300"),
    )),
    "queries": Case("100000 --without-rdflib", "", (
        Figure("query, ours and pyoxigraph", rf"(?m)^ *(\d+) (\S.*?)  +{NUMBER} +{NUMBER}", "{}, {}: {} s, {} s"),
    )),
    "load": Case("1", "30", (
        Figure("requests of 20 clients", r"(\d+ requests .*)", "{}", "no error"),
        Figure("time of an answer", r"(p50.*)", "{}"),
        Figure("memory of the server", r"memory .*?: (.*)", "{}", "flat"),
    )),
    "spark": Case("300", "5000", (
        Figure("triples by one machine and by Spark", r"(\d+ articles, .*)", "{}"),
        Figure("these triples", r"(they are the same|.*ONLY.*)", "{}", "the same"),
    )),
}  # fmt: skip


def rows(name: str, case: Case, full: bool) -> Iterator[tuple[str, ...]]:
    """Run a case, show what it prints, and give the rows of its figures; raises ValueError where one is missing."""
    asked = case.full if full else case.quick
    file = Path(__file__).with_name(f"{name}.py")
    done = subprocess.run([sys.executable, str(file), *asked.split()], stdout=subprocess.PIPE, text=True, check=True)
    print(f"$ python benchmarks/{name}.py {asked}\n{done.stdout}", file=sys.stderr, flush=True)
    for one in case.figures:
        several = list(re.finditer(one.pattern, done.stdout))
        if not several:
            raise ValueError(f"{file}: prints nothing that matches {one.pattern}")
        for found in several:
            yield one.what, f"`benchmarks/{name}.py {asked}".strip() + "`", one.shown.format(*found.groups()), one.goal


def main(words: list[str]) -> None:
    """Run the cases that are named, or all, and print the table."""
    full, named = "--full" in words, [word for word in words if word != "--full"]
    if unknown := set(named) - CASES.keys():
        raise SystemExit(f"no case is called {', '.join(sorted(unknown))}; there are {', '.join(CASES)}")
    print("| measured | command | here | goal |\n|---|---|---|---|", flush=True)
    for name in named or CASES:
        for row in rows(name, CASES[name], full):
            print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    compare.main(*sys.argv[2:]) if sys.argv[1:2] == ["compare"] else main(sys.argv[1:])
