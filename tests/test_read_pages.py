"""Newspaper pages as they stand in files: who wrote, which day, what is an article of its own, what is none."""

import pytest

from hongtu.model import Article
from hongtu.read import Sheet, articles_of
from hongtu.read.bylines import signature, writers
from hongtu.read.kinds import kind_of


def read(text: str) -> tuple[Article, ...]:
    return articles_of(Sheet(text, "page"))


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(b.kind, article.text[b.start : b.end]) for b in article.blocks]


NEWSPAPER = """江州日报　2024年5月6日　星期一　第3版

    江州高新区招商忙
    本报讯（记者 林知远 通讯员 许小山）4月3日，江州高新区与石桥机电有限公司签约，总投资3亿元。石桥机
电有限公司董事长何景明说：“我们看好这里的
环境。”
    今年1-3月，江州高新区已签约项目12个，同比增
长20%。
    天河夜校开课
    本报讯（记者 王立）3月28日，天河区职工夜校开课，
首批学员五十名。天河区总工会主席许小山说，夜校
每周开三次课。
    文/图 王立
"""


def test_a_page_with_indents_is_read_as_it_is_meant() -> None:
    first, second = read(NEWSPAPER)
    assert (first.title, first.published, first.authors) == ("江州高新区招商忙", "2024-05-06", ("林知远", "许小山"))
    assert (second.title, second.published, second.authors) == ("天河夜校开课", "2024-05-06", ("王立",))
    assert first.text.split("\n")[-1] == "今年1-3月，江州高新区已签约项目12个，同比增长20%。"
    assert second.text.split("\n")[1].endswith("天河区总工会主席许小山说，夜校每周开三次课。")


def test_words_can_be_shown_where_they_stood_in_the_file() -> None:
    article = read(NEWSPAPER)[0]
    words = "石桥机电有限公司董事长何景明"
    at = article.text.index(words)
    start, end = article.stood(at, at + len(words)) or (0, 0)
    assert NEWSPAPER[start:end] == "石桥机\n电有限公司董事长何景明"
    assert article.stood(article.text.index("\n"), article.text.index("\n") + 1) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("■记者 郭知文 李晓彤", ["郭知文", "李晓彤"]),
        ("通讯员许小山 本报记者林知远", ["许小山", "林知远"]),
        ("□本报记者 林知远 文 许小山 图", ["林知远", "许小山"]),
        ("江州日报全媒体记者 林知远", ["林知远"]),
        ("文/图 王立", ["王立"]),
        ("王 立 许小山", ["王立", "许小山"]),
        ("（何景明）", ["何景明"]),
    ],
)
def test_a_byline_names_its_writers(line: str, names: list[str]) -> None:
    assert signature(line) == "byline"
    assert list(writers(line, byline=True)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本报讯（记者 林知远 通讯员 许小山）4月3日，园区开工。", ["林知远", "许小山"]),
        ("江州新闻网5月6日电（记者 王立）园区开工。", ["王立"]),
        ("本报讯（林知远）近日，园区开工。", ["林知远"]),
        ("本报讯 记者林知远、王立报道：园区开工。", ["林知远", "王立"]),
        ("园区用电问题已经解决。（何景明 王立）", ["何景明", "王立"]),
        ("本报讯（本区）园区开工。", []),
        ("园区用电问题已经解决。（见下图）", []),
    ],
)
def test_writers_are_named_in_the_text_too(text: str, names: list[str]) -> None:
    assert list(writers(text, byline=False)) == names


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("江州日报 2024年5月6日 星期一 第3版", "furniture"),
        ("第A9版：园区党建", "furniture"),
        ("2025-01-24 14:22 江州发展网", "furniture"),
        ("审核人：王立", "furniture"),
        ("（下转第2版）", "furniture"),
        ("（作者系江州市委党校教授）", "furniture"),
        ("首页 要闻 正文", "furniture"),
        ("江州新闻 > 园区 > 内容", "furniture"),
        ("加入收藏 | 返回首页", "furniture"),
        ("江州日报 2018-01-25 10:45 大字", "furniture"),
        ("- 3 -", "furniture"),
        ("发布日期:2010-05-04 浏览次数:2974", "furniture"),
        ("本报记者 王立 摄", "caption"),
        ("江州南站（资料图）江州发布 供图", "caption"),
        ("图书馆进园区", "heading"),
        ("阅读推广活动走进园区", "heading"),
        ("版权保护中心揭牌", "heading"),
        ("全媒体记者站成立", "heading"),
        ("通讯员培训班开班", "heading"),
        ("2024年江州高新区工作会议召开", "heading"),
        ("引得来", "heading"),
    ],
)
def test_furniture_is_told_from_headings_that_begin_alike(line: str, kind: str) -> None:
    assert kind_of(line) == kind


ITEMS = (
    "江州开发区与石桥机电有限公司签约，总投资3亿元。",
    "天河高新区举办用工招聘会，32家企业参加。",
    "白沙工业园党工委书记何景明到企业调研。",
)


@pytest.mark.parametrize("mark", ["●", "■", "【园区】", "近日，", "4月3日，"])
@pytest.mark.parametrize("rubric", ["园区简讯", "要 闻 周 报\n\n(5月20日—5月24日)", "一周要闻"])
def test_items_under_a_rubric_are_articles(mark: str, rubric: str) -> None:
    found = read(f"{rubric}\n\n" + "\n\n".join(mark + item for item in ITEMS))
    assert [a.text.split("\n")[-1].removeprefix(mark) for a in found] == list(ITEMS)


def test_items_without_a_rubric_stay_one_article() -> None:
    (one,) = read("江州高新区招商忙\n\n" + "\n\n".join("●" + item for item in ITEMS))
    assert one.title == "江州高新区招商忙"


def test_titled_items_under_a_rubric_have_their_titles_and_writers() -> None:
    names = ("何景明", "许小山", "王立")
    items = [f"{p}：园区有新事\n\n近日，{i}（{n}）" for p, i, n in zip("江天白", ITEMS, names, strict=True)]
    found = read("一周要闻\n\n" + "\n\n".join(items))
    assert [(a.title.split()[-1], a.authors) for a in found] == [
        (f"{p}：园区有新事", (n,)) for p, n in zip("江天白", names, strict=True)
    ]


BODY = "入夜，{}的灯一盏盏亮起来，加班的人少了，散步的人多了，广场边的书屋坐满了年轻人。"


def test_articles_without_a_dateline_are_parted_by_their_writers() -> None:
    page = "\n\n".join(
        f"{place}的夜\n\n{BODY.format(place)}（{name}）" for place, name in [("江州", "何景明"), ("白沙", "王立")]
    )
    assert [(a.title, a.authors) for a in read(page)] == [("江州的夜", ("何景明",)), ("白沙的夜", ("王立",))]


def test_sections_in_brackets_are_articles() -> None:
    page = "书记说\n\n" + "\n\n".join(f"〔{p}社区〕\n\n{p}的夜\n\n{BODY.format(p)}" for p in ("江州", "白沙"))
    assert [a.text.split("\n")[-3] for a in read(page)] == ["〔江州社区〕", "〔白沙社区〕"]


def test_headings_that_name_places_do_not_tear_a_round_up() -> None:
    page = "学习进园区——高新区在行动\n\n" + "\n\n".join(
        f"{p}高新区\n\n在服务上作示范\n\n3月13日，{BODY.format(p)}" for p in ("江州", "白沙", "天河")
    )
    assert len(read(page)) == 1


def test_a_caption_far_from_the_text_is_no_heading() -> None:
    halves = "\n\n".join(
        f"{h}\n\n{BODY.format(p)}" for h, p in [("引得来", "江州"), ("留得住", "白沙"), ("长得大", "天河")]
    )
    (article,) = read(f"园区的灯\n\n{BODY.format('石桥')}\n\n{halves}\n\n\n\n\n女职工时装表演\n\n{BODY.format('东岭')}")
    found = kinds(article)
    assert ("caption", "女职工时装表演") in found
    assert [text for kind, text in found if kind == "heading"] == ["引得来", "留得住", "长得大"]


def test_a_sentence_that_a_picture_left_behind_is_its_caption() -> None:
    words = "2024年4月16日，江州高新区的书记到石桥机电有限公司调研。"
    page = f"园区的灯\n\n{BODY.format('江州')}\n\n\n\n{words}\n\n{BODY.format('白沙')}\n\n{BODY.format('天河')}"
    assert ("caption", words) in kinds(read(page)[0])
    assert ("body", words) in kinds(read(page.replace("\n\n\n\n", "\n\n"))[0])


def test_a_torn_beginning_that_the_next_page_repeats_is_read_once() -> None:
    first, second = BODY.format("江州"), BODY.format("白沙")
    (article,) = read(f"园区的灯\n\n{first}\n\n{second[:24]}\n\n{second}")
    assert [text for kind, text in kinds(article) if kind == "body"] == [first, second]


def test_a_caption_between_does_not_hide_that_a_beginning_is_repeated() -> None:
    first, second = BODY.format("江州"), BODY.format("白沙")
    (article,) = read(f"园区的灯\n\n{first}\n\n{second[:24]}\n\n图为书屋一角。\n\n{second}")
    assert [text for kind, text in kinds(article) if kind == "body"] == [first, second]


def test_the_first_sign_of_a_sentence_is_not_lost_at_a_page_break() -> None:
    (article,) = read(
        f"园区的灯\n\n{BODY.format('江州')}\n\n擦亮品牌。创\n\n新服务，园区的企业都说好，今年又有十家进来。"
    )
    assert kinds(article)[-1] == ("body", "擦亮品牌。创新服务，园区的企业都说好，今年又有十家进来。")


def test_the_number_of_a_page_in_mid_sentence_does_not_tear_it() -> None:
    texts = [BODY.format("江州"), "管委会的人说，企业来了就要留得住，留住了还要长得大，园区的事就是自己的事。"]
    rows = ["园区的灯", *(text[i : i + 15] for text in texts for i in range(0, len(text), 15))]
    (article,) = read("\n".join([*rows[:5], "— 3 —", *rows[5:]]))
    assert [text for kind, text in kinds(article) if kind == "body"] == texts


def test_a_title_that_stands_twice_is_read_once() -> None:
    (article,) = read(f"江州高新区的灯亮起来\n\n首页 >> 要闻\n\n江州高新区的灯亮起来\n\n{BODY.format('江州')}")
    assert article.title == "江州高新区的灯亮起来"


@pytest.mark.parametrize(
    ("raw", "repaired"),
    [
        ("石桥机电 有限公司董事长 何景明 说，好。", "石桥机电有限公司董事长何景明说，好。"),
        ("江 州 高 新 区 管 委 会开会，很好。", "江州高新区管委会开会，很好。"),
        ("获奖的有：王伟 李晓红 张军，祝贺他们。", "获奖的有：王伟 李晓红 张军，祝贺他们。"),
        ("以“创新引领 人才先行”为题，办了会。", "以“创新引领 人才先行”为题，办了会。"),
        ("４月３日，园区有１２家ＡＩ企业，占２５％。", "4月3日，园区有12家AI企业，占25%。"),
        ("「好。」他说，『青蓝』开了。", "“好。”他说，‘青蓝’开了。"),
        ("会期(5月20日—5月24日)已定。", "会期（5月20日—5月24日）已定。"),
    ],
)
def test_signs_and_blanks_have_one_form(raw: str, repaired: str) -> None:
    assert read(f"园区的灯\n\n{raw}")[0].text.split("\n")[1] == repaired
