"""What stands beside a person's name: titles and bodies before it, titles and verbs behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from hongtu.lexicon import alternation, either, lexicon

AGED = re.compile(
    "(?:今年|现年|时年|，)\\d{1,3}岁|[（(，](?:男|女|[\u4e00-\u9fff]{1,3}族)[，)）]|，(?:中共)?(?:正式|预备)?党员[，。]|"
    "，\\d{4}年(?:\\d{1,2}月)?(?:出生|生)"
)
TOLD = ("岁", "男", "女", "族", "党员", "生")
HOLDS = re.compile("[是系]|现[任为]|[时曾]任")
OPENING = frozenset("，。；：！？”’“」\n　 ")
LINKING = frozenset("为是另有包”’」")
LINK = re.compile("(?:为|是|另有|有|包括|[”’」])+")


@cache
def befores() -> re.Pattern[str]:
    """A word that may stand before a name."""
    return re.compile(either("posts", "roles", "owners"))


@cache
def behinds() -> re.Pattern[str]:
    """A word that may stand behind a name."""
    return re.compile(either("after_names", "posts", "acting"))


def aged(text: str) -> Iterator[re.Match[str]]:
    """Where somebody's age or sex is told behind a name."""
    return AGED.finditer(text) if any(sign in text for sign in TOLD) else iter(())


@cache
def first_signs() -> frozenset[str]:
    """The first characters of surnames."""
    return frozenset(family[0] for family in lexicon("surnames"))


def before(end: int) -> tuple[int, int, int]:
    """Where a name may begin that ends at an offset."""
    return end - 2, end - 3, end - 4


def candidates(text: str) -> list[int]:
    """The places of a text at which a surname stands beside a title, a body or a verb: a cheap look before the dear
    ones.
    """
    families, signs = lexicon("surnames"), first_signs()
    places = set(chain.from_iterable(before(found.start()) for found in behinds().finditer(text)))
    for found in befores().finditer(text):
        at = found.end()
        places.add(at)
        if text[at : at + 1] in LINKING and (linked := LINK.match(text, at)):
            places.add(linked.end())
    places.update(at for found in aged(text) for at in before(found.start()))
    clauses = (at for found in HOLDS.finditer(text) for at in before(found.start()))
    places.update(at for at in clauses if at == 0 or text[at - 1 : at] in OPENING)
    named = (at for at in places if 0 <= at < len(text) and text[at] in signs)
    return sorted(at for at in named if text[at] in families or text[at : at + 2] in families)


@cache
def owners() -> tuple[str, ...]:
    """The ends of bodies that people are named behind."""
    return tuple(lexicon("owners"))


def owned(before: str) -> bool:
    """Whether a body stands just before a name: 合普动力股份有限公司李显平, 区人才服务中心吴雨果."""
    return before.endswith(owners()) and not before.endswith("出局")


@cache
def deeds() -> re.Pattern[str]:
    """A verb of what a person did, where a clause begins with the name."""
    return re.compile(alternation("acting", "deed"))


def deed_begins(rest: str) -> bool:
    """Whether words begin with a verb of what a person did."""
    return deeds().match(rest) is not None
