"""What patterns cannot say: post lists, dropped subjects, attendance, lists that close a sentence, figures, plans."""

import pytest

from hongtu.extract import understand
from hongtu.model import Article, Block, Reading
from hongtu.relate.themes import governed

pytestmark = pytest.mark.usefixtures("rules_alone")


def read(*paragraphs: str, published: str | None = "2021-06-01") -> Reading:
    text = "\n".join(paragraphs)
    starts = [sum(len(p) + 1 for p in paragraphs[:i]) for i in range(len(paragraphs))]
    blocks = tuple(Block(at, at + len(p), "body") for at, p in zip(starts, paragraphs, strict=True))
    return understand(Article("test", text, published=published, blocks=blocks))


def facts(reading: Reading, *predicates: str) -> set[tuple[str, str, str]]:
    """Subject, object and role of the facts with a predicate, by first names."""
    names = {e.id: e.names[0] for e in reading.entities}
    chosen = [f for f in reading.facts if f.predicate in predicates]
    return {(names[f.subject], names.get(f.object, f.object), f.role) for f in chosen}


def figures(reading: Reading) -> set[tuple[str, str, float, str]]:
    names = {e.id: e.names[0] for e in reading.entities}
    return {(names[s.subject], s.measure, s.value, s.unit) for s in reading.statistics}


def test_several_posts_of_one_person_each_at_its_body() -> None:
    reading = read("清远市委常委、组织部部长、统战部部长陆一鸣到会。")
    assert facts(reading, "holdsPost") == {
        ("陆一鸣", "清远市委", "常委"),
        ("陆一鸣", "清远市委组织部", "部长"),
        ("陆一鸣", "清远市委统战部", "部长"),
    }


def test_chairman_and_secretary_are_posts_at_company_and_party_committee() -> None:
    reading = read("江州蓝海化学有限公司党委书记、董事长李明远介绍。")
    assert facts(reading, "holdsPost") == {
        ("李明远", "江州蓝海化学有限公司党委", "党委书记"),
        ("李明远", "江州蓝海化学有限公司", "董事长"),
    }
    assert facts(reading, "partyOrganizationOf") == {("江州蓝海化学有限公司党委", "江州蓝海化学有限公司", "")}


def test_in_a_list_of_officials_each_has_his_own_post() -> None:
    reading = read("清远市委书记张一山，市委副书记、市长武宏文，副市长马安泰参加。")
    posts = facts(reading, "holdsPost")
    assert ("武宏文", "清远市", "市长") in posts
    assert ("马安泰", "清远市", "副市长") in posts
    assert not {p for p in posts if p[0] == "马安泰" and p[2] != "副市长"}


def test_who_takes_up_and_who_leaves_a_post() -> None:
    reading = read("江州蓝海化学有限公司公告，李明远当选董事长，周海燕不再担任总经理。")
    assert {(f.status, f.role) for f in reading.facts if f.predicate == "holdsPost"} == {
        ("stated", "董事长"),
        ("former", "总经理"),
    }


def test_the_subject_that_is_not_there_comes_from_the_clause_before() -> None:
    reading = read("今年以来，江州高新区实施“雏鹰计划”，举办江州创业大赛，出台《人才安居办法》。")
    assert facts(reading, "runs", "issued") == {
        ("江州高新区", "雏鹰计划", ""),
        ("江州高新区", "江州创业大赛", ""),
        ("江州高新区", "人才安居办法", ""),
    }


def test_a_clause_that_only_describes_is_about_what_it_closes_with() -> None:
    reading = read("由李一凡院士领衔的团队与星河光电有限公司联合研发的“轻量化传动轴”项目，荣获江州市科技进步奖二等奖。")
    assert facts(reading, "received") == {("“轻量化传动轴”项目", "江州市科技进步奖二等奖", "")}


def test_what_a_subject_owns_is_the_subject() -> None:
    reading = read("星河集团的全资子公司江州光电有限公司，2019年12月入驻天河产业园，有员工130人。")
    assert facts(reading, "locatedIn") == {("江州光电有限公司", "天河产业园", "")}
    assert {s for s, *_ in figures(reading)} == {"江州光电有限公司"}


def test_those_who_come_from_a_place_without_a_name_are_not_what_was_spoken_of() -> None:
    reading = read("江州市总工会公布结果。来自清远市的四个集体荣获“江州市工人先锋号”称号。")
    assert ("江州市总工会", "江州市工人先锋号", "") not in facts(reading, "received")


def test_what_lies_somewhere_is_what_the_words_describe() -> None:
    reading = read("清远市引进人才205人。坐落于江州城西的江州未来城开园。位于连州城西的清远留创园开园。")
    assert facts(reading, "locatedIn") == {("清远留创园", "连州", "")}


def test_a_dropped_subject_does_not_outlive_a_new_one() -> None:
    reading = read("江州高新区实施“雏鹰计划”。蓝海化学有限公司开展“安康行动”，推行“红旗工作法”。")
    assert facts(reading, "runs") == {
        ("江州高新区", "雏鹰计划", ""),
        ("蓝海化学有限公司", "安康行动", ""),
        ("蓝海化学有限公司", "红旗工作法", ""),
    }


def test_who_only_speaks_does_not_do_what_follows() -> None:
    reading = read("江州高新区发展很快。党工委书记张明远表示，将实施“雏鹰计划”。")
    assert ("张明远", "雏鹰计划", "") not in facts(reading, "runs")


def test_people_before_a_verb_of_attending_are_at_the_event() -> None:
    reading = read("6月1日，第三届江州创业大赛在清远市举行。市长武宏文，江州商会会长李明远等出席。")
    assert facts(reading, "participatesIn") == {
        ("武宏文", "第三届江州创业大赛", ""),
        ("李明远", "第三届江州创业大赛", ""),
    }
    assert ("第三届江州创业大赛", "清远市", "") in facts(reading, "locatedIn")


def test_who_founded_what_won_is_at_the_contest_and_what_is_named_beside_is_not() -> None:
    reading = read(
        "曾任江州大学教授的刘宏博士，2019年落户清远，创办星河信息技术有限公司，研发的无人艇获第五届江州创业大赛金奖。"
    )
    assert facts(reading, "participatesIn") == {("刘宏", "第五届江州创业大赛", "")}
    assert facts(reading, "holdsPost") == {("刘宏", "江州大学", "教授")}
    assert ("星河信息技术有限公司", "刘宏", "") in facts(reading, "establishedBy")


def test_what_is_founded_is_founded_by_who_does_things_and_not_by_a_programme() -> None:
    reading = read(
        "江州经济开发区党建很强。园区党员干部联系点制度先后建立，今年以来新组建星河光电、海川机电等党支部6个。"
    )
    assert facts(reading, "establishedBy") == {
        ("星河光电党支部", "江州经济开发区", ""),
        ("海川机电党支部", "江州经济开发区", ""),
    }


def test_a_clause_whose_subject_is_no_known_name_is_not_about_what_was_spoken_of() -> None:
    reading = read(
        "长宁区招商很忙。那家电商先后成立海川、禹星两家关联公司。", "江州新城打造江州临空产业园，推进江州广场建设。"
    )
    assert {o for _, o, _ in facts(reading, "establishedBy")} == {"江州新城"}


def test_who_hands_out_an_honour_is_not_given_it() -> None:
    reading = read("清远市市长张一山、江州商会会长李明远为获评“江州工匠”的周明等10人颁奖。")
    assert facts(reading, "received") <= {("周明", "江州工匠", "")}


def test_a_list_behind_a_count_has_the_place_and_the_honour_of_its_sentence() -> None:
    reading = read("省工信厅公布首批省级绿色工厂企业名单，清远市有2家：江州蓝海化学有限公司、江州红日机电有限公司。")
    both = {"江州蓝海化学有限公司", "江州红日机电有限公司"}
    assert {s for s, _, _ in facts(reading, "received")} == both
    assert {s for s, o, _ in facts(reading, "locatedIn") if o == "清远市"} == both


def test_the_day_of_a_birth_dates_no_post_and_shows_a_person() -> None:
    reading = read("李明，男，1985年6月出生，中共党员，现任江州星河光电有限公司技术总监。")
    assert [(f.role, f.period) for f in reading.facts if f.predicate == "holdsPost"] == [("技术总监", None)]


def test_figures_behind_a_contest_that_somebody_held_are_of_the_contest() -> None:
    reading = read("由江州市总工会主办的第五届江州技能大赛日前落幕，来自45家企业的320名选手参赛。")
    assert {s for s, *_ in figures(reading)} == {"第五届江州技能大赛"}


def test_what_others_are_promised_is_given_to_nobody() -> None:
    reading = read("江州经开区党工委管委会出台《人才十条措施》，对新获评国家级专精特新“小巨人”的企业给予50万元奖励。")
    assert facts(reading, "received") == set()
    assert facts(reading, "issued") >= {("江州经开区管委会", "人才十条措施", "")}


def test_a_closing_list_has_the_place_and_the_honour_of_its_opening() -> None:
    reading = read("江州高新区获评“小巨人”的2家企业分别是，江州蓝海化学有限公司、江州红日机电有限公司。")
    both = {"江州蓝海化学有限公司", "江州红日机电有限公司"}
    assert {s for s, o, _ in facts(reading, "received") if "小巨人" in o} >= both
    assert {s for s, o, _ in facts(reading, "locatedIn") if o == "江州高新区"} == both


def test_what_is_planned_is_marked_and_what_is_denied_is_left_out() -> None:
    reading = read("江州高新区拟建立江州党建馆。", "江州高新区尚未建立江州展览馆。")
    assert [f.status for f in reading.facts if f.predicate == "establishedBy"] == ["planned"]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("江州高新区共有基层党组织209个，党员2595名。", {("基层党组织", 209, "个"), ("党员", 2595, "名")}),
        ("江州高新区有3000多名员工。", {("员工", 3000, "名")}),
        ("江州高新区实现税收80.1亿元，同比增长12%。", {("税收", 8010000000, "元"), ("税收同比增长", 12, "%")}),
        ("江州高新区引进高层次人才13人、人才团队2个。", {("高层次人才", 13, "人"), ("人才团队", 2, "个")}),
        ("占地面积约139亩的江州高新区已开园。", {("占地面积", 139, "亩")}),
        ("江州高新区获评“5A级园区”，张明今年35岁，2018年6月启用第3期。", set()),
    ],
)
def test_figures_have_measure_value_and_unit(sentence: str, wanted: set[tuple[str, float, str]]) -> None:
    got = {(m, v, u) for s, m, v, u in figures(read(sentence)) if s == "江州高新区"}
    assert {v for _, v, _ in got} == {v for _, v, _ in wanted}
    for measure, value, unit in wanted:
        assert [m for m, v, u in got if (v, u) == (value, unit) and measure in m]


def test_periods_are_read_against_the_day_of_the_article() -> None:
    reading = read("江州联合党支部成立于2018年6月。", "今年，江州高新区引进企业12家。")
    assert {f.object for f in reading.facts if f.predicate == "foundedOn"} == {"2018-06"}
    assert [s.period for s in reading.statistics if s.value == 12] == ["2021"]


@pytest.mark.parametrize("word", ["计划", "预计", "即将", "规划"])
def test_words_of_planning(word: str) -> None:
    reading = read(f"江州高新区{word}建成江州展览馆。", "江州高新区按照“青蓝计划”建成江州党建馆。")
    assert [f.status for f in reading.facts if f.predicate == "establishedBy"] == ["planned", "stated"]


def test_every_claim_lies_in_its_article_word_for_word() -> None:
    text = "江州高新区实施“雏鹰计划”，引进人才300人。党工委书记张明远出席江州创业大赛。"
    reading = read(text)
    words = [e for f in reading.facts for e in f.evidence] + [e for s in reading.statistics for e in s.evidence]
    assert words
    assert all(text[e.start : e.end] == e.text and e.text for e in words)


def test_facts_carry_the_date_that_stands_before_them_and_titles_do_not() -> None:
    reading = read("去年9月，江州高新区举办江州创业大赛；管委会主任林知远说，今年8月，星河光电公司入选“青蓝计划”。")
    periods = {f.predicate: f.period for f in reading.facts}
    assert (periods["runs"], periods["participatesIn"]) == ("2020-09", "2021-08")
    assert periods["holdsPost"] is None


def test_a_date_without_the_day_of_the_article_stays_open() -> None:
    reading = read("去年9月，江州高新区举办江州创业大赛。", published=None)
    assert {f.period for f in reading.facts if f.predicate == "runs"} == {None}


@pytest.mark.parametrize("name", ["人民政府", "管委会"])
def test_a_body_whose_name_is_only_its_kind_governs_nothing(name: str) -> None:
    assert governed("GovernmentBody", name) == ("", "")
