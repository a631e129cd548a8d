"""Who holds an event: A主办、B承办 before its name, behind it, or in the next clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hongtu.model import Claim, Mention
from hongtu.rule import MEMBERS, NEXT, Relator, admitted, where
from hongtu.scene import Scene, slot

HELD = ("Event", "Programme")


@cache
def hosting() -> re.Pattern[str]:
    """A body, or a list of them, and 主办 or the like; or 主办方 and the body behind it."""
    body = slot("Organization|Zone|Place")
    row = f"{body}(?:{NEXT}{body}){{0,{MEMBERS}}}"
    verb = "(?:主办|承办|协办|合办|联办|主导)(?![方单])"
    before = f"(?P<hosts>{row})(?:等)?[^。；！？，、\ue000-\ue0ff]{{0,8}}?(?:联合|共同|负责|牵头)?{verb}"
    return re.compile(f"{before}|(?:主办|承办|协办|指导)(?:方|单位)(?:为|是|：|有)?(?P<named>{row})")


def hosts(scene: Scene) -> Iterator[Claim]:
    """Each body that holds an event, and the event: the one that stands behind 的, else the last one before it, else
    the one that the paragraph tells of.
    """
    for found in hosting().finditer(scene.skeleton):
        event = held(scene, found)
        group = "hosts" if found["hosts"] else "named"
        for body in scene.within(*found.span(group)) if event is not None else ():
            start, end = scene.words(*found.span())
            if event is not None:
                first, last = min(start, event.start), max(end, event.end)
                near = (first, last) if event.text and last - first < 200 else (start, end)
                yield from admitted([Claim(body, "runs", event, *near, "relate.hosts.hosts")])


def held(scene: Scene, found: re.Match[str]) -> Mention | None:
    """What the bodies of a match hold."""
    behind = re.compile(f"(?:、[^。；！？，]{{0,20}}?)?的[“‘]?(?P<event>{slot('Event|Programme')})").match(
        scene.skeleton, found.end()
    )
    if behind:
        return scene.standing[behind.start("event")]
    before = [m for i, m in scene.standing.items() if i < found.start() and m.type in HELD and m.text]
    after = [m for i, m in scene.standing.items() if found.end() <= i < found.end() + 8 and m.type == "Event"]
    return next(iter([*before[-1:], *after[:1]]), scene.event)


OWNED = re.compile(
    "(?:第[一二三四五六七八九十\\d]+届(?:[\u4e00-\u9fff]{1,3}[会节展赛])?)?(?P<host>[\u4e00-\u9fff]{2,12}?(?:高新区|经开区|开发区|新区|大学|学院|公司|集团))"
    "(?=\\d{4}年|首届|第|招商|重大|项目|党建|人才|科技|工作|创新|产业)"
)
HOST_KINDS = {
    "区": "Zone",
    "学": "EducationInstitution",
    "院": "EducationInstitution",
    "司": "Company",
    "团": "Company",
}


def owned(scene: Scene) -> Iterator[Claim]:
    """江州高新区2016年重大项目集中签约仪式举行: an event whose name begins with who holds it."""
    for event in (m for m in scene.mentions if m.type == "Event"):
        if found := OWNED.match(event.text):
            start, end = event.start + found.start("host"), event.start + found.end("host")
            host = Mention(start, end, found["host"], HOST_KINDS[found["host"][-1]], event.by)
            claim = Claim(host, "runs", event, event.start, event.end, "relate.hosts.owned")
            yield from admitted([claim])


RELATORS: tuple[Relator, ...] = (
    *where("{Organization|Zone|Place}(?:主办|承办|协办|合办|联办|主导|指导)", hosts),
    owned,
)
