"""What verb stands before a name: of holding an event, of giving an honour, of founding."""

from __future__ import annotations

import re
from functools import cache

from hongtu.find.view import View, is_word
from hongtu.lexicon import alternation, lexicon


def verbal(view: View, head: int) -> bool:
    """Whether a head of one character is the end of a verb (举办)."""
    if view.text[head - 1 : head + 1] in lexicon("run_verbs"):
        return True
    word = next(iter(view.words_between(head - 1, head)), None)
    same = word is not None and word.end == head + 1 and is_word(word.text)
    return word is not None and same and (word.tag == "v" or word.text in lexicon("run_verbs"))


MEANS = re.compile("[\u4e00-\u9fff]{1,6}?为(?:重要)?(?:抓手|载体|契机|引领|牵引|依托|平台|切入点|突破口)")


@cache
def begun() -> re.Pattern[str]:
    """A clause that soon has a verb of holding."""
    return re.compile(f".{{0,24}}?{alternation('run_verbs')}")


def held(view: View, start: int, head: int) -> bool:
    """Whether a verb of holding stands before the words of an event, and they are more than a kind."""
    word = view.before(start)
    if word is not None and word.text in ("、", "等"):
        clause = re.split("[，。；：]", view.text[max(0, start - 80) : start])[-1]
        return head - start >= 4 and begun().match(clause) is not None
    if word is not None and word.text == "以" and MEANS.match(view.text, head, head + 12):
        return True
    word = view.before(word.start) if word is not None and word.text == "的" else word
    verbs = (lexicon("run_verbs"), lexicon("found_verbs"), lexicon("award_verbs"))
    return word is not None and any(word.text in deeds for deeds in verbs) and head - start >= 4


def awarded(view: View, start: int) -> bool:
    """Whether a verb of being given a rank stands before an offset: 是|国家级孵化器, 获批|省级研究中心."""
    word = view.before(start)
    verbs = (lexicon("award_verbs"), lexicon("give_verbs"))
    return word is not None and (any(word.text in each for each in verbs) or word.text in ("是", "为", "获", "成"))


def founded(view: View, start: int) -> bool:
    """Whether a verb of founding stands before an offset, with 了 or without: 成立了|党员突击队."""
    word = view.before(start)
    word = view.before(word.start) if word is not None and word.text == "了" else word
    return word is not None and word.text in lexicon("found_verbs")
