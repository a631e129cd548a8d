"""Events that are counted or dated: 第十届中国创新创业大赛（江西赛区）, 2025年一季度项目集中签约活动."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hongtu.find.places import known
from hongtu.find.view import View
from hongtu.lexicon import branches, lexicon
from hongtu.model import Mention, Sentence

NTH = "第[一二三四五六七八九十百\\d]+[届次]|首届"
BRACKET = "（[^（）]{1,12}）"
INNER = f"(?:[^，。；：！？、（）“”‘’《》\n]|{BRACKET}|“[^“”\n]{{1,20}}”|‘[^‘’\n]{{1,20}}’)"
SESSION = re.compile(
    "(?:人大|人民代表大会|政协|委员会|常委会|[省市县区州旗]委)"
    "第[一二三四五六七八九十\\d]{1,4}次(?:常委会|全体)*(?:（扩大）)?(?:会议|全会)"
)
WHOSE = re.compile(
    "(?:中共|政协)?[\u4e00-\u9fff]{1,7}[省市县区州旗](?:[一二三四五六七八九十第]+届)?[人大常委会民代表务]*$"
)
NO_NAME = re.compile("[的了]|举行|举办|召开|参加|出席")


@cache
def events() -> re.Pattern[str]:
    """An ordinal, words, and the head of an event, to which 暨 may join another one."""
    heads = {word for word, kind in lexicon("heads").items() if kind == "Event"} | set(lexicon("fairs"))
    head = branches(sorted(heads, key=lambda word: (-len(word), word)))
    ended = f"{head}(?:{BRACKET})?(?![会赛展节仪])"
    return re.compile(
        f"(?:“[^“”\n]{{1,10}}”)?(?:{NTH})(?P<words>{INNER}{{2,30}}?){ended}(?:暨{INNER}{{2,30}}?{ended})?"
    )


def find(view: View) -> Iterator[Mention]:
    """Every event that its number names."""
    for sentence in view.sentences:
        if "届" not in sentence.text and "次" not in sentence.text:
            continue
        yield from sessions(view, sentence)
        for found in events().finditer(sentence.text):
            if not NO_NAME.search(found["words"]):
                start = sentence.start + found.start()
                yield Mention(start, start + len(found.group()), found.group(), "Event", "find.ordinals.nth")


def sessions(view: View, sentence: Sentence) -> Iterator[Mention]:
    """Every numbered session of a council or a committee, with its place: 江州市九届人大常委会第八次会议."""
    for found in SESSION.finditer(sentence.text):
        opened = max(sentence.text.rfind(sign, 0, found.start()) for sign in "，。；：、“ ") + 1
        whose = WHOSE.search(sentence.text, opened, found.start())
        places = (at for at in range(whose.start(), whose.end()) if known(sentence.text, at)) if whose else iter(())
        if (at := next(places, None)) is not None:
            while known(sentence.text, inner := at + known(sentence.text, at)):
                at = inner
            at -= 2 * sentence.text.startswith(("中共", "政协"), at - 2)
            start, end = sentence.start + at, sentence.start + found.end()
            yield Mention(start, end, view.text[start:end], "Event", "find.ordinals.session")
