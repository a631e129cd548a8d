"""How two names hang together: the shortest ways first, none through what is avoided, each step with its words."""

import pytest
from msgspec.structs import replace

from hongtu.graph import state
from hongtu.model import Entity, Evidence, Fact, Reading
from hongtu.path import paths, told


def ways(reading: Reading, *args: str, avoid: tuple[str, ...] = (), k: int = 3) -> list[str]:
    return ["".join((way[0].start, *(s.end for s in way))) for way in paths(reading, *args, avoid=avoid, k=k)]


def joined(a: str, b: str, sure: float = 0.9, status: str = "stated") -> Fact:
    words = Evidence("page", -1, -1, f"{a}与{b}合作", "relate.test.RULE", sure)
    return Fact(a, "cooperatesWith", b, (words,), status="planned" if status == "planned" else "stated")


@pytest.fixture
def ring() -> Reading:
    """甲 and 丁 hang together over the zone 园, and over the companies 乙 and 丙; 孤 hangs on nothing."""
    kinds = {"甲": "Company", "园": "Zone", "乙": "Company", "丙": "Company", "丁": "Company", "孤": "Company"}
    lines = ("甲园", "丁园", "甲乙", "乙丙", "丁丙")
    entities = tuple(Entity(name, kind, (name,)) for name, kind in kinds.items())
    return Reading((), entities, tuple(joined(*line) for line in lines))


def test_the_shortest_way_comes_first_whichever_way_facts_point(ring: Reading) -> None:
    assert ways(ring, "甲", "丁") == ["甲园丁", "甲乙丙丁"]
    assert ways(ring, "丁", "甲", k=1) == ["丁园甲"]


def test_no_way_leads_through_what_is_avoided_but_it_may_end_there(ring: Reading) -> None:
    assert ways(ring, "甲", "丁", avoid=("Zone",)) == ["甲乙丙丁"]
    assert ways(ring, "甲", "园", avoid=("Zone",)) == ["甲园", "甲乙丙丁园"]
    assert ways(ring, "甲", "丁", avoid=("Zone", "Company")) == []
    assert ways(ring, "甲", "丁", avoid=("Organization",)) == ["甲园丁"]


def test_what_is_only_planned_joins_nothing(ring: Reading) -> None:
    plan = replace(ring, facts=(*ring.facts, joined("甲", "孤", status="planned")))
    assert ways(plan, "甲", "孤") == []
    assert told(state(plan), plan, ()) == "没有路径 no path"


def test_several_facts_are_one_step_the_surest_first(ring: Reading) -> None:
    more = replace(ring, facts=(*ring.facts, joined("园", "甲", 0.95)))
    (first, _) = paths(more, "甲", "园", k=1)[0][0].facts
    assert first.confidence == 0.95


def test_the_order_of_the_facts_decides_nothing(ring: Reading) -> None:
    other = replace(ring, facts=(*ring.facts, joined("甲", "丙"), joined("乙", "丁")))
    backwards = replace(other, facts=other.facts[::-1], entities=other.entities[::-1])
    assert paths(other, "甲", "丁", k=4) == paths(backwards, "甲", "丁", k=4)


def test_unknown_names_and_classes_are_told(ring: Reading) -> None:
    with pytest.raises(ValueError, match="no '戊' in this graph"):
        paths(ring, "甲", "戊")
    with pytest.raises(ValueError, match="did you mean 'Zone'"):
        paths(ring, "甲", "丁", avoid=("Zones",))


def test_each_step_shows_the_sentence_behind_it(small: Reading) -> None:
    shown = told(state(small), small, paths(small, "张明远", "高新区", avoid=("Programme",)))
    assert shown.splitlines() == [
        "张明远 → 星河光电有限公司 → 江州高新区  (2 步 steps)",
        "  张明远 —任职于 holdsPost→ 星河光电有限公司（党支部书记）",
        "    张明远经“青蓝计划”引进，【任星河光电有限公司党支部书记】。",
        "    page 27-41  relate.test.RULE  0.90",
        "  星河光电有限公司 —位于 locatedIn→ 江州高新区",
        "    【星河光电有限公司位于江州高新区】。",
        "    page 56-71  relate.test.RULE  0.90",
    ]
