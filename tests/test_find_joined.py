"""Events whose names go on behind their first head."""

from __future__ import annotations

import pytest

from hongtu.find import find
from hongtu.model import Article
from hongtu.read import sentences


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "由江州市科协主办的第二十届江州科协年会新能源产业创新发展论坛在清远举行。",
            ["第二十届江州科协年会新能源产业创新发展论坛"],
        ),
        ("江州高新区举办第三届江州创业大赛颁奖仪式。", ["第三届江州创业大赛颁奖仪式"]),
        (
            "第十届江州机器人大会暨江州市产业发展推介会近日召开。",
            ["第十届江州机器人大会暨江州市产业发展推介会"],
        ),
        (
            "近日，星河集团统战部成立暨“匠心同荟”授牌仪式举行，江州市召开纪念“五一”国际劳动节暨表彰大会。",
            ["星河集团统战部成立暨“匠心同荟”授牌仪式", "纪念“五一”国际劳动节暨表彰大会"],
        ),
        ("第三届江州创业大赛上，江州人才峰会的嘉宾发言。", ["第三届江州创业大赛", "江州人才峰会"]),
    ],
)
def test_an_event_has_its_whole_name(text: str, events: list[str]) -> None:
    article = Article("a", text)
    assert [m.text for m in find(article, sentences(article)) if m.type == "Event"] == events
