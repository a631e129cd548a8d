"""The queries that pages are made of."""

from __future__ import annotations

import pyoxigraph as ox

MOST = 500
ABOUT = "rdf:subject|rdf:object|ht:of"
# The words of an evidence in their sentence, and the article.
QUOTED = "?before ?words ?after ?a ?article ?title ?issued"
QUOTES = """?ev oa:exact ?words ; prov:wasQuotedFrom ?a . ?a dcterms:identifier ?article .
      OPTIONAL { ?ev oa:prefix ?before } OPTIONAL { ?ev oa:suffix ?after }
      OPTIONAL { ?a dcterms:title ?title } OPTIONAL { ?a dcterms:issued ?issued }"""


def moved(iri: ox.NamedNode) -> str:
    """Where an IRI that had to change is now."""
    return f"SELECT DISTINCT ?to {{ {iri} dcterms:isReplacedBy ?to }} ORDER BY ?to"


def exists(iri: ox.NamedNode) -> str:
    """One row if anything is said of an IRI."""
    return f"SELECT ?p {{ {iri} ?p ?o }} LIMIT 1"


def described(iri: ox.NamedNode) -> str:
    """What is said of an IRI: its triples, its first statements and figures with their evidence, and the names of all
    that stands in them."""
    nodes = f"{{ SELECT DISTINCT ?n {{ ?n {ABOUT} {iri} }} ORDER BY ?n LIMIT {MOST} }}"
    return f"""CONSTRUCT {{ ?s ?p ?o }} WHERE {{
      {{ BIND({iri} AS ?s) ?s ?p ?o }}
      UNION {{ {nodes} BIND(?n AS ?s) ?s ?p ?o }}
      UNION {{ {nodes} ?n prov:wasDerivedFrom ?s . ?s ?p ?o }}
      UNION {{ {nodes} ?n rdf:subject|rdf:object ?s . BIND(rdfs:label AS ?p) ?s ?p ?o }}
      UNION {{ BIND(rdfs:label AS ?p) {iri} ?any ?s . ?s ?p ?o }}
    }}"""


def properties(iri: ox.NamedNode) -> str:
    """What the triples of an IRI say, with the names of what they lead to."""
    return f"SELECT ?p ?o ?name {{ {iri} ?p ?o OPTIONAL {{ ?o rdfs:label ?name }} }} ORDER BY ?p ?name ?o LIMIT {MOST}"


def counted(iri: ox.NamedNode) -> str:
    """Of how many statements an IRI is subject or object."""
    return f"SELECT (COUNT(DISTINCT ?n) AS ?many) {{ ?n rdf:subject|rdf:object {iri} }}"


def facts(iri: ox.NamedNode, most: int, skipped: int) -> str:
    """Statements of which an IRI is subject or object, by relation, a row for each evidence."""
    order = f"ORDER BY ?q ?n LIMIT {most} OFFSET {skipped}"
    return f"""SELECT ?n ?s ?subject ?p ?o ?object ?role ?period ?status {QUOTED} WHERE {{
      {{ SELECT DISTINCT ?q ?n {{ ?n rdf:subject|rdf:object {iri} ; rdf:predicate ?q }} {order} }}
      ?n rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; ht:status ?status ; prov:wasDerivedFrom ?ev .
      ?s rdfs:label ?subject . {QUOTES}
      OPTIONAL {{ ?o rdfs:label ?object }} OPTIONAL {{ ?n ht:role ?role }} OPTIONAL {{ ?n ht:period ?period }}
    }} ORDER BY ?p ?subject ?object ?o ?n ?issued ?article ?words"""


def figures(iri: ox.NamedNode) -> str:
    """The first figures of an IRI, a row for each evidence."""
    return f"""SELECT ?n ?measure ?value ?unit ?period {QUOTED} WHERE {{
      {{ SELECT DISTINCT ?n {{ ?n ht:of {iri} }} ORDER BY ?n LIMIT {MOST} }}
      ?n ht:measure ?measure ; ht:value ?value ; prov:wasDerivedFrom ?ev . {QUOTES}
      OPTIONAL {{ ?n ht:unit ?unit }} OPTIONAL {{ ?n ht:period ?period }}
    }} ORDER BY ?measure ?unit ?period ?value ?n ?issued ?article ?words"""


def articles(iri: ox.NamedNode) -> str:
    """The first articles that say something of an IRI, by date, with the number of facts and figures."""
    return f"""SELECT ?a ?article ?title ?issued (COUNT(DISTINCT ?n) AS ?many) WHERE {{
      ?n {ABOUT} {iri} ; prov:wasDerivedFrom/prov:wasQuotedFrom ?a . ?a dcterms:identifier ?article .
      OPTIONAL {{ ?a dcterms:title ?title }} OPTIONAL {{ ?a dcterms:issued ?issued }}
    }} GROUP BY ?a ?article ?title ?issued ORDER BY ?issued ?article LIMIT {MOST}"""
