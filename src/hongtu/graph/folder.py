"""A graph folder: the builds in it, of which one is shown; the next is made beside it and shown whole, in one step.

What a user sees there (``graph.ttl``, ``store``, ...) are links through ``.hongtu/now`` into one of the folders of
``.hongtu/builds``. A build is shown by turning that one link, which has happened or has not. The build before is kept.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

INNER = ".hongtu"
NOW, BUILDS, LOCK = "now", "builds", "lock"
Say = Callable[[str], object]


def inner(folder: Path) -> Path:
    """The folder inside a graph folder where its builds and its cache are."""
    return folder / INNER


def shown(folder: Path) -> Path | None:
    """The build that a graph folder shows, by its own name, which stays the same while further ones are made."""
    now = inner(folder) / NOW
    return now.resolve() if now.is_dir() else None


def before(folder: Path) -> Path | None:
    """The build that a graph folder showed before, if it is still there."""
    now = shown(folder)
    older = [build for build in builds(folder) if now and build.name < now.name]
    return older[-1].resolve() if older else None


def builds(folder: Path) -> list[Path]:
    """The builds in a graph folder, the oldest first; one that was not finished is none."""
    return sorted(build for build in (inner(folder) / BUILDS).glob("*") if build.name.isdigit())


@contextmanager
def alone(folder: Path, say: Say = lambda words: None) -> Iterator[None]:
    """Be the only one that builds in a graph folder, which is made if it is not there; wait for another, and say so.

    The lock is the operating system's: it ends with the process that holds it, however that ends.
    """
    inner(folder).mkdir(parents=True, exist_ok=True)
    lock = FileLock(inner(folder) / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        say(f"{folder}: another build is at work there; waiting for its end")
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


@contextmanager
def following(folder: Path) -> Iterator[Path]:
    """An empty folder for the next build of a graph folder: when all is in it, it is shown in place of the one before.

    Only for who is ``alone``. Whatever ends this midway leaves what was shown.
    """
    old, made = shown(folder), builds(folder)
    place = inner(folder) / BUILDS / f"{int(made[-1].name) + 1 if made else 1:06}"
    making = place.with_suffix(".new")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    yield making
    names = sorted(path.name for path in making.iterdir() if not path.name.startswith("."))
    making.rename(place)
    for name in names:
        link(folder / name, Path(INNER, NOW, name))
    link(inner(folder) / NOW, Path(BUILDS, place.name))
    for build in made:
        if old is None or build.name != old.name:
            shutil.rmtree(build, ignore_errors=True)


def link(at: Path, to: Path) -> None:
    """Make a link, in place of another link or a file; a folder that stands there goes."""
    if at.is_symlink() and os.readlink(at) == str(to):
        return
    if at.is_dir() and not at.is_symlink():
        shutil.rmtree(at)
    new = at.with_name(f".{at.name}.new")
    new.unlink(missing_ok=True)
    new.symlink_to(to)
    new.replace(at)
