"""The articles of a page set apart: by titles, bylines, 本报讯, signatures, and the items of news in brief."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from statistics import median

from hongtu.lexicon import alternation
from hongtu.read.bylines import HAN, signed
from hongtu.read.page import SIDE, Part

OPENING = re.compile(
    "本报讯|本刊讯|【?[^ ，。]{2,8}讯】?[（( ]|"
    rf"[{HAN}]{{2,10}}\d{{1,2}}月\d{{1,2}}日[讯电]|[{HAN}]{{3,10}}[讯电] ?\d"
)
CREDIT = re.compile("图片来源|供图|摄[）)]?$|摄影")
LATELY = re.compile(r"(?:[●■◆★▲•]|【[^】]{2,12}】)? ?(?:近日|日前|(?:\d{4}年)?\d{1,2}月\d{1,2}日|昨[日天]|本月|上周)")
ITEM = re.compile("[●■◆★▲•]|【[^】]{2,12}】")
SECTION = re.compile("[〔［][^〕］]{2,12}[〕］]")
LONGEST_RUBRIC = 14


@cache
def rubrics() -> re.Pattern[str]:
    """A heading over news in brief: 园区简讯, 要闻周报（5月20日—5月24日）."""
    return re.compile(f".*{alternation('rubrics')}[★●■◆]?(?:[（(].*)?")


def titled(found: Sequence[Part]) -> list[Part]:
    """The headings with which each article begins are its title."""
    result = list(found)
    fresh = True
    bodies = [i for i, part in enumerate(found) if part.kind == "body"]
    for i, part in enumerate(found):
        if part.kind == "body":
            fresh = False
        if part.kind != "heading":
            continue
        if bodies and pictured(found, i, bodies[-1]):
            result[i] = part.turned("caption")
        elif not fresh and name_only(part) and i + 1 < len(found) and begins(found, i + 1):
            result[i] = part.turned("byline")
        elif fresh or begins(found, i):
            result[i] = part.turned("title")
            fresh = True
    return result


def pictured(found: Sequence[Part], at: int, last: int) -> bool:
    """Whether a heading is the words of a picture: it stands behind all text, alone among blank lines before a
    heading, or further from the text before it than the headings of the page do, and is short.
    """
    if at > last:
        return True
    told = any(p.kind == "body" for p in found[:at])
    if found[at].line.gap < 2 or at < 2 or not told or begins(found, at):
        return False
    usual = [p.line.gap for i, p in enumerate(found) if p.kind == "heading" and i > 1]
    far = found[at].line.gap > median(usual) and len(found[at].text) <= 12
    return found[at + 1].kind == "heading" or (far and len(usual) > 2)


def name_only(part: Part) -> bool:
    """Whether a heading is but two to four characters, as a writer's name is behind an article."""
    return re.fullmatch(f"[{HAN}]{{2,4}}", part.text) is not None


def begins(found: Sequence[Part], at: int) -> bool:
    """Whether a new article begins with a heading: a byline or 本报讯 follows it, a signature stands before it, it is
    one of the headings of news in brief, or the second in brackets (〔九龙社区〕).
    """
    if found[at].kind != "heading":
        return False
    if SECTION.fullmatch(found[at].text) and any(p.kind == "heading" and SECTION.fullmatch(p.text) for p in found[:at]):
        return True
    after = [p for p in found[at : at + 5] if p.kind not in SIDE]
    run = next((i for i, p in enumerate(after) if p.kind != "heading"), len(after))
    follows = after[run] if run < len(after) else None
    if follows is None:
        return False
    byline = follows.kind == "byline" and len(after) > run + 1 and after[run + 1].kind == "body"
    dated = follows.kind == "body" and OPENING.match(follows.text) is not None
    brief = follows.kind == "body" and under_rubric(found, at) and LATELY.match(follows.text) is not None
    return byline or dated or brief or closed(found[:at])


def closed(before: Sequence[Part]) -> bool:
    """Whether an article has come to its end: with a byline behind its text, or a name in brackets."""
    said = [p for p in before if p.kind not in (*SIDE, "heading")]
    if not said or not any(p.kind == "body" for p in said):
        return False
    return said[-1].kind == "byline" or (said[-1].kind == "body" and signed(said[-1].text))


def under_rubric(found: Sequence[Part], at: int) -> bool:
    """Whether the page's first heading says that news in brief follow."""
    first = next((p for p in found[:at] if p.kind in ("heading", "title")), None)
    return first is not None and len(first.text) <= LONGEST_RUBRIC and rubrics().fullmatch(first.text) is not None


def articles(found: Sequence[Part]) -> Iterator[list[Part]]:
    """The parts of each article of a page; what stands before the first title goes with it."""
    current: list[Part] = []
    brief = briefs(found)
    for i, part in enumerate(found):
        fresh = part.kind == "title" or pictured_news(found, i) or i in brief
        if fresh and any(p.kind == "body" for p in current):
            yield current
            current = []
        current.append(part)
    if current:
        yield current


def briefs(found: Sequence[Part]) -> set[int]:
    """The paragraphs that are an article each: under a rubric, where all begin with a mark (●, 【江州】) or a day."""
    bodies = [i for i, part in enumerate(found) if part.kind == "body"]
    if len(bodies) < 2 or not under_rubric(found, bodies[0]):
        return set()
    for mark in (ITEM, LATELY):
        items = {i for i in bodies if mark.match(found[i].text)}
        if len(items) > 1 and bodies[0] in items and (mark is ITEM or len(items) == len(bodies)):
            return items
    return set()


def pictured_news(found: Sequence[Part], at: int) -> bool:
    """Whether a picture's credit begins news without a title: one paragraph of what happened lately, then the next
    title or the end of the page.
    """
    if found[at].kind != "caption" or not CREDIT.search(found[at].text) or at + 1 >= len(found):
        return False
    body, behind = found[at + 1], found[at + 2 :]
    told = body.kind == "body" and LATELY.match(body.text) is not None
    return told and all(p.kind in ("title", *SIDE) for p in behind[:1])
