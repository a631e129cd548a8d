"""Honours by what is said of them."""

from __future__ import annotations

import pytest

from hongtu.find import find
from hongtu.model import Article
from hongtu.read import sentences


def honours(text: str) -> list[str]:
    article = Article("a", text)
    return [m.text for m in find(article, sentences(article)) if m.type == "Honour"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("园区获得了全国最具活力园区、国家科普创新基地等称号。", ["全国最具活力园区", "国家科普创新基地"]),
        ("管委会授予9家企业党支部党建示范点称号。", ["党建示范点"]),
        (
            "公司先后被评为全国质量先进企业、省级守合同重信用企业等荣誉称号。",
            ["全国质量先进企业", "省级守合同重信用企业"],
        ),
        ("市委组织部授予其江州市党建工作品牌单位称号。", ["江州市党建工作品牌单位"]),
        ("公司先后获得多项国家级荣誉。", []),
        ("这是全省最高奖项。", []),
    ],
)
def test_what_stands_before_the_word_for_an_honour_is_one(text: str, wanted: list[str]) -> None:
    assert honours(text) == wanted
