"""What a clause is about though no name is its subject: 合作社, 该园区; 在江州村，…; the 江州村 of 摆脱贫困的江州村."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from operator import attrgetter

from hongtu.find import hosts
from hongtu.find.view import tags
from hongtu.lexicon import alternation, lexicon
from hongtu.model import Mention
from hongtu.ontology import ontology
from hongtu.relate.bodies import kind_of
from hongtu.relate.themes import host
from hongtu.scene import DROPPED, Scene, slot

ANY = "\ue000-\ue0ff"
LEFT_OUT = f"{chr(DROPPED)}-\ue0ff"
STARTS = re.compile("(?:^|[，。；：！？])")
POINTED = "该/"
POINTING = re.compile("(?:该|这[家座所支])(?=[\u4e00-\u9fff])")
PAIRS = ("这家", "这座", "这所", "这支", "这个")
BODIES = "党委政办支总工群团妇两干部内里外中上级"
VERBS = "vpd"


@cache
def opening() -> re.Pattern[str]:
    """A subject left out and words of time and connection at the beginning of a clause."""
    return re.compile(f"(?:[{LEFT_OUT}]|{alternation('openers')}|{slot('Date')}底?|至今)*")


@cache
def nouns() -> re.Pattern[str]:
    """A noun that stands for something at the beginning of a clause: 该|园区|占地, 合作社|建成."""
    return re.compile(f"(?P<which>该|这[个家座]?|此)?(?P<noun>{alternation('standins')})(?P<next>.?)")


@cache
def endings(noun: str) -> re.Pattern[str]:
    """How the name of what a noun stands for ends."""
    each = lexicon("standins")[noun].removeprefix(POINTED).split("/")
    return re.compile(f"(?:{'|'.join(map(re.escape, each))})$")


@cache
def where() -> re.Pattern[str]:
    """A place or meeting at the beginning of a clause of its own: 在|江州村|，; 在…|江州茶博会|上，."""
    met, area = slot("Event|Programme", dropped=False), slot("Organization|Zone|Place|Facility", dropped=False)
    way = f"(?:[^，。；：]{{1,20}}的)?[“{ANY}]{{0,3}}?"
    inside = "(?:现场|期间|活动|会)?[”》]?[上中里内]"
    return re.compile(f"(?:早?在|走进|来到|走到){way}(?:(?P<met>{met}){inside}|(?P<area>{area}){inside}?)，")


@cache
def described() -> re.Pattern[str]:
    """A name at the end of a description at the beginning of a clause: 摆脱贫困的|江州村|建起."""
    kinds = slot("Organization|Zone|Place|Facility", dropped=False)
    return re.compile(f"(?P<words>[^，。；：、“”]{{2,30}}?的)(?P<told>{kinds})(?![的、和与及（(]|$)")


def standins(scene: Scene) -> Iterator[tuple[int, Mention | None]]:
    """Each place of the skeleton at which a clause begins with such words, and what they stand for, or None where that
    is not named.
    """
    for begun in STARTS.finditer(scene.skeleton):
        opener = opening().match(scene.skeleton, begun.end())
        at = opener.end() if opener else begun.end()
        at -= 2 * (opener is not None and opener.group().endswith(PAIRS))
        if found := located(scene, at):
            yield found
        elif (noun := nouns().match(scene.skeleton, at)) and whole(noun) and not wider(scene, at, noun["noun"]):
            meant = last_named(scene, at, noun["noun"])
            if meant is not None or noun["which"]:
                yield at, meant
        elif (meant := bound(scene, at)) is not None:
            yield at + 1, meant
        elif POINTING.match(scene.skeleton, at):
            yield at, None


def located(scene: Scene, at: int) -> tuple[int, Mention] | None:
    """The place of a clause that only says where, or what a description at its beginning ends with."""
    if found := where().match(scene.skeleton, at):
        told = found.start(found.lastgroup or "area")
        return told, scene.standing[told]
    found = described().match(scene.skeleton, at)
    if found and tags(found["words"][:6])[0][1][:1] in VERBS and found.start("told") in scene.standing:
        return found.start("told"), scene.standing[found.start("told")]
    return None


def wider(scene: Scene, at: int, noun: str) -> bool:
    """Whether a sentence speaks of a county or town, so that 村集体 in it means the villages there."""
    areas = (m for m in scene.within(0, at) if m.type in ("Place", "Zone") and m in scene.subjects)
    return lexicon("standins")[noun] == "村" and any(not (m.name or m.text).endswith(("村", "社区")) for m in areas)


def bound(scene: Scene, at: int) -> Mention | None:
    """What 园区, 产业园 or 该园区 at the beginning of a clause means: the park named last, before any zone."""
    at += scene.skeleton.startswith("该", at)
    word = scene.standing.get(at)
    if word is None or word.text not in ("园区", "产业园") or not word.by.startswith("find.definite"):
        return None
    return last_named(scene, at, word.text)


def whole(noun: re.Match[str]) -> bool:
    """Whether a noun stands for itself: 该村|推行, no 村|党支部, and one that many share only with 该."""
    return noun["next"] not in tuple(BODIES) and (
        noun["which"] is not None or not lexicon("standins")[noun["noun"]].startswith(POINTED)
    )


def last_named(scene: Scene, at: int, noun: str) -> Mention | None:
    """The thing named last before a place of the skeleton whose name ends as the noun says."""
    ending = endings(noun)
    here = scene.offsets[at]
    for mention in reversed(scene.named[: bisect_left(scene.named, here, key=attrgetter("start"))]):
        meant = mention if mention.type in kinds() and named_so(mention, ending) else seat(mention)
        if meant.type in kinds() and named_so(meant, ending):
            return meant
    return None


def seat(mention: Mention) -> Mention:
    """The village or community of a Party branch (石塘村|党支部), else what a body governs, else the mention itself."""
    own = hosts.COMMITTEE.fullmatch(mention.name or mention.text) if mention.type == "PartyOrganization" else None
    if own and kind_of(own["host"]) == "Place":
        return Mention(mention.start, mention.start, "", "Place", "relate.standins", own["host"])
    return host(mention)


def named_so(mention: Mention, ending: re.Pattern[str]) -> bool:
    """Whether a thing is named, not only meant, with an ending."""
    return not mention.by.startswith("find.definite") and ending.search(mention.name or mention.text) is not None


@cache
def kinds() -> frozenset[str]:
    """The classes that such a noun can mean."""
    return frozenset(
        t
        for kind in ("Organization", "Zone", "Place", "Facility", "Programme", "Event")
        for t in ontology().below(kind)
    )
