"""What stands beside a person's name: titles and bodies before it, titles and verbs behind it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from hongtu.lexicon import alternation, lexicon

CALLED = ("为", "是", "有", "另有", "包括")
Table = Mapping[str, tuple[str, ...]]


def table(words: Iterable[str], at: int) -> Table:
    """Words by their character at a place."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        found[word[at]].append(word)
    return {sign: tuple(sorted(group)) for sign, group in found.items()}


@cache
def befores() -> Table:
    """Words that may stand before a name, by their last character."""
    called = {f"{post}{word}" for post in lexicon("posts") for word in CALLED}
    return table({*lexicon("posts"), *lexicon("roles"), *lexicon("owners"), *called}, -1)


@cache
def behinds() -> Table:
    """Words that may stand behind a name, by their first character."""
    return table({*lexicon("after_names"), *lexicon("posts"), *lexicon("acting")}, 0)


def beside_title(text: str, at: int) -> bool:
    """Whether a title or verb can stand beside a name that begins at a place: a cheap look before the dear ones."""
    quoted = len(text[:at].rstrip("”’」"))
    if text.endswith(befores().get(text[quoted - 1 : quoted], ()), 0, quoted) or text[at - 1 : at] == "的":
        return True
    return any(text.startswith(behinds().get(text[i], ()), i) for i in range(at + 2, min(at + 5, len(text))))


def owned(before: str) -> bool:
    """Whether a body stands just before a name: 合普动力股份有限公司李显平, 区人才服务中心吴雨果."""
    return before.endswith(tuple(lexicon("owners"))) and not before.endswith("出局")


@cache
def deeds() -> re.Pattern[str]:
    """A verb of what a person did, where a clause begins with the name."""
    return re.compile(alternation("acting", "deed"))


def deed_begins(rest: str) -> bool:
    """Whether words begin with a verb of what a person did."""
    return deeds().match(rest) is not None
