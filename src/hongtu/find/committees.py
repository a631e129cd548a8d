"""Committees by what stands before their place: 中共江州市石桥镇委员会, 共青团江州市委, 政协江州市委员会."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hongtu.find.view import View
from hongtu.model import Mention

OF = "[^，。；：、！？“”\\s的]{2,24}?"
LEVEL = "(?<=[省市县区州旗镇乡])委(?![员托派任])"
DEPARTMENT = "(?:组织部|宣传部|统战部|社会工作部|政法委员会|政法委|办公厅|办公室)?"
PARTY = re.compile(f"(?:中国共产党|中共){OF}(?:(?:总支部|支部|工作|纪律检查)?委员会|{LEVEL}{DEPARTMENT})")
LEAGUE = re.compile(
    f"共青团(?!员|组织|系统|基层|工作){OF}(?:(?:总支部|支部|工作)?委员会|{LEVEL}|(?<=[院校司团局厅])委)"
)
COUNCIL = re.compile(f"(?:中国人民政治协商会议|政协){OF}委员会")
JOINED = re.compile(
    r"(?:[^，。；：、！？“”\s的和]{2,10}?(?:[省市县区州旗镇]|街道))?非公(?:有制)?(?:企业|经济组织|经济)(?:和|与|及)社会组织"
    "(?:综合|联合)?(?:党委|党工委|工委|党总支|党支部)"
)
CLASSES = (
    (PARTY, "PartyOrganization"),
    (JOINED, "PartyOrganization"),
    (LEAGUE, "SocialOrganization"),
    (COUNCIL, "GovernmentBody"),
)
SIGNS = re.compile("中共|共产党|非公|共青团|政协|政治协商")


def find(view: View) -> Iterator[Mention]:
    """Every committee that says first whose it is: of the Party, the Youth League, the CPPCC."""
    for sentence in view.sentences:
        if SIGNS.search(sentence.text):
            for pattern, kind in CLASSES:
                for found in pattern.finditer(sentence.text):
                    at = sentence.start + found.start()
                    if view.text[at - 1 : at] == "《":
                        continue
                    yield Mention(at, at + len(found.group()), found.group(), kind, "find.committees.led")
