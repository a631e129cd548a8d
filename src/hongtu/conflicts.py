"""What articles say against one another: the ready-made questions named ``conflict-...``, asked of a graph or of what
changed in it.

In each of these questions ``?x`` is the thing of which two things are said; every ``WHERE`` speaks of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias

import pyoxigraph as ox

from hongtu.gold import Json
from hongtu.graph import Graph
from hongtu.query import NamedQuery, named
from hongtu.query.table import short

PREFIX = "conflict-"
X = "x"
SELECTED = re.compile(r"(?<=SELECT)( DISTINCT)?")
Row: TypeAlias = dict[str, str]
Found: TypeAlias = dict[str, dict[str, list[Row]]]


def questions() -> tuple[NamedQuery, ...]:
    """The questions for conflicts."""
    return tuple(query for query in named() if query.name.startswith(PREFIX))


def conflicts(graph: Graph) -> Json:
    """The answers of a graph to the questions for conflicts that it has answers to: name of the question to rows."""
    return told(found(graph))


def found(graph: Graph, about: Collection[str] | None = None) -> Found:
    """The answers to each question by the IRI of what they are about; only about some IRIs, where these are given."""
    answers: Found = {}
    for query in questions():
        several: dict[str, list[Row]] = defaultdict(list)
        for row in rows(graph, of_each(query.text, about)):
            several[row.pop(X)].append(row)
        answers[query.name] = dict(several)
    return answers


def brought_up(old: Found, graph: Graph, about: Collection[str]) -> Found:
    """The answers of a graph that differs from an older one, whose answers are given, only about some IRIs."""
    new = found(graph, about)
    return {
        name: {x: several for x, several in old.get(name, {}).items() if x not in about} | answers
        for name, answers in new.items()
    }


def of_each(text: str, about: Collection[str] | None) -> str:
    """A question that also tells about what each answer is, and asks about nothing but some IRIs, if they are given.

    >>> of_each("SELECT DISTINCT ?y WHERE { ?x ?p ?y }", ["a:b"])
    'SELECT DISTINCT ?x ?y WHERE { VALUES ?x { <a:b> } ?x ?p ?y }'
    """
    asked = SELECTED.sub(rf"\1 ?{X}", text, count=1)
    if about is None:
        return asked
    values = "".join(f"<{iri}> " for iri in sorted(about))
    return asked.replace("WHERE {", f"WHERE {{ VALUES ?{X} {{ {values}}}")


def rows(graph: Graph, text: str) -> Iterator[Row]:
    """The answers to a question, each as texts by variable, without those that have no value; ``x`` is an IRI."""
    answer = graph.query(text)
    if isinstance(answer, ox.QuerySolutions):
        for solution in answer:
            given = zip(answer.variables, solution, strict=True)
            row = {variable.value: short(term) for variable, term in given if term is not None}
            yield row | {X: solution[X].value}


def told(answers: Found) -> Json:
    """Answers for a report: name of the question to rows, sorted, of the questions that have any."""
    listed = {name: [row for several in by.values() for row in several] for name, by in sorted(answers.items())}
    return {name: sorted(several, key=lambda row: [*row.items()]) for name, several in listed.items() if several}


def listed(found: Mapping[str, list[Row]]) -> Iterator[str]:
    """Conflicts for reading: the question in both languages, and an answer a line."""
    for query in questions():
        if query.name in found:
            yield f"{query.question_zh} {query.question_en}"
            yield from (f"  {'  '.join(f'{key} {value}' for key, value in row.items())}" for row in found[query.name])
