"""Where things are, as a paragraph tells it."""

from __future__ import annotations

import pytest

from hongtu.extract import understand
from hongtu.model import Article

pytestmark = pytest.mark.usefixtures("rules_alone")


def facts(text: str, predicate: str) -> set[tuple[str, str]]:
    reading = understand(Article("a", text))
    names = {e.id: e.names[0] for e in reading.entities}
    return {(names[f.subject], names.get(f.object, f.object)) for f in reading.facts if f.predicate == predicate}


def test_firms_that_come_are_in_the_zone_that_is_spoken_of() -> None:
    found = facts("江州高新区发展很快。仅今年上半年，就有星河光电、海川机电等25家企业进驻。", "locatedIn")
    assert {("星河光电", "江州高新区"), ("海川机电", "江州高新区")} <= found


def test_firms_that_come_to_another_place_are_there() -> None:
    assert ("星河光电", "江州高新区") not in facts("江州高新区介绍，星河光电公司落户天河产业园。", "locatedIn")


@pytest.mark.parametrize(
    "text",
    ["江州高新区新型显示产业产值超过600亿元。", "江州高新区交出成绩单。去年，新型显示产业产值超过600亿元。"],
)
def test_an_industry_with_its_output_is_that_of_the_zone(text: str) -> None:
    assert ("江州高新区", "新型显示") in facts(text, "hasIndustry")


def test_a_body_founded_behind_a_circumstance_has_its_date() -> None:
    assert ("江州高新区综合党委", "2022") in facts("2022年，依托园区理事会，江州高新区综合党委成立。", "foundedOn")


def test_a_village_in_a_name_is_in_its_town() -> None:
    assert ("东林村", "石桥镇") in facts("天河区石桥镇东林村党支部书记李卫国介绍。", "locatedIn")
