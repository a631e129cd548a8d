"""Where a Chinese name begins: from its head to the left, word by word, as far as a name reaches."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import Literal

from hongtu.find.texture import begins_place, branded, could_be_place, leads_to_place, level, thin
from hongtu.find.view import View, Word, is_word
from hongtu.lexicon import alternation, lexicon

Reach = Literal["body", "brand", "phrase", "office"]
LONGEST = 36
KIND_BEFORE = re.compile(
    "(?:企业|辖区|旗下|公司|项目)(?!管理|集团|服务|发展|咨询|孵化|家|文化|党|工会|有限|技术|总工会|妇联|公司|综合|联|股份|级|[)）])"
)
BRACKETS = {"）": "（", ")": "("}
QUOTES = {"”": "“", "’": "‘", "」": "「"}
PARTICLE = re.compile("[至赴与及有](?=[^至赴与及有]*$)")
LEADING = re.compile("并?[以和据由对将把被在从获兼为任](?=..|[省市区县镇乡村]$)")
HARD_TAGS = frozenset({"p", "c", "u", "uj", "ul", "uz", "uv", "ug", "ud", "d", "r", "y", "e", "o"})
SIGNS = "，。；：、！？“”（）\n"
MAKING = frozenset({"建设", "共建", "设立", "新建", "创建", "管理", "服务"})
HEADS_OF_PLACES = frozenset({"乡长", "镇长", "村长"})
VILLAGE = re.compile("[\u4e00-\u9fff](?:村|社区)")
COLLEGE = re.compile("(?:大学|学院|研究院)[\u4e00-\u9fff]{1,8}$")
COUNT = re.compile("[\\d一二两三四五六七八九十百千万亿几数多余第首]+[名个家项条次大元亩]")
WEIGHTY = frozenset("出的是在了和与由向对为把被将从到及或等有")
JOINTS = "·•-&＋+"
LEADS = frozenset({*"与和及暨内等其", "区内"})
MEASURE = re.compile("[这那该本此各某][家个座次场项所位条]|[一两几多][次场座]")
COMMITTEES = frozenset({"党工委", "党委", "工委"})
COMPANY_FORMS = frozenset({"有限公司", "有限责任公司", "股份有限公司", "公司", "集团"})


def left_edge(view: View, head: int, floor: int, *, reach: Reach = "body") -> int:
    """The offset at which the name begins whose head begins at ``head``; never before ``floor``.

    「无锡高新区企业无锡物联网创新中心有限公司」: the company's name begins at the second 无锡. A company needs a brand
    (科技有限公司 is not complete); a phrase (大赛, 称号) reaches over verbs and 和.
    """
    start = head
    while start > floor and head - start < LONGEST:
        word = view.before(start)
        begin = step(view, word, (head, floor, reach)) if word else None
        if begin is None:
            break
        start = begin
        if reach in ("body", "office") and word is not None and word.text in COMPANY_FORMS:
            return left_edge(view, start, floor, reach="brand")
    if reach in ("brand", "office"):
        start = owner(view, start, floor)
    if reach == "brand" and (whole := opening(view, start, floor)) is not None:
        return whole
    return trimmed(view, apposed(view, start, head), head, reach=reach)


def owner(view: View, start: int, floor: int) -> int:
    """The beginning of a name with the brand before its place: 、大唐|海南能源开发有限公司."""
    word = view.before(start)
    if word is None or word.start < floor or not begins_place(view, start) or not 1 < len(word.text) < 5:
        return start
    alone = view.text[word.start - 1 : word.start] in f"{SIGNS}与和同由" and word.start > 0
    known = any(word.text in lexicon(name) for name in ("stops", "descriptors", "posts", "places", "openers", "roles"))
    return word.start if alone and not known and (word.tag[0] == "n" or not is_word(word.text)) else start


def opening(view: View, start: int, floor: int) -> int | None:
    """Where a company's name begins that a particle in its brand cut off (江州中科|又|达智能): at the place that opens
    the item of a list or the clause, if only a few characters without a verb lie between.
    """
    first = max(floor, *(view.text.rfind(sign, floor, start) + 1 for sign in SIGNS))
    between = view.words_between(first, start)
    if not 2 < start - first <= 10 or not begins_place(view, first) or view.text.startswith("全国", first):
        return None
    last = between[-1] if between else None
    cut_off = view.after(start)
    joined = (
        last if last is not None and last.text in "和与" and cut_off is not None and len(cut_off.text) == 1 else None
    )
    odd = any(
        w.text in deeds() or (w.text in WEIGHTY and w is not joined) or lexicon("stops").get(w.text) == "verb"
        for w in between
    )
    kinds = any(
        lexicon("heads").get(w.text) == "Zone"
        or w.text in lexicon("descriptors")
        or lexicon("stops").get(w.text) == "noun"
        for w in between
    )
    return None if odd or kinds or not between else first


def apposed(view: View, start: int, head: int) -> int:
    """The beginning of the name proper where a kind stands before it:
    首家产业链党群服务中心|扬州高新区产业链党群服务中心.
    """
    word = view.before(start)
    if word is None or lexicon("stops").get(word.text) != "measure":
        return start
    ends = (found.end() for found in heads().finditer(view.text, start, head))
    return next((at for at in ends if begins_place(view, at)), start)


@cache
def heads() -> re.Pattern[str]:
    """Any sure head."""
    return re.compile(alternation("heads"))


def step(view: View, word: Word, bounds: tuple[int, int, Reach]) -> int | None:
    """Where the name would begin if it took in the word before it, or None if it stops there."""
    head, floor, reach = bounds
    sign = word.text[-1]
    if sign in BRACKETS:
        return opened(view, word.end, BRACKETS[sign], floor)
    if sign in QUOTES:
        return opened(view, word.end, QUOTES[sign], floor)
    if sign in JOINTS and word.end < head and view.text[word.start - 1 : word.start].strip():
        return max(word.start, floor)
    if word.text in HEADS_OF_PLACES and VILLAGE.match(view.text, word.end):
        return max(word.start + 1, floor)
    if not (word.text.isalnum() or word.text.isalpha()) or stops(view, word, head, reach=reach):
        return None
    begin = word.start + particles(word)
    return max(begin, floor) if begin < word.end else None


def particles(word: Word) -> int:
    """How many characters of a word that jieba made up belong to no name: 办至|华瑞, 与|央企, 以|青创, 共捧回|."""
    text = word.text
    if is_word(text) or len(text) < 2:
        return 0
    found = PARTICLE.search(text) or LEADING.match(text)
    verb = next((end for end in range(len(text), 2, -1) if text[end - 2 : end] in deeds()), 0)
    return max(found.end() if found else 0, verb)


@cache
def deeds() -> frozenset[str]:
    """Verbs of two characters that no name holds."""
    done = (word for word, kind in lexicon("stops").items() if kind in ("verb", "preposition"))
    return frozenset(word for word in (*done, *lexicon("award_verbs")) if len(word) == 2)


def opened(view: View, end: int, sign: str, floor: int) -> int | None:
    """Where the bracket or quotation mark opens that closes before ``end``, if it is near."""
    at = view.text.rfind(sign, max(floor, end - 24), end)
    inner = view.text[at + 1 : end - 1]
    if at < 0 or any(c in inner for c in "，。；：、！？简称 记") or re.search(r"\d{4}|[/.]", inner):
        return None
    return at


def stops(view: View, word: Word, head: int, *, reach: Reach) -> bool:
    """Whether a name does not reach over a word: a particle never, a verb where the name can stand without it."""
    kind = lexicon("stops").get(word.text)
    if reach == "body" and word.end == head and word.text in COMMITTEES and view.text[head : head + 1] == "管":
        return True
    if word.text in lexicon("places") and not begins_place(view, word.end):
        return False
    if reach == "phrase":
        return phrase_stops(view, word, head)
    if reach == "office" and word.end <= head and word.text in lexicon("noun_verbs"):
        return False
    if (
        reach == "office"
        and word.text in ("与", "和")
        and COLLEGE.search(view.text, max(0, word.start - 16), word.start)
    ):
        return False
    if kind not in (None, "inner") or word.text in lexicon("posts") or word.text in lexicon("award_verbs"):
        return True
    if lexicon("campaigns").get(word.text) == "Event":
        return True
    if len(word.text) > 3 and (word.text in lexicon("found_verbs") or word.text in lexicon("run_verbs")):
        return True
    if begins_place(view, word.end):
        return not leads_to_place(word) and not (kind is None and level(view, word.end) and could_be_place(word))
    if reach == "brand" and lexicon("heads").get(word.text) == "Zone" and not thin(view.text[word.end : head]):
        return True
    if word.tag == "m" and COUNT.fullmatch(word.text):
        return True
    said = view.text[word.end : head]
    if (thin(said) and word.end < head) or (reach == "brand" and not branded(said)):
        return kind is None and word.tag in HARD_TAGS and len(word.text) > 1 and is_word(word.text)
    if kind == "inner":
        return word.end < head and view.text[word.end] not in "（("
    return len(word.text) > 1 and (word.tag == "v" or word.tag in HARD_TAGS) and is_word(word.text)


def phrase_stops(view: View, word: Word, head: int) -> bool:
    """Whether the name of an event or honour does not reach over a word: 新材料|与|焊接技术专场对接会 reaches over
    与.
    """
    kind, text = lexicon("stops").get(word.text), word.text
    if text in lexicon("noun_verbs") or text in lexicon("event_verbs"):
        return False
    if (
        text in ("与", "和", "及", "暨")
        and word.end < head
        and not begins_place(view, word.end)
        and view.text[word.end] not in "“‘"
    ):
        before = view.before(word.start)
        return (
            before is None
            or (text != "暨" and lexicon("heads").get(before.text) == "Event")
            or not before.text.isalpha()
        )
    deed = any(text in lexicon(verbs) for verbs in ("run_verbs", "award_verbs", "found_verbs"))
    office = lexicon("posts").get(text, "work") != "work" or lexicon("attend_verbs").get(text) == "attend"
    if kind == "measure" and view.text[word.start - 1 : word.start].isdigit():
        return False
    return kind not in (None, "inner") or deed or office or word.tag in ("uj", "ul", "uz")


def trimmed(view: View, start: int, head: int, *, reach: Reach) -> int:
    """The beginning without what only describes the name: 辖区企业, 物联网企业 before it, signs and conjunctions."""
    if reach != "phrase":
        before = KIND_BEFORE.finditer(view.text, start, head + 6)
        kinds = [found.end() for found in takewhile(lambda kind: kind.end() <= head, before)]
        start = kinds[-1] if kinds and head - kinds[-1] >= 2 else start
    while start < head:
        word = view.after(start)
        if word is None or word.end > head:
            return start
        if (
            reach != "phrase"
            and word.text in MAKING
            and (begins_place(view, word.end) or view.text.startswith("国家", word.end))
        ):
            start = word.end
            continue
        described = reach != "phrase" and word.text in lexicon("descriptors") and word.end < head
        described |= reach == "brand" and word.text in lexicon("done_verbs") and not thin(view.text[word.end : head])
        if not (described or word.text in JOINTS or word.text in LEADS or MEASURE.fullmatch(word.text)):
            return start
        start = word.end
    return start
