"""Words that stand for something named elsewhere: 该区, 公司, 园区, 该院."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hongtu.find.view import View
from hongtu.lexicon import alternation, lexicon
from hongtu.model import Mention

ANY_OF = re.compile(
    "(?:[家个](?:关联|上市|龙头|骨干|控股|参股|物业|外资)|国家级?|省级|市级|各|全国|全省|多个|两个|所有|其他)$"
)
PREFIX = "find.definite."
MANY = re.compile("(?:\\d|[一二三四五六七八九十百千万两多余几]|各)[多余]?[个家所名类级]?$")


@cache
def words() -> re.Pattern[str]:
    """Any word that stands for something."""
    return re.compile(alternation("definites"))


def find(view: View) -> Iterator[Mention]:
    """Every such word that stands by itself."""
    for sentence in view.sentences:
        for found in words().finditer(sentence.text):
            start, end = sentence.start + found.start(), sentence.start + found.end()
            if (
                view.border(start)
                and view.border(end)
                and not counted(sentence.text, found.start(), found.end())
                and not ANY_OF.search(sentence.text, 0, found.start())
                and (found.group() != "此" or sentence.text[: found.start()].endswith("在"))
            ):
                yield Mention(start, end, found.group(), lexicon("definites")[found.group()], f"{PREFIX}word")


def counted(text: str, start: int, end: int) -> bool:
    """Whether a word is only counted, and so stands for nothing: 27个|社区, 党支部|129家, 各|支部."""
    if text[start] in "全该本我":
        return False
    return MANY.search(text, max(0, start - 6), start) is not None or text[end : end + 1].isdigit()
