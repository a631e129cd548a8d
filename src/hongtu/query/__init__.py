"""Questions to a graph: SPARQL to a table or a standard format, and ready-made questions under ``queries/``."""

from __future__ import annotations

import pyoxigraph as ox

from hongtu.graph import Graph
from hongtu.query.forms import FORMATS, Format, unfit, wanted, written
from hongtu.query.ready import NamedQuery, named, ready
from hongtu.query.table import columns

__all__ = ["FORMATS", "Format", "NamedQuery", "columns", "named", "ready", "run"]


def run(graph: Graph, sparql: str, *, form: Format = "table") -> str:
    """The answer to a query as text that ends with a line break; it takes the time and memory that it takes.

    ``table`` is for reading: short names, columns aligned. ``csv``, ``json``, ``xml`` and ``tsv`` are the W3C's formats
    of results; ``ttl`` is for what CONSTRUCT and DESCRIBE give, which ``table`` shows as Turtle too. Raises ValueError
    in one line for a query that cannot be read or is refused, and for a format that the answer does not have.
    """
    answer, asked = graph.query(sparql), wanted(form)
    triples = isinstance(answer, ox.QueryTriples)
    fitting = asked.triples if triples else asked.results
    if not fitting:
        raise ValueError(unfit(triples, asked))
    return written(answer, fitting).decode()
