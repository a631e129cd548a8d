"""Events that are counted or dated: 第十届中国创新创业大赛（江西赛区）, 2025年一季度项目集中签约活动."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hongtu.find.view import View
from hongtu.lexicon import branches, lexicon
from hongtu.model import Mention

NTH = "第[一二三四五六七八九十百\\d]+[届次]|首届"
BRACKET = "（[^（）]{1,12}）"
INNER = f"(?:[^，。；：！？、（）“”‘’《》\n]|{BRACKET}|“[^“”\n]{{1,20}}”|‘[^‘’\n]{{1,20}}’)"
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
        for found in events().finditer(sentence.text):
            if not NO_NAME.search(found["words"]):
                start = sentence.start + found.start()
                yield Mention(start, start + len(found.group()), found.group(), "Event", "find.ordinals.nth")
