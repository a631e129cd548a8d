"""Who holds which post: titles before and behind a name, each post at its body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hongtu.model import Claim, Mention
from hongtu.relate.bodies import host_of, of_host
from hongtu.relate.seats import area, bare_post, kind_of_post, organ, organs, seat
from hongtu.relate.titles import Title, chain, foreign, post
from hongtu.rule import Relator, admitted, where
from hongtu.scene import Scene, slot

Held = tuple[Mention, str]
COMMITTEES = ("党委", "党组", "党总支", "党支部", "党工委", "纪工委", "纪委")
PARTY_TAIL = re.compile(f"(?:{'|'.join(COMMITTEES)}|支部委员会|总支部委员会|[省市县区州旗]委)$")
OF_COMMITTEES = frozenset({"秘书长", "主席", "部长", "主任", "组长", "委员", "干事"})
RANK = re.compile("(?:专职|兼职|常务|第一)*副?$")
OF_THE_PARTY = frozenset({"秘书长", "委员", "干事", "组长"})
OFFICES = re.compile("办公|组织|宣传|纪检|统战|政研|秘书|巡察|党建|党群|机关|综合")
UNIQUE = re.compile("(?:长|书记|主席|主任|总裁|经理|总监|总工程师|老总|带头人|负责人|创始人|董事会秘书)$")
OF_THEIR_OWN = ("代表", "院士")
FORMER = re.compile("(?:原|曾任|前任?|时任|原任)$")


def titled(scene: Scene) -> Iterator[Claim]:
    """党委书记唐倚智: the posts before a name; one without a body has that of the post, or of the person, before it.

    A name in a list behind one with a post that several can hold has it too: 副校长明一山、王小川.
    """
    carried: Mention | None = None
    shared: list[Held] = []
    lost = False
    for at, person in scene.standing.items():
        if person.type != "Person" or not person.text:
            continue
        titles = chain(scene, at)
        start = titles[0][2] if titles else at
        listed = start > 0 and scene.skeleton[start - 1] in "、，；和与" and previous_is_person(scene, start - 1)
        if not titles:
            shared = shared if listed and scene.skeleton[start - 1] in "、和与" else []
            carried = carried if scene.skeleton[start - 1 : start] in tuple("、，") or shared else None
        else:
            lost = (lost and listed and titles[0][0] is None) or foreign(scene, titles[-1])
            held = list(seated(scene, titles, carried if listed else None)) if not lost else []
            held = [*held, *alike(scene, titles, held)]
            carried = held[-1][0] if held else None
            shared = held if all(several(role) for _, role in held) else []
        for body, role in held if titles else shared:
            yield from holds(scene, person, body, role, (start, at + 1))


def seated(scene: Scene, titles: list[Title], carried: Mention | None) -> Iterator[Held]:
    """Each post of a chain with its body; who stands for others (业主代表) or was elected (院士) has none but its
    own.
    """
    body = carried
    for n, title in enumerate(titles):
        said, role, start = title
        lost = any(foreign(scene, t) for t in titles[: n + 1]) and not any(t[0] for t in titles[: n + 1])
        if said is None and (lost or foreign(scene, title) or role.endswith(OF_THEIR_OWN)):
            continue
        found = said or seat(scene, role, body, start)
        if found is not None:
            yield found, role
        body = found or body


def alike(scene: Scene, titles: list[Title], held: list[Held]) -> Iterator[Held]:
    """The same posts at a company named just before theirs: 蓝海集团、|星河集团党委书记、董事长."""
    body, _, start = titles[0]
    other = scene.standing.get(start - 2) if scene.skeleton[start - 1 : start] == "、" else None
    if body is None or other is None or other.type != "Company" or not other.text:
        return
    whole = host_of(body, scene) or body if body.type == "PartyOrganization" else body
    if whole.type != "Company" or previous_is_person(scene, start - 2):
        return
    name, mine = other.name or other.text, whole.name or whole.text
    for at, role in held:
        said = at.name or at.text
        if said.startswith(mine):
            yield Mention(other.start, other.start, "", at.type, at.by, name + said[len(mine) :]), role


def several(role: str) -> bool:
    """Whether several people can hold a post at a time: 副校长, 委员, 工程师, but not 校长."""
    return "副" in role or not UNIQUE.search(role)


def previous_is_person(scene: Scene, at: int) -> bool:
    """Whether a person stands just before a place of the skeleton."""
    mention = scene.standing.get(at - 1)
    return mention is not None and mention.type == "Person"


def holds(scene: Scene, person: Mention, body: Mention, role: str, span: tuple[int, int]) -> Iterator[Claim]:
    """A person's post at the body that it really belongs to: a 省长 of the province, a 董事长 of the company, not
    its 党委.
    """
    start, end = scene.words(*span)
    former = FORMER.search(scene.skeleton[: span[0]]) is not None or role.startswith(("原", "前"))
    named = role.removeprefix("原").removeprefix("前").removeprefix("由")
    if unplaced(named, body):
        return
    body, named = placed(scene, body, named)
    kind = kind_of_post(named)
    if (kind == "company" and body.type == "Place") or (kind == "academy" and not academy(body)):
        return
    claim = Claim(
        person, "holdsPost", body, start, end, "relate.posts.titled", named, None, "former" if former else "stated"
    )
    yield from admitted([claim])
    if not body.text:
        yield from of_host(body, scene, (start, end))


def academy(body: Mention) -> bool:
    """Whether a body can have members who are elected for life: 欧洲科学院, but not the 大学 where one works."""
    return (body.name or body.text).endswith(("科学院", "工程院", "社科院"))


def unplaced(role: str, body: Mention) -> bool:
    """Whether a post names another organ of a committee's host, and who that is is not known: 区党工委 … 管委会主任."""
    other = organs().match(role)
    named = (body.text or body.name).endswith(other["organ"]) if other else True
    return body.type == "PartyOrganization" and not named and organ(role, body) is None


def placed(scene: Scene, body: Mention, role: str) -> Held:
    """The body that a post really belongs to, and the post's words there."""
    kind = kind_of_post(role)
    if found := organ(role, body):
        return found, role
    if body.type == "PartyOrganization":
        tail = PARTY_TAIL.search(body.text or body.name)
        officer = tail is not None and officer_of(tail.group(), role)
        if kind in ("company", "area") or (tail and kind != "party" and not officer):
            return host_of(body, scene) or body, role
        if tail and tail.group() in COMMITTEES and not role.startswith(tail.group()):
            return body, f"{tail.group()}{role}"
    if kind == "area" and body.type == "GovernmentBody":
        return area(body) or body, role
    return body, role


def officer_of(committee: str, role: str) -> bool:
    """Whether a post that is not the Party's own is one of a committee: 市委秘书长, but not 局党组副局长."""
    post_word = bare_post(role)
    department = RANK.sub("", role.removesuffix(post_word))
    if committee not in COMMITTEES:
        return post_word in OF_COMMITTEES
    own = OFFICES.search(department) is not None if department else post_word in OF_THE_PARTY
    return post_word in OF_COMMITTEES and committee != "党组" and own


@cache
def title_behind() -> re.Pattern[str]:
    """A body, a person, and a post behind the name."""
    return re.compile(
        f"(?P<body>{slot('Organization|Zone')})(?P<person>{slot('Person')})(?P<post>{post()})(?=[，。、；说表介在的]|$)"
    )


def behind(scene: Scene) -> Iterator[Claim]:
    """三亚市教育局吴萍局长: a post behind the name, its body before it."""
    for found in title_behind().finditer(scene.skeleton):
        person, body = scene.standing[found.start("person")], scene.standing[found.start("body")]
        if body.text:
            yield from holds(scene, person, body, found["post"], found.span())


@cache
def beside_body() -> re.Pattern[str]:
    """A body and a person just behind it, without a post."""
    return re.compile(
        f"(?P<body>{slot('Organization|Team')})(?:的)?(?:员工|职工|成员|团队)?(?P<person>{slot('Person')})(?!(?!院士){post()})"
    )


def belongs(scene: Scene) -> Iterator[Claim]:
    """合普动力股份有限公司李显平: a person named just behind a body, without a post, is a member of it."""
    for found in beside_body().finditer(scene.skeleton):
        body, person = scene.standing[found.start("body")], scene.standing[found.start("person")]
        if body.text and person.text:
            start, end = scene.words(*found.span())
            yield from admitted([Claim(person, "memberOf", body, start, end, "relate.posts.belongs")])


RELATORS: tuple[Relator, ...] = where("{Person}", titled, behind, belongs)
