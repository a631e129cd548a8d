"""Bodies of a list whose number and common tail stand behind it: 光电、化工、机械三大产业联盟党支部."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hongtu.find.view import View
from hongtu.lexicon import alternation, lexicon
from hongtu.model import Mention

KINDS = ("PartyOrganization", "SocialOrganization")
NUMBERS = {sign: value for value, sign in enumerate("两三四五六七八九十", 2)} | {str(n): n for n in range(2, 31)}
NUMBER = re.compile("[两三四五六七八九十\\d][大个]")
LEVELS = "村镇乡县区市"
HAN = "\u4e00-\u9fff"


@cache
def lists() -> re.Pattern[str]:
    """Items, their number with its classifier, and the tail that they share, which ends in a head."""
    heads = f"(?P<head>{alternation('heads', *KINDS)})"
    return re.compile(
        f"(?P<items>[{HAN}A-Za-z]{{2,10}}(?:、[{HAN}A-Za-z]{{2,10}}){{1,30}}(?:[和及][{HAN}A-Za-z]{{2,8}}?)?)"
        f"(?:等)?(?P<number>[两三四五六七八九十]|\\d{{1,2}})[大个](?P<tail>[{HAN}]{{0,6}}{heads})(?![{HAN}]?长)"
    )


def find(view: View) -> Iterator[Mention]:
    """Each member of a list that has just as many members as the number behind it says, with the tail in its name; the
    last one's words reach to the end of the tail.
    """
    for sentence in (s for s in view.sentences if "、" in s.text and NUMBER.search(s.text)):
        for found in lists().finditer(sentence.text):
            wanted = NUMBERS.get(found["number"])
            splits = (re.split(signs, found["items"]) for signs in ("[、和及]", "、|和(?=[^、和]+$)", "、"))
            items = next((items for items in splits if len(items) == wanted), None)
            social = lexicon("heads")[found["head"]] == "SocialOrganization"
            if items and not (social and "党建" not in found["tail"]):
                yield from members(view, sentence.start + found.start(), items, found)


def members(view: View, at: int, items: list[str], found: re.Match[str]) -> Iterator[Mention]:
    """The members of a list that begins at an offset of the article."""
    tail, last = found["tail"], at + len(found.group())
    kind = lexicon("heads")[found["head"]]
    spare = lead(view, at, items[0])
    at, items = at + spare, [items[0][spare:], *items[1:]]
    for number, item in enumerate(items, 1):
        end = last if number == len(items) else at + len(item)
        yield Mention(at, end, view.text[at:end], kind, "find.counted.find", joined(item, tail))
        at += len(item) + 1


def joined(item: str, tail: str) -> str:
    """A member's name with the tail, a level that both have said once.

    >>> joined("东林村", "村党支部"), joined("光电", "电商党委")
    ('东林村党支部', '光电电商党委')
    """
    return (item.removesuffix(tail[0]) if tail[0] in LEVELS else item) + tail


def lead(view: View, at: int, item: str) -> int:
    """How many characters before the first member's words are no part of it: 下设|平板, 包括|光电."""
    words = view.words_between(at, at + len(item))
    verbs = [w.end - at for w in words if w.end < at + len(item) - 1 and lexicon("stops").get(w.text)]
    return verbs[-1] if verbs else 0
