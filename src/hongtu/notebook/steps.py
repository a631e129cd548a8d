"""What a notebook begins with: build a graph, open one, or take a single step and look at what it gives."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TypeAlias
from weakref import finalize

from hongtu.build import Watch
from hongtu.build import build as built
from hongtu.corpus import Failure, listed
from hongtu.extract import together
from hongtu.graph import folder as folders
from hongtu.graph import open as opened
from hongtu.model import Article, Reading
from hongtu.notebook.graph import Graph
from hongtu.plugin import Plugin, plugin
from hongtu.read import SUFFIXES, Sheet, articles_of
from hongtu.read import read as read_file
from hongtu.sources import Hands

Asked: TypeAlias = str | Path | Plugin


def build(
    sources: str | Path | Iterable[str | Path],
    *,
    into: str | Path | None = None,
    add: bool = False,
    plugins: Iterable[Asked] = (),
) -> Graph:
    """The graph of articles: files, or folders of them; ``plugins`` read them beside the rules.

    ``into`` is the graph folder to write, and ``add`` keeps the articles that it has; without it the graph lasts as
    long as the object. A file that cannot be read is a warning that names it; raises ValueError where none can.
    """
    given = [sources] if isinstance(sources, str | Path) else list(sources)
    if add and into is None:
        raise ValueError("add keeps the articles of a graph folder: say which, with into=")
    files, absent = listed([Path(source) for source in given])
    watch = Watch(Hands(plugins=chosen(plugins)))
    folder = Path(into) if into is not None else Path(mkdtemp(prefix="hongtu-"))
    try:
        done = built(files, folder, absent=absent, add=add, watch=watch)
        if done.report is None:
            raise ValueError("; ".join(map(str, done.failures)) or "no articles given")
        graph = open(folder)
    except BaseException:
        if into is None:
            rmtree(folder, ignore_errors=True)
        raise
    if into is None:
        finalize(graph, rmtree, folder, ignore_errors=True)
    told(done.failures)
    return graph


def chosen(asked: Iterable[Asked]) -> tuple[Plugin, ...]:
    """Plug-ins, given as they are, by name, or as files with rules (``.py``) or names (``.txt``)."""
    return tuple(one if isinstance(one, Plugin) else plugin(str(one)) for one in asked)


def told(failures: Iterable[Failure]) -> None:
    """Warn of each file that could not be read."""
    for one in failures:
        warnings.warn(str(one), stacklevel=3)


def open(folder: str | Path) -> Graph:
    """The graph of a folder as it is now, read-only: what is built there later is seen when it is opened again.

    Raises ValueError where there is none.
    """
    place = Path(folder)
    return Graph(opened(place), folders.shown(place) or place)


def read(source: str | Path) -> tuple[Article, ...]:
    """The articles of a file, or of a text; ids are the file's stem, or ``text``, then STEM-2, STEM-3 …

    A text is what has a line break or names no file and does not end like one. Raises ValueError naming a file that is
    not there or cannot be read.

    >>> [(article.id, article.text) for article in read("三浦车车公司董事长苏农介绍。")]
    [('text', '三浦车车公司董事长苏农介绍。')]
    """
    if isinstance(source, Path) or names_file(source):
        return read_file(Path(source))
    return articles_of(Sheet(source, "text"))


def names_file(source: str) -> bool:
    """Whether a text is the name of a file, there or not."""
    if "\n" in source or len(source.encode()) > 255:
        return False
    return source.lower().endswith(SUFFIXES) or Path(source).is_file()


def extract(source: str | Path, *, plugins: Iterable[Asked] = ()) -> Reading:
    """What a file or a text says, each entity, fact and figure with its words; ``read`` says what is a text.
    ``plugins`` read it beside the rules.

    >>> [(fact.predicate, fact.role) for fact in extract("三浦车车公司董事长苏农介绍。").facts]
    [('holdsPost', '董事长')]
    """
    return together(read(source), chosen(plugins))
