"""From readings to a graph folder: ``graph.ttl``, ``store/``, ``network.html``, ``report.json``, ``judgements.tsv``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hongtu.corpus import Failure
from hongtu.draw import page
from hongtu.gold import Json, dump
from hongtu.graph import write
from hongtu.judgements import FILE, load, save
from hongtu.model import Reading
from hongtu.report import report
from hongtu.resolve import resolution


def build(readings: Iterable[Reading], into: Path, failures: Iterable[Failure] = ()) -> Json:
    """Make readings one graph in a folder, in place of the one that it held, and return the report of it.

    Judgements that the folder holds are followed, and stay; the report names those that found nothing to apply to.
    """
    judgements = load(into / FILE)
    resolved = resolution(readings, judgements)
    reading = resolved.reading
    found = report(reading, failures) | {"judgements": len(judgements), "idle": [str(one) for one in resolved.idle]}
    write(reading, into)
    (into / "network.html").write_text(page(reading), encoding="utf-8")
    (into / "report.json").write_text(dump(found), encoding="utf-8")
    if not (into / FILE).exists():
        save((), into / FILE)
    return found
