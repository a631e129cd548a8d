"""Sentences end where a reader would end them."""

import pytest

from hongtu.model import Article, Block
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
        ("“我们要干。”他强调，“要快干。”", "会后，大家散去。"),
        ("“办得好。”", "谈起夜校，许小山说，还要再办。"),
        ("“办得好。”", "王立作了说明。"),
        ("他说：“路通了。何景明讲：‘要好好干。’”", "然后散会。"),
        ("他说，“好。”并签了字。", "会后他走了。"),
        ("以“向前。再向前。”为题的展览开幕。", "百人到场。"),
        ("一是抓党建；二是抓产业；三是抓人才。", "会议开了半天。"),
        ("“路灯太暗……”王立说，“晚上漆黑一片。”", "灯后来装上了。"),
        ("公司名为Hongtu Inc. 位于江州。", "版本是2.0.1。"),
        ("会上说（一）抓党建。", "（二）抓产业。"),
        ("『好。』他说。", "众人都笑。"),
        ("真的吗？！", "大家问。"),
    ],
)
def test_sentences_are_cut_where_they_end(parts: tuple[str, ...]) -> None:
    article = Article("a", "".join(parts))
    found = sentences(article)
    assert tuple(s.text for s in found) == parts
    assert [article.text[s.start : s.end] for s in found] == list(parts)


def test_furniture_has_no_sentences() -> None:
    blocks = (Block(0, 6, "furniture"), Block(7, 12, "body"))
    assert [(s.text, s.block) for s in sentences(Article("a", "责编：王立。\n园区开工。", blocks=blocks))] == [
        ("园区开工。", 1)
    ]


def test_a_quotation_that_never_closes_does_not_swallow_the_article() -> None:
    text = "他说：“" + "园区又来了一家企业。" * 80
    assert max(len(s.text) for s in sentences(Article("a", text))) < 400
