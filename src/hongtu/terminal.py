"""What commands share: their arguments, what they print and write, the bar behind which files are read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from hongtu.corpus import Failure
    from hongtu.model import Reading

FAULT = 2
PATH = click.Path(path_type=Path)
GRAPH = click.option("--graph", type=PATH, default="graph", show_default=True, help="The graph folder.")
AS_OF = click.option("--as-of", "day", metavar="DATE", help="Only what held then: 2021-06-15, 2021-06 or 2021.")

WITH = click.option(
    "--with",
    "names",
    multiple=True,
    metavar="PLUG-IN",
    help="What reads beside the rules: an installed plug-in, a .py with rules, a .txt with names; repeatable.",
)


def stop(*faults: object) -> None:
    """Print each fault as one line on stderr and end with exit code 2; go on if there are none."""
    for fault in faults:
        click.echo(f"hongtu: {' '.join(said(fault).split())}", err=True)
    if faults:
        sys.exit(FAULT)


def said(fault: object) -> str:
    """A fault in words; one of the system without its number, behind the name of its file.

    >>> said(FileNotFoundError(2, "No such file or directory", "people.rq"))
    'people.rq: No such file or directory'
    """
    if isinstance(fault, OSError) and fault.filename is not None and fault.strerror:
        return f"{os.fsdecode(fault.filename)}: {fault.strerror}"
    return str(fault)


def warn(words: str) -> None:
    """Print a line on stderr that stops nothing."""
    click.echo(f"hongtu: {words}", err=True)


def bar(files: Sequence[Path]) -> AbstractContextManager[Iterable[Path]]:
    """The files behind a progress bar, where somebody watches."""
    return click.progressbar(files, label="读 reading", file=sys.stderr, hidden=not sys.stderr.isatty())


@contextmanager
def progress(size: int) -> Iterator[Callable[[int, int], None]]:
    """A bar for so many bytes that are read, with the articles a second and the time left, where somebody watches; it
    is told of how many more bytes each time, and how many articles in them.
    """
    start, read = monotonic(), 0
    bar: AbstractContextManager[Any] = click.progressbar(
        length=size,
        label="读 reading",
        file=sys.stderr,
        hidden=not (size and sys.stderr.isatty()),
        item_show_func=lambda articles: f"{articles} 篇 articles" if articles else None,
    )
    with bar as shown:

        def step(more: int, articles: int) -> None:
            nonlocal read
            read += articles
            shown.update(more, f"{read} ({read / max(monotonic() - start, 0.1):.0f}/s)")

        yield step


def read_paths(paths: Sequence[Path], names: Sequence[str]) -> tuple[dict[Path, Reading], tuple[Failure, ...]]:
    """What the files of paths say, by the rules and some plug-ins, read behind a progress bar where somebody watches;
    what failed; ends if all did.
    """
    from hongtu.corpus import listed, read_all
    from hongtu.plugin import plugins

    added = plugins(names)
    files, absent = listed(paths)
    with bar(files) as shown:
        readings, unread = read_all(shown, added)
    failures = tuple(sorted((*absent, *unread)))
    if not readings:
        stop(*failures)
    return readings, failures


def put(text: str, path: Path | None) -> None:
    """Write a text to a file, whose folder is made if it is not there, or to stdout."""
    if path is None:
        click.echo(text, nl=False)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


@contextmanager
def as_of(folder: Path, day: str | None) -> Iterator[Path]:
    """The folder of a graph as it was on a day, which ends with the context; without a day the folder itself."""
    if day is None:
        yield folder
        return
    from hongtu.graph import open as opened

    with TemporaryDirectory() as made:
        opened(folder).as_of(day).save(Path(made))
        yield Path(made)
