"""People in appointments: 任命|张明远|为市商务局局长, |李一凡、王立|任副总经理."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hongtu.find.names import HAN
from hongtu.find.rosters import person, shaped
from hongtu.find.view import View, is_word
from hongtu.lexicon import alternation
from hongtu.model import Mention

NAMES = f"(?P<names>[{HAN}]{{2,4}}?(?:[、和][{HAN}]{{2,4}}?)*)(?:同志)?"
DECIDED = re.compile(
    f"(?:任命|聘任|聘请|聘|选举|推选|补选|推举|提名|增补|免去|罢免|接受|批准|同意|决定){NAMES}(?:为|任|担任|出任|接任|兼任|的|辞去|不再)"
)
DECISION = re.compile("任命|聘任|聘请|选举|推选|补选|推举|提名|增补|免去|任免|调整|决定|当选")


@cache
def taking() -> re.Pattern[str]:
    """A clause that begins with people and a verb of office, and holds a post."""
    past = "(?:曾|先后|历|现|时|原)任|曾担任|先后担任"
    verb = (
        f"{past}|(?<![主责信])任|担任|兼任|接任|出任|改任|转任|调任|升任|不再担任|不再兼任|不再任|当选为?|(?P<named>为)"
    )
    opened = "(?:^|(?<=[，。；：\n“]))"
    return re.compile(f"{opened}{NAMES}(?:{verb})(?=[^，。；：！？\\d]{{0,24}}?{alternation('posts')})")


def find(view: View) -> Iterator[Mention]:
    """Everyone who is appointed, elected or dismissed."""
    for sentence in view.sentences:
        decided = DECISION.search(sentence.text) is not None
        for found in DECIDED.finditer(sentence.text) if decided else ():
            yield from members(sentence.start, found)
        for found in taking().finditer(sentence.text) if "任" in sentence.text or decided else ():
            if decided or not found["named"]:
                yield from members(sentence.start, found, sure=decided)


def members(base: int, found: re.Match[str], *, sure: bool = True) -> Iterator[Mention]:
    """The people of one list, if all of it are names, and no common words where nothing was decided (车间主|任)."""
    items = re.split("[、和]", found["names"])
    places = [base + found.start("names") + sum(len(item) + 1 for item in items[:n]) for n in range(len(items))]
    if all(shaped(i) and (sure or not is_word(i)) for i in items):
        yield from (person(at, item, "find.appointed.named") for at, item in zip(places, items, strict=True))
