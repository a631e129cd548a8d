"""The network behind the page: what is a node and a line, what lies around a name, places that do not change."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from hongtu.draw import around, network, page
from hongtu.draw.columns import columns
from hongtu.draw.layout import Memory, positions
from hongtu.draw.network import most_connected
from hongtu.draw.page import vis
from hongtu.model import Entity, Reading


def embedded(html: str, name: str) -> dict[str, Any]:
    found = re.search(f'<script type="application/json" id="{name}">(.*?)</script>', html, re.S)
    assert found
    value: dict[str, Any] = json.loads(found[1])
    return value


def test_entities_are_nodes_and_facts_are_lines_but_dates_and_plans(small: Reading) -> None:
    planned = replace(small.facts[2], status="planned")
    graph = network(replace(small, facts=(*small.facts[:2], planned, *small.facts[3:])))
    assert set(graph) == {e.id for e in small.entities}
    assert {d["predicate"] for _, _, d in graph.edges(data=True)} == {"holdsPost", "participatesIn", "locatedIn"}


def test_around_a_name_lies_what_few_steps_reach(small: Reading) -> None:
    graph = network(small)
    assert set(around(graph, ["星河光电"], 1)) == {"星河光电有限公司", "张明远", "江州高新区"}
    assert set(around(graph, ["星河光电"], 0)) == {"星河光电有限公司"}
    assert "青蓝计划" in around(graph, ["星河光电"], 2)


def test_an_unknown_name_is_told_with_its_nearest(small: Reading) -> None:
    with pytest.raises(ValueError, match="张明远"):
        page(small, around=["张明"])


def test_what_nothing_is_said_of_is_left_out_and_counted(small: Reading) -> None:
    html = page(small)
    assert embedded(html, "data")["left"] == 1
    assert "远山村" not in embedded(html, "data")["nodes"]["name"]


def test_never_more_than_the_most_connected(small: Reading) -> None:
    graph = network(small)
    graph.add_edge("江州高新区", "远山村")
    assert set(most_connected(graph, most=1)) == {"江州高新区"}


def test_the_page_is_the_same_each_time_and_small(small: Reading) -> None:
    assert page(small) == page(small)
    assert len(page(small)) < 800_000


def test_names_do_not_lie_on_each_other() -> None:
    names = [f"江州第{i}有限公司" for i in range(60)]
    entities = tuple(Entity(n, "Company", (n,)) for n in names)
    graph = network(Reading((), entities))
    graph.add_edges_from([(names[0], n) for n in names[1:]])
    widths = dict.fromkeys(names, 110.0)
    found = positions(graph.to_undirected(), widths)
    overlaps = [
        (a, b)
        for i, a in enumerate(names)
        for b in names[i + 1 :]
        if abs(found[a][0] - found[b][0]) < 100 and abs(found[a][1] - found[b][1]) < 30
    ]
    assert len(overlaps) <= 2


def test_what_was_laid_out_before_is_taken_over(small: Reading) -> None:
    memory: Memory = {}
    first = page(small, memory=memory)
    assert first == page(small) == page(small, memory=memory)
    assert memory
    moved = {key: {node: (2 * x, y) for node, (x, y) in part.items()} for key, part in memory.items()}
    assert page(small, memory={**moved, "other": {}}) != first
    kept = dict(memory)
    longer = replace(small.entities[0], names=("一个很长很长的名字",))
    page(replace(small, entities=(longer, *small.entities[1:])), memory=memory)
    assert memory.keys().isdisjoint(kept)


def test_evidence_comes_with_the_rest_of_its_sentence(small: Reading) -> None:
    shown = columns(small, network(small), None)
    words = [said for fact in shown["facts"] for said in fact["said"]]
    assert [0, "张明远经“青蓝计划”引进，", "任星河光电有限公司党支部书记", "。", "relate.test.RULE"] in words


def test_sentences_come_from_elsewhere_where_articles_have_no_text(small: Reading) -> None:
    bare = replace(small, articles=(replace(small.articles[0], text=""),))
    shown = columns(bare, network(bare), lambda evidence: ("前", "后"))
    assert shown["facts"][0]["said"][0][1:4] == ["前", "任星河光电有限公司党支部书记", "后"]


def test_vis_network_lies_in_the_wheel() -> None:
    assert "vis-network" in vis()[:600]
