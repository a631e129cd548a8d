"""Industries: those of the list in their contexts, and others just before 产业."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hongtu.find.view import View, cut
from hongtu.lexicon import alternation, lexicon
from hongtu.model import Mention, Sentence

KIND = "产业集群|产业链|产业(?![园基工化联生政])|行业(?![协商])"
RANKS = "主导|支柱|特色|优势|重点|战略性新兴|新兴|传统|千亿|百亿|先导|未来|首位"
ORDER = f"(?:等)?(?:[\\d一二两三四五六七八九十]+[大个类条])?(?:{RANKS})*"
LONE = re.compile(f"(?P<items>[\u4e00-\u9fff]{{2,4}})(?:{KIND})")
ITEM = "(?:(?!等)[\u4e00-\u9fff]){2,7}"
# However the words before a 、 are parted, it stands where it does: one way of it is enough.
ROW = f"{ITEM}(?:[和与及]{ITEM}){{0,3}}?"
BUSINESS = re.compile(
    "(?:主营|主要从事|主营业务为|专业从事|专门从事|从事)(?:业务(?:为|是|包括))?"
    f"(?P<items>(?:(?>{ROW}(?=、))、){{0,20}}?{ROW})(?:等)?(?:业务|领域|产业)"
)
FIELDS = frozenset({"n", "nz", "vn", "ng", "x", "l", "b", "j", "an", "a", "nr", "nrt", "g", "eng", "f", "s"})
DOING = f"(?:{alternation('industry_verbs')})(?:了|以)?"
WORD = re.compile("产业(?![园基工化联生政链集大])|行业(?![协商])")
FIELD = re.compile("产业|行业|领域|赛道|经济|为(?:代表|主|核心|支撑|重点|龙头|引领|特色)")
CUES = (re.compile("是.*产业"), re.compile("产业|行业|领域|企业|制造业"), re.compile(DOING))
LISTING = re.compile("[、和与及]")
LED = re.compile(f"[\u4e00-\u9fff]{{0,4}}?{DOING}")
NOUNS = frozenset({"n", "nz", "vn", "ng", "x", "l"})


@cache
def listed() -> tuple[re.Pattern[str], ...]:
    """Known industries before their word, before 企业, or behind a verb for what a company does."""
    item = f"(?:现代|高端|绿色|先进|传统|新型|医药|智能)?{alternation('industries')}"
    items = f"(?P<items>{item}(?:[、和与及]{item}){{0,20}})"
    doing = "(?:主营|深耕|专注于?|从事|涉足|聚焦|布局|发展|以|围绕|包括)"
    return (
        re.compile(f"{items}是[^，。；]{{0,8}}(?:{RANKS})产业"),
        re.compile(f"{items}{ORDER}(?:{KIND}|领域|企业|制造业|高新技术企业)"),
        re.compile(f"{doing}(?:{item}[、和与及]){{0,20}}{items}(?!公司|有限|集团|平台|学院|协会|大会)"),
    )


@cache
def any_industry() -> re.Pattern[str]:
    """A known industry, wherever it stands."""
    return re.compile(alternation("industries"))


def find(view: View) -> Iterator[Mention]:
    """Every industry that an article names as one; its word behind it (光伏|产业) is part of the mention, not of the
    name.
    """
    for mention in named(view):
        word = WORD.match(view.text, mention.end)
        text = mention.text + (word.group() if word else "")
        name = mention.text if word else ""
        yield Mention(mention.start, mention.start + len(text), text, mention.type, mention.by, name)


def named(view: View) -> Iterator[Mention]:
    """Every industry without its word."""
    for sentence in view.sentences:
        listing = LISTING.search(sentence.text) and FIELD.search(sentence.text)
        for found in series().finditer(sentence.text) if listing else ():
            yield from nouns(sentence, found)
        for pattern, cue in zip(listed(), CUES, strict=True) if any_industry().search(sentence.text) else ():
            for found in pattern.finditer(sentence.text) if cue.search(sentence.text) else ():
                yield from members(sentence, found)
        for found in BUSINESS.finditer(sentence.text):
            yield from members(sentence, found)
        for found in LONE.finditer(sentence.text) if "业" in sentence.text else ():
            yield from lone(view, sentence, found)


@cache
def series() -> re.Pattern[str]:
    """A list that its kind closes: 甲、乙、丙|等三大主导产业, 甲、乙|产业; or that a verb opens: 聚焦|甲、乙、丙."""
    item = "[\u4e00-\u9fff]{1,8}?(?:[（(][\u4e00-\u9fff]{2,8}[)）])?"
    rows = f"(?P<items>{item}(?:(?:、{item}){{1,20}}(?:[和与及]{item})?|[和与及]{item}))"
    many = "(?:等)?[一二三四五六七八九十\\d]+[大个条]"
    kinds = "产业|行业|领域|赛道|经济(?![社发开技建区体带圈])"
    sort = f"(?:{kinds}|产业链|产业集群)(?![园基工化联生政])"
    counted = f"{many}(?:战略性新兴|[\u4e00-\u9fff]{{2}}){{0,6}}?(?:{kinds}|产业联盟|产业链)"
    kind = f"(?:{ORDER}{sort}|{counted})"
    led = "为(?:主体|代表|主导|主|核心|支撑|重点|龙头|引领|特色)(?:的|，)"
    named = f"{led}|(?:是|为|成为)[^。；]{{0,10}}?[“‘]?(?:[一二三四五六七八九十]大)?(?:{RANKS})+产业"
    return re.compile(f"(?:(?<=^)|(?<=[，。；：])|{DOING})(?:[全该我本][省市区县])?{rows}(?:{kind}|{named})")


def nouns(sentence: Sentence, found: re.Match[str]) -> Iterator[Mention]:
    """The members of such a list, if they are all nouns of a field and no kinds or bodies."""
    lead = LED.match(found["items"])
    parts = re.split("[、和与及]", found["items"][lead.end() if lead else 0 :])
    known = sum(part in lexicon("industries") for part in parts)
    loose = found.group().endswith(("领域", "赛道", "行业")) and not known
    if loose or not all(field(part, known=known > 0) for part in parts):
        return
    at = sentence.start + found.start("items") + (lead.end() if lead else 0)
    for part in parts:
        yield Mention(at, at + len(part), part, "Industry", "find.industries.series")
        at += len(part) + 1


@cache
def field(text: str, *, known: bool) -> bool:
    """Whether words can name an industry: known ones, or nouns that are no dull word; beside known ones also words
    with a verb in them (电子显示).
    """
    if text in lexicon("industries"):
        return True
    words = cut(text.split("（")[0].split("(")[0])
    if text.endswith(("产业", "行业")) or re.fullmatch(f"(?:{RANKS}|战略性)+", text):
        return False
    dull = text in lexicon("dull_industries") or text in lexicon("stops") or text in lexicon("places")
    verbs = FIELDS | {"v"} if known and words[0].tag != "v" else FIELDS
    return len(text) > 1 and not dull and all(w.tag in verbs or w.text in lexicon("noun_verbs") for w in words)


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
