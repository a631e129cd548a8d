"""What articles say against one another: the ready-made questions named ``conflict-...``, asked of a whole graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from hongtu.gold import Json
from hongtu.graph import Graph
from hongtu.query import NamedQuery, named
from hongtu.query.table import short

PREFIX = "conflict-"


def questions() -> tuple[NamedQuery, ...]:
    """The questions for conflicts."""
    return tuple(query for query in named() if query.name.startswith(PREFIX))


def conflicts(graph: Graph) -> Json:
    """The answers of a graph to the questions for conflicts that it has answers to: name of the question to rows."""
    found = {query.name: list(rows(graph, query)) for query in questions()}
    return {name: answers for name, answers in found.items() if answers}


def rows(graph: Graph, query: NamedQuery) -> Iterator[dict[str, str]]:
    """The answers to a question, each as texts by variable, without those that have no value."""
    answer = graph.query(query.text)
    if isinstance(answer, ox.QuerySolutions):
        for solution in answer:
            given = zip(answer.variables, solution, strict=True)
            yield {variable.value: short(term) for variable, term in given if term is not None}


def listed(found: Mapping[str, list[dict[str, str]]]) -> Iterator[str]:
    """Conflicts for reading: the question in both languages, and an answer a line."""
    for query in questions():
        if query.name in found:
            yield f"{query.question_zh} {query.question_en}"
            yield from (f"  {'  '.join(f'{key} {value}' for key, value in row.items())}" for row in found[query.name])
