"""Events whose names go on: A 暨 B is one, and a congress with the forum held at it: 第二十届江州年会|创新发展论坛."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from hongtu.find.view import View
from hongtu.lexicon import branches, lexicon
from hongtu.model import Mention

INNER = "[^，。；：、！？“”\\s的在与和于]"

VERBS = "举行|举办|召开|开展|承办|主办|参加|出席|一次"
MEETINGS = "(?:仪式|活动|大会|会议|推进会|现场会|发布会|论坛|峰会|启动会|对接会|推介会|座谈会)"


@cache
def parts() -> re.Pattern[str]:
    """What joins one event's name to the next."""
    return re.compile("(?:活动|仪式|大会|会议)?暨")


@cache
def both() -> re.Pattern[str]:
    """A founding, an unveiling or a meeting and what is held with it: 江州联盟成立|暨|“红色引擎”工程启动仪式."""
    behind = "|".join(f"(?<={verb})" for verb in VERBS.split("|"))
    opened = f"(?:^|(?<=[，。；：！？的日\\s])|{behind})"
    word = f"(?:(?!{VERBS}|一场|近日|日前)[^，。；：！？、\\s的在从（）()])"
    return re.compile(
        f"{opened}(?P<name>{word}{{4,36}}暨{word}{{2,30}}?{MEETINGS})(?=[在于]|举[行办]|召开|[，。上现]|$)"
    )


@cache
def going_on() -> re.Pattern[str]:
    """A theme and the head of a meeting at another one."""
    heads = sorted((w for w, kind in lexicon("heads").items() if kind == "Event"), key=lambda w: (-len(w), w))
    return re.compile(f"(?:暨)?{INNER}{{0,16}}?(?:分论坛|主论坛|论坛|{branches(heads)})")


def find(view: View) -> Iterator[Mention]:
    """Every event whose name goes on behind what was found of it."""
    events = [m for m in view.found if m.type == "Event" and not m.by.startswith("find.definite")]
    for first, second in pairwise(events):
        if parts().fullmatch(view.text, first.end, second.start):
            yield Mention(first.start, second.end, view.text[first.start : second.end], "Event", "find.joined.both")
    for sentence in view.sentences:
        for found in both().finditer(sentence.text) if "暨" in sentence.text else ():
            start, name = sentence.start + found.start("name"), found["name"]
            if name.count("“") == name.count("”"):
                yield Mention(start, start + len(name), name, "Event", "find.joined.both")
    for event in events:
        if (more := going_on().match(view.text, event.end)) and view.border(more.end()) and whole(view, event):
            yield Mention(event.start, more.end(), view.text[event.start : more.end()], "Event", "find.joined.more")


def whole(view: View, event: Mention) -> bool:
    """Whether an event's name says more than its kind, so that what goes on belongs to it."""
    return len(event.text) > 6 and view.text[event.end : event.end + 1] not in ("上", "中", "期", "现")
