"""Of what a number is a figure: of what it describes, its clause's subject, a meeting, or the article's theme."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from hongtu.find.view import tags
from hongtu.lexicon import alternation
from hongtu.model import Mention
from hongtu.relate.subjects import ANY, subject_types
from hongtu.relate.themes import host, lasting
from hongtu.scene import Scene, slot

Standing: TypeAlias = tuple[int, Mention | None]
RECEIVING = ("有", "共有", "迎来", "吸引", "共", "进行", "来自")
AREAS = ("Zone", "Place")
ENDS = "，。；：！？\u3000 "
PUBLISHES = re.compile("[^，。；：！？]{0,8}(?:公布|发布|公示|通报|印发|披露|获悉|消息)")
LISTED = re.compile(f"(?:[^，。；：！？]*、[^，。；：！？]*)?(?:等(?:方面|地)?的?|(?<=[{ANY}]))")
MEMBER = re.compile("(?:、[^，。；：！？]*)?等(?:[^，。；：！？]{0,4}\\d+家|[^，。；：！？]{0,8}企业)")
BESIDE = re.compile("(?P<other>[^，。；：！？]{2,12})(?:和|及|以及|、)")
COUNTS = re.compile(r"[\d.,]+[十百千万亿]*[多余]?[^\d，。；、]{0,2}(?:[，。；、）]|$)")
DEEDS = re.compile(r"\d[\d.,]*[十百千万]*[多余]?(?:人?次|场次?|公里|期)")
AWARDS = re.compile("(?:授予|表彰|命名)了?$")
SPATIAL = re.compile("(?:占地(?:面积)?|建筑面积|总建筑面积|[\ue000-\ue0ff][一二三四五]期)(?:约|近|达|超|为|有)?$")
UNNAMED = re.compile("的[^，。；：！？、\ue000-\ue0ff]{0,8}?(?:项目|工程|基地|工厂|生产线|合同|订单|企业|公司)")
WORTH = re.compile("(?:投资|规模|金额|造价|价值|面积)额?(?:约|近|达|超|为|超过)?$")
SOMEBODY = re.compile(
    "来自[^，]{1,12}的(?:企业|公司|项目|团队|学生|学员|农户|村民|客商)|(?:一家|某|另一)[^，]{0,6}(?:企业|公司)"
)
PARTY = re.compile(r"[\d,]+[多余]?[个名]?(?:党员|党支部|党总支|党小组|支部|[，。；、])")
AREAL = re.compile("工委$|[省市区县]委$")
SIGNING = re.compile("签约")
QUOTED = 4
PROMISED = re.compile("最高|奖励|补贴|补助|资助|担保|给予|奖补|贴息|拿出|设立|支持|安家费")


@cache
def having() -> frozenset[str]:
    """The classes that have figures."""
    return subject_types()


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


@cache
def benefited() -> re.Pattern[str]:
    """For whom something earns a sum at the end: 为|江州村|分红, 带动|江州村|集体经济增收."""
    return re.compile(
        f"(?:为|给|向|助力|帮助|带动)(?P<whose>{slot('Organization|Zone|Place')})(?:村?集体)?(?:经济)?"
        "(?:分红|增收|创收|增加收入|带来收入|增加集体收入|贡献税收)(?:约|近|达|超|超过)?$"
    )


class Told(NamedTuple):
    """What a sentence told before a number: where the number before it ended and what that was a figure of, which is
    the same where no other subject stands between; and all words that stand for somebody.
    """

    end: int
    subject: Mention | None
    standing: Sequence[Standing]


def owner(scene: Scene, start: int, end: int, told: Told) -> Mention | None:
    """What the number between two offsets is a figure of, or None where nothing is spoken of."""
    at, stop = scene.place(start), scene.place(end)
    if found := described().match(scene.skeleton, stop) or settled_in().match(scene.skeleton, stop):
        return scene.standing[found.start("owner")]
    if WORTH.search(scene.skeleton, max(0, at - 8), at) and UNNAMED.match(scene.skeleton, stop):
        return None
    if special := built_before(scene, at, stood_for(told, at)) or promising(scene, at, stop):
        return special
    first = max(scene.skeleton.rfind(sign, 0, at) for sign in ENDS) + 1
    if SOMEBODY.search(scene.skeleton, first, at) or spoken(scene, at):
        return None
    last = min((i for sign in ENDS if (i := scene.skeleton.find(sign, stop)) >= 0), default=len(scene.skeleton))
    if gained := benefited().search(scene.skeleton, first, at):
        return scene.standing[gained.start("whose")]
    met = scene.event is not None and gathered().search(scene.skeleton, first, last) is not None
    if met and not signing(scene, first, at) and idle(scene, first, at):
        return scene.event
    return subject(scene, at, first, told._replace(end=scene.place(told.end)))


def signing(scene: Scene, first: int, at: int) -> bool:
    """Whether a zone or place of the sentence signs, and no meeting: 江州高新区邀请嘉宾，|签约项目|39个."""
    left = scene.standing.get(first)
    areas = [m for m in scene.within(0, first) if m in scene.subjects and m.type in AREAS and m.text]
    return bool(areas) and SIGNING.match(scene.skeleton, first + (left is not None)) is not None


def spoken(scene: Scene, at: int) -> bool:
    """Whether somebody speaks before a number, in a quotation that names nobody: “去年我们流转|1000亩土地”."""
    opened = scene.skeleton.rfind("“", 0, at)
    if opened < 0 or at - opened <= QUOTED or "”" in scene.skeleton[opened:at]:
        return False
    return not any(m.type in having() and m in scene.subjects for m in scene.within(opened, at))


def built_before(scene: Scene, at: int, standing: Standing) -> Mention | None:
    """The building or zone named last before a number that measures one (占地|500平方米, 人才公寓一期|600套), if one
    is.
    """
    if not SPATIAL.search(scene.skeleton[max(0, at - 8) : at]):
        return None
    if standing[1] is not None and led(scene, standing[0], at):
        return standing[1]
    built = [(i, m) for i, m in scene.standing.items() if m.type in ("Facility", "Zone", "Programme") and m.text]
    before = [m for i, m in built if i < at]
    subjects = [m for m in before if m in scene.subjects]
    behind = [m for i, m in built if i > at and m.type == "Facility"]
    return next(iter([*subjects[-1:], *before[-1:], *behind[:1]]), None)


def promising(scene: Scene, at: int, stop: int) -> Mention | None:
    """The document named before in the sentence that promises an amount of money: 《办法》规定，最高奖励|50万元."""
    first = max(scene.skeleton.rfind(sign, 0, at) for sign in "，；：。") + 1
    if "元" not in scene.skeleton[at:stop] or not PROMISED.search(scene.skeleton, first, stop + 4):
        return None
    papers = [m for i, m in scene.standing.items() if i < at and m.type == "Policy"]
    return papers[-1] if papers else None


def idle(scene: Scene, first: int, at: int) -> bool:
    """Whether before a number of its clause nobody does anything but gather (组织|20名专家路演 is what somebody does),
    nor a place is named that it is a number of (江州市|33家企业参赛).
    """
    names = scene.within(first, at)
    if (
        names
        and names[-1] in scene.subjects
        and names[-1].type in AREAS
        and not names[-1].by.startswith("find.definite")
    ):
        return False
    words = scene.skeleton[first:at]
    rest = "" if LISTED.fullmatch(words) else re.sub(f"{alternation('event_counts')}|[{ANY}]", "", words)
    return not any(tag == "v" and word not in RECEIVING for word, tag in tags(rest))


def subject(scene: Scene, at: int, first: int, told: Told) -> Mention | None:
    """The last subject before a place of the skeleton, written or dropped; some only in their own clause."""
    standing = stood_for(told, at)
    for i, mention in reversed(tuple(scene.standing.items())):
        if i <= standing[0]:
            break
        if not mention.text and led(scene, standing[0], i):
            continue
        if i < told.end and told.subject is not None:
            return told.subject
        if i >= at or not subjective(scene, i, mention, at):
            continue
        if mention.type == "Person" and (i < first or not mention.text):
            continue
        if i >= first and (mention.text or goes_on(scene, i, first, at)):
            return own(scene, mention, at)
        if mention.type in lasting() and goes_on(scene, i, first, at):
            return host(mention)
    if standing[0] >= told.end:
        return standing[1] and host(standing[1])
    if told.subject is not None:
        return told.subject
    topic = host(scene.topic) if scene.topic is not None else None
    return topic if topic is not None and topic.type in lasting() else scene.theme


def stood_for(told: Told, at: int) -> Standing:
    """The place and meaning of the last words before a place that stand for somebody, or (-1, None)."""
    return max((s for s in told.standing if s[0] < at), key=itemgetter(0), default=(-1, None))


def led(scene: Scene, first: int, at: int) -> bool:
    """Whether a subject left out at a place goes on from words that stand for somebody, so that it is not the one that
    was named before them.
    """
    written = (i for i, m in scene.standing.items() if first < i < at and m.text and m in scene.subjects)
    return first >= 0 and next(written, None) is None


def subjective(scene: Scene, i: int, mention: Mention, at: int) -> bool:
    """Whether a mention can be what a later number is a figure of: a subject, written or dropped, that does not only
    stand beside the number as what it counts, or in a list of what it counts, and does not only publish.
    """
    if mention.type not in having() or not (mention in scene.subjects or not mention.text):
        return False
    if i == at - 1 and mention.text and (scene.skeleton[i - 1 : i] == "、" or is_counted(scene, mention, at)):
        return False
    between = scene.skeleton[i + 1 : at]
    if mention.type == "Company" and MEMBER.match(between):
        return False
    if scene.skeleton[i - 1 : i] == "“" and re.match("[^，。”]{1,6}”", between):
        return False
    return not LISTED.fullmatch(between) and not PUBLISHES.match(between) and not coordinated(between)


def is_counted(scene: Scene, mention: Mention, at: int) -> bool:
    """Whether a name just before a number is what is counted, as nothing is named behind it: 优秀共产党员|12名，."""
    return mention.type not in AREAS and COUNTS.match(scene.skeleton, at) is not None


def coordinated(between: str) -> bool:
    """Whether the number counts what stands beside something that only bears the name: 江州实验室总部和|3个装置."""
    found = BESIDE.fullmatch(between)
    return found is not None and not any(tag[:1] in "vpd" for _, tag in tags(found["other"]))


def goes_on(scene: Scene, i: int, first: int, at: int) -> bool:
    """Whether a subject lasts into a later clause: a zone or place does; others where they are no mere part of a name
    (江州大学|创业团队) and the counted noun is no subject itself (，10个项目|进行路演).
    """
    if scene.standing[i].type in AREAS:
        return True
    told = scene.standing[i]
    if not told.text:
        i = next((j for j, m in scene.standing.items() if j < i and (m.name or m.text) == told.name), i)
    following = tags(scene.skeleton[i + 1 : first][:6])
    return not (following and following[0][1] in ("n", "nz", "vn", "b", "a", "j") and "；" in scene.skeleton[i:first])


def own(scene: Scene, mention: Mention, at: int) -> Mention:
    """A body itself where a number tells how often it did something, or whom it honoured, else what it governs."""
    deed = DEEDS.match(scene.skeleton, at) or AWARDS.search(scene.skeleton, max(0, at - 4), at)
    party = mention.type == "PartyOrganization" and PARTY.match(
        scene.sentence.text, scene.offsets[at] - scene.sentence.start
    )
    return mention if deed or (party and not AREAL.search(mention.name or mention.text)) else host(mention)
