"""Two names that an article says are those of one thing at two times: 甲更名为乙, 乙（原名甲）, 乙由甲改制而来."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hongtu.model import Mention

CHANGED = "(?:更名|改名|易名|改制|变更|升格|改组)"
ONWARD = re.compile(rf"[”\"]?(?:[^。！？；，、\n]{{0,12}}?|，)(?:{CHANGED}(?:为|成为|成)|改称为?)[“\"]?")
FORMERLY = re.compile(r"[”\"]?(?:(?:[（(，,]其?|的)(?:原名|原称|曾用名|前身)(?:为|是|叫|系|：)?|[（(]原)[“\"]?")
OUT_OF, COME = re.compile(r"[”\"]?(?:系|是)?由[“\"]?"), re.compile(rf"[”\"]?(?:整体)?{CHANGED}(?:而来|而成|设立)")
FAR = 24
TIMELESS = frozenset({"Person", "Place", "Industry", "Honour", "Event", "Date", "Quantity"})


def renamed(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of the mention of an earlier name and that of the later one, out of mentions in their order.

    >>> old, new = Mention(0, 4, "江州师院", "Company", ""), Mention(7, 11, "江州大学", "Company", "")
    >>> [(a.text, b.text) for a, b in renamed("江州师院更名为江州大学。", [old, new])]
    [('江州师院', '江州大学')]
    """
    for at, left in enumerate(mentions):
        for right in mentions[at + 1 :]:
            if right.start > left.end + FAR:
                break
            if right.start > left.end and right.type == left.type and left.type not in TIMELESS:
                yield from in_time(text, left, right)


def in_time(text: str, left: Mention, right: Mention) -> Iterator[tuple[Mention, Mention]]:
    """Two mentions in the order of their times, if what stands between and behind them says that they are one thing."""
    between = text[left.end : right.start]
    if ONWARD.fullmatch(between):
        yield left, right
    elif FORMERLY.fullmatch(between) or (OUT_OF.fullmatch(between) and COME.match(text, right.end)):
        yield right, left
