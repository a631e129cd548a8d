"""Who holds which post: titles before and behind a name, each post at its body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from hongtu.lexicon import alternation, lexicon
from hongtu.model import Claim, Figure, Mention
from hongtu.relate.bodies import host_of
from hongtu.rule import Relator, admitted
from hongtu.scene import Scene, slot

BODY = "Organization|Zone|Place|Facility|Team"
COMMITTEES = ("党委", "党组", "党总支", "党支部", "党工委", "纪工委", "纪委")
PARTY_TAIL = re.compile(f"(?:{'|'.join(COMMITTEES)}|支部委员会|总支部委员会|[省市县区州旗]委)$")
OF_COMMITTEES = frozenset({"秘书长", "主席", "部长", "主任", "组长", "委员", "干事"})
SEPARATORS = "、，兼和及暨"
FOREIGN_BODY = re.compile("(?:大会|论坛|协会|学会|联盟|公司|集团|大学|学院|委员会|基金会|研究院).{2,4}$")
FORMER = re.compile("(?:原|曾任|前任?|时任|原任)$")


@cache
def post() -> str:
    """A post with the ranks before it: 常务副主席."""
    return f"(?:{alternation('ranks')})*(?:{alternation('posts')})"


@cache
def at_body() -> re.Pattern[str]:
    """A post at the end of a stretch, with its body a few characters before: 大旺公安分局的民警, 运行部值长."""
    inner = "[^\ue000-\ue0ff，。、；：！？“”‘’（）()\\s\\d]{0,10}?"
    return re.compile(f"(?P<body>{slot(BODY)})(?:[（(][^）)]{{1,20}}[)）])?(?P<between>{inner})(?P<post>{post()})$")


@cache
def bodiless() -> re.Pattern[str]:
    """A post at the end of a stretch without a body, behind a separator with its department: 兼|研发总监."""
    department = f"(?<=[{SEPARATORS}])(?P<department>[^\ue000-\uf8ff，。、；：！？兼和及暨\\s]{{1,10}}?)"
    return re.compile(f"(?:{department})?(?P<post>{post()})$")


def chain(scene: Scene, end: int) -> list[tuple[Mention | None, str, int]]:
    """The posts that stand before a place of the skeleton, in their order: body or None, words, beginning.

    「市委常委、组织部部长、统战部部长|陆文明」 gives three.
    """
    titles: list[tuple[Mention | None, str, int]] = []
    while found := one(scene, end):
        titles.insert(0, found)
        start = modified(scene, found)
        if start == 0 or scene.skeleton[start - 1] not in SEPARATORS:
            break
        end = start - 1
    return titles


def modified(scene: Scene, title: tuple[Mention | None, str, int]) -> int:
    """Where the words before the body of a post begin that only describe it: 、肇庆市首批|西江创新团队带头人."""
    start = title[2]
    if title[0] is None:
        return start
    before = re.search(f"[、，](?:(?!{slot('Person')})[^，。；、！？,;:]){{1,8}}$", scene.skeleton[:start])
    return before.start() + 1 if before else start


def one(scene: Scene, end: int) -> tuple[Mention | None, str, int] | None:
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
    return None, (alone["department"] or "") + alone["post"], shift + alone.start()


@cache
def post_ends() -> frozenset[str]:
    """The last characters of posts."""
    return frozenset(word[-1] for word in lexicon("posts"))


def ends_with_post(stretch: str) -> bool:
    """Whether words end with a post, by a cheap look."""
    return stretch[-1:] in post_ends()


def titled(scene: Scene) -> Iterator[Claim]:
    """党委书记唐倚智: the posts before a name; one without a body has that of the post, or of the person, before it."""
    carried: Mention | None = None
    for at, person in scene.standing.items():
        if person.type != "Person" or not person.text:
            continue
        titles = chain(scene, at)
        if not titles:
            carried = None if scene.skeleton[at - 1 : at] not in tuple("、，") else carried
            continue
        start = titles[0][2]
        listed = start > 0 and scene.skeleton[start - 1] in "、，；" and previous_is_person(scene, start - 1)
        body = carried if listed else None
        for said, role, _ in titles:
            if said is None and FOREIGN_BODY.search(role):
                continue
            body = said or body or topic_before(scene, start)
            if body is not None:
                yield from holds(scene, person, body, role, (start, at + 1))
        carried = body


def previous_is_person(scene: Scene, at: int) -> bool:
    """Whether a person stands just before a place of the skeleton."""
    mention = scene.standing.get(at - 1)
    return mention is not None and mention.type == "Person"


def topic_before(scene: Scene, at: int) -> Mention | None:
    """The body that a post without one belongs to: the dropped subject of its clause, or the last company of the
    sentence.
    """
    kinds = ("Company", "SocialOrganization", "ResearchInstitution")
    here = [m for i, m in scene.standing.items() if i < at and m.type in kinds]
    said = [m for m in here if m.text] or here
    topic = scene.topic if scene.topic is not None and scene.topic.type in kinds else None
    return said[-1] if said else topic


def holds(scene: Scene, person: Mention, body: Mention, role: str, span: tuple[int, int]) -> Iterator[Claim]:
    """A person's post at the body that it really belongs to: a 省长 of the province, a 董事长 of the company, not
    its 党委.
    """
    start, end = scene.words(*span)
    former = FORMER.search(scene.skeleton[: span[0]]) is not None or role.startswith(("原", "前"))
    named = role.removeprefix("原").removeprefix("前").removeprefix("由")
    kind = lexicon("posts").get(bare_post(named), "work")
    if body.type == "PartyOrganization":
        tail = PARTY_TAIL.search(body.text or body.name)
        if kind in ("company", "area") or (kind != "party" and tail and bare_post(named) not in OF_COMMITTEES):
            body = host_of(body, scene) or body
        elif tail and tail.group() in COMMITTEES and not named.startswith(tail.group()):
            named = f"{tail.group()}{named}"
    if kind == "area" and body.type == "GovernmentBody":
        body = governed(body) or body
    if kind == "company" and body.type == "Place":
        return
    claim = Claim(
        person, "holdsPost", body, start, end, "relate.posts.titled", named, None, "former" if former else "stated"
    )
    yield from admitted([claim])


def governed(body: Mention) -> Mention | None:
    """The place of a government, whose 市长 a mayor is."""
    name = re.sub("(?:人民)?政府$", "", body.name or body.text)
    text = re.sub("(?:人民)?政府$", "", body.text)
    return Mention(body.start, body.start + len(text), text, "Place", body.by, name) if len(name) > 1 else None


def bare_post(role: str) -> str:
    """The word of the list that a role ends with."""
    return next((role[at:] for at in range(len(role)) if role[at:] in lexicon("posts")), "")


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
