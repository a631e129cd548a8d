"""Posts taken up and left, and posts named before their holders: 当选董事长, 辞去一职, 执行董事为某某."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from hongtu.model import Claim, Mention
from hongtu.relate.posts import holds
from hongtu.relate.seats import seat
from hongtu.relate.titles import BODY, post
from hongtu.rule import FactRule, Relator, rules, where
from hongtu.scene import BETWEEN, Scene, slot

LEFT = re.compile("不再|辞去|卸|曾|历任|[做当干]过")
TERM = re.compile("^[与和及]?(?:第[一二三四五六七八九十\\d]+届(?:董事会|监事会|理事会)?)?")
RESIGNS = re.compile("终止|卸下|卸任|免去|解除|不再担任")
APPOINTS = re.compile("任命|聘任|聘请|选举|推选|补选|推举|提名|增补|任免")
VERB = (
    "(?P<verb>曾(?:先后)?(?:担任|任)|历任|是(?=[^，。；、]{2,20}[，。；])|不再担任|不再任|辞去|卸任|卸下|担任|出任|兼任|接任|转任|升任|"
    "当选为?|获任|[做当干]过|(?<![主新所])任|仍任|代行|为)"
)


WHERE = f"(?:[到赴在回]{slot('Place|Zone')}*(?P<where>{slot(BODY)}))?"


@cache
def career() -> re.Pattern[str]:
    """People, a verb of taking up or leaving, and the posts."""
    stretch = "[^。；！？：]{0,24}?"
    return re.compile(
        f"(?P<person>(?>{slot('Person')}(?:{BETWEEN}{slot('Person')}){{0,20}}))(?:先生|女士|同志|博士)?"
        f"(?:因|现|曾|并|也|分别|正式|到龄|同时|{stretch}，)??{stretch}{WHERE}{VERB}"
        f"(?P<titles>(?:(?:{slot('Place|Zone')})*(?:{slot(BODY)})?[^\ue000-\ue0ff，。；“”\\s]{{0,14}}?{post()}[、及和]?)+)"
    )


def becomes(scene: Scene) -> Iterator[Claim]:
    """李明担任三浦车车副总经理; 周昱辞去副董事长一职: what a person takes up or leaves."""
    for found in career().finditer(scene.skeleton):
        if is_person(scene, found.end()):
            continue
        for person in scene.within(*found.span("person")):
            yield from taken(scene, found, person, former=LEFT.match(found["verb"]) is not None)


def is_person(scene: Scene, at: int) -> bool:
    """Whether a person stands at a place of the skeleton, whose the titles before it are: 讲话的是市长|王浩."""
    mention = scene.standing.get(at)
    return mention is not None and mention.type == "Person" and mention.text != ""


@cache
def each_title() -> re.Pattern[str]:
    """One post of several, with its body."""
    return re.compile(
        f"(?P<body>{slot(BODY)})?(?P<between>[^\ue000-\ue0ff、]{{0,30}}?)(?P<post>{post()})(?=[、及和与]|$)"
    )


def taken(scene: Scene, found: re.Match[str], person: Mention, *, former: bool) -> Iterator[Claim]:
    """The posts that a person takes up or leaves, each at the body before it."""
    groups = found.groupdict()
    if groups.get("verb") == "为" and not APPOINTS.search(scene.skeleton, 0, found.start() + 1):
        return
    body = scene.standing[found.start("where")] if groups.get("where") else None
    at = found.start("titles")
    for part in each_title().finditer(found["titles"]):
        if part["body"]:
            body = scene.standing[at + part.start("body")]
        target = body or seat(scene, part["post"], None, found.start("person") + 1)
        target = target or seat(scene, part["post"], None, found.end())
        if target is not None:
            for claim in holds(
                scene,
                person,
                target,
                TERM.sub("", part["between"].removeprefix("的")) + part["post"],
                (found.start("person"), at + part.end()),
            ):
                yield replace(claim, by="relate.careers.becomes", status="former" if former else claim.status)


@cache
def post_first() -> re.Pattern[str]:
    """A post, perhaps behind its body, and then who holds it."""
    people = f"{slot('Person')}(?:[（(][^）)]*[）)])?"
    return re.compile(
        f"(?P<body>{slot('Organization|Zone')})?(?P<between>[^\ue000-\ue0ff，。；]{{0,6}}?)(?P<post>{post()})(?:分别)?"
        f"(?:(?:为|是|有|另有|包括|由)(?P<people>{people}(?:{BETWEEN}{people})*)"
        f"|由[^。；！？：]{{0,24}}?(?P<one>{people})(?:同志)?(?:出任|担任|兼任|接任))"
    )


def named_as(scene: Scene) -> Iterator[Claim]:
    """公司执行董事为杨秋华、沈波: a post and then who holds it."""
    if not re.search(f"[为是有括由]{slot('Person')}|由.{{0,24}}任", scene.skeleton):
        return
    for found in post_first().finditer(scene.skeleton):
        body = scene.standing[found.start("body")] if found["body"] else None
        body = body or seat(scene, found["post"], None, found.start() + 1)
        if body is None:
            continue
        for person in scene.within(*found.span("people" if found["people"] else "one")):
            for claim in holds(scene, person, body, found["post"], found.span()):
                yield replace(claim, by="relate.careers.named_as")


@cache
def in_brackets() -> re.Pattern[str]:
    """A person and a post in brackets."""
    return re.compile(f"(?P<person>{slot('Person')})[（(](?P<post>{post()})[)）]")


def bracketed(scene: Scene) -> Iterator[Claim]:
    """公司执行董事为杨秋华(董事长): a post in brackets behind a name, at the body that the sentence spoke of last."""
    for found in in_brackets().finditer(scene.skeleton):
        body = seat(scene, found["post"], None, found.start())
        if body is not None:
            for claim in holds(scene, scene.standing[found.start("person")], body, found["post"], found.span()):
                yield replace(claim, by="relate.careers.bracketed")


@cache
def given_up() -> re.Pattern[str]:
    """A person who resigns, and then the posts that end with it."""
    stretch = "[^。；！？：]{0,16}?"
    titles = f"[^。；，！？：]{{2,80}}?{post()}"
    return re.compile(
        f"(?P<person>{slot('Person')}){stretch}(?:辞职|请辞|辞呈|辞任|工作(?:调整|变动|原因)|年龄原因){stretch}，"
        f"(?:其?所任|其)?(?P<titles>{titles})等?(?:职务|职位|[一两二三四五]职)?(?:一并|均|都|同时|即行|随之|也)?"
        "(?:不再担任|终止|卸下|卸任|免去|解除)"
    )


def resigns(scene: Scene) -> Iterator[Claim]:
    """李明因工作调整请辞，所任董事、总经理同时终止: the posts that end when somebody goes."""
    for found in given_up().finditer(scene.skeleton) if RESIGNS.search(scene.skeleton) else ():
        yield from taken(scene, found, scene.standing[found.start("person")], former=True)


WORKED_AS = FactRule(
    asserts="holdsPost",
    pattern="{s:*Person}[^。；！？，]{0,8}?在{o:Organization}(?:做|当|担任|任|从事)[^。；！？，]{0,4}?<role:posts>",
    yes=("[s:Person 张明远]早年在[o:EducationInstitution 江州大学]做[role 博士后]",),
)

RELATORS: tuple[Relator, ...] = (
    *where("{Person}", becomes, named_as, resigns),
    *where("{Person}[（(]", bracketed),
    *rules(__name__, dict(vars())),
)
