"""The description of the service, in the terms of SPARQL 1.1 Service Description."""

from __future__ import annotations

import pyoxigraph as ox

from hongtu.query.forms import RESULTS, TRIPLES

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
WRITTEN = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "ttl": "Turtle",
    "nt": "N-Triples",
    "rdf": "RDF_XML",
    "jsonld": "JSON-LD",
}


def description(url: str, form: str) -> bytes:
    """What the service at an address offers, in a form of RDF."""
    service, dataset, graph = ox.NamedNode(url), ox.NamedNode(f"{url}#dataset"), ox.NamedNode(f"{url}#graph")
    said: list[tuple[ox.NamedNode, str, ox.NamedNode]] = [
        (service, "endpoint", service),
        (service, "supportedLanguage", term("SPARQL11Query")),
        (service, "defaultDataset", dataset),
        (dataset, "defaultGraph", graph),
        *((service, "resultFormat", ox.NamedNode(FORMATS + WRITTEN[name])) for name in (*RESULTS, *TRIPLES)),
    ]
    kinds = ((service, "Service"), (dataset, "Dataset"), (graph, "Graph"))
    triples = [ox.Triple(subject, RDF_TYPE, term(kind)) for subject, kind in kinds]
    triples += [ox.Triple(subject, term(name), object) for subject, name, object in said]
    return ox.serialize(triples, format=TRIPLES[form], prefixes=None if form == "nt" else {"sd": SD}) or b""


def term(name: str) -> ox.NamedNode:
    """A term of the vocabulary of service descriptions."""
    return ox.NamedNode(SD + name)
