"""Industries: those of the list in their contexts, and others just before 产业."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hongtu.find.view import View
from hongtu.lexicon import alternation, lexicon
from hongtu.model import Mention, Sentence

KIND = "产业集群|产业链|产业(?![园基工化联生政])|行业(?![协商])"
RANKS = "主导|支柱|特色|优势|重点|战略性新兴|新兴|传统|千亿|百亿|先导|未来|首位"
ORDER = f"(?:等)?(?:[\\d一二两三四五六七八九十]+[大个类条])?(?:{RANKS})*"
LONE = re.compile(f"(?P<items>[\u4e00-\u9fff]{{2,4}})(?:{KIND})")
ITEM = "(?:(?!等)[\u4e00-\u9fff]){2,7}"
BUSINESS = re.compile(
    f"主(?:营|要从事|营业务为)(?:业务(?:为|是|包括))?(?P<items>{ITEM}(?:[、和与及]{ITEM})*?)(?:等)?(?:业务|领域|产业)"
)
NOUNS = frozenset({"n", "nz", "vn", "ng", "x", "l"})


@cache
def listed() -> tuple[re.Pattern[str], ...]:
    """Known industries before their word, before 企业, or behind a verb for what a company does."""
    item = f"(?:现代|高端|绿色|先进|传统|新型|医药|智能)?{alternation('industries')}"
    items = f"(?P<items>{item}(?:[、和与及]{item})*)"
    doing = "(?:主营|深耕|专注于?|从事|涉足|聚焦|布局|发展|以|围绕|包括)"
    return (
        re.compile(f"{items}是[^，。；]{{0,8}}(?:{RANKS})产业"),
        re.compile(f"{items}{ORDER}(?:{KIND}|领域|企业|制造业|高新技术企业)"),
        re.compile(f"{doing}(?:{item}[、和与及])*{items}(?!公司|有限|集团|平台|学院|协会|大会)"),
    )


@cache
def any_industry() -> re.Pattern[str]:
    """A known industry, wherever it stands."""
    return re.compile(alternation("industries"))


def find(view: View) -> Iterator[Mention]:
    """Every industry that an article names as one."""
    for sentence in view.sentences:
        for pattern in listed() if any_industry().search(sentence.text) else ():
            for found in pattern.finditer(sentence.text):
                yield from members(sentence, found)
        for found in BUSINESS.finditer(sentence.text):
            yield from members(sentence, found)
        for found in LONE.finditer(sentence.text) if "业" in sentence.text else ():
            yield from lone(view, sentence, found)


def members(sentence: Sentence, found: re.Match[str]) -> Iterator[Mention]:
    """The industries of one list."""
    at = sentence.start + found.start("items")
    for item in re.split("([、和与及])", found["items"]):
        if len(item) > 1:
            yield Mention(at, at + len(item), item, "Industry", "find.industries.listed")
        at += len(item)


def lone(view: View, sentence: Sentence, found: re.Match[str]) -> Iterator[Mention]:
    """An industry that the list does not have: one noun between a border and 产业 (电瓷产业)."""
    end = sentence.start + found.end("items")
    word = view.before(end)
    if word is None or word.end - word.start < 2 or word.tag not in NOUNS or word.text in lexicon("dull_industries"):
        return
    before = view.before(word.start)
    opened = (
        before is None
        or not before.text.isalpha()
        or before.text in lexicon("places")
        or before.text in lexicon("stops")
    )
    if opened and word.start >= sentence.start + found.start("items"):
        yield Mention(word.start, end, word.text, "Industry", "find.industries.lone")
