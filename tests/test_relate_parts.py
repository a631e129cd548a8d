"""What is part of what: unions and leagues by their names, colleges, what is set up below; who won at a contest."""

import pytest

from hongtu.extract import understand
from hongtu.model import Article

pytestmark = pytest.mark.usefixtures("rules_alone")


def facts(text: str, predicate: str) -> set[tuple[str, str]]:
    """Subject and object of the facts with a predicate, by first names."""
    reading = understand(Article("test", text))
    names = {e.id: e.names[0] for e in reading.entities}
    return {(names[f.subject], names[f.object]) for f in reading.facts if f.predicate == predicate}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("蓝海集团工会举行活动，江州大学团委也来了。", {("蓝海集团工会", "蓝海集团"), ("江州大学团委", "江州大学")}),
        ("清远市总工会和清远市妇联到会。", set()),
        (
            "江州大学开展帮扶。学校的外语学院、旅游学院参加。",
            {("外语学院", "江州大学"), ("旅游学院", "江州大学")},
        ),
        ("江州大学和清远大学签约，外语学院到场。", set()),
        ("江州理工学院和江州大学签约。", set()),
        ("江州大学与星河集团签约，江州大学智能装备研究院到场。", {("江州大学智能装备研究院", "江州大学")}),
        ("江州大学与星河集团签约，江州大学（西山）研究院揭牌。", set()),
        (
            "江州高新区综合党委下设光电、物流两大产业联盟党支部。",
            {
                ("光电产业联盟党支部", "江州高新区综合党委"),
                ("物流产业联盟党支部", "江州高新区综合党委"),
            },
        ),
    ],
)
def test_what_is_part_of_what(text: str, parts: set[tuple[str, str]]) -> None:
    assert facts(text, "subOrganizationOf") == parts


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("第三届江州创业大会6月1日举行。会上，江州商会会长李明远就合作做了汇报。", {"李明远"}),
        ("第三届江州创业大会6月1日举行。江州商会会长李明远先作了介绍。", {"李明远"}),
        ("第三届江州创业大会6月1日举行。活动现场，江州商会会长李明远表达了谢意。", {"李明远"}),
        ("第三届江州创业大会6月1日举行。江州商会会长李明远表示，形势很好。", set()),
        ("第三届江州创业大赛6月1日落幕。蓝海化学有限公司获初创组一等奖。", {"蓝海化学有限公司"}),
        ("第三届江州创业大赛6月1日落幕。拿到二等奖的是蓝海化学有限公司。", {"蓝海化学有限公司"}),
        ("第三届江州创业大赛6月1日落幕。蓝海化学有限公司今年扩产。", set()),
    ],
)
def test_who_was_at_an_event(text: str, there: set[str]) -> None:
    assert {s for s, _ in facts(text, "participatesIn")} == there
