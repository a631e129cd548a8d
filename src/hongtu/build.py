"""From files to a graph folder: ``graph.ttl``, ``store/``, ``network.html``, ``report.json`` and ``judgements.tsv``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from hongtu import draw, graph
from hongtu.extract import extract
from hongtu.gold import Json, dump
from hongtu.model import Article, Reading
from hongtu.read import sources
from hongtu.report import Failure, report
from hongtu.resolve import resolve

JUDGEMENTS = "verdict\tleft\tright\tarticle\twho\twhen\twhy\n"


def listed(paths: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[Failure, ...]]:
    """The files that paths stand for (a folder for the articles in it), sorted, and the paths that stand for none."""
    files: list[Path] = []
    failures = []
    for path in paths:
        try:
            files += sources([path])
        except (ValueError, OSError) as error:
            failures.append(Failure(str(path), str(error)))
    return tuple(sorted(set(files))), tuple(failures)


def read_all(files: Iterable[Path]) -> tuple[dict[Path, Reading], tuple[Failure, ...]]:
    """What each file says, and the files that could not be read or whose articles' ids are taken, with the reasons."""
    readings: dict[Path, Reading] = {}
    failures = []
    taken: dict[str, Article] = {}
    for file in files:
        try:
            reading = extract(file)
            claim(taken, reading.articles)
            readings[file] = reading
        except (ValueError, OSError) as error:
            failures.append(Failure(str(file), str(error)))
    return readings, tuple(failures)


def claim(taken: dict[str, Article], articles: Iterable[Article]) -> None:
    """Take the ids of articles; raises ValueError naming one that another article has."""
    for article in articles:
        if taken.setdefault(article.id, article) != article:
            raise ValueError(f"another article is called {article.id!r} too: rename this file")


def build(readings: Iterable[Reading], into: Path, failures: Iterable[Failure] = ()) -> Json:
    """Make readings one graph in a folder, in place of the one that it held, and return the report of it.

    Judgements that the folder holds stay.
    """
    reading = resolve(readings)
    found = report(reading, failures)
    graph.write(reading, into)
    (into / "network.html").write_text(draw.page(reading), encoding="utf-8")
    (into / "report.json").write_text(dump(found), encoding="utf-8")
    judgements = into / "judgements.tsv"
    if not judgements.exists():
        judgements.write_text(JUDGEMENTS, encoding="utf-8")
    return found
