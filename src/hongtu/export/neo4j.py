"""A graph as the CSV files that ``neo4j-admin database import full`` takes; its own quotation rules, no spreadsheet's.

Entities, dates, articles, evidence and figures are nodes; facts are relationships, and so is what leads from a figure
to its entity, from a figure to its evidence, and from evidence to its article. A fact names its evidence in an array,
since a relationship has no relationships.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TypeAlias

from hongtu.export.source import Source
from hongtu.export.tables import ARTICLES, ENTITIES, EVIDENCE, FACTS, FIGURES, MOVED, Row, Table, Value, rows
from hongtu.resolve.tails import decimal

# Between the values of an array; no text of a graph has it, see iris.writable.
ARRAY = "\x1f"
LABEL, TYPE, START, END = ":LABEL", ":TYPE", ":START_ID", ":END_ID"
NODES: dict[str, tuple[str, ...]] = {
    "entities": ("id:ID", LABEL, "name", "aliases:string[]"),
    "dates": ("id:ID", LABEL, "date"),
    "figures": ("id:ID", LABEL, "measure", "value:double", "unit", "period"),
    "evidence": (
        *("id:ID", LABEL, "sentence:long", "start:long", "end:long"),
        *("before", "words", "after", "rule", "confidence:double"),
    ),
    "articles": ("id:ID", LABEL, "article", "title", "issued", "creators:string[]", "source", "address", "digest"),
    "moved": ("id:ID", LABEL),
}
EDGES: dict[str, tuple[str, ...]] = {
    "facts": (START, TYPE, END, "id", "role", "period", "status", "confidence:double", "evidence:string[]"),
    "links": (START, TYPE, END),
}
KINDS = {FIGURES.name: "Observation", EVIDENCE.name: "Evidence", ARTICLES.name: "Article", MOVED.name: "Moved"}
Line: TypeAlias = tuple[str, Row]


def write(source: Source, folder: Path) -> None:
    """Write ``entities.nodes.csv``, ..., ``facts.relationships.csv`` and ``links.relationships.csv`` into a folder.

    They are to be read with ``--array-delimiter=U+001F --multiline-fields=true``.
    """
    headers = {f"{name}.nodes": header for name, header in NODES.items()}
    headers |= {f"{name}.relationships": header for name, header in EDGES.items()}
    dates: set[str] = set()
    with ExitStack() as stack:
        writers = {}
        for name, header in headers.items():
            file = stack.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            writers[name] = csv.writer(file)
            writers[name].writerow(header)
        for table, row in rows(source, str):
            for name, line in lines(table, row):
                if name != "dates.nodes" or str(line["id"]) not in dates:
                    writers[name].writerow(
                        [cell(line.get(field.partition(":")[0] or field)) for field in headers[name]]
                    )
                if name == "dates.nodes":
                    dates.add(str(line["id"]))


def lines(table: Table, row: Row) -> Iterator[Line]:
    """The nodes and relationships that a row of a table becomes, each with the file to which it goes."""
    if table is FACTS:
        yield from fact(row)
        return
    kind = ("Entity", str(row["class"])) if table is ENTITIES else KINDS[table.name]
    yield f"{table.name}.nodes", row | {LABEL: kind}
    for field, type in (("of", "OF"), ("evidence", "DERIVED_FROM"), ("replaced_by", "REPLACED_BY")):
        targets = row.get(field) if table is not EVIDENCE else None
        for target in targets if isinstance(targets, tuple) else [targets] if targets else []:
            yield "links.relationships", {START: row["id"], TYPE: type, END: target}
    if table is EVIDENCE:
        yield "links.relationships", {START: row["id"], TYPE: "QUOTED_FROM", END: row["article"]}


def fact(row: Row) -> Iterator[Line]:
    """A fact as a relationship; that of a date, with the node of the date."""
    target = row["object"]
    if row["relation"] == "foundedOn":
        target = f"date:{row['object']}"
        yield "dates.nodes", {"id": target, LABEL: "Date", "date": row["object"]}
    yield "facts.relationships", row | {START: row["subject"], TYPE: shouted(str(row["relation"])), END: target}


def shouted(relation: str) -> str:
    """A relation as Neo4j writes them.

    >>> shouted("partyOrganizationOf")
    'PARTY_ORGANIZATION_OF'
    """
    return re.sub(r"(?=[A-Z])", "_", relation).upper()


def cell(value: Value) -> str:
    """A value as a cell."""
    if isinstance(value, tuple):
        return ARRAY.join(value)
    return "" if value is None else decimal(value) if isinstance(value, int | float) else value
