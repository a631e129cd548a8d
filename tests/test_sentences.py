"""Sentences end where a reader would end them."""

import pytest

from hongtu.model import Article
from hongtu.read import sentences


@pytest.mark.parametrize(
    "parts",
    [
        ("“来了。走吧！”林知远说。", "第二天，他又来了。"),
        ("园区建成厂房3.5万平方米，增长12.8%。", "明年再建2万平方米。"),
        ("会议通过了《关于加强服务的意见。试行》。", "会后即施行。"),
        ("他问：“去哪儿？”", "没有人回答。"),
        ("林知远（前任。已退休）到场。", "掌声响起。"),
        ("名单如下：甲公司；乙公司；丙公司。", "排名不分先后。"),
        ("「好。」他说。", "众人都笑。"),
        ("这是真的吗？", "是真的！", "大家都信了……"),
    ],
)
def test_sentences_are_cut_where_they_end(parts: tuple[str, ...]) -> None:
    article = Article("a", "".join(parts))
    found = sentences(article)
    assert tuple(s.text for s in found) == parts
    assert [article.text[s.start : s.end] for s in found] == list(parts)


def test_a_quotation_that_never_closes_does_not_swallow_the_article() -> None:
    text = "他说：“" + "园区又来了一家企业。" * 80
    assert max(len(s.text) for s in sentences(Article("a", text))) < 400
