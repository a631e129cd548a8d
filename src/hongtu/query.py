"""Questions to a graph: SPARQL to a table or a standard format, and ready-made questions under ``queries/``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Literal, TypeAlias

import pyoxigraph as ox

from hongtu.graph import PREFIXES, Graph
from hongtu.graph.iris import writable
from hongtu.graph.turtle import sorted_turtle

Format: TypeAlias = Literal["table", "csv", "json", "xml", "tsv", "ttl"]
Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None

FORMATS = ("table", "csv", "json", "xml", "tsv", "ttl")
RESULTS = {
    "csv": ox.QueryResultsFormat.CSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "tsv": ox.QueryResultsFormat.TSV,
}
WIDEST = 80
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
SLOT = re.compile(r'VALUES \?(\w+) \{ "((?:[^"\\]|\\.)*)"@zh \}')


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A ready-made question: its name, the question in Chinese and English, and the SPARQL that asks it."""

    name: str
    question_zh: str
    question_en: str
    text: str

    @property
    def slots(self) -> dict[str, str]:
        """What the question may be asked of besides its example: variable to value, such as zone to 肇庆高新区."""
        return dict(SLOT.findall(self.text))

    def about(self, values: Mapping[str, str]) -> str:
        """The query with other values in its slots; raises ValueError naming a slot that it does not have."""
        unknown = sorted(values.keys() - self.slots.keys())
        if unknown:
            raise ValueError(f"query {self.name} has no slot {unknown[0]!r}: {', '.join(self.slots) or 'it has none'}")

        def filled(slot: re.Match[str]) -> str:
            given = values.get(slot[1])
            return slot[0] if given is None else f"VALUES ?{slot[1]} {{ {ox.Literal(writable(given), language='zh')} }}"

        return SLOT.sub(filled, self.text)


@cache
def named() -> tuple[NamedQuery, ...]:
    """The ready-made questions, sorted by name."""
    folder = files("hongtu") / "queries"
    found = [f for f in folder.iterdir() if f.name.endswith(".rq")]
    return tuple(sorted((read(f.name[:-3], f.read_text(encoding="utf-8")) for f in found), key=lambda q: q.name))


def read(name: str, text: str) -> NamedQuery:
    """A query file: its first two lines are comments with the question in Chinese and in English."""
    chinese, english = (line.removeprefix("# ") for line in text.splitlines()[:2])
    return NamedQuery(name, chinese, english, text)


def ready(name: str) -> NamedQuery:
    """The ready-made question of a name; raises ValueError listing the names if there is none."""
    for query in named():
        if query.name == name:
            return query
    raise ValueError(f"no ready-made query {name!r}; there are: {', '.join(q.name for q in named())}")


def run(graph: Graph, sparql: str, *, form: Format = "table") -> str:
    """The answer to a query as text that ends with a line break.

    ``table`` is for reading: short names, columns aligned. ``csv``, ``json``, ``xml`` and ``tsv`` are the W3C's formats
    of results; ``ttl`` is for what CONSTRUCT and DESCRIBE give, which ``table`` shows as Turtle too. Raises ValueError
    in one line for a query that cannot be read or is refused, and for a format that the answer does not have.
    """
    answer = graph.query(sparql)
    if isinstance(answer, ox.QueryTriples):
        if form not in ("ttl", "table"):
            raise ValueError(f"CONSTRUCT and DESCRIBE give triples: take the format ttl, not {form}")
        return sorted_turtle(answer)
    if form == "ttl":
        raise ValueError("SELECT and ASK give no triples: take the format table, csv, json, xml or tsv, not ttl")
    if form != "table":
        return standard(answer, form)
    if isinstance(answer, ox.QueryBoolean):
        return "是 yes\n" if answer else "否 no\n"
    header = [variable.value for variable in answer.variables]
    return table(header, [[short(term) for term in solution] for solution in answer])


def standard(answer: ox.QuerySolutions | ox.QueryBoolean, form: str) -> str:
    """Results in one of the W3C's formats, with a line break at the end."""
    text = (answer.serialize(format=RESULTS[form]) or b"").decode()
    return text if text.endswith("\n") else f"{text}\n"


def short(term: Term) -> str:
    """A term for reading: an IRI with its prefix, a text on one line, nothing for no value.

    >>> short(ox.NamedNode("https://w3id.org/hongtu/id/王新")), short(ox.Literal("党委\\n书记")), short(None)
    ('e:王新', '党委 书记', '')
    """
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return CONTROL.sub(" ", prefixed(term.value))
    return CONTROL.sub(" ", term.value if isinstance(term, ox.Literal) else str(term))


def prefixed(iri: str) -> str:
    """An IRI with its prefix, or in angle brackets."""
    for prefix, start in PREFIXES.items():
        if iri.startswith(start):
            return f"{prefix}:{iri.removeprefix(start)}"
    return f"<{iri}>"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows under their header, aligned, and their number; a Chinese character is two columns wide, a long text is cut.

    >>> print(table(["人", "post"], [["王新", "院长助理"], ["唐", "书记"]]), end="")
    人    post
    ----  --------
    王新  院长助理
    唐    书记
    (2 行 rows)
    """
    lines = [[cut(text) for text in row] for row in rows]
    widths = [max(map(columns, column)) for column in zip(header, *lines, strict=True)]
    ruled = [header, ["-" * width for width in widths], *lines]
    body = ["  ".join(padded(*cell) for cell in zip(row, widths, strict=True)).rstrip() for row in ruled]
    return "\n".join((*body, f"({len(lines)} 行 rows)", ""))


def cut(text: str) -> str:
    """A text of at most 80 columns, with … for what is left out."""
    if columns(text) <= WIDEST:
        return text
    ends = accumulate(map(columns, text))
    return "".join(c for c, end in zip(text, ends, strict=True) if end < WIDEST) + "…"


def padded(text: str, width: int) -> str:
    """A text filled up with blanks to a number of columns."""
    return text + " " * (width - columns(text))


def columns(text: str) -> int:
    """How many columns a text takes in a terminal.

    >>> columns("123鲲鹏计划"), columns("e\u0301")
    (11, 1)
    """
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
