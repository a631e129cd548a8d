"""What SHACL asks of a single term: its datatype, its kind, its length, its bounds, or to be one of a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

import pyoxigraph as ox

from hongtu.ontology import RDF
from hongtu.shapes.source import SH, Term, items

XSD = "http://www.w3.org/2001/XMLSchema#"
INTEGER, DECIMAL = re.compile(r"[+-]?[0-9]+"), re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")

Fits = Callable[[Term], bool]


def dated(text: str) -> bool:
    """Whether a text is a day of the calendar.

    >>> dated("2018-02-28"), dated("2018-02-30")
    (True, False)
    """
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


# Whether a text is one of a datatype's; a datatype that is not here has no test.
WRITTEN: Mapping[str, Callable[[str], bool]] = {
    f"{RDF}langString": lambda text: True,
    f"{XSD}integer": lambda text: bool(INTEGER.fullmatch(text)),
    f"{XSD}decimal": lambda text: bool(DECIMAL.fullmatch(text)),
    f"{XSD}date": dated,
    f"{XSD}gYearMonth": lambda text: dated(f"{text}-01"),
    f"{XSD}gYear": lambda text: dated(f"{text}-01-01"),
}


@lru_cache(maxsize=1 << 14)
def number(term: Term) -> Decimal | None:
    """The number that a literal is; nothing for what is none."""
    if not isinstance(term, ox.Literal) or term.datatype.value not in (f"{XSD}integer", f"{XSD}decimal"):
        return None
    return Decimal(term.value) if WRITTEN[term.datatype.value](term.value) else None


def datatype(kind: Term) -> Fits:
    """``sh:datatype``: the datatype, and a text that it has; raises ValueError for one that has no test here."""
    if kind.value not in WRITTEN:
        raise ValueError(f"shapes.ttl: no test is known for the datatype {kind.value}; write one in terms.py")
    written = WRITTEN[kind.value]
    return lambda term: isinstance(term, ox.Literal) and term.datatype == kind and written(term.value)


def node_kind(kind: Term) -> Fits:
    """``sh:nodeKind``."""
    kinds = {f"{SH}IRI": ox.NamedNode, f"{SH}Literal": ox.Literal}
    if kind.value not in kinds:
        raise ValueError(f"shapes.ttl: no test is known for the kind {kind.value}; write one in terms.py")
    return lambda term: isinstance(term, kinds[kind.value])


def one_of(head: Term) -> Fits:
    """``sh:in``."""
    several = frozenset(items(head))
    return lambda term: term in several


def pattern(regex: Term) -> Fits:
    """``sh:pattern``."""
    search = re.compile(regex.value).search
    return lambda term: not isinstance(term, ox.BlankNode) and bool(search(term.value))


def length(least: Term) -> Fits:
    """``sh:minLength``."""
    return lambda term: not isinstance(term, ox.BlankNode) and len(term.value) >= int(least.value)


def not_below(bound: Term) -> Fits:
    """``sh:minInclusive``, of numbers."""
    least = Decimal(bound.value)
    return lambda term: (value := number(term)) is not None and value >= least


def not_above(bound: Term) -> Fits:
    """``sh:maxInclusive``, of numbers."""
    most = Decimal(bound.value)
    return lambda term: (value := number(term)) is not None and value <= most


FITS: Mapping[str, Callable[[Term], Fits]] = {
    f"{SH}datatype": datatype,
    f"{SH}nodeKind": node_kind,
    f"{SH}in": one_of,
    f"{SH}pattern": pattern,
    f"{SH}minLength": length,
    f"{SH}minInclusive": not_below,
    f"{SH}maxInclusive": not_above,
}
