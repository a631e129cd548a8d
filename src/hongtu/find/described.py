"""People whom a phrase with 的 tells of: 担任董事长的|张明远, 东林村的|李一凡, 72岁的|王小平."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hongtu.find.names import NAME_TAGS, behind, formed, name_at, rare, surname
from hongtu.find.rosters import person
from hongtu.find.view import View, is_word
from hongtu.lexicon import alternation, lexicon
from hongtu.model import Mention

GOES_ON = re.compile("就?是|便是|正是|[，。、；说]")


@cache
def telling() -> re.Pattern[str]:
    """What tells who somebody is, or where somebody is from."""
    sure = f"\\d岁的|{alternation('posts')}的"
    return re.compile(f"(?:(?P<sure>{sure})|(?:村|社区|小区|{alternation('owners')})的)")


@cache
def ended() -> re.Pattern[str]:
    """The last character of what may tell it, and 的: a cheap look before the dear one."""
    last = {word[-1] for name in ("posts", "owners") for word in lexicon(name)}
    return re.compile(f"[{''.join(sorted(last))}岁村区]的")


def described(view: View) -> Iterator[Mention]:
    """Names behind such a phrase, all of whose characters are no words; one that only tells of a village or a body
    must be followed by what people do.
    """
    for sentence in (s for s in view.sentences if ended().search(s.text)):
        for found in telling().finditer(sentence.text):
            start = sentence.start + found.end()
            name = name_at(view, start, titled=False) if surname().match(view.text, start) else ""
            rest = view.text[start + len(name) : start + len(name) + 8]
            goes_on = GOES_ON.match(rest) or behind().match(rest)
            cut_out = unknown(view, start, name) or (name and found["sure"] and goes_on and formed(view, start, name))
            if cut_out and not rare(name) and (found["sure"] or goes_on):
                yield person(start, name, "find.persons.described")


def unknown(view: View, start: int, name: str) -> bool:
    """Whether a would-be name is cut out of words: it begins and ends with one, and none is common."""
    words = view.words_between(start, start + len(name))
    if not name or name in lexicon("roles"):
        return False
    whole = view.border(start) and bool(words) and words[-1].end == start + len(name)
    seen = len(words) == 1 and words[0].tag == "nr"
    single = len(words) == len(name) == 3 and words[0].tag in NAME_TAGS and not is_word(name)
    return whole and (seen or single)
