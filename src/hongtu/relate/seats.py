"""Where a post belongs that stands without its body: what is spoken of and is of the kind that such a post leads."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from hongtu.find import hosts
from hongtu.find.places import known
from hongtu.lexicon import alternation, lexicon
from hongtu.model import Claim, Figure, Mention
from hongtu.relate.bodies import host_of, place_name
from hongtu.scene import Scene

LEADS = {
    "company": ("Company",),
    "bank": ("Company",),
    "school": ("EducationInstitution",),
    "institute": ("ResearchInstitution", "EducationInstitution", "GovernmentBody"),
    "office": ("GovernmentBody",),
    "society": ("SocialOrganization",),
    "area": ("Place",),
    "village": ("Place",),
}
ANY = ("Company", "SocialOrganization", "ResearchInstitution")
COLLEGE = re.compile("[\u4e00-\u9fff]{2,6}学院$")
OF_ANYTHING = ("负责人", "带头人")
OWN = re.compile("(?:党委|党组|党总支|党支部)$")
PARAGRAPH = 400


def kind_of_post(role: str) -> str:
    """What a post is one of, by the word that it ends with: party, area, company, school … or work."""
    return lexicon("posts").get(bare_post(role), "work")


def bare_post(role: str) -> str:
    """The word of the list that a role ends with."""
    return next((role[at:] for at in range(len(role)) if role[at:] in lexicon("posts")), "")


def singly(claim: Claim | Figure) -> Iterator[Claim | Figure]:
    """A claim, or one for each of two posts that are said in one breath: 董事长|兼|总经理."""
    roles = claim.role.split("兼") if isinstance(claim, Claim) else ()
    if len(roles) > 1 and all(map(bare_post, roles)):
        yield from (replace(claim, role=role) for role in roles)
    else:
        yield claim


def seat(scene: Scene, role: str, carried: Mention | None, at: int) -> Mention | None:
    """The body of a post that names none: the one carried on from the post before it if it is of the kind that such a
    post leads, else the nearest of that kind that is spoken of, else the one that the article is about.

    ``at`` is the place of the skeleton where the title begins. A 校长 is never at a company, a 区长 never at a bureau,
    and the 主席 of a meeting at no body.
    """
    kind, before = kind_of_post(role), scene.standing.get(at - 1)
    if before is not None and before.type == "Event":
        return None
    if kind == "party" and carried is None and not organs().match(role):
        committee = next((m for m in nearest(scene, at) if m.type == "PartyOrganization"), None)
        return committee or topic_before(scene, role, at)
    if kind not in LEADS or led(role):
        return carried or topic_before(scene, role, at)
    if carried is not None and (fit := fitting(role, carried, scene) or head_of(kind, carried, scene)):
        return fit
    spoken = (fit for body in nearest(scene, at) if (fit := fitting(role, body, scene)))
    return next(spoken, None) or foremost(scene, role)


def head_of(kind: str, committee: Mention, scene: Scene) -> Mention | None:
    """The host of a committee that a post is carried on from, whatever its name: 江州学院党委副书记、|校长."""
    hosted = committee.type == "PartyOrganization" and OWN.search(committee.name or committee.text) is not None
    whose = host_of(committee, scene) if hosted and kind not in ("area", "village") else None
    return whose if whose is not None and whose.type != "Place" else None


def led(role: str) -> bool:
    """Whether the words of a role name the part of a body that it leads: 派出所|所长, 外国语学院|院长."""
    post = bare_post(role)
    before = role.removesuffix(post)
    return len(before) > 2 and before.endswith(post[0])


def nearest(scene: Scene, at: int) -> Iterator[Mention]:
    """What is named before a place of a sentence, the nearest first: in the sentence, its topic, in the paragraph."""
    yield from (m for place, m in reversed([*scene.standing.items()]) if place < at and m.text)
    if scene.topic is not None:
        yield scene.topic
    start = scene.sentence.start
    end = bisect_left(scene.named, start, key=lambda m: m.start)
    for mention in reversed(scene.named[:end]):
        if start - mention.end > PARAGRAPH:
            return
        yield mention


def foremost(scene: Scene, role: str) -> Mention | None:
    """What an article names most often of the kind that a post leads, if it names no other thing as often."""
    fits = [fit for m in scene.named if (fit := fitting(role, m, scene))]
    counts = Counter(m.name or m.text for m in fits)
    first = [name for name, times in counts.items() if times == max(counts.values())]
    return next((m for m in fits if (m.name or m.text) == first[0]), None) if len(first) == 1 else None


def fitting(role: str, body: Mention, scene: Scene) -> Mention | None:
    """A body, or what it is a committee or the government of, if it is of the kind that a post leads."""
    forms = [body, host_of(body, scene) if body.type == "PartyOrganization" else area(body)]
    return next((form for form in forms if form is not None and leads(role, form)), None)


def leads(role: str, body: Mention) -> bool:
    """Whether a post can be that of a body's head: 区长 of a 区, 院长 of what ends with 院, 校长 of a whole school."""
    kind, post, name = kind_of_post(role), bare_post(role), body.name or body.text
    if kind == "society" and name.endswith("合作社"):
        return True
    if body.type not in LEADS[kind]:
        return False
    if kind == "village":
        return name.endswith(("村", "社区"))
    if kind in ("area", "institute"):
        return name.endswith(post[0])
    if kind == "school":
        return not COLLEGE.fullmatch(name) or known(name, 0) > 0
    return kind != "bank" or "行" in name


def area(body: Mention) -> Mention | None:
    """The place or zone of a government or its council, whose 市长 a mayor is; None for other bodies."""
    name = hosts.governed(body.name or body.text) if body.type == "GovernmentBody" else ""
    if not name:
        return None
    text = hosts.governed(body.text)
    place = place_name(name)
    return Mention(body.start, body.start + len(text), text, "Place" if place else "Zone", body.by, place or name)


def topic_before(scene: Scene, role: str, at: int) -> Mention | None:
    """The body that any other post belongs to: the dropped subject of its clause, or the last company of the
    sentence; also what was spoken of before, if not anything can have such a post (工坊的|负责人).
    """
    here = [m for i, m in scene.standing.items() if i < at and m.type in ANY]
    said = [m for m in here if m.text] or here
    spoken = scene.topic if scene.topic is not None and scene.topic.type in ANY else None
    topic = None if role.endswith(OF_ANYTHING) else spoken
    return said[-1] if said else topic


def organ(role: str, body: Mention) -> Mention | None:
    """The organ of a body that a role names before its post: 宣传部|部长 of a committee, 纪工委|书记 and 团委|书记 of
    its host; None where it names none.
    """
    found = organs().match(role)
    if not found or (found["organ"].endswith(("部", "政法委")) and body.type != "PartyOrganization"):
        return None
    sign, whose = found["organ"], body.name or body.text
    kind = lexicon("organs")[sign]
    if not sign.endswith(("部", "政法委")) and body.type in ("PartyOrganization", "GovernmentBody"):
        whose = hosts.host(whose) or hosts.governed(whose) or ("" if body.type == "PartyOrganization" else whose)
    if not whose or (kind == "GovernmentBody" and body.type not in ("Place", "Zone", "PartyOrganization")):
        return None
    return Mention(body.start, body.start, "", kind, body.by, f"{whose}{found['group'] or ''}{sign}")


@cache
def organs() -> re.Pattern[str]:
    """An organ at the beginning of a role, before its post."""
    group = "(?P<group>(?:[\u4e00-\u9fff]{2,8}和)?[\u4e00-\u9fff“”]{2,8}(?:组织|企业|机关))?"
    return re.compile(
        f"{group}(?P<organ>{alternation('organs')})(?:{alternation('ranks')})*(?:{alternation('posts')})$"
    )
