"""The forms that an answer is written in: the W3C's formats of results, those of RDF, and a table for reading."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal, TypeAlias

import pyoxigraph as ox

from hongtu.graph.sparql import Answer
from hongtu.graph.turtle import sorted_turtle
from hongtu.query.table import short, table

Format: TypeAlias = Literal["table", "csv", "json", "xml", "tsv", "ttl"]

FORMATS = ("table", "csv", "json", "xml", "tsv", "ttl")
RESULTS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
TRIPLES = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
NO_LIMIT = 2**62


@dataclass(frozen=True, slots=True)
class Wanted:
    """The forms wanted of an answer: of rows and yes or no, and of triples; empty where one is not wanted at all."""

    results: str = "json"
    triples: str = "ttl"


class TooLarge(Exception):
    """An answer has more rows or bytes than it may have."""


@dataclass(slots=True)
class Paper:
    """What is written to, up to a number of bytes: the next byte raises TooLarge."""

    size: int
    parts: list[bytes] = field(default_factory=list)

    def write(self, part: bytes) -> int:
        """Take some bytes."""
        self.size -= len(part)
        if self.size < 0:
            raise TooLarge("bytes")
        self.parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        """Nothing is held back."""

    @property
    def text(self) -> bytes:
        """All that was written."""
        return b"".join(self.parts)


def wanted(form: str) -> Wanted:
    """What a format of the command line wants."""
    return Wanted("" if form == "ttl" else form, form if form in ("ttl", "table") else "")


def unfit(triples: bool, wanted: Wanted) -> str:
    """Why an answer, of triples or else of rows, does not have the form wanted."""
    if triples:
        return f"CONSTRUCT and DESCRIBE give triples: take the format ttl, not {wanted.results}"
    return f"SELECT and ASK give no triples: take the format table, csv, json, xml or tsv, not {wanted.triples}"


def written(answer: Answer, form: str, *, rows: int = NO_LIMIT, size: int = NO_LIMIT) -> bytes:
    """An answer in a form that it has, ending with a line break; raises TooLarge above a number of rows or bytes.

    ``table`` is for every answer: yes or no in words, triples as Turtle.
    """
    if isinstance(answer, ox.QueryTriples):
        return graph(answer, "ttl" if form == "table" else form, rows, size)
    if form == "table":
        return bounded(shown(answer, rows).encode(), size)
    paper = Paper(size)
    answer.serialize(paper, RESULTS[form])  # type: ignore[arg-type]
    if isinstance(answer, ox.QuerySolutions) and count(paper.text, form, [v.value for v in answer.variables]) > rows:
        raise TooLarge("rows")
    return ended(paper.text)


def graph(answer: Iterable[ox.Triple], form: str, rows: int, size: int) -> bytes:
    """Triples in a form of RDF, Turtle sorted."""
    found = list(islice(answer, rows + 1))
    if len(found) > rows:
        raise TooLarge("rows")
    if form == "ttl":
        return bounded(sorted_turtle(found).encode(), size)
    paper = Paper(size)
    ox.serialize(sorted(set(found), key=str), paper, TRIPLES[form])  # type: ignore[arg-type]
    return ended(paper.text)


def shown(answer: ox.QuerySolutions | ox.QueryBoolean, rows: int) -> str:
    """Results for reading."""
    if isinstance(answer, ox.QueryBoolean):
        return "是 yes\n" if answer else "否 no\n"
    lines = [[short(term) for term in solution] for solution in islice(answer, rows + 1)]
    if len(lines) > rows:
        raise TooLarge("rows")
    return table([variable.value for variable in answer.variables], lines)


def bounded(text: bytes, size: int) -> bytes:
    """A text that is not too large."""
    if len(text) > size:
        raise TooLarge("bytes")
    return text


def ended(text: bytes) -> bytes:
    """A text with a line break at its end."""
    return text if text.endswith(b"\n") else text + b"\n"


def count(text: bytes, form: str, variables: list[str]) -> int:
    r"""How many rows results in one of the W3C's formats have.

    >>> count(b'a,b\r\n"x\ny",z\r\n,\r\n', "csv", ["a", "b"])
    2
    """
    if form == "tsv":
        return text.count(b"\n") - 1
    if form == "csv":
        return sum(part.count(b"\n") for part in text.split(b'"')[::2]) - 1
    if form == "xml":
        return text.count(b"<result>")
    return count_json(text, variables)


def count_json(text: bytes, variables: list[str]) -> int:
    """How many rows results in JSON have. Quotation marks inside texts are escaped, so none can look like a border."""
    if b"{}" in text:
        return len(json.loads(text)["results"]["bindings"])
    borders = sum(text.count(b'}},{"%s":{' % variable.encode()) for variable in variables)
    return borders + (b'"bindings":[{' in text)
