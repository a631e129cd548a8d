"""A part of a graph, fetched by queries: what lies around names, or around the entities with the most facts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from hongtu.graph import Graph
from hongtu.graph.iris import E, chinese
from hongtu.query.forms import Wanted
from hongtu.query.limits import Ask

MOST = 2000
AT_ONCE = 200
NODES = "ht:Article ht:Statement ht:Evidence ht:Observation"


def part(ask: Ask, names: Iterable[str], hops: int) -> Graph:
    """The graph of the entities within ``hops`` facts of names, at most 2,000 of them, the nearest; or of the 2,000
    with the most facts where no names are given.

    Raises ValueError naming a name that no entity has, and where the server gives no answer.
    """
    asked = tuple(names)
    found = around(ask, asked, hops) if asked else connected(ask)
    return described(ask, found[:MOST])


def around(ask: Ask, names: Iterable[str], hops: int) -> list[str]:
    """The IRIs of the entities within so many facts of names, the nearest first."""
    found = dict.fromkeys(iri for name in names for iri in called(ask, name))
    edge = list(found)
    for _ in range(hops):
        near = [iri for some in chunks(edge) for iri in neighbours(ask, some)]
        edge = [iri for iri in dict.fromkeys(near) if iri not in found][: MOST - len(found)]
        found |= dict.fromkeys(edge)
    return list(found)


def called(ask: Ask, name: str) -> list[str]:
    """The entities of a name; raises ValueError with names like it if there is none."""
    text = chinese(name)
    query = f"SELECT DISTINCT ?e WHERE {{ ?e rdfs:label|skos:altLabel {text} . ?e a ?c {kinds()} }} ORDER BY ?e"
    found = column(ask, query)
    if not found:
        like = f"FILTER(CONTAINS(STR(?name), STR({text})))"
        query = (
            f"SELECT DISTINCT ?name WHERE {{ ?e rdfs:label ?name . ?e a ?c {kinds()} {like} }} ORDER BY ?name LIMIT 5"
        )
        near = column(ask, query)
        raise ValueError(f"no {name!r} in this graph" + (f"; near it: {'、'.join(near)}" if near else ""))
    return found


def kinds() -> str:
    """The condition that a class ?c is one of entities."""
    return f"FILTER(STRSTARTS(STR(?c), STR(ht:)) && ?c NOT IN ({', '.join(NODES.split())}))"


def connected(ask: Ask) -> list[str]:
    """The entities with the most facts."""
    query = f"""SELECT ?e (COUNT(?st) AS ?n) WHERE {{
      {{ ?st a ht:Statement ; rdf:subject ?e }} UNION {{ ?st a ht:Statement ; rdf:object ?e FILTER(isIRI(?e)) }}
    }} GROUP BY ?e ORDER BY DESC(?n) ?e LIMIT {MOST}"""
    return column(ask, query)


def neighbours(ask: Ask, iris: Iterable[str]) -> list[str]:
    """The entities that share a fact with some others."""
    some = listed(iris)
    return column(
        ask,
        f"""SELECT DISTINCT ?e WHERE {{
          {{ VALUES ?x {{ {some} }} ?st rdf:subject ?x ; rdf:object ?e FILTER(isIRI(?e)) }}
          UNION {{ VALUES ?x {{ {some} }} ?st rdf:object ?x ; rdf:subject ?e }}
        }} ORDER BY ?e""",
    )


def described(ask: Ask, iris: Iterable[str]) -> Graph:
    """The graph of some entities: their names, and the facts among them and figures with evidence and articles."""
    store, found = ox.Store(), tuple(iris)
    for some in chunks(found):
        for pattern in patterns(listed(some)):
            text = ask(
                f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {{ SELECT DISTINCT ?s {{ {pattern} }} }} ?s ?p ?o }}",
                Wanted("", "nt"),
            ).text
            store.bulk_load(text, format=ox.RdfFormat.N_TRIPLES)
    return Graph(within(store, frozenset(found)))


def patterns(some: str) -> Iterator[str]:
    """What binds ?s to entities, to their former names, to what is said of them, to its evidence, and its articles."""
    ends = (f"VALUES ?x {{ {some} }} ?n {end} ?x ." for end in ("rdf:subject", "ht:of"))
    yield f"VALUES ?s {{ {some} }}"
    yield f"VALUES ?x {{ {some} }} ?s dcterms:isReplacedBy ?x ."
    for nodes in ends:
        yield nodes.replace("?n", "?s")
        yield f"{nodes} ?n prov:wasDerivedFrom ?s ."
        yield f"{nodes} ?n prov:wasDerivedFrom ?ev . ?ev prov:wasQuotedFrom ?s ."


def within(store: ox.Store, entities: frozenset[str]) -> ox.Store:
    """A store without the statements that lead to an entity that is not among those given, and without the direct
    triples to it."""
    for quad in tuple(store):
        leads_out = isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(E)
        if leads_out and quad.object.value not in entities and quad.subject.value in entities:
            store.remove(quad)
        elif leads_out and quad.predicate.value.endswith("#object") and quad.object.value not in entities:
            for own in tuple(store.quads_for_pattern(quad.subject, None, None)):
                store.remove(own)
    return store


def chunks(iris: Iterable[str]) -> Iterator[list[str]]:
    """Some IRIs at a time, as many as a query can name."""
    every = list(iris)
    for start in range(0, len(every), AT_ONCE):
        yield every[start : start + AT_ONCE]


def listed(iris: Iterable[str]) -> str:
    """IRIs as a query writes them."""
    return " ".join(str(ox.NamedNode(iri)) for iri in iris)


def column(ask: Ask, query: str) -> list[str]:
    """The values of the first variable of a SELECT; raises ValueError where there is no answer."""
    found = json.loads(ask(query, Wanted("json", "")).text)
    (first, *_) = found["head"]["vars"]
    return [row[first]["value"] for row in found["results"]["bindings"]]
