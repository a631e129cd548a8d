"""What an explorer asks of a reading: names as they are typed, numbers instead of ids, what lies around a name."""

import numpy as np
import pytest
from msgspec.structs import replace

from hongtu.explore.communities import clusters, communities, hung
from hongtu.explore.index import around, index, most_connected
from hongtu.explore.pinyin import keys
from hongtu.explore.search import catalogue, search
from hongtu.explore.trees import above, below, top, tree
from hongtu.model import Entity, Evidence, Fact, Reading

WORDS = (Evidence("a", -1, -1, "原文", "relate.test.RULE"),)


def reading(kinds: dict[str, str], facts: str) -> Reading:
    """A reading of things, each with its class, and facts written 甲 runs 乙; a former one has a minus before it."""
    said = [line.split() for line in facts.split(";")]
    entities = tuple(Entity(name, kind, (name,)) for name, kind in kinds.items())
    return Reading((), entities, tuple(
        Fact(s, p.removeprefix("-"), o, WORDS, status="former" if p.startswith("-") else "stated") for s, p, o in said
    ))  # fmt: skip


def names(found: Reading, wanted: str, limit: int = 20) -> list[str]:
    whole = index(found)
    hits, _ = search(whole, catalogue(whole), wanted, limit=limit)
    return [found.entities[hit.entity].id for hit in hits]


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
    whole = index(small)
    page = whole.articles["page"]
    assert (whole.said.of(page).tolist(), whole.counted.of(page).tolist()) == ([0, 1, 2, 3, 4], [0])


def test_whole_names_come_before_beginnings_and_these_before_what_stands_within() -> None:
    kinds = dict.fromkeys(("江州光电", "新江州", "江州", "江州港"), "Company")
    found = reading({**kinds, "李江": "Person"}, "李江 holdsPost 江州港")
    assert names(found, "江州") == ["江州", "江州港", "江州光电", "新江州"]
    assert names(found, "jiangzhou") == ["江州", "江州港", "江州光电", "新江州"]
    assert names(found, "jz") == ["江州", "江州港", "江州光电"]
    assert names(found, "江州", limit=1) == ["江州"]
    assert names(found, "州光") == ["江州光电"]


def test_widths_cases_and_blanks_make_no_difference() -> None:
    found = reading({"ＴＣＬ（惠州）公司": "Company", "甲": "Person"}, "甲 holdsPost ＴＣＬ（惠州）公司")
    assert names(found, "tcl(惠州) 公司") == names(found, "TCL") == ["ＴＣＬ（惠州）公司"]


def test_each_entity_is_found_once_whatever_of_its_names_are_met(small: Reading) -> None:
    assert names(small, "高新区") == ["江州高新区"]
    whole = index(small)
    (hit,), left = search(whole, catalogue(whole), "高新区")
    assert (hit.matched, left) == ("高新区", 0)
    none, left = search(whole, catalogue(whole), "高新区", among=np.zeros(5, bool))
    assert (none, left) == ([], 0)
    assert names(small, "") == ["张明远", "星河光电有限公司", "江州高新区", "青蓝计划", "远山村"]


def test_in_an_empty_reading_nothing_is_found() -> None:
    assert names(Reading(), "a") == []
    assert communities(index(Reading())).named.tolist() == []


ZONES = {"东区": "Zone", "西区": "Zone", "市": "Place", **dict.fromkeys(("甲", "乙", "丙", "丁"), "Company")}
IN_ZONES = "甲 locatedIn 东区;乙 locatedIn 东区;丙 locatedIn 西区;丙 locatedIn 市;丁 locatedIn 市;东区 locatedIn 市"


def test_a_community_is_what_lies_in_a_zone_or_hangs_on_it() -> None:
    found = reading(
        {**ZONES, "张": "Person", "李": "Person"}, f"{IN_ZONES};张 holdsPost 丙;李 holdsPost 甲;李 holdsPost 乙"
    )
    whole = index(found)
    made = communities(whole, fewest=2)
    ids = {name: [e.id for e, own in zip(found.entities, made.of, strict=True) if own == n]
           for n, name in enumerate(found.entities[i].id for i in made.named)}  # fmt: skip
    assert ids["东区"] == ["东区", "市", "甲", "乙", "李"]
    assert ids["西区"] == ["西区", "丙", "张"]
    assert made.of[whole.number["丁"]] == -1
    assert communities(whole, fewest=4, most=1).named.tolist() == [whole.number["东区"]]


def test_without_zones_communities_are_what_hangs_together() -> None:
    rings = [f"{ring}{a} cooperatesWith {ring}{b}" for ring in "甲乙" for a in range(4) for b in range(4) if a < b]
    kinds = {f"{ring}{n}": "Company" for ring in "甲乙" for n in range(4)}
    found = reading(kinds, ";".join([*rings, "甲0 cooperatesWith 乙0"]))
    whole = index(found)
    made = communities(whole)
    assert made.of.tolist() in ([0] * 4 + [1] * 4, [1] * 4 + [0] * 4)
    assert {found.entities[i].id for i in made.named} == {"甲0", "乙0"}
    known: dict[str, list[int]] = {}
    assert len(set(clusters(whole, np.ones(8, bool), known).tolist())) == 2
    ((key, _),) = known.items()
    known[key] = [7] * 8
    assert clusters(whole, np.ones(8, bool), known).tolist() == [7] * 8


def test_what_hangs_on_one_that_most_is_joined_to_hangs_together() -> None:
    kinds = dict.fromkeys("甲乙子丑寅卯", "Company")
    whole = index(
        reading(kinds, ";".join(f"{a} cooperatesWith {b}" for a, b in ("子甲", "丑甲", "寅乙", "卯乙", "丑寅")))
    )
    ids = [one.id for one in whole.reading.entities]
    assert [ids[i] for i in hung(whole, np.ones(6, bool), np.zeros(6, int))] == list("甲乙甲甲乙乙")
    assert hung(whole, np.ones(6, bool), np.arange(6)).tolist() == [0, 1, 2, 3, 4, 5]
    assert hung(whole, np.arange(6) > 1, np.zeros(6, int)).tolist() == [0, 1, 2, 3, 3, 5]


def test_a_branch_stands_under_its_committee_and_this_under_its_company() -> None:
    kinds = {"公司": "Company", "党委": "PartyOrganization", "一支部": "PartyOrganization", "旧社": "Company"}
    whole = index(reading(kinds, "党委 partyOrganizationOf 公司;一支部 partyOrganizationOf 公司;"
                                 "一支部 subOrganizationOf 党委;公司 -subOrganizationOf 旧社"))  # fmt: skip
    up = above(whole)
    assert up == {1: 0, 2: 1}
    assert top(up, 2) == 0
    assert tree(0, below(up), 9) == {0: [1], 1: [2], 2: []}
    assert tree(0, below(up), 2) == {0: [1], 1: []}
