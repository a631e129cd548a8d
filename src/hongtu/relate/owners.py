"""Of what a number is a figure: of what it describes, of its clause's subject, of a meeting, or of the topic."""

from __future__ import annotations

import re
from functools import cache

from hongtu.find.view import cut
from hongtu.lexicon import alternation
from hongtu.model import Mention
from hongtu.ontology import ontology
from hongtu.relate.topic import ANY, subject_types
from hongtu.scene import Scene, slot

RECEIVING = ("有", "共有", "迎来", "吸引", "共", "进行")
ENDS = "，。；：！？"
SPATIAL = re.compile("(?:占地(?:面积)?|建筑面积|总建筑面积|[\ue000-\ue0ff][一二三四五]期)(?:约|近|达|超|为|有)?$")
LASTING = ("Organization", "Zone", "Place", "Facility")


@cache
def having() -> frozenset[str]:
    """The classes that have figures."""
    return subject_types() - {"Person"}


@cache
def lasting() -> frozenset[str]:
    """The classes that stay the subject of figures over clauses."""
    return frozenset(kind for above in LASTING for kind in ontology().below(above))


@cache
def described() -> re.Pattern[str]:
    """A name just behind a number and 的, or behind several numbers: 总投资6亿元、面积3万平方米的|留创园二期."""
    kinds = slot("Organization|Zone|Facility|Programme|Product|Event|Policy")
    more = f"(?:、[^{ENDS}、{ANY}]{{2,16}})?"
    return re.compile(f"[^{ENDS}、{ANY}的]{{0,6}}{more}的[“‘]?(?P<owner>{kinds})")


@cache
def settled_in() -> re.Pattern[str]:
    """A place or zone that what is counted came to: 269个项目落户|九江."""
    return re.compile(f"[^{ENDS}{ANY}]{{0,10}}(?:落户|落子|落地|入驻|扎根|汇聚于)于?(?P<owner>{slot('Zone|Place')})")


@cache
def gathered() -> re.Pattern[str]:
    """Words that say that what is counted was at a meeting, or came of it."""
    return re.compile(alternation("event_counts"))


def owner(scene: Scene, start: int, end: int, before: tuple[int, Mention | None]) -> Mention | None:
    """What the number between two offsets is a figure of, or None where nothing is spoken of.

    ``before`` is where the number before it ended and what that was a figure of: it is the same where no other
    subject stands between.
    """
    at, stop = scene.place(start), scene.place(end)
    if found := described().match(scene.skeleton, stop) or settled_in().match(scene.skeleton, stop):
        return scene.standing[found.start("owner")]
    if spatial := built_before(scene, at):
        return spatial
    first = max(scene.skeleton.rfind(sign, 0, at) for sign in ENDS) + 1
    last = min((i for sign in ENDS if (i := scene.skeleton.find(sign, stop)) >= 0), default=len(scene.skeleton))
    if scene.event is not None and gathered().search(scene.skeleton, first, last) and idle(scene.skeleton[first:at]):
        return scene.event
    return subject(scene, at, first, (scene.place(before[0]), before[1]))


def built_before(scene: Scene, at: int) -> Mention | None:
    """The building or zone named last before a number that measures one (占地|500平方米, 人才公寓一期|600套), if one
    is.
    """
    if not SPATIAL.search(scene.skeleton[max(0, at - 8) : at]):
        return None
    built = [(i, m) for i, m in scene.standing.items() if m.type in ("Facility", "Zone", "Programme") and m.text]
    before = [m for i, m in built if i < at]
    subjects = [m for m in before if m in scene.subjects]
    behind = [m for i, m in built if i > at and m.type == "Facility"]
    return next(iter([*subjects[-1:], *before[-1:], *behind[:1]]), None)


def idle(words: str) -> bool:
    """Whether words before a number have no verb but of gathering: 组织|20名专家路演 is what somebody does."""
    rest = re.sub(f"{alternation('event_counts')}|[{ANY}]", "", words)
    return not any(w.tag == "v" and w.text not in RECEIVING for w in cut(rest))


def subject(scene: Scene, at: int, first: int, before: tuple[int, Mention | None]) -> Mention | None:
    """The last subject before a place of the skeleton, written or dropped; a programme only in its own clause."""
    for i, mention in reversed(tuple(scene.standing.items())):
        if i < before[0] and before[1] is not None:
            return before[1]
        if i >= at or mention.type not in having() or not (mention in scene.subjects or not mention.text):
            continue
        beside = i == at - 1 and mention.text and mention.type not in ("Zone", "Place")
        if not beside and (i >= first or mention.type in lasting() or not mention.text):
            return mention
    return scene.topic
