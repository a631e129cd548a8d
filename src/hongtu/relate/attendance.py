"""Who was at an event: people who attend, speak, host or witness in the paragraph that tells of it, and who won."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hongtu.lexicon import alternation
from hongtu.model import Claim, Mention
from hongtu.rule import Relator, admitted, where
from hongtu.scene import Scene

SPEECH = "介绍|汇报|说明|发言|报告|讲话|致辞|交流|推介|演讲|总结|部署|动员|表态|分享|解读"
SPOKE = f"[作做](?:了|出)?[^，。；！？]{{0,10}}?(?:{SPEECH})"
THERE = re.compile(
    "(?:在)?(?:(?:会议?|大会|活动|仪式|论坛|峰会|[一-龥]{2}(?:会|仪式|论坛)|开幕式|闭幕式)上|(?:活动|会议|签约|大会|仪式)?现场|"
    "(?:活动|会议|大会|峰会)(?:期间|当天|当日|中))[，,]?"
)
CONTEST = re.compile("赛(?:[（(][^（）()]*[)）])?$|赛暨|赛区")
PRIZE = re.compile("[一二三特]等奖|[金银铜]奖|优秀奖|优胜奖|鼓励奖|组织奖|[冠亚季]军|晋级|入围|[初复决]赛")
DID = re.compile("创办|成立|落户|带领|研发|创立|打造|任职?|毕业|主持")
WINNERS = ("Company", "Person", "Team", "EducationInstitution")


@cache
def verbs() -> re.Pattern[str]:
    """A verb of being at an event."""
    return re.compile(f"{alternation('attend_verbs')}|{SPOKE}")


def attend(scene: Scene) -> Iterator[Claim]:
    """Each person of a sentence who stands before a verb of attending is at the event that the paragraph tells of, and
    whoever does a thing in a sentence that begins with 会上 or 活动现场.
    """
    if scene.event is None or scene.sentence.kind != "body":
        return
    at = max((found.start() for found in verbs().finditer(scene.skeleton)), default=-1)
    there = THERE.match(scene.sentence.text) is not None
    for place, mention in scene.standing.items():
        if mention.type == "Person" and mention.text and (place < at or (there and mention in scene.subjects)):
            yield from at_event(scene, mention, place)


def at_event(scene: Scene, person: Mention, place: int) -> Iterator[Claim]:
    """The claim that a person is at the event, with the words from the person to the verb."""
    found = verbs().search(scene.skeleton, place)
    start, stop = scene.words(place, found.end() if found else place + 1)
    if scene.event is not None:
        yield from admitted([Claim(person, "participatesIn", scene.event, start, stop, "relate.attendance.attend")])


def won(scene: Scene) -> Iterator[Claim]:
    """Who is given a prize of a contest that the paragraph tells of has taken part in it: 星河光电获初创组一等奖."""
    event = scene.event
    if event is None or not CONTEST.search(event.name or event.text) or not PRIZE.search(scene.sentence.text):
        return
    for clause in re.finditer("[^；。！？]+", scene.skeleton):
        first, last = (at - scene.sentence.start for at in scene.words(*clause.span()))
        prize = PRIZE.search(scene.sentence.text, first, last)
        for winner in winners(scene, *clause.span()) if prize else ():
            claim = Claim(winner, "participatesIn", event, winner.start, winner.end, "relate.attendance.won")
            yield from admitted([claim])


def winners(scene: Scene, start: int, end: int) -> list[Mention]:
    """Those of a stretch who can win; of a sentence that tells what somebody did before, only those of the last clause
    that names one.
    """
    named = [(i, m) for i, m in scene.standing.items() if start <= i < end and m.type in WINNERS and m.text]
    if not DID.search(scene.skeleton, start, end):
        return [m for _, m in named]
    last = max((scene.skeleton.rfind("，", start, i) for i, m in named if m in scene.subjects), default=start)
    return [m for i, m in named if i > last and m in scene.subjects]


RELATORS: tuple[Relator, ...] = (*where("{Person}", attend), *where("{Company|Person|Team|EducationInstitution}", won))
