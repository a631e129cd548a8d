"""Writes what follows from ``ontology/hongtu.ttl``: uv run python tools/vocabulary.py [FOLDER]

Its page for readers, ``docs/vocabulary.html``, and the shapes of ``ontology/shapes.ttl`` that say which classes each
relation joins. With a folder, both are written there instead.

pyLODE makes the page. It shows neither both labels apart nor what a term is close to, so these are told it as it
understands them: one title a term, and notes with links.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from pylode import OntPub
from rdflib import RDFS, SDO, SKOS, VANN, Graph, Literal, URIRef
from rdflib.term import Node

from hongtu.ontology import Pair, Term, ontology

ROOT = Path(__file__).parents[1]
MAPPINGS = (
    (SKOS.closeMatch, "相近 close to"),
    (SKOS.broadMatch, "更宽 broader"),
    (SDO.inverseOf, "反向 inverse of"),
)
BELOW = "below this line is what tools/vocabulary.py makes of hongtu.ttl\n"
SUBJECT = ("的主语是另一类", "has a subject of another class")
OBJECT = ("的宾语是另一类", "has an object of another class")
EITHER = ("不连接这两类", "does not join these classes")
DATES = "sh:or ( [ sh:datatype xsd:date ] [ sh:datatype xsd:gYearMonth ] [ sh:datatype xsd:gYear ] )"


def page(source: Path) -> str:
    """The HTML page that describes a vocabulary; nothing in it is fetched from elsewhere."""
    graph = Graph().parse(source, format="turtle")
    for term in set(graph.subjects(RDFS.isDefinedBy)):
        graph.set((term, RDFS.label, title(graph, term)))
        for mapping, words in MAPPINGS:
            if others := sorted(graph.objects(term, mapping)):
                graph.add((term, SKOS.note, Literal(f"{words}: {', '.join(linked(graph, one) for one in others)}")))
    # pyLODE takes each IRI that begins with the prefix for one of ours, and "ht" begins every http address.
    (vocabulary,) = graph.subjects(VANN.preferredNamespacePrefix)
    graph.set((vocabulary, VANN.preferredNamespacePrefix, Literal("ht:")))
    writer = OntPub(graph, sort_subjects=True)
    writer.fids |= {str(term): term.fragment for term in graph.subjects(RDFS.isDefinedBy)}
    return str(writer.make_html()).rstrip() + "\n"


def title(graph: Graph, term: Node) -> Literal:
    """The labels of a term side by side, the Chinese one first."""
    labels = sorted(graph.objects(term, RDFS.label), key=lambda label: label.language, reverse=True)
    return Literal(" ".join(labels))


def linked(graph: Graph, term: URIRef) -> str:
    """A term of another vocabulary as a link in Markdown."""
    return f"[{graph.namespace_manager.curie(term)}]({term})"


def shapes(source: Path) -> str:
    """A file of shapes with its last part, on what relations join, written anew."""
    head, _, _ = source.read_text(encoding="utf-8").partition(BELOW)
    terms = ontology()
    relations = sorted(terms.properties.items())
    return "\n".join((head + BELOW, *(relation(term, terms.pairs[name]) for name, term in relations)))


def relation(term: Term, pairs: tuple[Pair, ...]) -> str:
    """The shape of a relation: each statement that has it joins one of its pairs of classes."""
    said = [ends(term, pair) for pair in pairs]
    one_of = "".join(f"\n    [ sh:property{each} ]" for each in said)
    what = f"sh:or ({one_of} ) ;\n    {told(term, EITHER)}" if len(said) > 1 else f"sh:property{said[0]}"
    name = f"hs:{term.name} a sh:PropertyShape ; sh:targetNode ht:{term.name}"
    return f"{name} ; sh:path [ sh:inversePath rdf:predicate ] ;\n    {what} .\n"


def ends(term: Term, pair: Pair) -> str:
    """The shapes of both ends of a statement."""
    subject, target = (end(side, classes) for side, classes in zip(("subject", "object"), pair, strict=True))
    return f"\n    [ {subject} ;\n        {told(term, SUBJECT)} ] ,\n    [ {target} ;\n        {told(term, OBJECT)} ]"


def end(side: str, classes: Iterable[str]) -> str:
    """The shape of the classes that one end of a statement may have; without any, it is a date."""
    names = " ".join(f"ht:{name}" for name in sorted(classes))
    if not names:
        return f"sh:path rdf:{side} ; {DATES}"
    return f"sh:path ( rdf:{side} rdf:type ) ; sh:minCount 1 ;\n        sh:in ( {names} )"


def told(term: Term, words: tuple[str, str]) -> str:
    """What to say of a statement that breaks a shape."""
    return f'sh:message "「{term.label_zh}」{words[0]}"@zh , "“{term.label_en}” {words[1]}"@en'


if __name__ == "__main__":
    pages, forms = (Path(sys.argv[1]),) * 2 if len(sys.argv) > 1 else (ROOT / "docs", ROOT / "ontology")
    for file, text in (
        (pages / "vocabulary.html", page(ROOT / "ontology" / "hongtu.ttl")),
        (forms / "shapes.ttl", shapes(ROOT / "ontology" / "shapes.ttl")),
    ):
        file.write_text(text, encoding="utf-8", newline="\n")
        print(f"→ {file}")
