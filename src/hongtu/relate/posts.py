"""Who holds which post: titles before and behind a name, each post at its body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from hongtu.lexicon import alternation, lexicon
from hongtu.model import Claim, Figure, Mention
from hongtu.relate.bodies import host_of, of_host
from hongtu.relate.seats import area, bare_post, kind_of_post, organ, seat
from hongtu.rule import Relator, admitted
from hongtu.scene import Scene, slot

Title = tuple[Mention | None, str, int]
Held = tuple[Mention, str]
BODY = "Organization|Zone|Place|Facility|Team"
COMMITTEES = ("党委", "党组", "党总支", "党支部", "党工委", "纪工委", "纪委")
PARTY_TAIL = re.compile(f"(?:{'|'.join(COMMITTEES)}|支部委员会|总支部委员会|[省市县区州旗]委)$")
OF_COMMITTEES = frozenset({"秘书长", "主席", "部长", "主任", "组长", "委员", "干事"})
UNIQUE = re.compile("(?:长|书记|主席|主任|总裁|经理|总监|总工程师|老总|带头人|负责人|创始人|董事会秘书)$")
LED = "率|带领|陪同|邀请|会见|拜访|走进|参观|考察|来到|前往|[赴由与向对在到请聘]"
SEPARATORS = "、，,兼和及暨"
FOREIGN_BODY = re.compile("(?:大会|论坛|协会|学会|联盟|公司|集团|大学|学院|委员会|基金会|研究院).{2,4}$")
FORMER = re.compile("(?:原|曾任|前任?|时任|原任)$")


@cache
def post() -> str:
    """A post with the ranks before it: 常务副主席."""
    return f"(?:{alternation('ranks')})*(?:{alternation('posts')})"


@cache
def at_body() -> re.Pattern[str]:
    """A post at the end of a stretch, with its body a few characters before: 大旺公安分局的民警, 运行部值长."""
    inner = f"(?!{LED})[^\ue000-\ue0ff，。、；：！？,;:“”‘’（）()\\s\\d]{{0,10}}?"
    return re.compile(f"(?P<body>{slot(BODY)})(?:[（(][^）)]{{1,20}}[)）])?(?P<between>{inner})(?P<post>{post()})$")


@cache
def bodiless() -> re.Pattern[str]:
    """A post at the end of a stretch without a body, behind a separator with its department: 兼|研发总监."""
    department = f"(?<=[{SEPARATORS}由请据经“])(?P<department>[^\ue000-\uf8ff，。、；：！？,;:兼和及暨\\s]{{1,10}}?)"
    grouped = "(?P<grouped>[\u4e00-\u9fff]{2,8}和[\u4e00-\u9fff]{2,8}(?:组织|企业)(?:综合)?(?:党委|党工委|工委|党总支))"
    return re.compile(f"(?:{grouped}|{department})?(?P<post>{post()})$")


def chain(scene: Scene, end: int) -> list[Title]:
    """The posts that stand before a place of the skeleton, in their order: body or None, words, beginning.

    「市委常委、组织部部长、统战部部长|陆文明」 gives three.
    """
    titles: list[Title] = []
    while found := one(scene, end):
        titles.insert(0, found)
        start = modified(scene, found)
        if start == 0 or scene.skeleton[start - 1] not in SEPARATORS:
            break
        end = start - 1
    return titles


def modified(scene: Scene, title: Title) -> int:
    """Where the words before the body of a post begin that only describe it: 、肇庆市首批|西江创新团队带头人."""
    start = title[2]
    if title[0] is None:
        return start
    before = re.search(f"[、，](?:(?!{slot('Person')})[^，。；、！？,;:]){{1,8}}$", scene.skeleton[:start])
    return before.start() + 1 if before else start


def one(scene: Scene, end: int) -> Title | None:
    """The post that ends at a place of the skeleton, if one does."""
    stretch = scene.skeleton[max(0, end - 40) : end]
    if not ends_with_post(stretch):
        return None
    shift = max(0, end - 40)
    found = at_body().search(stretch)
    while found and (closer := at_body().search(stretch, found.start() + 1)):
        found = closer
    if found:
        between = found["between"].removeprefix("的")
        return scene.standing[shift + found.start("body")], between + found["post"], shift + found.start()
    alone = bodiless().search(stretch)
    if not alone:
        return None
    return None, (alone["grouped"] or alone["department"] or "") + alone["post"], shift + alone.start()


@cache
def post_ends() -> frozenset[str]:
    """The last characters of posts."""
    return frozenset(word[-1] for word in lexicon("posts"))


def ends_with_post(stretch: str) -> bool:
    """Whether words end with a post, by a cheap look."""
    return stretch[-1:] in post_ends()


def titled(scene: Scene) -> Iterator[Claim]:
    """党委书记唐倚智: the posts before a name; one without a body has that of the post, or of the person, before it.

    A name in a list behind one with a post that several can hold has it too: 副校长明一山、王小川.
    """
    carried: Mention | None = None
    shared: list[Held] = []
    for at, person in scene.standing.items():
        if person.type != "Person" or not person.text:
            continue
        titles = chain(scene, at)
        beside = scene.skeleton[at - 1 : at] in ("、", "和", "与") and previous_is_person(scene, at - 1)
        if not titles and beside:
            for body, role in shared:
                yield from holds(scene, person, body, role, (at, at + 1))
            continue
        if titles:
            start = titles[0][2]
            listed = start > 0 and scene.skeleton[start - 1] in "、，；" and previous_is_person(scene, start - 1)
            held = list(seated(scene, titles, carried if listed else None))
            held = [*held, *alike(scene, titles, held)]
            for body, role in held:
                yield from holds(scene, person, body, role, (start, at + 1))
            carried = held[-1][0] if held else None
            shared = held if all(several(role) for _, role in held) else []
        else:
            carried, shared = (carried if scene.skeleton[at - 1 : at] in tuple("、，") else None), []


def seated(scene: Scene, titles: list[Title], carried: Mention | None) -> Iterator[Held]:
    """Each post of a chain with its body."""
    body = carried
    for said, role, start in titles:
        if said is None and FOREIGN_BODY.search(role):
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
    body, named = placed(scene, body, named)
    if kind_of_post(named) == "company" and body.type == "Place":
        return
    claim = Claim(
        person, "holdsPost", body, start, end, "relate.posts.titled", named, None, "former" if former else "stated"
    )
    yield from admitted([claim])
    if not body.text:
        yield from of_host(body, scene, (start, end))


def placed(scene: Scene, body: Mention, role: str) -> Held:
    """The body that a post really belongs to, and the post's words there."""
    kind = kind_of_post(role)
    if found := organ(role, body):
        return found, role
    if body.type == "PartyOrganization":
        tail = PARTY_TAIL.search(body.text or body.name)
        officer = bare_post(role) in OF_COMMITTEES and tail is not None and tail.group() != "党组"
        if kind in ("company", "area") or (tail and kind != "party" and not officer):
            return host_of(body, scene) or body, role
        if tail and tail.group() in COMMITTEES and not role.startswith(tail.group()):
            return body, f"{tail.group()}{role}"
    if kind == "area" and body.type == "GovernmentBody":
        return area(body) or body, role
    return body, role


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
        f"(?P<body>{slot('Organization|Team')})(?:的)?(?:员工|职工|成员|团队)?(?P<person>{slot('Person')})(?!{post()})"
    )


def belongs(scene: Scene) -> Iterator[Claim]:
    """合普动力股份有限公司李显平: a person named just behind a body, without a post, is a member of it."""
    for found in beside_body().finditer(scene.skeleton):
        body, person = scene.standing[found.start("body")], scene.standing[found.start("person")]
        if body.text and person.text:
            start, end = scene.words(*found.span())
            yield from admitted([Claim(person, "memberOf", body, start, end, "relate.posts.belongs", confidence=0.8)])


def with_people(relator: Relator) -> Relator:
    """A relator that is asked only of scenes in which there are people."""

    def asked(scene: Scene) -> Iterable[Claim | Figure]:
        return relator(scene) if "Person" in scene.types else ()

    return asked


RELATORS: tuple[Relator, ...] = tuple(map(with_people, (titled, behind, belongs)))
