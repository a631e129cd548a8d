"""A reading as a network: entities are nodes, facts are lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongtu.model import Reading

if TYPE_CHECKING:
    import networkx as nx


def network(reading: Reading) -> nx.MultiDiGraph[str]:
    """The graph of a resolved reading: nodes with class and names, one edge a fact with its number in ``fact``.

    Planned facts and dates are no edges. This is the graph that networkx analyses.
    """
    # Half a second to import, for who analyses a graph.
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in reading.entities:
        graph.add_node(entity.id, type=entity.type, names=list(entity.names), label=entity.names[0])
    for number, fact in enumerate(reading.facts):
        if fact.predicate != "foundedOn" and fact.status != "planned":
            shown = {"predicate": fact.predicate, "role": fact.role, "status": fact.status}
            graph.add_edge(fact.subject, fact.object, fact=number, **shown)
    return graph
