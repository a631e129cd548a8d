"""What a sentence says of each member of the list that it closes with: 获评“小巨人”的8家企业分别是，A、B、C."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from hongtu.lexicon import alternation
from hongtu.model import Claim, Mention
from hongtu.relate.subjects import ANY
from hongtu.rule import Relator, admitted, where
from hongtu.scene import Scene, slot

OPENING = re.compile(
    r"(?P<count>\d+[多余]?[家个名所位])?(?:[^。；！？\d]{0,12}?)(?:企业|公司|单位|院校|高校|机构|职工|个人|集体)[^。；！？]{0,30}?"
    r"(?P<then>分别是|分别为|分别系|包括|有：|为：|在列：|入列：|如下：|名单如下|：)"
)
JUST = re.compile(f"[{ANY}][^。；！？，]{{0,6}}[有共](?P<count>\\d+[家个名位])(?P<then>：)")
LISTING = re.compile("分别[是为系]|包括|[有为]：|[在入]列：|如下：|：")
PEOPLE = re.compile(r"职工|个人|选手|\d+[多余]?[名位人]")
MEMBERS = ("Company", "EducationInstitution", "ResearchInstitution", "SocialOrganization")


def members(scene: Scene) -> Iterator[Claim]:
    """The place and the honour that each member of a closing list has."""
    text = scene.skeleton
    if not LISTING.search(text):
        return
    for found in chain(OPENING.finditer(text), JUST.finditer(text)):
        stop = ending(text, found.end())
        kinds = ("Person",) if PEOPLE.search(found.group()) else MEMBERS
        bodies = [m for m in scene.within(found.end(), stop) if m.type in kinds and m.text]
        if len(bodies) < 2:
            continue
        clause = max(text.rfind(sign, 0, found.start("then")) for sign in "。；") + 1
        head = scene.within(clause, found.end())
        if re.search(alternation("award_verbs"), text[found.end() : stop]):
            head = tuple(m for m in head if m.type != "Honour")
        yield from admitted(shared(scene, bodies, head, clause))


def ending(text: str, start: int) -> int:
    """Where a list ends that begins at a place: before the part of the sentence that opens another one."""
    parts = [start + found.start() for found in re.finditer("；", text[start:])]
    ends = [*parts[1:], len(text)]
    return next((at for at, end in zip(parts, ends, strict=False) if OPENING.search(text, at, end)), len(text))


def shared(scene: Scene, bodies: list[Mention], head: tuple[Mention, ...], at: int) -> Iterator[Claim]:
    """The claims about the members of a list, from the mentions in the words that open it."""
    about = (scene.topic, *head) if scene.topic else head
    area = next((m for m in reversed(about) if m.type in ("Zone", "Place")), None)
    honours = [m for m in head if m.type == "Honour"]
    for body in bodies:
        start, end = scene.words(at, at + 1)[0], body.end
        if area is not None and body.type != "Person":
            yield Claim(body, "locatedIn", area, start, end, "relate.lists.members")
        if honours:
            yield Claim(body, "received", honours[-1], start, end, "relate.lists.members")


@cache
def made() -> re.Pattern[str]:
    """A maker and its product."""
    return re.compile(
        f"(?P<maker>{slot('Organization')})(?:开发|研发|研制|推出|打造)?的“?(?P<product>{slot('Product')})"
    )


@cache
def given() -> re.Pattern[str]:
    """A verb of being given and the honour: 获评|全国三八红旗手; or the honour first: 获得|红旗手|称号的是：."""
    verb = f"(?:{alternation('award_verbs')})(?:了|为)?[^。；！？，{ANY}]{{0,8}}?[“‘]?(?P<honour>{slot('Honour')})"
    return re.compile(f"{verb}(?P<first>[”’]?(?:称号|荣誉)?的(?:分别)?(?:是|有|为)：?)?")


def honoured(scene: Scene) -> Iterator[Claim]:
    """甲公司董事长张明远，乙医院院长李一凡，…获评全国三八红旗手: an honour that a whole list of people received, each
    with a title, or a list of bodies.
    """
    text = scene.skeleton
    for found in given().finditer(text):
        start = max(text.rfind(sign, 0, found.start()) for sign in "。；：") + 1
        if text[found.start() - 1 : found.start()] in ("为", "给", "向", "对"):
            continue
        for earlier in re.finditer(alternation("award_verbs"), text[start : found.start()]):
            start = max(start, text.find("，", start + earlier.end(), found.start()) + 1)
        span = (found.end(), ending(text, found.end())) if found["first"] else (start, found.start())
        if given().search(text, *span):
            continue
        honour = scene.standing[found.start("honour")]
        for bearer in bearers(scene, *span, behind=bool(found["first"])):
            first, last = min(bearer.start, honour.start), max(bearer.end, honour.end)
            claim = Claim(bearer, "received", honour, first, last, "relate.lists.honoured")
            yield from admitted([claim])


def bearers(scene: Scene, start: int, end: int, *, behind: bool) -> list[Mention]:
    """Those whom a list names: its people, if there are any, else each body that ends an item; none if it tells
    of more than a list.
    """
    here = [(i, m) for i, m in scene.standing.items() if start <= i < end and m.text]
    people = [m for _, m in here if m.type == "Person"]
    if people:
        *gaps, tail = re.split(slot("Person"), scene.skeleton[start:end])
        apart = behind or re.search(f"[{ANY}]", tail) is None
        return people if len(people) > 1 and apart and all(len(g) <= 40 and not deed(g) for g in gaps) else []
    items = [m for i, m in here if m.type in MEMBERS and scene.skeleton[i + 1 : i + 2] in ("、", "和", "，", "等", "")]
    return items if len(items) > 1 and not deed(scene.skeleton[start:end]) else []


@cache
def deeds() -> re.Pattern[str]:
    """A verb of doing, saying or founding."""
    return re.compile(f"{alternation('found_verbs')}|{alternation('run_verbs')}|介绍|表示|强调|出席|参加")


def deed(words: str) -> bool:
    """Whether words tell of a deed."""
    return deeds().search(words) is not None


def products(scene: Scene) -> Iterator[Claim]:
    """A company's products in such a list (A的“X平台”、B的“Y平台”): each is its company's, and has the honour that
    the list shares.
    """
    for pair in made().finditer(scene.skeleton):
        maker, product = scene.standing[pair.start("maker")], scene.standing[pair.start("product")]
        start, end = scene.words(*pair.span())
        yield from admitted([Claim(maker, "developed", product, start, end, "relate.lists.products")])
        honour = next((m for i, m in scene.standing.items() if m.type == "Honour" and selected(scene, i)), None)
        if honour is not None:
            first, last = min(honour.start, start), max(honour.end, end)
            yield from admitted([Claim(product, "received", honour, first, last, "relate.lists.products")])


def selected(scene: Scene, place: int) -> bool:
    """Whether a verb of being chosen stands before a place of the skeleton."""
    return re.search(f"{alternation('award_verbs')}[^。；！？，]{{0,12}}$", scene.skeleton[:place]) is not None


RELATORS: tuple[Relator, ...] = (
    *where("分别[是为系]|包括|[有为]：|[在入]列：|如下：|：", members),
    *where("{Honour}<award_verbs>", honoured),
    *where("{Organization}的{Product}", products),
)
