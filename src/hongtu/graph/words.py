"""What a node of a graph is called, and the sentences behind it; also in a graph that is not as it should be."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pyoxigraph as ox

from hongtu.graph.iris import DCTERMS, HT, OA, PROV, E
from hongtu.ontology import RDF, RDFS, ontology

DERIVED, QUOTED = ox.NamedNode(f"{PROV}wasDerivedFrom"), ox.NamedNode(f"{PROV}wasQuotedFrom")
ENDS = tuple(ox.NamedNode(iri) for iri in (f"{RDF}subject", f"{RDF}object", f"{HT}of"))
SENTENCES = 3
# Control characters, line separators, and the marks that turn the direction of writing or cannot be seen.
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


def line(text: str) -> str:
    """A text on one line, without what steers a terminal or turns the direction of writing.

    >>> line("党委\\n\\x1b[31m书记")
    '党委 [31m书记'
    """
    return CONTROL.sub(" ", text)


def told(store: ox.Store, node: object) -> str:
    """A node for reading: a fact or figure in words, anything else by its name, with its IRI behind it."""
    if not isinstance(node, ox.NamedNode):
        return str(node)
    subject, predicate, target = (first(store, node, f"{RDF}{part}") for part in ("subject", "predicate", "object"))
    short = f"e:{node.value.removeprefix(E)}" if node.value.startswith(E) else f"<{node.value}>"
    if predicate:
        relation = predicate.value.removeprefix(HT)
        label = ontology().properties[relation].label_zh if relation in ontology().properties else ""
        return line(f"{called(store, subject)} —{label} {relation}→ {called(store, target)}  {short}")
    if of := first(store, node, f"{HT}of"):
        figure = "".join(text(store, node, HT + part) for part in ("measure", "value", "unit"))
        return line(f"{called(store, of)} {figure}  {short}")
    return line(f"{called(store, node)}  {short}")


def called(store: ox.Store, node: object) -> str:
    """The name of an entity, the title of an article, or what else a node has of that kind."""
    if isinstance(node, ox.NamedNode):
        names = (text(store, node, iri) for iri in (f"{RDFS}label", f"{DCTERMS}title", f"{OA}exact"))
        return next(filter(None, names), node.value.removeprefix(E))
    return node.value if isinstance(node, ox.Literal) else "?"


def quoted(store: ox.Store, node: object) -> tuple[str, ...]:
    """Up to three sentences that a node goes back to, its evidence in 【】, each with its article and offsets."""
    found = sorted({each.value for each in evidence(store, node)})[:SENTENCES] if isinstance(node, ox.NamedNode) else ()
    return tuple(sentence(store, ox.NamedNode(iri)) for iri in found)


def evidence(store: ox.Store, node: ox.NamedNode) -> Iterator[ox.NamedNode]:
    """The evidence of a fact or figure, of what is said of an entity, or the node itself if it is evidence."""
    if first(store, node, QUOTED.value) or text(store, node, f"{OA}exact"):
        yield node
        return
    found = [quad.object for quad in store.quads_for_pattern(node, DERIVED, None)]
    if not found:
        saying = [quad.subject for end in ENDS for quad in store.quads_for_pattern(None, end, node)]
        found = [quad.object for one in saying for quad in store.quads_for_pattern(one, DERIVED, None)]
    yield from (each for each in found if isinstance(each, ox.NamedNode))


def sentence(store: ox.Store, node: ox.NamedNode) -> str:
    """An evidence inside its sentence, with its article and offsets."""
    before, words, after = (text(store, node, OA + part) for part in ("prefix", "exact", "suffix"))
    start, end = (text(store, node, OA + part) for part in ("start", "end"))
    article = first(store, node, QUOTED.value)
    place = text(store, article, f"{DCTERMS}identifier") if isinstance(article, ox.NamedNode) else ""
    return line(f"{' '.join(f'{before}【{words}】{after}'.split())}  {place} {start}-{end}")


def first(store: ox.Store, node: ox.NamedNode, predicate: str) -> ox.NamedNode | ox.BlankNode | ox.Literal | None:
    """The least of a node's values of a property, or nothing."""
    found = [quad.object for quad in store.quads_for_pattern(node, ox.NamedNode(predicate), None)]
    return min((term for term in found if not isinstance(term, ox.Triple)), key=str, default=None)


def text(store: ox.Store, node: ox.NamedNode, predicate: str) -> str:
    """The text of a node's value of a property, or nothing."""
    found = first(store, node, predicate)
    return found.value if isinstance(found, ox.Literal) else ""
