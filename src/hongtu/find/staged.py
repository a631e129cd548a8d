"""Events that open a clause and take place in it: 江州科技城企业入驻签约仪式|在江州举行, 政企座谈会|近日召开."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hongtu.find.places import known
from hongtu.find.view import View
from hongtu.lexicon import branches, lexicon
from hongtu.model import Mention

HELD = re.compile("举行|举办|召开|开幕|启幕|开赛|闭幕|落幕")
INNER = "[^，。；：！？、（）“”‘’《》\\s]"
LED = re.compile(
    "举[行办]|共建|联合|[与同]|召开|参加|出席|[的了在]|这|此次|本次|该|我|一[场次个]|^(?:全国|全省|全市|会议|为|为了|随着|通过)"
)


@cache
def dated() -> re.Pattern[str]:
    """An event of a day, at which something was done: 在12月12日的|项目签约仪式|上."""
    heads = sorted((w for w, kind in lexicon("heads").items() if kind == "Event"), key=lambda w: (-len(w), w))
    return re.compile(f"\\d日(?:[上下]午)?(?:举[行办]|召开)?的(?P<name>{INNER}{{4,30}}?{branches(heads)})[上中期现]")


@cache
def staged() -> re.Pattern[str]:
    """The words with which a clause begins, up to the head of an event, and that it takes place."""
    heads = sorted(
        (word for word, kind in lexicon("heads").items() if kind == "Event"), key=lambda word: (-len(word), word)
    )
    when = "(?:日前|近日|今日|昨日|\\d{1,2}日)?"
    where = f"(?:[在于]{INNER}{{2,16}}?)?"
    how = "(?:成功|顺利|隆重|正式|圆满|盛大|如期)?"
    return re.compile(
        f"(?:^|(?<=[，。；\\s]))(?:[\\d年月]{{0,8}}\\d{{1,2}}日[上下中]?[午旬]?)?(?P<name>{INNER}{{3,30}}?{branches(heads)})"
        f"{when}{where}{how}(?:{HELD.pattern})"
    )


def find(view: View) -> Iterator[Mention]:
    """Every such event whose words begin with a place or a zone, or with what is known of the article."""
    for sentence in view.sentences:
        for found in staged().finditer(sentence.text) if HELD.search(sentence.text) else ():
            start, end = (sentence.start + at for at in found.span("name"))
            if not LED.search(found["name"]) and (known(view.text, start) or names(view, start)):
                yield Mention(start, end, found["name"], "Event", "find.staged.held")
        for found in dated().finditer(sentence.text) if "日" in sentence.text else ():
            if not LED.search(found["name"]):
                start, end = (sentence.start + at for at in found.span("name"))
                yield Mention(start, end, found["name"], "Event", "find.staged.dated")


def names(view: View, start: int) -> bool:
    """Whether a body, a zone or a place that is found stands at an offset."""
    return any(m.start == start and m.type != "Person" for m in view.found)
