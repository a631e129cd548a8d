"""A graph as a network of entities, in GraphML and GEXF, for Gephi, Cytoscape, yEd, igraph and networkx.

Entities are nodes, facts between them edges. What is no relation of two entities stands at its node as JSON: figures,
and facts with a date. So does the evidence of each, with its article.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import IO, Any

from lxml import etree

from hongtu.export.source import Source
from hongtu.export.tables import ARTICLES, ENTITIES, EVIDENCE, FACTS, FIGURES, Row, home, row
from hongtu.graph.iris import HT, E
from hongtu.ontology import RDF, ontology

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
GEXF, VIZ = "http://www.gexf.net/1.2draft", "http://www.gexf.net/1.2draft/viz"
NODE = ("class", "class_zh", "aliases", "dates", "figures")
EDGE = ("relation", "relation_zh", "role", "period", "status", "confidence", "articles", "evidence")
NUMBERS = frozenset({"confidence", "articles"})


@dataclass(frozen=True, slots=True)
class Network:
    """The nodes and edges of a source, made one after another: ids, labels and the attributes ``NODE`` and ``EDGE``."""

    source: Source
    quote: Callable[[str], Row]

    def nodes(self) -> Iterator[Row]:
        """The entities."""
        terms = ontology().classes
        for node in self.source.nodes():
            if home(node) is ENTITIES:
                one = row(ENTITIES, node, str)
                facts = [row(FACTS, fact, str) for fact in self.source.pointing(f"{RDF}subject", node.iri)]
                dated = [fact for fact in facts if fact["relation"] == "foundedOn"]
                figures = [row(FIGURES, figure, str) for figure in self.source.pointing(f"{HT}of", node.iri)]
                yield one | {
                    "label": one["name"],
                    "class_zh": terms[str(one["class"])].label_zh,
                    "aliases": text(one["aliases"]),
                    "dates": text([self.proved(fact) for fact in dated]),
                    "figures": text([self.proved(figure) for figure in figures]),
                }

    def edges(self) -> Iterator[Row]:
        """The facts between two entities."""
        terms = ontology().properties
        for node in self.source.nodes():
            if home(node) is FACTS and (one := row(FACTS, node, str))["relation"] != "foundedOn":
                quoted = self.proved(one)["evidence"]
                term = terms[str(one["relation"])]
                yield one | {
                    "label": term.label_zh,
                    "relation_zh": term.label_zh,
                    "articles": len({each["article"] for each in quoted}),
                    "evidence": text(quoted),
                }

    def proved(self, said: Row) -> dict[str, Any]:
        """A fact or figure with its evidence in place of the names of that, without the names of its ends."""
        ids = said["evidence"]
        quoted = [self.quote(id) for id in ids] if isinstance(ids, tuple) else []
        kept = {key: value for key, value in said.items() if value is not None and not key.endswith("_name")}
        return kept | {"evidence": quoted}


def network(source: Source) -> Network:
    """The network of a source."""

    @lru_cache(maxsize=10_000)
    def article(id: str) -> Row:
        return {f"article_{key}": value for key, value in row(ARTICLES, source.node(E + id), str).items() if value}

    def quote(id: str) -> Row:
        one = {key: value for key, value in row(EVIDENCE, source.node(E + id), str).items() if value is not None}
        return one | article(str(one.get("article")))

    return Network(source, quote)


def text(values: object) -> str:
    """Values as JSON; nothing for none."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True) if values else ""


def graphml(source: Source, out: IO[bytes]) -> None:
    """Write GraphML."""
    made = network(source)
    with etree.xmlfile(out, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element("graphml", nsmap={None: GRAPHML}):
            for side, names in (("node", ("label", *NODE)), ("edge", ("label", *EDGE))):
                for name in names:
                    key = {"id": f"{side}-{name}", "for": side, "attr.name": name, "attr.type": typed(name)}
                    xml.write(etree.Element("key", key))
            with xml.element("graph", edgedefault="directed"):
                for one in made.nodes():
                    xml.write(graphml_element("node", {"id": one["id"]}, one, NODE))
                for one in made.edges():
                    ends = {"id": one["id"], "source": one["subject"], "target": one["object"]}
                    xml.write(graphml_element("edge", ends, one, EDGE))


def graphml_element(side: str, own: Row, one: Row, names: tuple[str, ...]) -> etree._Element:
    """A node or edge of GraphML."""
    element = etree.Element(side, {key: str(value) for key, value in own.items()})
    for name in ("label", *names):
        if one[name] not in (None, ""):
            etree.SubElement(element, "data", key=f"{side}-{name}").text = str(one[name])
    return element


def gexf(source: Source, out: IO[bytes]) -> None:
    """Write GEXF 1.2, each node in the colour of its class."""
    made = network(source)
    with etree.xmlfile(out, encoding="utf-8") as xml:
        xml.write_declaration()
        root, graph = {"version": "1.2"}, {"mode": "static", "defaultedgetype": "directed"}
        with xml.element("gexf", root, nsmap={None: GEXF, "viz": VIZ}), xml.element("graph", graph):
            for side, names in (("node", NODE), ("edge", EDGE)):
                with xml.element("attributes", {"class": side}):
                    for name in names:
                        xml.write(etree.Element("attribute", id=f"{side}-{name}", title=name, type=typed(name)))
            with xml.element("nodes"):
                for one in made.nodes():
                    element = gexf_element("node", {"id": one["id"], "label": one["label"]}, one, NODE)
                    element.append(colour(ontology().classes[str(one["class"])].colour))
                    xml.write(element)
            with xml.element("edges"):
                for one in made.edges():
                    ends = {"id": one["id"], "source": one["subject"], "target": one["object"], "label": one["label"]}
                    xml.write(gexf_element("edge", ends, one, EDGE))


def gexf_element(side: str, own: Row, one: Row, names: tuple[str, ...]) -> etree._Element:
    """A node or edge of GEXF."""
    element = etree.Element(side, {key: str(value) for key, value in own.items()})
    values = etree.SubElement(element, "attvalues")
    for name in names:
        if one[name] not in (None, ""):
            etree.SubElement(values, "attvalue", {"for": f"{side}-{name}", "value": str(one[name])})
    return element


def colour(code: str) -> etree._Element:
    """A colour such as #1f6fb2."""
    parts = {name: str(int(code[at : at + 2], 16)) for name, at in (("r", 1), ("g", 3), ("b", 5))}
    return etree.Element(f"{{{VIZ}}}color", parts)


def typed(name: str) -> str:
    """The type of an attribute."""
    return "double" if name in NUMBERS else "string"
