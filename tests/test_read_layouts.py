"""Pages made up from titles, bylines, paragraphs and pictures, set in many ways, are read as they were made up."""

import re
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from hongtu.model import Article
from hongtu.read import Sheet, articles_of

TITLES = (
    "江州高新区招商忙",
    "白沙工业园夜校开课",
    "石桥机电厂房封顶",
    "天河开发区举办用工招聘会",
    "东岭新区把服务送上门",
    "十家企业落户江州经济技术开发区，总投资逾三十亿元",
)
WRITERS = ("林知远", "许小山", "王立", "何景明", "周以宁")
HEADINGS = ("引得来", "留得住", "把窗口开到车间", "夜校里的灯光", "“一站式”服务到家")
SENTENCES = (
    "入夜，园区的灯一盏盏亮起来，加班的人少了，散步的人多了。",
    "管委会主任说：“企业来了就要留得住，留住了还要长得大。”",
    "今年1-3月，园区签约项目12个，同比增长20.5%，其中亿元以上的有3个。",
    "夜校每周开三次课，首批学员五十名，来自十家企业。",
    "党员先锋岗设在流水线旁，谁有难题，谁就去那里。",
    "“双报到”的干部住进了宿舍楼（三号楼），随叫随到。",
    "厂房共有三层，一层装配，二层检验，三层是职工书屋。",
    "路灯装上了，公交也通了，下夜班的人不必再摸黑走回去。",
    "园区还办起了Robot Lab，请来的工程师每周讲一次课。",
    "到年底，还有两条路要修，一座桥要建，工期都排好了。",
)
STYLES = ("inline", "byline", "signed", "bracket")
CAPTIONS = ("图为园区夜景。", "园区夜景。（资料照片）", "职工们在广场上散步", "▲书屋一角。")


@dataclass(frozen=True)
class Story:
    """An article as it was made up; ``style`` says where its writer stands: in 本报讯（…）, on a line,
    or at the end.
    """

    title: str
    writer: str
    bodies: tuple[str, ...]
    style: str
    heading: str = ""
    caption: str = ""

    def lines(self) -> list[str]:
        """Its paragraphs in order: a heading before the last, a caption behind the first."""
        first, *inner, last = self.said()
        heading = [self.heading] if self.heading else []
        caption = [self.caption] if self.caption else []
        byline = [f"■本报记者 {self.writer}"] if self.style == "byline" else []
        signature = [self.writer] if self.style == "signed" else []
        return [self.title, *byline, first, *caption, *inner, *heading, last, *signature]

    def said(self) -> list[str]:
        """What of it is running text."""
        first, *inner, last = self.bodies
        opening = {"inline": f"本报讯（记者 {self.writer}）", "signed": "本报讯 "}.get(self.style, "")
        ending = f"（{self.writer}）" if self.style == "bracket" else ""
        return [opening + first, *inner, last + ending]

    def told(self) -> tuple[str, tuple[str, ...], list[str]]:
        """What a reader sees."""
        return self.title, (self.writer,), [plain(line) for line in self.said()]


@st.composite
def stories(draw: st.DrawFn) -> list[Story]:
    titles = draw(st.lists(st.sampled_from(TITLES), min_size=1, max_size=3, unique=True))
    style = draw(st.sampled_from(STYLES))
    found = []
    for title in titles:
        bodies = tuple(f"{title[:2]}的{i}号楼，{''.join(draw(st.permutations(SENTENCES))[:4])}" for i in "一二三")
        heading, caption = draw(st.sampled_from(("", *HEADINGS))), draw(st.sampled_from(("", *CAPTIONS)))
        found.append(Story(title, draw(st.sampled_from(WRITERS)), bodies, style, heading, caption))
    return found


def wrapped(text: str, width: int) -> list[str]:
    return [text[i : i + width] for i in range(0, len(text), width)] if width else [text]


@given(stories(), st.sampled_from((0, *range(16, 41))), st.sampled_from(("\n", "\r\n")))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_a_page_with_lines_between_its_paragraphs(page: list[Story], width: int, end: str) -> None:
    text = (end * 2).join(end.join(wrapped(line, width)) for story in page for line in story.lines())
    assert told(articles_of(Sheet(text, "page"))) == [story.told() for story in page]


@given(stories(), st.integers(16, 40))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_a_page_with_indents(page: list[Story], width: int) -> None:
    rows = [row for story in page for line in story.lines() for row in wrapped(f"　　{line}", width)]
    assert told(articles_of(Sheet("\n".join(rows), "page"))) == [story.told() for story in page]


@given(stories())
@settings(max_examples=100, deadline=None, derandomize=True)
def test_a_page_with_a_line_for_a_paragraph(page: list[Story]) -> None:
    text = "\n".join(line for story in page for line in story.lines())
    assert told(articles_of(Sheet(text, "page"))) == [story.told() for story in page]


@given(stories(), st.integers(16, 40), st.data())
@settings(max_examples=100, deadline=None, derandomize=True)
def test_a_page_with_a_picture_in_mid_sentence(page: list[Story], width: int, data: st.DataObject) -> None:
    paragraphs = [wrapped(line, width) for story in page for line in replace(story, caption="").lines()]
    long = [i for i, rows in enumerate(paragraphs) if len(rows) > 2]
    rows = paragraphs[data.draw(st.sampled_from(long))]
    at = data.draw(st.sampled_from([i for i in range(2, len(rows)) if rows[i - 1][-1] not in "。！？”）："] or [0]))
    rows[at:at] = [f"\n\n{data.draw(st.sampled_from(CAPTIONS))}\n\n\n"] if at else []
    text = "\n\n".join("\n".join(rows) for rows in paragraphs)
    assert told(articles_of(Sheet(text, "page"))) == [story.told() for story in page]


def plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def told(found: tuple[Article, ...]) -> list[tuple[str, tuple[str, ...], list[str]]]:
    """The title, the writers and the running text of each article."""
    return [(a.title, a.authors, [plain(a.text[b.start : b.end]) for b in a.blocks if b.kind == "body"]) for a in found]
