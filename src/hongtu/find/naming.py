"""Whether the words before a head make a name with it, and are more than a kind."""

from __future__ import annotations

import re
from functools import cache

from hongtu.find.places import GROUPS
from hongtu.find.texture import GENERIC, branded
from hongtu.find.view import View
from hongtu.lexicon import either, lexicon

BARE = frozenset({"PartyOrganization", "GovernmentBody", "SocialOrganization"})
UNLISTED_PLACE = re.compile("(?![全本该各我几数])[\u4e00-\u9fff]{2,3}[省市区县州](?=.)")
LEVELS = "省市区县镇乡村州旗"
MEDALS = re.compile("\\d[金银铜]|[一两三四五六七八九十][状章金银铜]")


def is_name(kind: str, before: str, sign: str) -> bool:
    """Whether what stands before a head makes it a name: more than kinds and qualities (全市中小企业协会 is none)."""
    if not before or (kind == "PartyOrganization" and GROUPS.match(before)):
        return kind in BARE
    if kind in ("Zone", "Facility", "Company") and lexicon("stops").get(before) in ("verb", "inner"):
        return False
    if kind == "Zone" and before in lexicon("definites"):
        return False
    if before.isdigit() or (sign == "小学" and before.endswith("中")):
        return False
    if kind == "Honour" and MEDALS.search(before):
        return False
    if kind == "Honour":
        return bool(re.search("国家|全国|[省市区县部年届奖”组]|中国|世界|国际|科技部|工信部", before)) or branded(
            before
        )
    if before in LEVELS or before in ("公司", "企业", "园区", "街道", "社区", "集团"):
        return kind in BARE
    return not GENERIC.fullmatch(before) and (kind != "PartyOrganization" or branded(before) or bodied(before, sign))


@cache
def host_end() -> re.Pattern[str]:
    """The end of what has a Party organization."""
    return re.compile(f"(?:{either('heads', 'weak_heads')}|[区园城市县镇乡村省州院校厅司站所]|街道|社区)$")


def bodied(before: str, sign: str) -> bool:
    """Whether words that are all common end with what has a Party organization: 综合执法局|党支部, 常熟|市委."""
    if sign[0] in "镇乡" and 2 <= len(before) <= 4:
        return True
    return before + sign[0] in lexicon("places") or host_end().search(before) is not None


def anchored(view: View, before: str) -> bool:
    """Whether a word before a weak head belongs to somebody: it begins with a place, a zone or a level (市科技局)."""
    if before.startswith(tuple(lexicon("no_anchors"))):
        return False
    if (before[0] in "省市区县镇州" and len(before) > 1) or UNLISTED_PLACE.match(before):
        return True
    known_places = (lexicon("places"), lexicon("regions"))
    if any(before[:n] in names for n in (8, 7, 6, 5, 4, 3, 2) for names in known_places) or before.startswith(
        ("国家", "中国", "全国")
    ):
        return True
    return bool(re.search("高新区|开发区|经开区|合作区|有限公司|大学|集团", before))


def compounded(view: View, head: int, sign: str) -> bool:
    """Whether a noun before a ministry's short name makes it another body's department: 安全|环保部."""
    word = view.before(head)
    noun = word is not None and word.text.isalpha() and word.tag in ("n", "vn", "an") and len(word.text) > 1
    known_word = word is not None and (word.text in lexicon("stops") or word.text in lexicon("places"))
    return sign.endswith("部") and noun and not known_word and word is not None and word.text not in ("国家", "原")
