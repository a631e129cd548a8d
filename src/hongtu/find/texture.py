"""What the words of a would-be name hold: a place, a brand, or only a trade and a kind."""

from __future__ import annotations

import re
from functools import cache

from hongtu.find.view import View, Word, cut, is_word
from hongtu.lexicon import alternation, lexicon

BODY_END = re.compile(
    "(?:中心|大学|学院|科学院|促进会|协会|商会|学会|联合会|基金会|集团|银行|保险|证券|联通|电信|移动|石化|石油|电网|邮政)$"
)
WIDER = lexicon("wider")
GENERIC = re.compile(
    r"(?:全国|全省|全市|全区|全县|各|级|类|两新|非公|本|该|我|这|新型|新|大|小|微|中|中小|小微|规上|规模以上|民营|国有|国家级?|省级|市级|区级|县级|省市|"
    r"上市|企业|公司|园区|高新技术|科技|基层|机关|社会|这一|科创|农村|农民|会计师|律师|承包|总承包|融资|担保|上市|创业|风险|专业|社区|街道|行业|龙头|骨干|重点|优秀|先进|个人|团队|产业|项目|人才|创新|创业|技术|研发|科研|"
    r"职业|院校|高校|学校|党建|党群|工作|服务|党员|职工|青年|妇女|志愿|活动|展示|综合|标准化|智能|数字化|大型|多功能|外资|内资|合资|控股|参股|"
    r"一流|新晋|首个|首家|国内外|国内|国际|海外|世界|知名|专业|现代|核心|主要|相关|有关|其他|下属|直属|所属|成员|联合|共同|公共|生产|制造|产品|检测|检验|种植|养殖|培训|教育|指导|主题|家庭|发展)+"
)


def leads_to_place(word: Word) -> bool:
    """Whether a name may go on to the left of a place in it: over a wider place, 中国, or an institution
    (武汉大学深圳…).
    """
    text = word.text
    return text in lexicon("places") or text in WIDER or BODY_END.search(text) is not None or text in "省市区县"


def level(view: View, at: int) -> bool:
    """Whether 省, 市, 区 or 县 stands by itself at an offset: 江州|市|科技局."""
    word = view.after(at) if view.text[at : at + 1] in ("省", "市", "区", "县") else None
    return word is not None and len(word.text) == 1 and view.text[at + 1 : at + 2] != "委"


def could_be_place(word: Word) -> bool:
    """Whether a word before 市 or 区 could be the place's name, also one that the gazetteer does not have."""
    return 2 <= len(word.text) <= 3 and word.tag[0] not in "vpdcrum"


@cache
def branded(text: str) -> bool:
    """Whether words hold more than common ones: a place, a name, a figure, a word that the dictionary does not have."""
    return any(
        w.tag in ("ns", "nz", "nt", "nr", "nrt")
        or not is_word(w.text)
        or w.text.isdigit()
        or w.text in lexicon("places")
        for w in cut(text)
    )


@cache
def thin(text: str) -> bool:
    """Whether words before a head say only a trade or a kind, so that a brand must still come: 科技, 节能环保."""
    trades = f"{alternation('trades')}|{alternation('stops', 'inner')}|{alternation('descriptors')}"
    return (
        re.fullmatch(f"(?:{trades}|人员|留学|回国|归国|高新|国际|中国|工业|海外|中心|产业|产业链|高新技术|企业)*", text)
        is not None
    )


def begins_place(view: View, at: int) -> bool:
    """Whether the name of a place (or 中国, 全国) begins at an offset, and with a word."""
    known, text = lexicon("places"), view.text
    if text[at : at + 2] not in openings() or not view.border(at):
        return level(view, at)
    named = any(text[at : at + n] in known or text[at : at + n] == "全国" for n in (5, 4, 3, 2))
    return named or level(view, at)


@cache
def openings() -> frozenset[str]:
    """The first two characters of every place."""
    return frozenset(name[:2] for name in (*lexicon("places"), "全国"))


@cache
def trade_last() -> re.Pattern[str]:
    """Words that end with a trade, and what stands before it."""
    return re.compile(f"(?P<brand>.{{2,}}?)(?:{alternation('trades')})+$")


def coined(before: str) -> bool:
    """Whether words before 公司 are a brand and a trade, though all are common: 星河|光电, but not 当地|建材."""
    found = trade_last().match(before)
    if not found or GENERIC.fullmatch(found["brand"]) or found["brand"] in lexicon("industries"):
        return False
    words = cut(found["brand"])
    return len(words) < 3 and all(
        w.tag in ("n", "nz", "nr", "ns", "nt") and w.text not in lexicon("stops") for w in words
    )


def areal(before: str) -> bool:
    """Whether words before 党工委 or 管委会 name an area, or the group of bodies that it is for."""
    return bool(re.search("[区园城市县镇省州港]|街道|[”’](?:组织|企业|经济)|组织|基地|中心|示范|开发", before))
