"""What each paragraph of a page is there for, sentences torn by captions made whole, and articles set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hongtu.lexicon import lexicon
from hongtu.model import Kind
from hongtu.read.text import ENDED, Line, joined

HAN = "\u4e00-\u9fff"
NAME = f"[{HAN}]{{2,4}}"
PRESS = "(?:本报|本刊|特约|见习|实习|全媒体|融媒体)*(?:记者|通讯员|实习生|撰文|文)"
BYLINE = re.compile(f"[■●▶◆▲□◎ ]*(?:{PRESS}(?:[ ：:/／]|(?={NAME})).{{2,60}}|文[/／].{{2,30}})")
SIGNED = re.compile(f"[（(]?(?:{NAME})(?:[ 、](?:{NAME})){{0,4}}[)）]?")
CAPTION = re.compile(
    r"(?:▲|△|▼|◀|▶?图[为：]|图片来源|图[①-⑩一二三四\d]|（?(?:左|右|上|下)图).*|.{2,60}(?:（资料照片）|（受访者供图）|(?:记者|通讯员)?[^，。]{2,8}摄|供图）?|资料图片|资料照片|（主办方供图）|本报记者.{2,4}摄）?)。?"
)
FURNITURE = re.compile(
    r"(?:当前位置|您的位置|首页|发布时间|发布日期|来源：|时间：\d|阅读|字体|字号|上一篇|下一篇|【打印】|责任编辑|责编|编辑：|分享到|扫一扫|版权|（?本版).*|"
    r"[A-Z]?\d{0,2}\s*[\u4e00-\u9fff]{2,6}\s*\d{4}年\d{1,2}月\d{1,2}日|[\u4e00-\u9fff]{2,6}\s*[/／|]\s*\d{1,2}|[■●◆]\s*[\u4e00-\u9fff]{2,8}|【[^】]{2,6}】|"
    r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*(?:\d{1,2}:\d{2})?(?:\s*(?:来源|作者|阅读).*)?"
)
OPENING = re.compile("本报讯|本刊讯|【?[^ ，。]{2,8}讯】?[（( ]")
RUNNING = re.compile(
    "(?:截至|目前|近年来|近日|日前|据悉|同时|此外|今年|去年|多年来|一直以来|其中|随后|当天|为了?|在|对|据).{0,12}，"
)
CREDIT = re.compile("图片来源|供图|摄[）)]?$|摄影")
LATELY = re.compile("近日|日前|[0-9]{1,2}月[0-9]{1,2}日|昨[日天]")
HEADLINE = 44


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph and what it is there for."""

    line: Line
    kind: Kind


def parts(paragraphs: Sequence[Line]) -> list[Part]:
    """Every paragraph with its kind, torn sentences joined and the captions that tore them set behind."""
    found = [Part(line, kind_of(line.text)) for line in paragraphs]
    found = repeated(interposed(torn(found)))
    return titled(whole(found))


def kind_of(text: str) -> Kind:
    """What a paragraph looks like by itself.

    >>> kind_of("■记者 郭文治 李彤彤"), kind_of("图为党员重温入党誓词。"), kind_of("全面深化联动")
    ('byline', 'caption', 'heading')
    """
    if FURNITURE.fullmatch(text):
        return "furniture"
    if len(text) < 70 and BYLINE.fullmatch(text) and not text.endswith("。"):
        return "byline"
    if len(text) < 90 and CAPTION.fullmatch(text):
        return "caption"
    if len(text) <= HEADLINE and not text.endswith(("。", "；", "！", "，", "、")) and not running(text):
        return (
            "byline"
            if len(text) < 16 and SIGNED.fullmatch(text) and all(map(surnamed, split_names(text)))
            else "heading"
        )
    return "body"


def running(text: str) -> bool:
    """Whether a short paragraph is the beginning of a sentence that goes on elsewhere, and no heading."""
    torn = text.count("“") != text.count("”") or text.count("（") != text.count("）")
    return "。" in text or torn or text.count("，") > 1 or RUNNING.match(text) is not None


def split_names(text: str) -> list[str]:
    """The names of a signature."""
    return re.findall(NAME, text)


def surnamed(name: str) -> bool:
    """Whether a word begins with a surname and is short enough for a name."""
    common = lexicon("surnames").get(name[0]) == "common" or name[:2] in lexicon("surnames")
    return common and len(name) <= 3 and name not in lexicon("no_names") and name not in lexicon("places")


def torn(found: Sequence[Part]) -> list[Part]:
    """A short beginning of a sentence that a caption cuts off looks like a heading; a comma in it and the rest of the
    sentence behind the caption show what it is.
    """
    result = list(found)
    for i, part in enumerate(found[:-2]):
        cut = found[i + 1].kind == "caption" or (found[i + 1].line.gap > 1 and found[i + 2].line.gap > 1)
        after_body = i > 0 and found[i - 1].kind == "body"
        if part.kind == "heading" and after_body and "，" in part.line.text and cut and found[i + 2].kind == "body":
            result[i] = replace(part, kind="body")
    return result


def interposed(found: Sequence[Part]) -> list[Part]:
    """A short paragraph between the two halves of a torn sentence is a caption, whatever it looks like."""
    result = list(found)
    for i in range(1, len(found) - 1):
        part = found[i]
        torn = found[i - 1].kind == "body" and open_end(found[i - 1].line.text)
        apart = part.line.gap > 1 or found[i + 1].line.gap > 1
        if (
            torn
            and apart
            and part.kind in ("body", "heading")
            and len(part.line.text) <= 60
            and found[i + 1].kind == "body"
        ):
            result[i] = replace(part, kind="caption")
    return result


def open_end(text: str) -> bool:
    """Whether a paragraph stops in mid-sentence."""
    return not text.endswith(ENDED) and len(text) > 12


def repeated(found: Sequence[Part]) -> list[Part]:
    """Paragraphs that stand twice, as a page break repeats them, or the end of which stands again, are read once."""
    result: list[Part] = []
    for part in found:
        text = part.line.text
        again = len(text) > 20 and any(text in before.line.text for before in result if before.kind == "body")
        result.append(replace(part, kind="furniture") if again else part)
    return result


def whole(found: Sequence[Part]) -> list[Part]:
    """Halves of a torn sentence joined over the captions between them, which come behind."""
    result: list[Part] = []
    waiting: list[Part] = []
    for part in found:
        last = next((i for i in range(len(result) - 1, -1, -1) if result[i].kind == "body"), None)
        if part.kind in ("caption", "furniture"):
            waiting.append(part)
            continue
        torn = last is not None and last == len(result) - 1 and open_end(result[last].line.text)
        if torn and last is not None and part.kind == "body":
            result[last] = Part(joined([result[last].line, part.line]), "body")
            continue
        result += [*waiting, part]
        waiting = []
    return result + waiting


def titled(found: Sequence[Part]) -> list[Part]:
    """The headings with which each article begins are its title."""
    result = list(found)
    fresh = True
    bodies = [i for i, part in enumerate(found) if part.kind == "body"]
    for i, part in enumerate(found):
        if part.kind == "heading" and bodies and pictured(found, i, bodies[-1]):
            result[i] = replace(part, kind="caption")
            continue
        next_is_title = i + 1 < len(found) and found[i + 1].kind == "heading" and begins(found, i + 1)
        if part.kind == "heading" and not fresh and signature(part) and next_is_title:
            result[i] = replace(part, kind="byline")
            continue
        if part.kind == "heading" and (fresh or begins(found, i)):
            result[i] = replace(part, kind="title")
            fresh = True
        elif part.kind == "body":
            fresh = False
    return result


def pictured(found: Sequence[Part], at: int, last: int) -> bool:
    """Whether a heading is the words of a picture: it stands behind all text, or alone among blank lines before a
    heading.
    """
    alone = found[at].line.gap > 1 and at + 1 < len(found) and found[at + 1].kind == "heading" and at > 1
    return at > last or (alone and any(p.kind == "body" for p in found[:at]) and not begins(found, at))


def signature(part: Part) -> bool:
    """Whether a heading is but two to four characters, as a writer's name is behind an article."""
    return re.fullmatch(f"[{HAN}]{{2,4}}", part.line.text) is not None


def begins(found: Sequence[Part], at: int) -> bool:
    """Whether a new article begins with a heading: a byline or 本报讯 follows it, or a signature stands before it."""
    after = [p for p in found[at : at + 5] if p.kind not in ("caption", "furniture")]
    run = next((i for i, p in enumerate(after) if p.kind != "heading"), len(after))
    follows = after[run] if run < len(after) else None
    before = [p for p in found[:at] if p.kind not in ("caption", "furniture", "heading")]
    signed = bool(before) and before[-1].kind == "byline" and any(p.kind == "body" for p in before)
    if follows is None:
        return False
    opens = follows.kind == "byline" and len(after) > run + 1 and after[run + 1].kind == "body"
    return signed or opens or (follows.kind == "body" and OPENING.match(follows.line.text) is not None)


def articles(found: Sequence[Part]) -> Iterator[list[Part]]:
    """The parts of each article of a page; what stands before the first title goes with it."""
    current: list[Part] = []
    for i, part in enumerate(found):
        fresh = part.kind == "title" or pictured_news(found, i)
        if fresh and any(p.kind == "body" for p in current):
            yield current
            current = []
        current.append(part)
    if current:
        yield current


def pictured_news(found: Sequence[Part], at: int) -> bool:
    """Whether a picture's credit begins news without a title: one paragraph of what happened lately, then the next
    title or the end of the page.
    """
    if found[at].kind != "caption" or not CREDIT.search(found[at].line.text) or at + 1 >= len(found):
        return False
    body, behind = found[at + 1], found[at + 2 :]
    told = body.kind == "body" and LATELY.match(body.line.text) is not None
    return told and all(p.kind in ("title", "caption", "furniture") for p in behind[:1])
