"""A graph as tables: what each has as columns, and its rows, made one after another of the nodes of a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

import pyoxigraph as ox

from hongtu.export.source import Source
from hongtu.graph.iris import ANY_URI, DCTERMS, HT, OA, PROV, E
from hongtu.graph.recall import Node, Term
from hongtu.ontology import RDF, RDFS, SKOS, ontology

Kind: TypeAlias = Literal["id", "node", "term", "name", "text", "address", "whole", "number"]
Value: TypeAlias = str | int | float | tuple[str, ...] | None
Row: TypeAlias = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where its values come from, and what they are.

    ``id`` is the row's own node. A ``node`` is given by the tail of its IRI (a date, as what it is), a ``term`` by its
    name in the vocabulary, ``name`` is the name of the node that is the value. Texts and addresses are as they are,
    ``whole`` and ``number`` are numbers. ``several`` values are a tuple, sorted.
    """

    name: str
    kind: Kind
    predicate: str = ""
    several: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what it is called, and its columns, the row's own id first."""

    name: str
    columns: tuple[Column, ...]


ID = Column("id", "id")
FROM = Column("evidence", "node", f"{PROV}wasDerivedFrom", several=True)
SURE, PERIOD = Column("confidence", "number", f"{HT}confidence"), Column("period", "text", f"{HT}period")
ENTITIES = Table(
    "entities",
    (
        ID,
        Column("class", "term", f"{RDF}type"),
        Column("name", "text", f"{RDFS}label"),
        Column("aliases", "text", f"{SKOS}altLabel", several=True),
    ),
)
FACTS = Table(
    "facts",
    (
        ID,
        Column("subject", "node", f"{RDF}subject"),
        Column("subject_name", "name", f"{RDF}subject"),
        Column("relation", "term", f"{RDF}predicate"),
        Column("object", "node", f"{RDF}object"),
        Column("object_name", "name", f"{RDF}object"),
        Column("role", "text", f"{HT}role"),
        PERIOD,
        Column("status", "text", f"{HT}status"),
        SURE,
        FROM,
    ),
)
FIGURES = Table(
    "figures",
    (
        ID,
        Column("of", "node", f"{HT}of"),
        Column("of_name", "name", f"{HT}of"),
        Column("measure", "text", f"{HT}measure"),
        Column("value", "number", f"{HT}value"),
        Column("unit", "text", f"{HT}unit"),
        PERIOD,
        FROM,
    ),
)
EVIDENCE = Table(
    "evidence",
    (
        ID,
        Column("article", "node", f"{PROV}wasQuotedFrom"),
        Column("sentence", "whole", f"{HT}sentence"),
        Column("start", "whole", f"{OA}start"),
        Column("end", "whole", f"{OA}end"),
        Column("before", "text", f"{OA}prefix"),
        Column("words", "text", f"{OA}exact"),
        Column("after", "text", f"{OA}suffix"),
        Column("rule", "text", f"{HT}rule"),
        SURE,
    ),
)
ARTICLES = Table(
    "articles",
    (
        ID,
        Column("article", "text", f"{DCTERMS}identifier"),
        Column("title", "text", f"{DCTERMS}title"),
        Column("issued", "text", f"{DCTERMS}issued"),
        Column("creators", "text", f"{DCTERMS}creator", several=True),
        Column("source", "text", f"{DCTERMS}source"),
        Column("address", "address", f"{DCTERMS}source"),
        Column("digest", "text", f"{HT}textDigest"),
    ),
)
MOVED = Table("moved", (ID, Column("replaced_by", "node", f"{DCTERMS}isReplacedBy")))
TABLES = (ENTITIES, FACTS, FIGURES, EVIDENCE, ARTICLES, MOVED)
RECORD = {"Statement": FACTS, "Observation": FIGURES, "Evidence": EVIDENCE, "Article": ARTICLES}


def rows(source: Source, name: Callable[[str], str]) -> Iterator[tuple[Table, Row]]:
    """The rows of all tables, each with its table, in the order of the graph.

    ``name`` gives the names of nodes. Roles have no table: a role is what the ``role`` of facts says. Nor have direct
    triples: each is a stated fact.
    """
    for node in source.nodes():
        if table := home(node):
            yield table, row(table, node, name)


def home(node: Node) -> Table | None:
    """The table in which a node is a row, if it is one."""
    kinds = {term.value.removeprefix(HT) for term in node.values[f"{RDF}type"]}
    if kinds & ontology().classes.keys():
        return ENTITIES
    found = [table for kind, table in RECORD.items() if kind in kinds]
    return found[0] if found else MOVED if node.values[f"{DCTERMS}isReplacedBy"] else None


def row(table: Table, node: Node, name: Callable[[str], str]) -> Row:
    """A node as a row."""
    return {column.name: cell(column, node, name) for column in table.columns}


def cell(column: Column, node: Node, name: Callable[[str], str]) -> Value:
    """A node's value in a column; None, or no values, where it has none."""
    if column.kind == "id":
        return node.iri.removeprefix(E)
    found = sorted(
        said for term in node.values[column.predicate] if (said := told(column.kind, term, name)) is not None
    )
    if column.several:
        return tuple(found)
    if not found:
        return None
    return int(found[0]) if column.kind == "whole" else float(found[0]) if column.kind == "number" else found[0]


def told(kind: Kind, term: Term, name: Callable[[str], str]) -> str | None:
    """A term as a text of a kind; None if it is none of that kind."""
    address = not isinstance(term, ox.Literal) or term.datatype == ANY_URI
    if kind == "term":
        return term.value.removeprefix(HT) if term.value.startswith(HT) else None
    if kind == "name":
        return name(term.value) if isinstance(term, ox.NamedNode) else term.value
    if kind in ("text", "address"):
        return term.value if address == (kind == "address") else None
    return term.value.removeprefix(E)
