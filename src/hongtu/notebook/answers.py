"""Answers to SPARQL as values of Python: rows with typed cells as pandas or Polars frames, triples as a network."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, TypeAlias
from weakref import finalize

import networkx as nx
import pyoxigraph as ox

from hongtu.graph.iris import XSD
from hongtu.query.limits import Ask, Limits
from hongtu.query.table import prefixed, short
from hongtu.query.workers import workers

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Cell: TypeAlias = str | int | float | bool | None
Row: TypeAlias = Mapping[str, Cell]
WHOLE = frozenset({f"{XSD}integer", f"{XSD}int", f"{XSD}long", f"{XSD}nonNegativeInteger"})
BROKEN = frozenset({f"{XSD}decimal", f"{XSD}double", f"{XSD}float"})


def process(owner: object, folder: Path, seconds: float) -> Ask:
    """A process that answers queries to the graph of a folder, each within so many seconds; it ends with its owner."""
    stack = ExitStack()
    ask = stack.enter_context(workers(folder, Limits(seconds)))
    finalize(owner, stack.close)
    return ask


def rows(results: str) -> tuple[list[str], list[dict[str, Cell]]]:
    """The columns and rows of SPARQL results in JSON; ASK has one cell, ``answer``."""
    found = json.loads(results)
    if "boolean" in found:
        return ["answer"], [{"answer": found["boolean"]}]
    names = found["head"]["vars"]
    return names, [{name: cell(row.get(name)) for name in names} for row in found["results"]["bindings"]]


def cell(term: Mapping[str, str] | None) -> Cell:
    """A term as a value: numbers as numbers, an IRI with its prefix as one writes it in a query, else its text.

    >>> cell({"type": "uri", "value": "https://w3id.org/hongtu/id/王新"})
    'e:王新'
    >>> cell({"type": "literal", "value": "2595", "datatype": "http://www.w3.org/2001/XMLSchema#integer"})
    2595
    """
    if term is None:
        return None
    value, kind = term["value"], term.get("datatype", "")
    if term["type"] == "uri":
        return prefixed(value).strip("<>")
    if kind == f"{XSD}boolean":
        return value in ("true", "1")
    return int(value) if kind in WHOLE else float(value) if kind in BROKEN else value


def library(name: str) -> ModuleType:
    """A library that makes tables; raises ImportError saying how to get it where it is not installed."""
    try:
        return import_module(name)
    except ImportError as error:
        package = "hongtu[notebook]" if name == "pandas" else name
        raise ImportError(f"this table needs {name}: pip install '{package}'") from error


def frame(found: Iterable[Row], columns: Sequence[str]) -> pd.DataFrame:
    """Rows as a pandas DataFrame; raises ImportError where there is no pandas."""
    made: pd.DataFrame = library("pandas").DataFrame(list(found), columns=list(columns))
    return made


def polar(found: Iterable[Row], columns: Sequence[str]) -> pl.DataFrame:
    """Rows as a Polars DataFrame; raises ImportError where there is no Polars."""
    made: pl.DataFrame = library("polars").DataFrame(list(found), schema=list(columns), infer_schema_length=None)
    return made


def network(triples: Iterable[ox.Triple]) -> nx.MultiDiGraph[str]:
    """Triples as a network: terms are nodes, called as one writes them in a query, and each triple is an edge with its
    ``predicate``; texts and numbers are attributes of their node.
    """
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for subject, predicate, value in sorted(triples, key=str):
        start, relation = short(subject), short(predicate)
        if isinstance(value, ox.Literal):
            made.add_node(start, **{relation: value.value})
        else:
            made.add_edge(start, short(value), predicate=relation)
    return made
