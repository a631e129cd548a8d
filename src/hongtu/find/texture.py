"""What the words of a would-be name hold: a place, a brand, or only a trade and a kind."""

from __future__ import annotations

import re
from functools import cache

from hongtu.find.view import View, Word, cut, is_word
from hongtu.lexicon import alternation, lexicon

BODY_END = re.compile(
    "(?:大学|学院|科学院|促进会|协会|商会|学会|联合会|基金会|集团|银行|保险|证券|联通|电信|移动|石化|石油|电网|邮政)$"
)
WIDER = lexicon("wider")


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
