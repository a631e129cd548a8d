"""SPARQL asked of a store: prefixes known, faults told in one line, and nothing that reaches out of the graph."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from itertools import accumulate
from typing import TypeAlias

import pyoxigraph as ox

from hongtu.graph.iris import PREFIXES
from hongtu.graph.optional import late

Answer: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

# Not each <...> is an IRI: in FILTER(?a<?b#>...) a comment begins, and what follows may be hidden from a reader who
# takes it for one. With :// it is one; without #, \\ and ' it hides nothing, whatever it is; the rest is doubtful.
OPAQUE = re.compile(
    r"""(?P<doubtful> (?!<[A-Za-z][A-Za-z0-9+.-]*://[^\\>]*>) <[^\x00-\x20<>"{}|^`\\\#']*[\\\#'][^\x00-\x20<>"{}|^`]*> )
      | <[^\x00-\x20<>"{}|^`\\]*>
      | \"\"\"(?:[^"\\]|\\.|"{1,2}(?!"))*\"\"\" | '''(?:[^'\\]|\\.|'{1,2}(?!'))*'''
      | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
      | \#[^\n\r]*""",
    re.VERBOSE | re.DOTALL,
)
NAMES = re.compile(r"[?$]\w+|:\w+")
SERVICE = re.compile("service", re.IGNORECASE)
OPENED = re.compile(r"[(\[{]")
PROLOGUE = re.compile(r"\b(?:PREFIX\s+[\w.-]*\s*:|BASE\b)", re.IGNORECASE)
# What begins as a query and has none of these words needs no closer look.
PLAIN = re.compile(r"(?:\s+|\#[^\n\r]*[\n\r])*(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
RISKY = re.compile(r"service|\bfrom\b", re.IGNORECASE)
UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})
USED = re.compile(r"(?<![\w.:-])([^\W\d_][\w.-]*)?:")
DEEPEST = 100
# Around what Oxigraph says of a query that is well written and yet has no meaning.
SAID = re.compile(r"error at \d+:\d+: |expected (?:one of )?|(?:, )?\[_\]")


def answer(store: ox.Store, sparql: str, *, explain: Callable[[str, str], str] | None = None) -> Answer:
    """What a store answers to a query; the prefixes of ``iris.PREFIXES`` need no declaration.

    Raises ValueError in one line: for a query that cannot be read, with its place (``explain``, by default ``fault``,
    finds it from the query and what Oxigraph says); for one that would change the graph, ask another server (Oxigraph
    would go out to the network for it) or is nested so deeply that Oxigraph would crash.
    """
    refuse(sparql)
    try:
        with suppress(SyntaxError):
            return store.query(late(sparql), prefixes=PREFIXES)
        return store.query(sparql, prefixes=PREFIXES)
    except SyntaxError as error:
        raise ValueError((explain or fault)(sparql, str(error))) from error


def refuse(sparql: str) -> None:
    """Raise ValueError for a query that asks another server, names another source, or is an update.

    >>> refuse('SELECT ?service { ?service rdfs:label "SERVICE" } # SERVICE')
    >>> refuse("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    ValueError: SERVICE asks another server: this graph answers from itself alone
    """
    if PLAIN.match(sparql) and not RISKY.search(sparql) and len(OPENED.findall(sparql)) <= DEEPEST:
        return
    words = NAMES.sub(blank, OPAQUE.sub(blank, sparql))
    doubtful = next((found[0] for found in OPAQUE.finditer(sparql) if found["doubtful"]), "")
    if SERVICE.search(words):
        raise ValueError("SERVICE asks another server: this graph answers from itself alone")
    if doubtful and SERVICE.search(sparql):
        raise ValueError(f"{doubtful} can be read in two ways beside the word SERVICE: write it with a prefix")
    if depth(words) > DEEPEST:
        raise ValueError(f"SPARQL: brackets are nested more than {DEEPEST} deep")
    if re.search(r"\bFROM\b", words, re.IGNORECASE):
        raise ValueError("FROM names another source: there is one graph here, leave FROM out")
    if verb(sparql) in UPDATES:
        raise ValueError(f"{verb(sparql)} would change the graph: ask with SELECT, ASK, CONSTRUCT or DESCRIBE")


def verb(sparql: str) -> str:
    """What a query does, the first word behind its prefixes; empty if it has none.

    >>> verb("PREFIX ask: <http://example.org/> # ask\\nselect * {}")
    'SELECT'
    """
    first = re.match(r"\s*(\w+)", PROLOGUE.sub(" ", NAMES.sub(blank, OPAQUE.sub(blank, sparql))))
    return first[1].upper() if first else ""


def complete(sparql: str) -> str:
    """A query with the prefixes of ``iris.PREFIXES`` that it uses and does not declare itself.

    >>> complete("PREFIX x: <x:> ASK { e:王新 x:y ?z }")
    'PREFIX e: <https://w3id.org/hongtu/id/> PREFIX x: <x:> ASK { e:王新 x:y ?z }'
    """
    known = (f"PREFIX {name}: <{PREFIXES[name]}> " for name in sorted(undeclared(sparql) & PREFIXES.keys()))
    return "".join(known) + sparql


def undeclared(sparql: str) -> set[str]:
    """The prefixes that a query uses and does not declare."""
    words = OPAQUE.sub(blank, sparql)
    return set(USED.findall(words)) - set(re.findall(r"PREFIX\s+([\w.-]*)\s*:", words, re.IGNORECASE)) - {"_"}


def depth(words: str) -> int:
    """How deep brackets are nested in a query without its texts, names and comments.

    >>> depth("ASK { { ?s ?p (1 2) } }")
    3
    """
    steps = (1 if bracket in "([{" else -1 for bracket in re.findall(r"[()\[\]{}]", words))
    return max(accumulate(steps), default=0)


def blank(found: re.Match[str]) -> str:
    """As many blanks as what was found is long."""
    return " " * len(found[0])


def fault(sparql: str, message: str) -> str:
    """Where a query cannot be read, in one line: an undeclared prefix, or the place with the words that stand there."""
    unknown = sorted(undeclared(sparql) - PREFIXES.keys())
    if unknown:
        return f"SPARQL: prefix {unknown[0]!r} is not declared; known without declaration: {', '.join(PREFIXES)}"
    return stop(sparql) or f"SPARQL: {SAID.sub('', ' '.join(message.split()))}"


def stop(sparql: str) -> str:
    """Where rdflib's parser stops in a query, or nothing. Oxigraph's own places are up to a word too far."""
    # A third of a second to import, for faults only.
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery(sparql)
    except RecursionError:
        return ""
    except ParseBaseException as error:
        rest = " ".join(sparql[error.loc :].split())[:40]
        at = f"cannot read on from {rest!r}" if rest else "something is missing at the end"
        return f"SPARQL: line {error.lineno}, column {error.column}: {at}"
    return ""
