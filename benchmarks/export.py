"""How long each export takes and how much memory it needs as graphs grow, and so for validate.

uv run python benchmarks/export.py 100000 1000000
uv run python benchmarks/export.py 10000 100000 --together   (one process a size)
uv run python benchmarks/export.py 100000 1000000 --as-of 2018   (what held then)

A graph of some size is made of copies of the sample's: each has its own people, companies and articles, all share the
places and zones, of which more and more is said.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
from triples import stored

from hongtu.export import FILES, FOLDERS, as_of, export, of_folder
from hongtu.graph import PREFIXES, triples
from hongtu.graph import open as opened
from hongtu.graph.iris import E
from hongtu.graph.store import STORE, TURTLE
from hongtu.validate import validate

ARTICLES = Path(__file__).parents[1] / "data" / "articles"
SHARED = ("Zone", "Place", "Role")
FORMATS = (*FILES, *FOLDERS)


def copies(size: int) -> Iterator[ox.Triple]:
    """At least so many triples, in which nothing contradicts the model."""
    # Not for who only measures: it would count for its memory.
    from hongtu.corpus import listed, read_all
    from hongtu.resolve import resolve

    sample = list(triples(resolve(read_all(listed([ARTICLES])[0])[0].values())))
    kinds = {t.subject: str(t.object) for t in sample if t.predicate.value.endswith("#type")}
    shared = {node for node, kind in kinds.items() if kind.removesuffix(">").endswith(SHARED)}

    def own(term: object, number: int) -> object:
        is_own = isinstance(term, ox.NamedNode) and term.value.startswith(E) and term not in shared
        return ox.NamedNode(f"{term.value}-{number}") if is_own else term

    for number in range(-(-size // len(sample))):
        for subject, predicate, value in sample:
            if number == 0 or subject not in shared or own(value, number) != value:
                yield ox.Triple(own(subject, number), predicate, own(value, number))


def make(size: int, folder: Path) -> None:
    """A graph folder of some size."""
    ox.serialize(copies(size), folder / TURTLE, ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    stored(folder / TURTLE, folder / STORE, ox.RdfFormat.TURTLE)


def measure(folder: Path, forms: list[str], day: str | None) -> None:
    """Do what the forms say, and print of each the CPU seconds and the peak memory of this process so far."""
    for form in forms:
        start = time.process_time()
        with TemporaryDirectory() as made:
            if form == "validate":
                validate(folder, lambda line: None)
            else:
                source = as_of(opened(folder), day) if day else of_folder(folder)
                export(source, form, Path(made) / "out")
        peak = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
        used = int(peak[1]) // 1024 if peak else 0
        print(f"{form:10}{time.process_time() - start:10.2f} s{used:8} MiB", flush=True)


def main() -> None:
    """Measure each form in a process of its own, so that the memory of one is not that of another."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("sizes", nargs="*", type=int, default=[100_000, 1_000_000])
    asked.add_argument("--together", action="store_true", help="All formats in one process a size.")
    asked.add_argument("--as-of", metavar="DATE", help="Export what held then.")
    asked.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked.add_argument("--forms", nargs="*", default=[*FORMATS, "validate"])
    given = asked.parse_args()
    if given.folder:
        measure(given.folder, given.forms, given.as_of)
        return
    day = ["--as-of", given.as_of] if given.as_of else []
    for size in given.sizes:
        with TemporaryDirectory() as folder:
            make(size, Path(folder))
            print(f"{size} triples", flush=True)
            for forms in [given.forms] if given.together else [[form] for form in given.forms]:
                command = [sys.executable, __file__, "--folder", folder, *day, "--forms", *forms]
                subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
