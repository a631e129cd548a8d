"""Figures: of whom a number is, what it counts, and which numbers are nobody's."""

import pytest

from hongtu.extract import understand
from hongtu.model import Article, Block
from hongtu.relate.amounts import number, numbers, unit, value
from hongtu.relate.themes import governed


def figures(*paragraphs: str) -> set[tuple[str, str, float, str]]:
    """The figures of an article: whose, what is counted, the value, the unit."""
    text = "\n".join(paragraphs)
    starts = [sum(len(p) + 1 for p in paragraphs[:i]) for i in range(len(paragraphs))]
    blocks = tuple(Block(at, at + len(p), "body") for at, p in zip(starts, paragraphs, strict=True))
    reading = understand(Article("test", text, published="2021-06-01", blocks=blocks))
    names = {e.id: e.names[0] for e in reading.entities}
    return {(names[s.subject], s.measure, s.value, s.unit) for s in reading.statistics}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("3000多名", (3000, "名")),
        ("80.1亿元", (8010000000, "元")),
        ("3.6万亩", (36000, "亩")),
        ("近百名", (100, "名")),
        ("千亿元", None),
        ("突破千亿元", (100000000000, "元")),
        ("两家", (2, "家")),
        ("十二家", (12, "家")),
        ("三成五", (35, "%")),
        ("420公斤", (420, "公斤")),
        ("156.3万人口", (1563000, "人口")),
    ],
)
def test_an_amount_has_a_value_in_single_units(text: str, wanted: tuple[float, str] | None) -> None:
    found = number().search(text)
    assert (found and (value(found), unit(found))) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "排名第4位",
        "工业4.0项目",
        "市科技局等10部门",
        "每100名学生",
        "这3家企业",
        "前3名",
        "每斤价格在10元",
        "5个方面",
        "30人才",
        "八成立方",
        "三名单",
    ],
)
def test_ranks_prices_and_what_was_said_before_are_nobodys(text: str) -> None:
    assert not list(numbers(text))


def test_of_a_range_the_first_is_taken_and_of_a_rise_both() -> None:
    assert [value(n) for n in numbers("成本下降25%~30%")] == [25]
    assert [value(n) for n in numbers("企业由3家增至8家")] == [3, 8]


@pytest.mark.parametrize(
    ("kind", "name", "wanted"),
    [
        ("PartyOrganization", "江州高新区党工委", "江州高新区"),
        ("PartyOrganization", "清远市委", "清远市"),
        ("PartyOrganization", "清远市委组织部", "清远市"),
        ("GovernmentBody", "江州高新区管委会", "江州高新区"),
        ("GovernmentBody", "清远市人民政府", "清远市"),
        ("GovernmentBody", "清远市科技局", "清远市"),
        ("GovernmentBody", "清远市政务服务中心", ""),
        ("PartyOrganization", "江州高新区“两新”组织党委", ""),
        ("PartyOrganization", "星河光电公司党委", ""),
        ("PartyOrganization", "江州高新区机关党支部", ""),
        ("Company", "江州星河光电有限公司", ""),
    ],
)
def test_what_a_committee_or_office_governs(kind: str, name: str, wanted: str) -> None:
    assert governed(kind, name)[1] == wanted


@pytest.mark.parametrize(
    ("sentence", "whose", "measure", "amount"),
    [
        # what a committee or office says is its zone's or place's
        ("江州高新区党工委坚持创新驱动，地区生产总值超过300亿元。", "江州高新区", "地区生产总值", 30000000000),
        ("清远市科技局介绍，全年引进人才300名。", "清远市", "人才", 300),
        ("江州高新区管委会大力招商，引进企业12家。", "江州高新区", "企业", 12),
        # but what it did itself stays its own
        ("清远市科技局走访企业300次。", "清远市科技局", "企业", 300),
        # who publishes is not who is counted
        ("清远市科技局公布名单，江州高新区8家企业榜上有名。", "江州高新区", "企业", 8),
        # of those listed before a number none is its subject
        ("江州高新区谋发展。星河光电、红日机电公司等8家企业建成党支部。", "江州高新区", "企业", 8),
        ("江州高新区提速，江州国家实验室总部和3个科学装置开工。", "江州高新区", "科学装置", 3),
        # a place before a number goes before the meeting
        ("第三届江州创业大赛落幕。清远市33家企业参赛。", "清远市", "企业", 33),
        ("第三届江州创业大赛落幕。现场共有60名选手参赛。", "第三届江州创业大赛", "选手", 60),
        # documents promise, names are described, people do
        ("江州高新区出台《人才安居办法》，最高奖励50万元。", "人才安居办法", "奖励", 500000),
        ("清远市设立1亿元的江州产业发展基金。", "清远市", "产业发展基金", 100000000),
        ("江州高新区引进的江州星河光电有限公司，投资5亿元。", "江州星河光电有限公司", "投资", 500000000),
        ("县水利局局长张明远跑遍7个乡镇。", "张明远", "乡镇", 7),
    ],
)
def test_whose_a_figure_is(sentence: str, whose: str, measure: str, amount: float) -> None:
    got = figures(sentence)
    assert [m for s, m, v, _ in got if (s, v) == (whose, amount) and measure in m], got
