"""What the page that asks knows before it is asked: the query of its address, the vocabulary, and its editor."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

import pyoxigraph as ox
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException

from hongtu.graph.iris import HT, PREFIXES
from hongtu.ontology import home, ontology, term
from hongtu.query import ready

EXAMPLE = """SELECT ?class (COUNT(*) AS ?number) WHERE {
  ?thing a ?class ; rdfs:label ?name
}
GROUP BY ?class
ORDER BY DESC(?number)
"""
SLOTS = {"name": "名称 Name", "year": "年份 Year"}


def asked(given: QueryParams) -> dict[str, object]:
    """The query that an address stands for: that of a ready-made question with its slots filled, or one given in full.

    Fails with 404 for a question that is not there. ``run`` says that the page is to ask at once.
    """
    name, own = given.get("name", ""), given.get("query", "")
    if not name:
        return {"name_of": "", "query": own or EXAMPLE, "run": bool(own)}
    try:
        question = ready(name)
    except ValueError as error:
        raise HTTPException(404, str(error)) from error
    filled = {slot: given[slot] for slot in question.slots if slot in given}
    return {"name_of": name, "query": question.about(filled), "run": True, "filled": filled}


def slot(name: str) -> str:
    """What a slot of a question is for, in both languages.

    >>> slot("zone"), slot("year")
    ('园区 Zone', '年份 Year')
    """
    kind = ontology().classes.get(name.capitalize())
    return SLOTS.get(name) or (f"{kind.label_zh} {kind.label_en.capitalize()}" if kind else name)


@cache
def vocabulary() -> tuple[dict[str, str], ...]:
    """The terms that a graph is written in: each with its prefix, its labels, and what it means; classes come first."""
    store = ox.Store()
    store.load(path=str(home() / "hongtu.ttl"), format=ox.RdfFormat.TURTLE)
    context = json.loads((home() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    named = {own["@id"] if isinstance(own, dict) else str(own) for own in context.values()}
    found = sorted(name for name in named if name.partition(":")[0] in PREFIXES and not name.endswith(("#", "/")))
    return tuple(sorted((row(store, name) for name in found), key=lambda one: one["kind"]))


def row(store: ox.Store, name: str) -> dict[str, str]:
    """A term as the page needs it."""
    tail = name.partition(":")[2]
    kind = "class" if tail[:1].isupper() else "property"
    if not name.startswith("ht:"):
        return {"name": name, "kind": kind, "zh": "", "en": "", "means": ""}
    own = term(store, tail)
    return {"name": name, "kind": kind, "zh": own.label_zh, "en": own.label_en, "means": own.definition_zh}


def known() -> dict[str, object]:
    """What the scripts of the page are told."""
    return {"prefixes": PREFIXES, "terms": vocabulary(), "vocabulary": HT}


def edited(plain: bool) -> bool:
    """Whether the page has its real editor: it does not where npm gave none, or where the plain one is wanted."""
    return not plain and (files("hongtu.serve") / "static" / "editor" / "yasqe.min.js").is_file()
