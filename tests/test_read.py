"""The layout of a page: nothing is lost, offsets lead back, captions and bylines are set apart, articles too."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hongtu.model import Article
from hongtu.read import Sheet, articles_of, describe

SIGNS = (
    "高新区党委企业王新说在的一二，。；：！？、“”‘’《》（）「」…—■▲ \t\u3000\u200b\r\n\f\u2028"
    "abcXYZ019１ｂＺ％＋『』.,:;()\"'%\ue000\ud800\U00020000"
)
TEXTS = st.text(alphabet=st.sampled_from(SIGNS), max_size=300)
GONE = re.compile("[\\s\u200b\ufeff\x1c-\x1f\x85]")
FORMS = str.maketrans(
    {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", '"': "“", "”": "“"}
    | dict(zip("「」『』１ｂＺ％＋", "““‘’1bZ%+", strict=True))
)


def read(text: str) -> tuple[Article, ...]:
    return articles_of(Sheet(text, "page"))


def same(sign: str) -> str:
    """A character in the one form that the repair may give it."""
    return "\ufffd" if "\ue000" <= sign <= "\uf8ff" or "\ud800" <= sign <= "\udfff" else sign.translate(FORMS)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_repair_loses_and_invents_nothing_but_white_space(text: str) -> None:
    found = [i for article in read(text) for i in article.origin if i >= 0]
    assert len(found) == len(set(found))
    assert sorted(i for i in found if not GONE.match(text[i])) == [i for i, s in enumerate(text) if not GONE.match(s)]


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_each_character_knows_where_it_stood(text: str) -> None:
    for article in read(text):
        for sign, at in zip(article.text, article.origin, strict=True):
            assert (
                sign in (" ", "\n") if at < 0 else same(sign) == same(text[at]) or (sign == " " and text[at].isspace())
            )


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_blocks_tile_the_text(text: str) -> None:
    for article in read(text):
        lines = article.text.split("\n")
        assert [article.text[b.start : b.end] for b in article.blocks] == lines


PARAGRAPHS = (
    "江州高新区今年引进企业二十家，新建厂房三座，园区的道路也重新铺过一遍。",
    "管委会主任林知远说，企业来了就要留得住，留住了还要长得大，园区的事就是自己的事。",
    "入夜，园区的灯一盏盏亮起来，加班的人少了，散步的人多了，广场边的书屋坐满了年轻人。",
)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(b.kind, a.text[b.start : b.end]) for a in read(text) for b in a.blocks]


@pytest.mark.parametrize(
    "line",
    [
        "■记者 郭知文 李晓彤",
        "本报记者 龙跃 通讯员 方斌",
        "□ 本报记者 王小林/文 张立/图",
        "▶ 本报记者 叶青",
        "文/图 本报记者 陈立",
    ],
)
def test_bylines_are_known(line: str) -> None:
    found = kinds(f"园区的灯亮起来\n\n{line}\n\n" + "\n\n".join(PARAGRAPHS))
    assert [kind for kind, text in found if kind != "body"] == ["title", "byline"]


@pytest.mark.parametrize(
    "line",
    [
        "图为职工在书屋读书。",
        "▲职工在广场散步。",
        "职工在书屋读书。（资料照片）",
        "园区夜景。 林知远摄",
        "图片来源：江州高新区",
        "夜色中的江州高新区",
    ],
)
def test_a_caption_in_mid_sentence_does_not_split_it(line: str) -> None:
    first, second, third = PARAGRAPHS
    found = kinds(f"园区的灯亮起来\n\n{first}\n\n{second[:18]}\n\n\n\n{line}\n\n\n\n{second[18:]}\n\n{third}")
    assert [text for kind, text in found if kind == "body"] == list(PARAGRAPHS)
    assert [kind for kind, text in found if text.startswith(line[:4].strip("▲"))] in (["caption"], [])
    assert "caption" in [kind for kind, _ in found]


def test_a_paragraph_that_a_page_break_repeats_is_read_once() -> None:
    first, second, third = PARAGRAPHS
    found = kinds(f"园区的灯亮起来\n\n{first}\n\n{second}\n\n{second}\n\n{third}")
    assert [text for kind, text in found if kind == "body"] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    ("raw", "repaired"),
    [
        ("近年来,江州区(本区)坚持“双 报到”", "近年来，江州区（本区）坚持“双报到”"),
        ("增长12.5%,排名第 1", "增长12.5%，排名第 1"),
        ('"青蓝计划"启动', "“青蓝计划”启动"),
        ("江州 高新区 Robot Lab 成立", "江州 高新区 Robot Lab 成立"),
    ],
)
def test_signs_have_one_form(raw: str, repaired: str) -> None:
    assert re.sub(" ", "", read(raw)[0].text) == re.sub(" ", "", repaired)


def item(title: str, place: str) -> str:
    opening = f"本报讯 {place}高新区近日召开会议，研究企业用工和道路整修两件事情。会议开了半天。"
    return f"{title}\n\n{opening}\n\n{PARAGRAPHS[2]}"


def test_articles_of_a_page_are_told_apart() -> None:
    page = "\n\n".join([item("江州开会研究用工", "江州"), "林知秋", item("天河整修园区道路", "天河"), "许小山 王立"])
    first, second = read(page)
    assert (first.title, first.authors) == ("江州开会研究用工", ("林知秋",))
    assert (second.id, second.title, second.authors) == ("page-2", "天河整修园区道路", ("许小山", "王立"))


def test_news_in_brief_are_articles_of_their_own() -> None:
    page = "园区简讯\n\n" + "\n\n".join(item(f"{place}开会", place) for place in ("江州", "天河", "石桥"))
    assert [a.title.split()[-1] for a in read(page)] == ["江州开会", "天河开会", "石桥开会"]


def test_picture_news_without_a_title_are_an_article_of_their_own() -> None:
    news = "近日，江州市职工运动会在石桥体育馆举行，二十支队伍参加。"
    first, second, third = PARAGRAPHS
    page = f"园区的灯亮起来\n\n{first}\n\n{second}\n\n\n\n图片来源：石桥发布\n\n{news}\n\n{item('天河修路', '天河')}"
    assert [a.title for a in read(page)] == ["园区的灯亮起来", "", "天河修路"]
    (one,) = read(f"园区的灯亮起来\n\n{first}\n\n图片来源：石桥发布\n\n{second}\n\n{third}")
    assert second in one.text


def test_sub_headings_do_not_tear_an_article() -> None:
    first, second, third = PARAGRAPHS
    page = f"园区的灯亮起来\n\n本报记者 林知秋\n\n{first}\n\n引得来\n\n{second}\n\n留得住\n\n{third}"
    (article,) = read(page)
    assert [b.kind for b in article.blocks] == ["title", "byline", "body", "heading", "body", "heading", "body"]


def test_what_was_made_of_a_page_can_be_looked_at() -> None:
    shown = describe(read("园区的灯亮起来\n\n本报记者 林知秋\n\n" + "\n\n".join(PARAGRAPHS)))
    assert shown.splitlines()[0] == "# page  园区的灯亮起来  —  林知秋"
    assert "   byline  本报记者 林知秋" in shown


def test_a_single_sheet_is_never_torn() -> None:
    page = "\n\n".join([item("江州开会", "江州"), item("天河修路", "天河")])
    assert len(articles_of(Sheet(page, "page"))) == 2
    assert len(articles_of(Sheet(page, "page", single=True))) == 1
