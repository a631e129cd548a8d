"""Many files read: what each of them says, and which of them could not be read, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hongtu.extract import of_page, told
from hongtu.model import Article, Reading
from hongtu.plugin import Plugin
from hongtu.read import attempt, by_parts, sources


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """A file that could not be read, and why."""

    file: str
    reason: str

    def __str__(self) -> str:
        return self.reason if self.file in self.reason else f"{self.file}: {self.reason}"


def listed(paths: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[Failure, ...]]:
    """The files that paths stand for (a folder for the articles in it), sorted, and the paths that stand for none."""
    files: list[Path] = []
    failures = []
    for path in paths:
        try:
            files += sources([path])
        except (ValueError, OSError) as error:
            failures.append(Failure(str(path), str(error)))
    return tuple(sorted(set(files), key=by_parts)), tuple(failures)


def read_all(files: Iterable[Path], plugins: Sequence[Plugin] = ()) -> tuple[dict[Path, Reading], tuple[Failure, ...]]:
    """What each file says, and the files that could not be read, whose articles' ids are taken, or on which a plug-in
    fails, with the reasons.
    """
    readings: dict[Path, Reading] = {}
    failures = []
    taken: dict[str, Article] = {}
    for file in files:
        articles, errors = attempt(file)
        own = {article.id: article for article in articles if taken.setdefault(article.id, article) == article}
        clashes = [clash(file, a.id, a.source) for a in articles if taken[a.id] != a]
        failures += [Failure(str(file), str(error)) for error in (*errors, *clashes)]
        try:
            if own:
                found = [told(article, plugins) for article in own.values()]
                readings[file] = of_page([one.reading for one in found])
                failures += [Failure(str(file), fault) for one in found for fault in one.faults.values()]
        except (ValueError, OSError) as error:
            failures.append(Failure(str(file), str(error)))
    return readings, tuple(failures)


def clash(file: Path, id: str, source: str) -> str:
    """Why an article is left out whose id another one has."""
    inside = source.partition("/")[2] if source.startswith(f"{file.name}/") else ""
    what = "give it an id of its own" if file.suffix.lower() == ".jsonl" else f"rename {inside or 'this file'}"
    return f"another article is called {id!r} too: {what}"
