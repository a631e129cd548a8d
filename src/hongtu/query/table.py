"""Results as a table for reading: short names, aligned columns, and nothing that a terminal would obey."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TypeAlias

import pyoxigraph as ox

from hongtu.graph.iris import PREFIXES
from hongtu.graph.words import line

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None

WIDEST = 80


def short(term: Term) -> str:
    """A term for reading: an IRI with its prefix, a text on one line, nothing for no value.

    >>> short(ox.NamedNode("https://w3id.org/hongtu/id/王新")), short(ox.Literal("党委\\n书记")), short(None)
    ('e:王新', '党委 书记', '')
    """
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return line(prefixed(term.value))
    return line(term.value if isinstance(term, ox.Literal) else str(term))


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
