"""A selection is a graph again: it holds what was picked, all that it goes back to, and nothing that leads nowhere."""

import gc
from pathlib import Path

import pyoxigraph as ox
import pytest
from msgspec.structs import replace

from hongtu.export import of_graph, selected, source
from hongtu.flaws import flaws
from hongtu.graph import Graph, state
from hongtu.graph.iris import E
from hongtu.model import Reading


def picked(small: Reading, sparql: str) -> Graph:
    """The part of a graph that a query picks, as a graph."""
    part = selected(of_graph(state(small)), sparql)
    graph = state(Reading())
    graph.store.extend(ox.Quad(*triple) for triple in part.triples())
    return graph


def said(graph: Graph) -> set[tuple[str, str, str]]:
    return {(f.subject, f.predicate, f.object) for f in graph.reading().facts}


def test_an_entity_comes_with_what_is_said_of_it(small: Reading) -> None:
    graph = picked(small, "SELECT ?x { ?x rdfs:label '张明远'@zh }")
    assert said(graph) == {("张明远", "holdsPost", "星河光电有限公司"), ("张明远", "participatesIn", "青蓝计划")}
    reading = graph.reading()
    assert {e.id for e in reading.entities} == {"张明远", "星河光电有限公司", "青蓝计划"}
    assert [a.id for a in reading.articles] == ["page"]
    assert not reading.statistics


def test_a_zone_comes_with_its_figures_and_date(small: Reading) -> None:
    graph = picked(small, "SELECT ?x { ?x a ht:Zone }")
    assert {p for _, p, _ in said(graph)} == {"runs", "locatedIn", "foundedOn"}
    assert [s.value for s in graph.reading().statistics] == [1240]


@pytest.mark.parametrize(
    ("query", "facts"),
    [
        ("SELECT ?st { ?st rdf:predicate ht:runs }", {"runs"}),
        ("SELECT ?ev { ?st rdf:predicate ht:runs ; prov:wasDerivedFrom ?ev }", {"runs"}),
        ("SELECT ?role { ?role a org:Role }", {"holdsPost"}),
        ("SELECT ?a { ?a a ht:Article }", {"runs", "holdsPost", "participatesIn", "locatedIn", "foundedOn"}),
    ],
)
def test_nodes_of_the_record_come_with_the_facts_that_they_belong_to(
    query: str, facts: set[str], small: Reading
) -> None:
    assert {p for _, p, _ in said(picked(small, query))} == facts


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?x { ?x a ht:Person }",
        "SELECT ?x { ?x a ht:Zone }",
        "SELECT ?x { ?x a ht:Place }",
        "SELECT ?x { ?x a ht:Observation }",
        "SELECT ?x { ?x a ht:Evidence }",
        "SELECT * { ?x ht:locatedIn ?y }",
        "SELECT * { ?s ?p ?o }",
    ],
)
def test_a_selection_has_no_flaw(query: str, small: Reading) -> None:
    assert list(flaws(picked(small, query))) == []


def test_all_that_is_picked_is_all(small: Reading) -> None:
    assert set(picked(small, "SELECT * { ?s ?p ?o }").store) == set(state(small).store)


def test_a_selection_answers_by_the_names_that_its_entities_had(small: Reading) -> None:
    (first, *rest) = small.entities
    moved = replace(small, entities=(replace(first, former=("张明远旧",)), *rest))
    assert picked(moved, "SELECT ?x { ?x a ht:Person }").reading().entities[0].former == ("张明远旧",)
    assert not any(e.former for e in picked(moved, "SELECT ?x { ?x a ht:Place }").reading().entities)


def test_construct_gives_its_triples(small: Reading) -> None:
    graph = picked(small, "CONSTRUCT WHERE { ?x ht:holdsPost ?y }")
    assert [q.subject.value for q in graph.store] == [f"{E}张明远"]


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("SELECT ?name { ?x rdfs:label ?name }", "not their labels"),
        ("SELECT ?x { ?x a ht:Media }", "names no node"),
        ("ASK { ?s ?p ?o }", "ASK picks nothing"),
        ("SELECT ?x { SERVICE <http://example.org/> { ?x a ht:Person } }", "SERVICE asks another server"),
        ("SELECT ?x {", "SPARQL"),
    ],
)
def test_what_picks_nothing_is_told_in_one_line(query: str, fault: str, small: Reading) -> None:
    with pytest.raises(ValueError, match=fault):
        picked(small, query)


def test_many_triples_are_sorted_on_disk_and_leave_nothing_there(
    small: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = "CONSTRUCT WHERE { ?s ?p ?o }"
    in_memory = selected(of_graph(state(small)), query)
    monkeypatch.setattr(source, "RUN", 7)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    on_disk = selected(of_graph(state(small)), query)
    assert len(list(tmp_path.rglob("*.nt"))) > 9
    assert list(on_disk.triples()) == list(on_disk.triples()) == list(in_memory.triples())
    assert len(on_disk.store) == len(in_memory.store)
    rest = on_disk.triples()
    next(rest)
    del on_disk
    gc.collect()
    assert len(list(rest)) == len(in_memory.store) - 1
    del rest
    gc.collect()
    assert list(tmp_path.iterdir()) == []
