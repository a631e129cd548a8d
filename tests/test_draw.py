"""The network behind the page: what is a node and a line, what lies around a name, places that do not change."""

import json
import math
import re
from itertools import combinations
from statistics import fmean
from typing import Any

import pyoxigraph as ox
import pytest
from msgspec.structs import replace

from hongtu.draw import network, page
from hongtu.draw.atlas import atlas
from hongtu.draw.chart import spread
from hongtu.draw.columns import Columns, columns
from hongtu.draw.layout import Line, Memory, positions
from hongtu.draw.page import vis
from hongtu.draw.quoted import Sentences
from hongtu.explore.index import index
from hongtu.graph import triples
from hongtu.graph.iris import E
from hongtu.model import Reading


def embedded(html: str, name: str) -> dict[str, Any]:
    found = re.search(f'<script type="application/json" id="{name}">(.*?)</script>', html, re.S)
    assert found
    value: dict[str, Any] = json.loads(found[1])
    return value


def told(reading: Reading, sentence: Sentences | None = None) -> Columns:
    """All of a reading in columns."""
    whole, all = index(reading), range(len(reading.entities))
    return columns(atlas(whole, spread(whole, all), sentence), all)


def test_entities_are_nodes_and_facts_are_lines_but_dates_and_plans(small: Reading) -> None:
    planned = replace(small.facts[2], status="planned")
    graph = network(replace(small, facts=(*small.facts[:2], planned, *small.facts[3:])))
    assert set(graph) == {e.id for e in small.entities}
    assert {d["predicate"] for _, _, d in graph.edges(data=True)} == {"holdsPost", "participatesIn", "locatedIn"}


def test_a_page_of_a_name_shows_what_lies_around_it(small: Reading) -> None:
    shown = embedded(page(small, around=["星河光电"], hops=1), "data")
    assert shown["nodes"]["id"] == ["张明远", "星河光电有限公司", "江州高新区"]
    assert shown["total"] == {"entities": 5, "facts": 5, "figures": 1, "articles": 1}


def test_an_unknown_name_is_told_with_its_nearest(small: Reading) -> None:
    with pytest.raises(ValueError, match="张明远"):
        page(small, around=["张明"])


def test_what_nothing_is_said_of_is_left_out_and_counted(small: Reading) -> None:
    html = page(small)
    assert embedded(html, "data")["left"] == 1
    assert "远山村" not in embedded(html, "data")["nodes"]["name"]


def test_the_page_is_the_same_each_time_and_small(small: Reading) -> None:
    assert page(small) == page(small)
    assert len(page(small)) < 800_000


def lying_on_each_other(lines: list[Line], widths: dict[str, float]) -> int:
    found = positions(lines, widths)
    return sum(
        abs(found[a][0] - found[b][0]) < (widths[a] + widths[b]) / 2 and abs(found[a][1] - found[b][1]) < 30
        for a, b in combinations(widths, 2)
    )


def test_names_do_not_lie_on_each_other() -> None:
    names = [f"江州第{i}有限公司" for i in range(60)]
    assert lying_on_each_other([(names[0], n) for n in names[1:]], dict.fromkeys(names, 100.0)) <= 2


def test_of_many_names_few_lie_on_each_other_and_neighbours_stand_near() -> None:
    nodes = [f"{hub}-{i}" for hub in range(20) for i in range(25)]
    lines = [(f"{node.partition('-')[0]}-0", node) for node in nodes if not node.endswith("-0")]
    lines += [(f"{hub}-0", f"{hub // 2}-0") for hub in range(1, 20)]
    widths = dict.fromkeys(nodes, 80.0)
    assert lying_on_each_other(lines, widths) < 10
    found = positions(lines, widths)
    assert found == positions([(b, a) for a, b in reversed(lines)], widths)
    far = [math.dist(found[a], found[b]) for a, b in combinations(nodes, 2)]
    assert fmean(math.dist(found[a], found[b]) for a, b in lines) < fmean(far) / 3


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
    words = [said for fact in told(small)["facts"] for said in fact["said"]]
    assert [0, "张明远经“青蓝计划”引进，", "任星河光电有限公司党支部书记", "。", "relate.test.RULE", 27] in words
    text = small.articles[0].text
    assert all(text[start:].startswith(said) for _, _, said, _, _, start in words)


def test_sentences_come_from_elsewhere_where_articles_have_no_text(small: Reading) -> None:
    bare = replace(small, articles=(replace(small.articles[0], text=""),))
    shown = told(bare, lambda evidence: ("前", "后"))
    assert shown["facts"][0]["said"][0][1:4] == ["前", "任星河光电有限公司党支部书记", "后"]


def test_columns_refer_to_each_other_by_number(small: Reading) -> None:
    shown = told(small)
    nodes, names = shown["nodes"], [p["name"] for p in shown["properties"]]
    assert {len(column) for column in nodes.values()} == {5}
    rows = {(nodes["id"][f["s"]], names[f["p"]], f["o"] if f["o"] == "2010-05" else nodes["id"][f["o"]])
            for f in shown["facts"]}  # fmt: skip
    assert rows == {(f.subject, f.predicate, f.object) for f in small.facts}
    assert dict(zip(nodes["id"], nodes["degree"], strict=True))["江州高新区"] == 2
    assert sorted(zip(shown["pairs"]["a"], shown["pairs"]["b"], strict=True)) == [(0, 1), (0, 3), (1, 2), (2, 3)]
    assert shown["articles"] == [{"id": "page", "title": "园区要闻", "published": "2018-11-02"}]
    assert all(len(one["label_en"]) > 2 for one in (*shown["types"], *shown["properties"]))


def test_facts_and_figures_have_the_ids_of_their_nodes_in_the_graph(small: Reading) -> None:
    shown = told(small)
    ids = {triple.subject.value for triple in triples(small) if isinstance(triple.subject, ox.NamedNode)}
    given = [one["id"] for one in (*shown["facts"], *shown["figures"])]
    assert len(given) == 6
    assert {E + id for id in given} <= ids


def test_a_plan_is_told_but_joins_nothing(small: Reading) -> None:
    planned = tuple(replace(fact, status="planned") for fact in small.facts)
    shown = told(replace(small, facts=planned))
    assert len(shown["facts"]) == 5
    assert shown["pairs"] == {"a": [], "b": []}


def test_names_are_found_as_they_are_typed(small: Reading) -> None:
    keys = dict(zip(told(small)["nodes"]["id"], told(small)["nodes"]["keys"], strict=True))
    assert keys["江州高新区"] == "jiangzhougaoxinqu jzgxq gaoxinqu gxq"


def test_vis_network_lies_in_the_wheel() -> None:
    assert "vis-network" in vis()[:600]
