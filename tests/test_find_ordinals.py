"""Events that their number, batch or year names."""

from __future__ import annotations

import pytest

from hongtu.find import find
from hongtu.model import Article
from hongtu.read import sentences


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("清远市2025年第三批项目集中签约开工仪式在江边举行。", "清远市2025年第三批项目集中签约开工仪式"),
        (
            "第三届江州创业大赛（南方赛区）暨第二届“星河杯”创新大赛落幕。",
            "第三届江州创业大赛（南方赛区）暨第二届“星河杯”创新大赛",
        ),
        ("第六届与环卫工人共度元宵佳节活动举行。", "第六届与环卫工人共度元宵佳节活动"),
    ],
)
def test_an_event_is_named_with_its_number(text: str, event: str) -> None:
    article = Article("a", text)
    assert [m.text for m in find(article, sentences(article)) if m.type == "Event"] == [event]


def test_a_meeting_that_is_only_counted_is_none() -> None:
    article = Article("a", "第三次会议审议了报告。")
    assert not [m for m in find(article, sentences(article)) if m.by.startswith("find.ordinals")]
