"""Names of a list whose kind stands behind it: 甲、乙、丙等龙头企业, 甲、乙等多个党支部."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hongtu.find.places import known
from hongtu.find.view import View, is_word, tags
from hongtu.lexicon import lexicon
from hongtu.model import Mention, Sentence

HAN = "\u4e00-\u9fff"
ITEM = rf"(?:(?!等|分别|[\d一二两三四五六七八九十]+[家个大所户])[{HAN}A-Za-z（）()]){{2,12}}"
LIST = re.compile(
    rf"(?=[{HAN}A-Za-z（）()]{{2,12}}[、和等])(?P<items>{ITEM}(?:、{ITEM}){{0,30}}(?:和{ITEM})?)(?P<etc>等)?(?P<count>[\d一二两三四五六七八九十百多余]*(?:家|个|大|所|户|类|种|名)?)"
    rf"(?P<fill>[{HAN}“”]{{0,14}}?)(?P<kind>企业(?!级)|公司|车企|药企|房企|央企|国企|工业实体|厂商|龙头|股东|高校|院校|示范点|项目|党支部|党组织|党总支|党委)"
)
NEW_FIELDS = re.compile("业态|新兴|领域|行业|群体|单位|部门|机关")
OPENED = re.compile(
    "(?:等|[\\d一二两三四五六七八九十百余][家个大所户类种名])[\u4e00-\u9fff\\d余“”]{0,16}?"
    "(?:企业|公司|车企|药企|房企|央企|国企|工业实体|厂商|龙头|股东|高校|院校|示范点|项目|党支部|党组织|党总支|党委)"
)
PROJECTS = re.compile(r"[^，。；：！？、“”\d]{5,30}项目(?:、[^，。；：！？、“”]{5,30}?项目)+")
OWNED = re.compile(
    rf"(?:集团|公司|控股)(?:旗下|下属|所属|控股)的?(?P<items>(?:(?![等和与])[{HAN}]){{3,8}}(?:、(?:(?![等和与])[{HAN}]){{3,8}})+)(?=[、，。；等和与])"
)
PARTY = ("党支部", "党组织", "党总支", "党委")
DULL = re.compile(
    r"(?:.*(?:企业|公司|单位|机构|组织|部门|人员|政府|学校|高校|项目|资金|技术|服务|工作|活动|市场|政策|建设|管理|发展|合作|投资|方面|领域|资源|优势|环境|能力|水平|问题|平台)|"
    r"[一二三四五六七八九十两几多各全每]\S?|.*[的了在是与和将把被为等及]|[的了在是与和将把被为等及有].*|\d+.*|主导|支柱|特色|重点|传统|新兴|优势|相关|上下游|战略性?新兴|未来|朝阳|各|全|该|本|同|多|"
    r"第[一二三]|文化|农|工|商|主|副|大|小|外|内|国内外?|海外|省|市|县|区)$"
)


def find(view: View) -> Iterator[Mention]:
    """Every member of a list of companies or of their Party branches."""
    for sentence in view.sentences:
        if "项目、" in sentence.text:
            yield from projects(sentence)
        for found in OWNED.finditer(sentence.text) if "、" in sentence.text else ():
            yield from owned(view, sentence, found)
        if ("、" not in sentence.text and "等" not in sentence.text) or not OPENED.search(sentence.text):
            continue
        for found in LIST.finditer(sentence.text):
            yield from members(view, sentence, found)


def owned(view: View, sentence: Sentence, found: re.Match[str]) -> Iterator[Mention]:
    """The firms of a list behind a group: 江州集团旗下的|江州物流、江州智造、江州公寓."""
    at = sentence.start + found.start("items")
    for item in found["items"].split("、"):
        if is_brand(item):
            yield Mention(at, at + len(item), item, "Company", "find.listed.owned")
        at += len(item) + 1


def projects(sentence: Sentence) -> Iterator[Mention]:
    """Projects that a list names, each with the word itself: 甲联合研发项目、乙联合研发项目."""
    for found in PROJECTS.finditer(sentence.text):
        at = sentence.start + found.start()
        for item in found.group().split("、"):
            yield Mention(at, at + len(item), item, "Programme", "find.listed.projects")
            at += len(item) + 1


def members(view: View, sentence: Sentence, found: re.Match[str]) -> Iterator[Mention]:
    """The members of one list; those that are common words are no companies."""
    kind = "EducationInstitution" if found["kind"] in ("高校", "院校") else "Company"
    invested = re.search(
        "(?:投资|引进|引入|落户|签约|培育|入驻|建设|打造)[^，。；、]{0,6}$", sentence.text[: found.start("items") + 6]
    )
    if (kind == "Company" and not (found["etc"] or found["count"])) or (
        found["kind"] in ("项目", "示范点") and not invested
    ):
        return
    if len(re.split("[、和]", found["items"])) == 1 and not (
        found["etc"] and found["count"] and found["kind"] in PARTY
    ):
        return
    at = sentence.start + found.start("items")
    dull = [item for item in re.split("[、和]", found["items"]) if DULL.fullmatch(item)]
    if found["kind"] in PARTY and (dull or NEW_FIELDS.search(found["fill"])):
        return
    for item in re.split("[、和]", found["items"]):
        start = begin(view, at, item) if at == sentence.start + found.start("items") else at
        size = known(view.text, start)
        start += size if 1 < size < at + len(item) - start - 1 and view.text[start + size - 1] in "市县区州" else 0
        text = view.text[start : at + len(item)]
        if kind == "Company" and is_brand(text):
            name = f"{text}{found['kind']}" if found["kind"] in PARTY else ""
            sort = "PartyOrganization" if name else kind
            yield Mention(start, at + len(item), text, sort, "find.listed.members", name)
        at += len(item) + 1


def begin(view: View, start: int, item: str) -> int:
    """Where the first member begins, behind a verb or a particle: 打造|嘉博制药."""
    end, at = start + len(item), start
    for word in view.words_between(start, end):
        if word.end < end and (
            lexicon("stops").get(word.text) or word.tag in ("v", "p", "uj", "ul", "d", "c", "r", "m")
        ):
            at = word.end
    leads = (w for w in kinds() if view.text.startswith(w, at) and at + len(w) + 2 <= end)
    return at + len(next(leads, "")) if view.text.startswith(kinds(), at) else at


@cache
def kinds() -> tuple[str, ...]:
    """The words that only lead to a name."""
    return (*lexicon("stops"), *lexicon("descriptors"))


def is_brand(text: str) -> bool:
    """Whether a member of a list of companies is a name: no common word, no kind."""
    if DULL.fullmatch(text) or not 2 <= len(text) <= 8:
        return False
    words = tags(text)
    return len(words) > 1 or not is_word(text) or words[0][1] in ("nz", "nt", "nr", "nrt", "ns")
