"""What a paragraph of a page looks like by itself: furniture of the page, byline, caption, heading or running text."""

from __future__ import annotations

import re
from functools import cache

from hongtu.lexicon import alternation
from hongtu.model import Kind
from hongtu.read.bylines import HAN, signature

HEADLINE = 44
DATE = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
DATELINE = (
    DATE,
    r"\d{1,2}:\d{2}(?::\d{2})?",
    "星期[一二三四五六日天]",
    f"农历[{HAN}]+",
    f"第?[A-Z]?\\d{{1,2}}版(?:[：:]?[{HAN}]{{2,8}})?",
    f"[A-Z]\\d{{1,2}}(?: ?[{HAN}]{{2,6}})?",
    f"(?:[{HAN}]{{2,10}})(?:报|网|台|社|客户端|发布|新闻|在线)",
    "(?:来源|作者|阅读|浏览|点击|责任?编辑?)[^。]*",
    "[大中小]字?",
)
MARKED = (
    "▲|△|▼|◀",
    "▶?图[为：]",
    "图片来源",
    "图片由|图/",
    "资料图[片：]",
    "图[①-⑩一二三四\\d]",
    "（?(?:左|右|上|下)图[）：]?",
    "[①-⑩]图",
)
CREDITED = (
    "（资料(?:照片|图片?)）",
    "（受访者供图）",
    "（主办方供图）",
    "供图）?",
    "资料图片",
    "资料照片",
    "（图片来源[^）]*）",
    "(?:记者|通讯员)?[^，。]{2,8}摄）?",
)
CAPTION = re.compile(f"(?:{'|'.join(MARKED)}).*|.{{2,60}}(?:{'|'.join(CREDITED)})。?")
RUNNING = re.compile(
    "(?:截至|目前|近年来|近日|日前|据悉|同时|此外|今年|去年|多年来|一直以来|其中|随后|当天|为了?|在|对|据).{0,12}，|"
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[上下]午|晚|起)?，|本[报刊]讯.{6}"
)
CLOSED = ("。", "；", "！", "，", "、")


@cache
def furniture() -> re.Pattern[str]:
    """A line of the page and of no article: its date, its number, links, editors."""
    piece = f"(?:{'|'.join(DATELINE)})"
    opens, begins = alternation("furniture", "opens"), alternation("furniture", "begins")
    return re.compile(
        rf"[（(]?(?:{opens}|{begins}(?![{HAN}\w])).*|(?:{alternation('furniture', 'whole')}[ |｜/]*)+|"
        f"(?=.*\\d)(?:[{HAN}]{{2,6}} ?)?{piece}(?:[ |｜/／、，·　]*{piece}){{0,5}}[^{HAN}]*|"
        f"[{HAN}]{{2,6}} ?[/／|] ?\\d{{1,2}}|[■●◆] ?[{HAN}]{{2,8}}|【[^】]{{2,6}}】|"
        r"[^，。]{0,40}(?:>>?|›|»)[^，。]{0,60}|[-—–·•] ?\d{1,3} ?[-—–·•]|第 ?\d{1,3} ?页.{0,10}"
    )


def kind_of(text: str) -> Kind:
    """What a paragraph looks like by itself.

    >>> kind_of("■记者 郭知文 李晓彤"), kind_of("图为党员重温入党誓词。"), kind_of("全面深化联动")
    ('byline', 'caption', 'heading')
    >>> kind_of("江州日报 2024年5月6日 星期一 第3版"), kind_of("园区今年建成三座厂房。")
    ('furniture', 'body')
    """
    short = len(text) <= HEADLINE and not text.endswith(CLOSED) and not running(text)
    if len(text) < 70 and not text.endswith("。") and (found := signature(text)):
        return "byline" if found == "byline" else "caption"
    if len(text) < 90 and furniture().fullmatch(text) and (short or not text.endswith("。")):
        return "furniture"
    if len(text) < 90 and CAPTION.fullmatch(text):
        return "caption"
    return "heading" if short else "body"


def running(text: str) -> bool:
    """Whether a short paragraph is the beginning of a sentence that goes on elsewhere, and no heading."""
    torn = text.count("“") != text.count("”") or text.count("（") != text.count("）")
    return "。" in text or torn or text.count("，") > 1 or RUNNING.match(text) is not None
