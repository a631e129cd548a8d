"""Writes the vocabulary as a page for readers: uv run python tools/vocabulary.py (docs/vocabulary.html).

pyLODE makes the page. It shows neither both labels apart nor what a term is close to, so these are told it as it
understands them: one title a term, and notes with links.
"""

import sys
from pathlib import Path

from pylode import OntPub
from rdflib import RDFS, SDO, SKOS, VANN, Graph, Literal, URIRef

ROOT = Path(__file__).parents[1]
MAPPINGS = (
    (SKOS.closeMatch, "相近 close to"),
    (SKOS.broadMatch, "更宽 broader"),
    (SDO.inverseOf, "反向 inverse of"),
)


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


def title(graph: Graph, term) -> Literal:
    """The labels of a term side by side, the Chinese one first."""
    labels = sorted(graph.objects(term, RDFS.label), key=lambda label: label.language, reverse=True)
    return Literal(" ".join(labels))


def linked(graph: Graph, term: URIRef) -> str:
    """A term of another vocabulary as a link in Markdown."""
    return f"[{graph.namespace_manager.curie(term)}]({term})"


if __name__ == "__main__":
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "vocabulary.html"
    out.write_text(page(ROOT / "ontology" / "hongtu.ttl"), encoding="utf-8", newline="\n")
    print(f"→ {out}")
