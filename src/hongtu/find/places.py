"""Places: names of the gazetteer, and towns, villages and communities by their heads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from operator import add

from hongtu.find.edge import left_edge
from hongtu.find.view import View, cut, is_word
from hongtu.lexicon import alternation, lexicon
from hongtu.model import Mention

LOCAL = re.compile(
    r"街道(?!办|工委|党)|社区(?!里|内|的|党群)|村(?!民|级|里|庄|委|干部|集体|社|党|支部|晚|务|落)|镇(?!级|长|党|政|村|街|里|域)|乡(?!镇|村|长|党|亲|愁|里)|小区(?!里|内)"
)
GROUPS = re.compile("[“‘]?两新[”’]?|[“‘]?非公[”’]?|机关|综合|联合|直属|社会组织|产业链|居民|离退休|流动党员")
HAN = "\u4e00-\u9fff"
CHINESE = re.compile(f"[{HAN}]+")
COUNTY = re.compile("[区县市旗]")
HEAD = "长"
LEVELS = tuple("区县市旗镇乡村")
COUNTIES = "区县市旗"
ROADS = re.compile("级|大道|大街|[东西南北中]?路(?![径线])|街(?!道)|广场|公园|大桥")
TOWN = re.compile(
    "[\u4e00-\u9fff]{2,4}?(?:街道|镇|乡|社区)|"
    "(?:(?<![\u4e00-\u9fff])|(?<=[区县市旗州]))[^古城乡村集小大全各本该名重强建老新我这两一\\W\\d](?:镇|乡)(?=[\u4e00-\u9fff]{2,4}$)"
)
TINY = re.compile("[^古城乡村集小大全各本该名重强建老新我这两一]镇")
DISTRICT = re.compile("[\u4e00-\u9fff]{2}(?<![社小园片林矿山景城新郊老])[区县旗](?=[\u4e00-\u9fff]{2})")
NO_PLACES = lexicon("no_places")


@cache
def lengths() -> dict[str, tuple[int, ...]]:
    """For each first character of the gazetteer, the lengths of the names that begin so, longest first."""
    found: dict[str, set[int]] = {}
    for name in (*lexicon("places"), *lexicon("regions")):
        found.setdefault(name[0], set()).add(len(name))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


@cache
def openings() -> frozenset[str]:
    """The first two characters of every name of the gazetteer."""
    return frozenset(name[:2] for name in (*lexicon("places"), *lexicon("regions")))


def known(text: str, at: int) -> int:
    """The length of the longest place name that stands at a place of a text, or 0.

    >>> known("广东肇庆爱威机电", 2)
    2
    """
    for size in lengths().get(text[at : at + 1], ()):
        name = text[at : at + size]
        if (name in lexicon("places") or name in lexicon("regions")) and name not in NO_PLACES:
            return size
    return 0


def find(view: View) -> Iterator[Mention]:
    """Every place of the gazetteer that begins and ends with a word, and every town, village and community."""
    yield from supported(view.text, tuple(listed(view)))
    for sentence in view.sentences:
        for found in abbreviated().finditer(sentence.text):
            at, name = sentence.start + found.start("sign"), found["sign"]
            yield Mention(at, at + 1, name, "Place", "find.places.abbreviated", abbreviates(view.text, name))
        for found in LOCAL.finditer(sentence.text):
            yield from local(view, sentence.start, sentence.start + found.start(), sentence.start + found.end())


def listed(view: View) -> Iterator[Mention]:
    """Every place of the gazetteer that begins and ends with a word."""
    shorts = frozenset(said_short(view.text))
    text, begun = view.text, openings() | {name[:2] for name in shorts} if shorts else openings()
    for sentence in view.sentences:
        behind = 0
        pairs = map(add, sentence.text, text[sentence.start + 1 : sentence.end + 1])
        for at in [at for at, pair in enumerate(pairs, sentence.start) if pair in begun]:
            if at < behind:
                continue
            size = known(text, at) or beginning(text, at, shorts)
            if not size or not view.border(at) or (text[at] == HEAD and headed(text, at)):
                continue
            behind = at + size
            if behind <= sentence.end and free(view, at, behind):
                yield Mention(at, behind, text[at:behind], "Place", "find.places.gazetteer")


def headed(text: str, at: int) -> bool:
    """Whether the first character of a would-be place ends a post before somebody's name: 院长|江涛, no 长江."""
    return any(text[at - size : at + 1] in lexicon("posts") for size in (1, 2, 3))


def supported(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """The places without short names of counties (东山, 安宁) that no other place of their province supports: such
    words are more often a village, or part of a person's name.
    """
    codes = {m: lexicon("places").get(m.text, "") for m in found}
    weak = {m for m, code in codes.items() if code.isdigit() and not code.endswith("00") and m.text[-1] not in LEVELS}
    provinces = {code[:2] for m, code in codes.items() if m not in weak}
    whole = {m.text for m in weak if any(f"{m.text}{level}" in text for level in COUNTIES)}
    yield from (m for m in found if m not in weak or codes[m][:2] in provinces or m.text in whole)


@cache
def abbreviated() -> re.Pattern[str]:
    """One character for a place, between a preposition and a verb or sign."""
    return re.compile(
        f"(?:在|来|赴|抵|驻|入|进)(?P<sign>{alternation('abbreviations')})"
        "(?=[，。、；]|举行|举办|召开|开幕|启动|揭牌|揭晓|签约|投资|落户|成立|发布|见证|考察|调研|开展|设立|的|央企|企业|项目|战略)"
    )


def abbreviates(text: str, sign: str) -> str:
    """The place that one character stands for: the city that an article names so (苏 for 苏州市) and not its province,
    else the province.
    """
    whole = lexicon("abbreviations")[sign]
    cities = {m.group() for m in city_of(sign).finditer(text) if m.group() in lexicon("places")}
    return cities.pop() if len(cities) == 1 and whole.rstrip("省市") not in text else whole


@cache
def city_of(sign: str) -> re.Pattern[str]:
    """A city whose name begins with a character."""
    return re.compile(f"{sign}[{HAN}]{{1,2}}市")


def said_short(text: str) -> Iterator[str]:
    """The short names of counties that an article also names whole: 静安 where it says 静安区."""
    places = lexicon("places")
    for found in COUNTY.finditer(text):
        for size in (5, 4, 3, 2):
            name = text[max(0, found.start() - size) : found.end()]
            if name in places and not places[name].endswith("00"):
                yield name[:-1]


def beginning(text: str, at: int, names: frozenset[str]) -> int:
    """The length of the name of a set that begins at a place of a text, or 0."""
    if not names:
        return 0
    return next((n for n in (2, 3, 4) if text[at : at + n] in names and text[at + n : at + n + 1] not in LEVELS), 0)


def free(view: View, start: int, end: int) -> bool:
    """Whether the words of a place are not part of a longer word (中山 in 中山装) or of a brand (新安 in 新安天玉)."""
    after = view.after(end)
    small = len(view.text[start:end]) == 2 and not lexicon("places").get(view.text[start:end], "00").endswith("00")
    return (
        view.border(end)
        and not ROADS.match(view.text, end)
        and not (small and after is not None and after.text.isalpha() and not is_word(after.text))
    )


def local(view: View, floor: int, head: int, end: int) -> Iterator[Mention]:
    """A town, village or community: a name of two to five characters before its head."""
    if not view.border(end):
        return
    start = left_edge(view, head, max(floor, head - 12))
    start = behind_places(view, start, head)
    if (district := DISTRICT.match(view.text, start - 3)) and district.end() == start and view.border(start - 3):
        yield Mention(start - 3, start, district.group(), "Place", "find.places.district")
    name = view.text[start:end]
    if (
        1 <= head - start <= 5
        and CHINESE.fullmatch(name)
        and (
            not common(name, view.text[head:end])
            or (TINY.fullmatch(name) and view.text[start - 1 : start] in tuple("区县市旗"))
        )
    ):
        yield Mention(start, end, name, "Place", "find.places.local")


def behind_places(view: View, start: int, head: int) -> int:
    """The beginning of the last place in a chain: 朝阳区双井街道|九龙社区."""
    at = start
    while at < head:
        size = known(view.text, at)
        inner = TOWN.match(view.text, at, head)
        least = 1 if view.text[at + size - 1 : at + size] in LEVELS else 2
        longer = inner is not None and inner.end() > at + size and least == 2
        if size and at + size + least <= head and not longer:
            at += size
        elif inner and inner.end() < head:
            at = inner.end()
        elif district := DISTRICT.match(view.text, at, head):
            at = district.end()
        else:
            break
    return at


KINDS = re.compile(
    "(?:城市|农村|住宅|美丽|文明|示范|试点|重点|老旧|居民|中心|全国|全市|全区|全县|周边|结对|共建|新型|特色|行政|自然|基层|所在|"
    "产业|智慧|国际|包|驻|进|下|入|返|回|兴|空壳|薄弱|贫困|大型|各|全|本|该|我|这|一|"
    "友好|未来|样板|迎老|回故|建家|(?<![\u4e00-\u9fff])故|(?<![\u4e00-\u9fff])老|先进|相关|有关|辖区|平安|单位|商住|高档|封闭|街道|乡镇|建制|名|古|水)$"
)


def common(name: str, head: str) -> bool:
    """Whether words before a local head only say what kind it is, or are no noun: 城市社区, 5个社区, 直面社区."""
    stem = name.removesuffix(head)
    if (
        len(stem) < 2
        or name.endswith(("农村", "之乡", "贫困村"))
        or (stem[-1] == "乡" and head in ("村", "镇"))
        or KINDS.search(stem)
        or "不" in stem
        or stem[-1] in "个名两三四五六七八九十多余的"
        or re.fullmatch("[一二两三四五六七八九十百千几多余数\\d]+家", stem)
    ):
        return True
    return any(w.tag[0] in "vpdrcu" and is_word(w.text) and len(w.text) > 1 for w in cut(stem))
