"""A resolved reading as RDF and back: triples, Turtle, and a folder with a store that answers SPARQL.

The model: entities with direct triples for browsing, one ``ht:Statement`` for each fact, one ``ht:Evidence`` for each
time an article says it, one ``ht:Observation`` for each figure, one ``ht:Article`` for each article.
"""

from hongtu.graph.iris import PREFIXES
from hongtu.graph.statements import triples
from hongtu.graph.store import Graph, from_turtle, open, state, write
from hongtu.graph.turtle import turtle

__all__ = ["PREFIXES", "Graph", "from_turtle", "open", "state", "triples", "turtle", "write"]
