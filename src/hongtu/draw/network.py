"""A reading as a network: entities are nodes, facts are lines; what lies around a name, and what is most connected."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from hongtu.lookup import called
from hongtu.model import Reading

MOST = 1000


def network(reading: Reading) -> nx.MultiDiGraph[str]:
    """The graph of a resolved reading: nodes with class and names, one edge a fact with its number in ``fact``.

    Planned facts and dates are no edges. This is the graph that is laid out and that networkx analyses.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in reading.entities:
        graph.add_node(entity.id, type=entity.type, names=list(entity.names), label=entity.names[0])
    for number, fact in enumerate(reading.facts):
        if fact.predicate != "foundedOn" and fact.status != "planned":
            shown = {"predicate": fact.predicate, "role": fact.role, "status": fact.status}
            graph.add_edge(fact.subject, fact.object, fact=number, **shown)
    return graph


def around(graph: nx.MultiDiGraph[str], names: Iterable[str], hops: int) -> nx.MultiDiGraph[str]:
    """The part of a graph within some steps of the entities with the names; raises ValueError naming an unknown one."""
    known = {node: data["names"] for node, data in graph.nodes(data=True)}
    chosen = {node for name in names for node in called(known, name)}
    plain = graph.to_undirected(as_view=True)
    near = {n for node in chosen for n in nx.single_source_shortest_path_length(plain, node, cutoff=hops)}
    return graph.subgraph(sorted(near)).copy()


def most_connected(graph: nx.MultiDiGraph[str], most: int = MOST) -> nx.MultiDiGraph[str]:
    """A graph without the entities that nothing is said of, and of those left the most connected."""
    linked = [node for node in graph if graph.degree(node)] or list(graph)
    kept = sorted(linked, key=lambda node: (-graph.degree(node), node))[:most]
    return graph.subgraph(sorted(kept)).copy()
