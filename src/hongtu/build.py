"""From readings to a graph folder: ``graph.ttl``, ``store/``, ``network.html``, ``report.json``, ``judgements.tsv``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hongtu.corpus import Failure
from hongtu.draw import page
from hongtu.gold import Json, dump
from hongtu.graph import write
from hongtu.model import Reading
from hongtu.report import report
from hongtu.resolve import resolve

JUDGEMENTS = "verdict\tleft\tright\tarticle\twho\twhen\twhy\n"


def build(readings: Iterable[Reading], into: Path, failures: Iterable[Failure] = ()) -> Json:
    """Make readings one graph in a folder, in place of the one that it held, and return the report of it.

    Judgements that the folder holds stay.
    """
    reading = resolve(readings)
    found = report(reading, failures)
    write(reading, into)
    (into / "network.html").write_text(page(reading), encoding="utf-8")
    (into / "report.json").write_text(dump(found), encoding="utf-8")
    judgements = into / "judgements.tsv"
    if not judgements.exists():
        judgements.write_text(JUDGEMENTS, encoding="utf-8")
    return found
