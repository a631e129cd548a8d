"""The CSV that ``neo4j-admin database import`` takes, by its rules: typed headers, one space of ids, U+001F."""

import csv
import re
from collections.abc import Iterable
from pathlib import Path

HEADER = re.compile(r"(?:\w+:(?:ID|string\[\]|double|long)|:LABEL|:TYPE|:START_ID|:END_ID|\w+)")
Row = dict[str, str]


def taken(nodes: Iterable[Path], relationships: Iterable[Path]) -> tuple[dict[str, Row], list[Row]]:
    """The nodes, by their ids, and relationships of files; fails where they break a rule."""
    known: dict[str, Row] = {}
    for row in (row for file in sorted(nodes) for row in rows(file)):
        assert row["id:ID"]
        assert row["id:ID"] not in known
        known[row["id:ID"]] = row
    edges = [row for file in sorted(relationships) for row in rows(file)]
    assert all(edge[":START_ID"] in known and edge[":END_ID"] in known and edge[":TYPE"] for edge in edges)
    return known, edges


def rows(file: Path) -> Iterable[Row]:
    """The rows of a file, each cell of the type that its header says."""
    with file.open(encoding="utf-8", newline="") as opened:
        reader = csv.DictReader(opened, strict=True)
        fields = list(reader.fieldnames or ())
        assert all(HEADER.fullmatch(field) for field in fields)
        assert len(set(fields)) == len(fields)
        for row in reader:
            assert None not in row
            for field, cell in row.items():
                if cell and field.endswith((":double", ":long")):
                    (float if field.endswith("double") else int)(cell)
                assert "\x1f" not in cell or field.endswith("[]") or field == ":LABEL"
            yield row
