"""Two SPARQL engines asked the same of one reading, for tests that hold one against the other."""

import pyoxigraph as ox
import rdflib

from hongtu.graph import PREFIXES, state, turtle
from hongtu.model import Reading


def both(reading: Reading, sparql: str) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The rows that pyoxigraph and rdflib give, sorted, each value as text."""
    answer = state(reading).query(sparql)
    assert isinstance(answer, ox.QuerySolutions)
    mine = [tuple("" if t is None else str(t) for t in row) for row in answer]
    other = rdflib.Graph().parse(data=turtle(reading), format="turtle")
    found = other.query(sparql, initNs={k: rdflib.Namespace(v) for k, v in PREFIXES.items()})
    theirs = [tuple("" if t is None else t.n3() for t in row) for row in found if isinstance(row, tuple)]
    return sorted(map(comparable, mine)), sorted(map(comparable, theirs))


def comparable(row: tuple[str, ...]) -> tuple[str, ...]:
    """A row without what the two engines write differently: types of numbers, the order in a list."""
    plain = [ox.parse(f"<a:a> <a:a> {t} .", format=ox.RdfFormat.TURTLE) for t in row if t]
    values = [next(iter(p)).object.value for p in plain]
    return tuple(" | ".join(sorted(v.removesuffix("0").split(" | "))) for v in values)
