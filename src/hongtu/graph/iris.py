"""The IRIs and literals of the graph: readable, the same wherever they are made, safe against any name."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from hashlib import sha256

import pyoxigraph as ox

from hongtu.model import Evidence, Fact, Statistic
from hongtu.ontology import ENTITIES, NAMESPACE, RDF, RDFS, SKOS
from hongtu.resolve.tails import TAIL, decimal, digest, observed, stated, unsafe

E, HT = ENTITIES, NAMESPACE
XSD = "http://www.w3.org/2001/XMLSchema#"
DCTERMS = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"
PREFIXES = {
    "e": E,
    "ht": HT,
    "dcterms": DCTERMS,
    "oa": OA,
    "org": ORG,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "skos": SKOS,
    "xsd": XSD,
}

MANY = 1 << 14  # terms that are kept, as a graph says the same again and again
DATED = {4: "gYear", 7: "gYearMonth", 10: "date"}
ANY_URI = ox.NamedNode(f"{XSD}anyURI")
WEB = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\ud800-\udfff]+")
# What no RDF text can carry: halves of a surrogate pair, control characters, and the two that are no characters.
UNWRITABLE = re.compile("[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def writable(text: str) -> str:
    """A text with what no RDF can carry replaced by U+FFFD.

    >>> writable("王\\ud800新")
    '王\ufffd新'
    """
    return UNWRITABLE.sub("\ufffd", text)


@lru_cache(maxsize=MANY)
def entity(id: str) -> ox.NamedNode:
    """The IRI of an entity; raises ValueError for an id that is no tail of an IRI (those of ``resolve`` are)."""
    if not TAIL.fullmatch(id):
        raise ValueError(f"entity id {id!r} cannot stand in an IRI: resolve the readings first")
    return ox.NamedNode(E + id)


@cache
def term(name: str) -> ox.NamedNode:
    """The IRI of a class or property of the ontology."""
    if not re.fullmatch("[A-Za-z]+", name):
        raise ValueError(f"{name!r} is no name of a class or property")
    return ox.NamedNode(HT + name)


def named(kind: str, name: str) -> ox.NamedNode:
    """The IRI of an article or role: its name as far as an IRI can carry it, with a hash where it cannot.

    >>> named("article", "page-2").value, named("article", "报 1").value
    ('https://w3id.org/hongtu/id/article-page-2', 'https://w3id.org/hongtu/id/article-报_1-0f9483')
    """
    safe = unsafe(name)
    return ox.NamedNode(f"{E}{kind}-{safe}" if safe == name else f"{E}{kind}-{safe}-{digest(name)[:6]}")


def statement(fact: Fact) -> ox.NamedNode:
    """The IRI of a fact's node, made of what the fact says and not of who says it."""
    return ox.NamedNode(E + stated(fact))


@lru_cache(maxsize=MANY)
def quotation(evidence: Evidence) -> ox.NamedNode:
    """The IRI of an evidence's node: one wherever the same rule reads the same words."""
    sure = f"{evidence.confidence:.2f}"
    said = digest(evidence.article, evidence.start, evidence.end, evidence.text, evidence.by, sure)
    return ox.NamedNode(f"{E}ev-{said[:16]}")


def observation(statistic: Statistic) -> ox.NamedNode:
    """The IRI of a statistic's node."""
    return ox.NamedNode(E + observed(statistic))


def chinese(text: str) -> ox.Literal:
    """A text in Chinese."""
    return ox.Literal(writable(text), language="zh")


@lru_cache(maxsize=MANY)
def plain(text: str) -> ox.Literal:
    """A text in no language."""
    return ox.Literal(writable(text))


def dated(date: str) -> ox.Literal:
    """A date as exact as it is; an interval is a text, since XML Schema has none.

    >>> dated("2018-06")
    <Literal value=2018-06 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#gYearMonth>>
    """
    kind = DATED.get(len(date))
    return ox.Literal(date, datatype=ox.NamedNode(XSD + kind)) if kind else plain(date)


def address(url: str) -> ox.NamedNode | ox.Literal:
    """An address on the web as an IRI, or as a text where it is none."""
    return ox.NamedNode(url) if WEB.fullmatch(url) else ox.Literal(writable(url), datatype=ANY_URI)


def checksum(text: str) -> ox.Literal:
    """By which it can be told whether a text is still the same: the SHA-256 of its UTF-8.

    >>> checksum("").value[:19]
    'sha256:e3b0c44298fc'
    """
    return ox.Literal(f"sha256:{sha256(writable(text).encode()).hexdigest()}")


@lru_cache(maxsize=MANY)
def sure(confidence: float) -> ox.Literal:
    """A confidence with two decimals."""
    return ox.Literal(f"{confidence:.2f}", datatype=ox.NamedNode(f"{XSD}decimal"))


def number(value: float) -> ox.Literal:
    """A figure: an integer where it is whole, a decimal otherwise; the only two that every store keeps as they are."""
    text = decimal(value)
    return ox.Literal(text, datatype=ox.NamedNode(XSD + ("decimal" if "." in text else "integer")))
