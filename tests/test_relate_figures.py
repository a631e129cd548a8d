"""Figures: of whom a number is, what it counts, and which numbers are nobody's."""

import pytest

from hongtu.extract import understand
from hongtu.model import Article, Block
from hongtu.relate.amounts import number, numbers, unit, value
from hongtu.relate.themes import governed

pytestmark = pytest.mark.usefixtures("rules_alone")


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
        ("清远市设立1亿元的产业发展基金。", "清远市", "产业发展基金", 100000000),
        ("江州高新区引进的江州星河光电有限公司，投资5亿元。", "江州星河光电有限公司", "投资", 500000000),
        ("县水利局局长张明远跑遍7个乡镇。", "张明远", "乡镇", 7),
        # what bears a name only as its modifier does not last beyond a semicolon
        ("江州高新区向海外找资源。江州大学智能团队来洽谈；对接会办了7场。", "江州高新区", "对接会", 7),
        # a name just before a number is its subject only where something else is counted behind it
        ("星河光电公司8名党员上岗。", "星河光电公司", "党员", 8),
        ("江州高新区共有优秀共产党员12名。", "江州高新区", "优秀共产党员", 12),
        # people at a meeting are counted by what they do there
        ("第三届江州创业大会召开。企业家等共30余人参会。", "第三届江州创业大会", "参会人数", 30),
        ("第三届江州创业大会召开。芯片检测、数据制备等10个项目路演。", "第三届江州创业大会", "项目", 10),
    ],
)
def test_whose_a_figure_is(sentence: str, whose: str, measure: str, amount: float) -> None:
    got = figures(sentence)
    assert [m for s, m, v, _ in got if (s, v) == (whose, amount) and measure in m], got


@pytest.mark.parametrize(
    ("paragraphs", "whose", "measure", "amount"),
    [
        # nouns that stand for what was named last with such an ending
        (
            ("石塘村牵头创建石塘茶叶专业合作社。", "合作社已建成茶园3片，总面积600余亩。"),
            "石塘茶叶专业合作社",
            "总面积",
            600,
        ),
        (("云溪镇党委书记张明远介绍情况。", "该镇12个村连片经营。"), "云溪镇", "村", 12),
        (("石塘村党支部书记张明远带领村民。", "村集体经济增收50万元。"), "石塘村", "集体经济", 500000),
        (("清远市引进项目。云岭智造产业园建成。", "该园区占地约200亩。"), "云岭智造产业园", "占地", 200),
        (
            ("清远市引进项目。云岭智造产业园建成。", "园区由星河光电投资约8亿元建成。"),
            "云岭智造产业园",
            "投资",
            800000000,
        ),
        # a place that a sentence begins with, or that a description ends with
        (("清远市谋发展。在云溪镇石塘村，300余亩荒地流转。",), "石塘村", "荒地", 300),
        (("清远市谋发展。摆脱贫困的石塘村建起冷库，存储能力达300吨。",), "石塘村", "存储能力", 300),
        (("清远市谋发展。去年为石塘村分红20多万元。",), "石塘村", "分红", 200000),
        # a party branch has its own members, a zone signs and no meeting
        (("石塘村党支部下设4个党小组，有党员60名。",), "石塘村党支部", "党员", 60),
        (("江州高新区举行第二届江州推介会，邀请嘉宾50人，签约项目12个。",), "江州高新区", "项目", 12),
        (("清远市谋发展。第二届江州推介会举行，90家企业齐聚一堂。",), "第二届江州推介会", "企业", 90),
    ],
)
def test_what_is_spoken_of_but_no_subject(paragraphs: tuple[str, ...], whose: str, measure: str, amount: float) -> None:
    got = figures(*paragraphs)
    assert [m for s, m, v, _ in got if (s, v) == (whose, amount) and measure in m], got
    assert {s for s, _, v, _ in got if v == amount} == {whose}


@pytest.mark.parametrize(
    ("paragraphs", "whose"),
    [
        (("清远市发展产业。", "该产业共投资300万元。"), set()),
        (("清远市发展产业。", "这家企业去年产值3亿元。"), set()),
        (("石塘村发展茶叶。", "清远市有80个村，村集体经济收入达3000万元。"), {"清远市"}),
        (("清远市谋发展。“石塘一号”卫星达到8颗。",), {"“石塘一号”卫星"}),
    ],
)
def test_what_is_not_named_has_no_figures(paragraphs: tuple[str, ...], whose: set[str]) -> None:
    assert {s for s, _, _, _ in figures(*paragraphs)} <= whose


@pytest.mark.parametrize(
    "sentence",
    [
        "江州高新区看好前景。来自外省的企业计划投资30亿元建厂。",
        "江州高新区迎来客商。总投资35亿元的项目已开工。",
        "清远市迎来丰收。“我们去年流转1000亩土地。”",
        "清远市发布《人才新政20条》。",
        "清远市迎来丰收。村民说：“农产品半径最好不超过500公里。”",
        "清远市市民热情。村民说，每月能挣2800元。",
    ],
)
def test_a_figure_of_nobody_named_is_not_given(sentence: str) -> None:
    assert figures(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("江州高新区企业由2019年的45家增至352家。", {("企业", 45), ("企业", 352)}),
        ("江州高新区转化率由37%升到67%。", {("转化率", 37), ("转化率", 67)}),
        ("江州高新区全年签下产业项目101个。", {("产业项目", 101)}),
        ("江州高新区生产总值一举迈过300亿元。", {("生产总值", 30000000000)}),
        ("江州高新区还举办推介会，规模也超过20亿元。", {("规模", 2000000000)}),
        ("江州高新区产生21家获奖企业。", {("获奖企业", 21)}),
        ("江州高新区新增规上企业9家，总数达212家。", {("规上企业", 9), ("规上企业总数", 212)}),
        ("江州高新区有10亿元以上项目12个。", {("10亿元以上项目", 12)}),
        ("江州高新区引进企业21家，芯片企业占23%。", {("企业", 21), ("芯片企业占比", 23)}),
        ("江州高新区产值8亿元，占全市的四成。", {("产值", 800000000), ("产值占全市", 40)}),
        ("江州高新区30%的关键设备已更新。", {("关键设备", 30)}),
        ("江州高新区统筹28万元扶贫资金。", {("扶贫资金", 280000)}),
        ("江州高新区每年拿出5000万元，作为产业发展专项资金。", {("产业发展专项资金", 50000000)}),
        ("江州高新区实施500万元投资建设项目15个。", {("项目", 15)}),
        ("江州高新区累计拿出900万元。", {("累计拿出", 9000000)}),
        ("江州高新区企业增幅不低于10%。", {("企业增幅", 10)}),
        ("江州高新区规上工业企业实现入库税收3亿元，同比增长8%。", {("入库税收", 300000000), ("入库税收同比增长", 8)}),
        ("清远市有11人获评全国劳动模范。", {("全国劳动模范", 11)}),
        ("清远市授予30个集体“工人先锋号”称号。", {("工人先锋号", 30)}),
        ("石塘村有200户、700人。", {("户数", 200), ("人口", 700)}),
        ("类似的瞪羚企业，江州高新区已有32家。", {("瞪羚企业", 32)}),
        ("江州高新区固定资产投资完成12亿元，税收实现8亿元。", {("固定资产投资", 1200000000), ("税收", 800000000)}),
        ("清远市茶叶产值从几千万元攀升至6000万元。", {("茶叶产值", 60000000)}),
        ("清远市志愿者由2018年的不到百人增加到2021年的700人。", {("志愿者", 100), ("志愿者", 700)}),
        ("清远市培训技术工人（学徒）300余名。", {("培训技术工人", 300)}),
        ("江州高新区生产瓷砖600万片。", {("生产瓷砖", 6000000)}),
        ("江州高新区走访57家上下游供应商。", {("上下游供应商", 57)}),
        ("江州高新区盘活闲置资产800万元投资建厂。", {("盘活闲置资产", 8000000)}),
        ("江州高新区看规模，1亿元至5亿元项目7个。", {("项目", 7)}),
        ("江州高新区有卫星，在轨数量达到20颗。", {("在轨数量", 20)}),
        ("江州高新区先后3次外出招商。", set()),
        (
            "江州高新区市场主体36581户，较2023年末净增11152户。",
            {("市场主体", 36581), ("市场主体较2023年末净增", 11152)},
        ),
        ("江州高新区收入每年就增加40万元。", {("收入每年就增加", 400000)}),
        ("江州高新区建成“司机之家”6个。", {("司机之家", 6)}),
        ("江州高新区高新技术企业累计26家。", {("高新技术企业", 26)}),
        ("江州高新区人才目前已有1418人。", {("人才", 1418)}),
        ("江州高新区有3家企业成功上市，现有员工180人。", {("企业", 3), ("员工", 180)}),
        ("江州高新区13家企业闯过初赛，8家闯过复赛，5家夺冠。", {("企业", 13), ("闯过复赛企业", 8), ("夺冠企业", 5)}),
    ],
)
def test_what_is_counted_is_the_noun(sentence: str, wanted: set[tuple[str, float]]) -> None:
    assert {(measure, amount) for _, measure, amount, _ in figures(sentence)} == wanted


def test_the_date_of_an_earlier_value_is_not_that_of_the_later() -> None:
    reading = understand(Article("test", "2020年，江州高新区企业由2016年的45家增至352家，如今有400家。"))
    assert {(s.value, s.period) for s in reading.statistics} == {(45, "2016"), (352, "2020"), (400, None)}
