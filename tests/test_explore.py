"""What an explorer asks of a reading: names as they are typed, numbers instead of ids, what lies around a name."""

from dataclasses import replace

import pytest

from hongtu.explore.index import around, index, most_connected
from hongtu.explore.pinyin import keys
from hongtu.model import Entity, Reading


@pytest.mark.parametrize(("name", "type", "typed"), [
    ("曾晓明", "Person", {"zengxiaoming", "zxm"}), ("单田芳", "Person", {"shantianfang", "stf"}),
    ("解晓东", "Person", {"xiexiaodong", "xxd"}), ("仇和", "Person", {"qiuhe", "qh"}),
    ("区海文", "Person", {"ouhaiwen", "ohw"}), ("查良镛", "Person", {"zhaliangyong"}),
    ("朴志勋", "Person", {"piaozhixun", "pzx"}), ("尉迟恭", "Person", {"yuchigong", "ycg"}),
    ("单于明", "Person", {"chanyuming", "cym"}), ("王新", "Person", {"wangxin", "wx"}),
    ("重庆银行", "Company", {"chongqingyinhang", "cqyh"}), ("（A1）号楼", "Facility", {"a1haolou"}),
])  # fmt: skip
def test_names_are_typed_as_they_are_read(name: str, type: str, typed: set[str]) -> None:
    assert typed <= set(keys(Entity("e", type, (name,))))


def test_only_people_have_surnames() -> None:
    assert keys(Entity("e", "Place", ("区府",))) == ("qufu", "qf")
    assert keys(Entity("e", "Place", ("区府", "……"))) == ("qufu", "qf")


def test_each_entity_has_its_facts_figures_and_neighbours(small: Reading) -> None:
    whole = index(small)
    zone = whole.number["江州高新区"]
    assert {small.facts[i].predicate for i in whole.facts.of(zone)} == {"runs", "locatedIn", "foundedOn"}
    assert [small.statistics[i].value for i in whole.figures.of(zone)] == [1240]
    assert {small.entities[i].id for i in whole.near.of(zone)} == {"星河光电有限公司", "青蓝计划"}
    assert whole.degree.tolist() == [2, 2, 2, 2, 0]


def test_an_empty_reading_has_an_index() -> None:
    whole = index(Reading())
    assert most_connected(whole, 9) == []
    assert whole.joined([]).tolist() == []


def test_of_a_fact_of_one_thing_with_itself_there_is_no_neighbour(small: Reading) -> None:
    alone = replace(small.facts[3], object="星河光电有限公司")
    whole = index(replace(small, facts=(alone,), statistics=()))
    assert whole.facts.of(1).tolist() == [0]
    assert whole.degree.tolist() == [0] * 5


def test_among_some_entities_are_the_facts_that_join_them_and_their_dates(small: Reading) -> None:
    whole = index(small)
    found = whole.joined([whole.number["江州高新区"], whole.number["青蓝计划"]])
    assert {small.facts[i].predicate for i in found} == {"runs", "foundedOn"}


def test_around_a_name_lies_what_few_steps_reach(small: Reading) -> None:
    whole = index(small)
    near = [{small.entities[i].id for i in around(whole, ["星河光电"], hops)} for hops in range(3)]
    assert near[0] == {"星河光电有限公司"}
    assert near[1] == {"星河光电有限公司", "张明远", "江州高新区"}
    assert near[2] == near[1] | {"青蓝计划"}
    with pytest.raises(ValueError, match="张明远"):
        around(whole, ["张明"], 1)


def test_the_most_connected_are_never_more_than_asked_for(small: Reading) -> None:
    whole = index(small)
    assert most_connected(whole, 9) == [0, 1, 2, 3]
    assert most_connected(whole, 1) == [0]


def test_an_article_knows_what_it_states(small: Reading) -> None:
    assert index(small).said["page"] == ([0, 1, 2, 3, 4], [0])
