"""What a sentence says of each member of a list."""

from __future__ import annotations

import pytest

from hongtu.extract import understand
from hongtu.model import Article

pytestmark = pytest.mark.usefixtures("rules_alone")


def received(text: str) -> set[tuple[str, str]]:
    reading = understand(Article("a", text))
    names = {e.id: e.names[0] for e in reading.entities}
    return {(names[f.subject], names[f.object]) for f in reading.facts if f.predicate == "received"}


def test_all_people_of_a_list_received_what_it_closes_with() -> None:
    text = "江州机场有限公司团委书记单云海，江州市海景学校团委书记彭玉林，获评全国优秀共青团干部。"
    assert {("单云海", "全国优秀共青团干部"), ("彭玉林", "全国优秀共青团干部")} <= received(text)


def test_all_people_of_a_list_received_what_it_opens_with() -> None:
    text = "获得全国三八红旗手称号的是：江州中学党委书记饶美玲，星河旅游有限公司董事长徐敏，江州学院副院长傅玲等。"
    assert {name for name, _ in received(text)} == {"饶美玲", "徐敏", "傅玲"}


def test_people_beside_a_deed_received_nothing() -> None:
    text = "江州市市长李卫国会见了副市长王立，考察团举办座谈，星河光电有限公司获评全国绿色工厂。"
    assert not {name for name, _ in received(text)} & {"李卫国", "王立"}
