"""Entities are matched by what they are called, and each gold entry is taken once."""

from typing import Any

import pytest

from hongtu.compare import above, judged, match, measures_agree, plain

Json = dict[str, Any]


def thing(id: str, kind: str, *names: str) -> Json:
    return {"id": id, "types": [kind], "names": list(names)}


def test_names_are_compared_without_their_dress() -> None:
    assert plain("《ＬＥＤ·照明》 计划") == plain("「led照明」计划") == "led照明计划"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the fullest name decides before a longer short one, a longer name before the class, the class before the order
        (thing("e1", "Zone", "高新区", "肇庆高新技术产业开发区"), thing("e2", "Zone", "肇庆高新区", "高新区")),
        (thing("e1", "Zone", "园区", "肇庆高新区"), thing("e2", "Place", "园区", "肇庆高新技术产业开发区")),
        (thing("e1", "Place", "园区", "高新区"), thing("e2", "Zone", "园区", "高新区")),
    ],
)
def test_the_strongest_agreement_is_settled_first(one: Json, other: Json) -> None:
    gold = [thing("g", "Zone", "肇庆高新区", "高新区", "肇庆高新技术产业开发区")]
    assert match(gold, [one, other]) == match(gold, [other, one]) == {"e2": "g"}


def test_things_without_a_shared_name_do_not_match() -> None:
    assert match([thing("g", "Person", "王新")], [thing("e1", "Person", "王新新"), thing("e2", "Person", "”")]) == {}


def test_each_gold_entry_is_taken_once_and_the_required_before_the_optional() -> None:
    gold = [{"n": 1, "optional": True}, {"n": 1}, {"n": 2}]
    found = [{"n": 1}, {"n": 1}, {"n": 1}, {"n": 3}]
    verdicts = list(judged(gold, found, lambda g, f: g["n"] == f["n"]))
    assert verdicts == [("right", {"n": 1}), ("false", {"n": 3}), ("missed", {"n": 2})]


def test_ancestors_are_found_at_any_height_and_in_circles() -> None:
    facts = [{"s": s, "p": "locatedIn", "o": o} for s, o in ("ab", "bc", "ca", "de")]
    assert above(facts, ("locatedIn",))["a"] == {"a", "b", "c"}
    assert above(facts, ("locatedIn",))["d"] == {"e"}
    assert above(facts, ("subOrganizationOf",)) == {}


@pytest.mark.parametrize(("measure", "agrees"), [("员工", True), ("企业员工数", True), ("工员", True), ("党员", False)])
def test_wordings_agree_by_containment_or_half_of_their_characters(measure: str, agrees: bool) -> None:
    assert measures_agree(("员工",), measure) is agrees
