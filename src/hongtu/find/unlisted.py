"""People whose surname no list has, where a post stands just before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hongtu.find.names import GIVEN, ended, plausible, surname
from hongtu.find.rosters import person
from hongtu.find.view import View, is_word, tags
from hongtu.lexicon import alternation
from hongtu.model import Mention


def unlisted(view: View) -> Iterator[Mention]:
    """Names whose surname the list does not have, just behind a post: those in which jieba sees a person (练建军), and
    three characters that are no words before a clear end (睦国强|笑着说).
    """
    for sentence in view.sentences:
        for found in posts_anywhere().finditer(sentence.text):
            start = sentence.start + found.end()
            word = view.after(start)
            if word is None or surname().match(word.text) or not view.border(start):
                continue
            seen = word.tag == "nr" and len(word.text) in (2, 3) and not is_word(word.text)
            end = word.end if seen else start + 3
            if (seen or strange(view, start, end)) and plausible(view.text, start, end, 1) and ended(view, end):
                yield person(start, view.text[start:end], "find.persons.unlisted")


@cache
def posts_anywhere() -> re.Pattern[str]:
    """A post."""
    return re.compile(alternation("posts"))


def strange(view: View, start: int, end: int) -> bool:
    """Whether three characters are no words and do not begin like a verb, an adverb or a particle."""
    words = view.words_between(start, end)
    whole = bool(words) and words[-1].end == end
    unknown = all(len(w.text) == 1 or not is_word(w.text) for w in words)
    single = tags(view.text[start])[0][1] if whole else "v"
    last = view.text[end - 1 : end]
    whole = whole and GIVEN.fullmatch(view.text, start, end) is not None
    named = len(words) == 1 or single[0] not in "vdpcmrufqyt"
    return whole and unknown and named and last not in ("说", "道", "等", "称", "讲")
