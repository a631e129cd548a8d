"""Names in quotation marks and in 《》: programmes, honours, policies, products, by what stands around and inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hongtu.find.view import View, tags
from hongtu.lexicon import alternation, lexicon
from hongtu.model import Mention, Sentence

WITHIN = "(?:[^“”‘’「」\\n]|‘[^“”‘’\\n]{1,20}’)"
RUN = re.compile(rf"(?:[“「]{WITHIN}{{1,40}}[”」][、和及与]?|‘[^“”‘’\n]{{1,40}}’[、和及与]?)+")
ONE = re.compile(rf"[“「](?P<inner>{WITHIN}{{1,40}})[”」]|‘(?P<half>[^“”‘’\n]{{1,40}})’")
TITLE = re.compile(r"《(?P<inner>[^《》\n]{2,80})》")
OPEN = re.compile("[“‘「]")
SPOKEN = re.compile(r"[。！？!?；;]|[，,].*[，,].*[，,]|^[^、，,]{1,20}[，,]$")
POLICY = re.compile(
    r"(?:办法|意见|方案|规划|条例|通知|决定|措施|报告|规定|备忘录|政策|细则|纲要|计划|指南|标准|目录|白皮书|法|章程|协议|公约|公告|若干\w*|清单)"
    r"(?:[（(][^（）()]{1,12}[）)])?$"
)
NOT_VERBS = "(?!的|入选|获|被|是|荣|上榜|列入|成为|在|由)"
RANK = re.compile("(?:全国|国家级?|省级|市级|[省市])(?:专精特新)?$")
SLOGAN = re.compile(
    "(?:的)?(?:总)?(?:原则|理念|思路|方针|要求|目标|精神|定位|导向|愿景|宗旨|口号|作风|总基调|发展观|价值观)"
)
LEARNED = re.compile("研究|实验|工程技术|技术创新|检测|检验")
BEST = ("优秀", "十佳", "最佳", "最美", "示范")
LONGEST_HEAD = 8
LISTS = ("名单", "榜单")
LIGHT = ("活动", "工作", "平台", "企业", "项目")


@cache
def tails() -> re.Pattern[str]:
    """What may stand behind a quotation and name its class: the longest words that end with a head and then a
    border.
    """
    border = "(?=[^\\u4e00-\\u9fff]|$|[内里的了等和与及在于由对为被将已让使是]|" + f"{alternation('run_verbs')})"
    head = alternation("quoted_heads")
    return re.compile(
        f"{NOT_VERBS}(?:[\\u4e00-\\u9fff]{{0,8}}?(?P<head>{head}){border}|[\\u4e00-\\u9fff]{{0,8}}?(?P<head2>{head}))"
    )


@cache
def verbs() -> re.Pattern[str]:
    """A verb before a quotation, with 了 and a few words between."""
    return re.compile(
        f"(?s:.*)(?P<verb>{alternation('quote_verbs')})(?!区)(?:了|为|起|出|过|到)?(?:以)?(?:[\\u4e00-\\u9fff]{{0,8}}?|[\\u4e00-\\u9fff]{{0,6}}\\d{{4}}年?度?[\\u4e00-\\u9fff]{{0,4}})$"
    )


@cache
def inner_heads() -> tuple[str, ...]:
    """The words that end a quotation which is a name."""
    return tuple(lexicon("inner_heads"))


def find(view: View) -> Iterator[Mention]:
    """Every name in quotation marks or 《》, of a class that its surroundings tell."""
    for sentence in view.sentences:
        yield from titles(sentence)
        for run in RUN.finditer(sentence.text) if OPEN.search(sentence.text) else ():
            yield from quotations(sentence, run)


def titles(sentence: Sentence) -> Iterator[Mention]:
    """Documents in 《》; a list of bearers is an honour, a newspaper is one."""
    for found in TITLE.finditer(sentence.text):
        inner, start = found["inner"], sentence.start + found.start("inner")
        if re.search(r"(?:名单|榜单)$", inner):
            yield Mention(start, start + len(inner), inner, "Honour", "find.quoted.title")
        elif POLICY.search(inner):
            yield Mention(start, start + len(inner), inner, "Policy", "find.quoted.title")
        elif re.search(r"(?:报|周刊|杂志)$", inner):
            yield Mention(start, start + len(inner), inner, "Media", "find.quoted.title")


def quotations(sentence: Sentence, run: re.Match[str]) -> Iterator[Mention]:
    """The names of a run of quotations (“A”“B”“C”等活动); the last takes in the word that names the class."""
    parts = list(ONE.finditer(sentence.text, run.start(), run.end()))
    behind = sentence.text[run.end() :]
    etc = re.match(
        r"等(?:[\d一二两三四五六七八九十]+[余多]?[个项大种款类])?|[一二两三四五六七八九十]+(?:大|项|个)", behind
    )
    shared = bool(etc) and len(parts) > 1
    tail = tails().match(behind[etc.end() :] if etc and shared else behind)
    tail = None if tail is not None and acting(tail.group()[: -len(head_of(tail))]) else tail
    before = verbs().match(sentence.text[max(0, run.start() - 20) : run.start()])
    if SLOGAN.match(behind):
        return
    for part in parts:
        inner = part["inner"] or part["half"]
        if (
            (inner in lexicon("no_programmes") and (tail is None or head_of(tail) in LIGHT))
            or SPOKEN.search(inner)
            or (len(inner) > 24 and not tail and not inner.endswith(inner_heads()))
        ):
            continue
        kind = class_of(inner, tail if part is parts[-1] or shared else None, before)
        last = part is parts[-1] and tail is not None and not shared
        least = 3 if len(parts) > 1 and before else 5
        if kind is None or (tail is None and not named(inner, kind, least)):
            continue
        start, end = sentence.start + part.start(), sentence.start + part.end()
        if last and tail is not None and head_of(tail) in LISTS and tail.end() > 2:
            end += tail.end() - 2
        elif last and tail is not None and head_of(tail) not in lexicon("unsaid_heads"):
            end += tail.end()
        else:
            start, end = start + 1, end - 1
        if kind == "Honour":
            start -= ranked(sentence.text[: start - sentence.start])
        text = sentence.text[start - sentence.start : end - sentence.start]
        yield Mention(start, end, text, kind, "find.quoted.quotation")


def acting(words: str) -> bool:
    """Whether words between a quotation and a head tell of a deed, so that the head is none of the quotation's."""
    return any(tag == "v" and len(word) > 1 and word not in lexicon("noun_verbs") for word, tag in tags(words))


def ranked(before: str) -> int:
    """How many characters before a quotation say who gives the honour: 国家级|“小巨人”企业, 江州省|“专精特新”企业."""
    found = RANK.search(before)
    if not found:
        return 0
    size = len(found.group())
    place = next(
        (n for n in (4, 3, 2) if found.group()[0] in "省市" and before[-size - n + 1 :][:n] in lexicon("places")), 0
    )
    return size + place - 1 if place else 0 if found.group() in ("省", "市") else size


def head_of(tail: re.Match[str]) -> str:
    """The head that the words behind a quotation end with."""
    return str(tail["head"] or tail["head2"])


def class_of(inner: str, tail: re.Match[str] | None, before: re.Match[str] | None) -> str | None:
    """The class of a quotation: what its end says, else the noun behind it, else the verb before it."""
    end = inner.rstrip("’」”")
    kinds = lexicon("inner_heads")
    own = next((kinds[end[at:]] for at in range(max(0, len(end) - LONGEST_HEAD), len(end)) if end[at:] in kinds), None)
    behind = lexicon("quoted_heads")[head_of(tail)] if tail else None
    verb = lexicon("quote_verbs")[before["verb"]] if before else None
    if verb == "Honour" and inner.startswith(BEST):
        return "Honour"
    if verb == "Honour" or behind == "Honour":
        return own if own in ("Programme", "Event", "Policy", "Product") else "Honour"
    if own == "Facility" and LEARNED.search(inner):
        return "ResearchInstitution"
    if behind in ("Programme", "Event") and own in ("Honour", "Product"):
        return behind
    return own or behind or verb


def named(inner: str, kind: str, least: int) -> bool:
    """Whether a quotation without a noun behind it is more than emphasis: it has a head, a figure, or some length."""
    if kind == "Honour" or inner.endswith(inner_heads()):
        return True
    return len(inner) >= least or bool(re.search("[\\d一二三四五六七八九十双两百千+]", inner))
