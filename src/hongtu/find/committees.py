"""Committees by what stands before their place: 中共江州市石桥镇委员会, 共青团江州市委, 政协江州市委员会."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hongtu.find.view import View
from hongtu.model import Mention

OF = "[^，。；：、！？“”\\s的]{2,24}?"
LEVEL = "(?<=[省市县区州旗镇乡])委(?![员托派任])"
PARTY = re.compile(f"(?:中国共产党|中共){OF}(?:(?:总支部|支部|工作|纪律检查)?委员会|{LEVEL})")
LEAGUE = re.compile(
    f"共青团(?!员|组织|系统|基层|工作){OF}(?:(?:总支部|支部|工作)?委员会|{LEVEL}|(?<=[院校司团局厅])委)"
)
COUNCIL = re.compile(f"(?:中国人民政治协商会议|政协){OF}委员会")
CLASSES = ((PARTY, "PartyOrganization"), (LEAGUE, "SocialOrganization"), (COUNCIL, "GovernmentBody"))
SIGNS = ("中共", "共产党", "共青团", "政协", "政治协商")


def find(view: View) -> Iterator[Mention]:
    """Every committee that says first whose it is: of the Party, the Youth League, the CPPCC."""
    for sentence in view.sentences:
        if any(sign in sentence.text for sign in SIGNS):
            for pattern, kind in CLASSES:
                for found in pattern.finditer(sentence.text):
                    at = sentence.start + found.start()
                    if view.text[at - 1 : at] == "《":
                        continue
                    yield Mention(at, at + len(found.group()), found.group(), kind, "find.committees.led")
