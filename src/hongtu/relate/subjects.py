"""The subjects that a clause says: what it begins with, behind words of time and what only leads to it."""

from __future__ import annotations

import re
from functools import cache

from hongtu.find.view import tags
from hongtu.lexicon import alternation, lexicon
from hongtu.model import Mention
from hongtu.ontology import ontology
from hongtu.relate.titles import LEARNED, post
from hongtu.scene import BETWEEN, Scene, slot

ANY = "\ue000-\ue0ff"
ORIGIN = re.compile("来自[\ue000-\ue0ff]的(?=[\ue000-\ue0ff])")
WHERE = re.compile("所在的(?=[\ue000-\ue0ff])")
DESCRIBES = re.compile(f"[^、{ANY}]{{2,12}}的[“‘]?[{ANY}]")
OWNED = re.compile("(?:的|旗下|下属|所属)(?:全资|控股|参股|下属)*(?:子公司|分公司|公司|企业)[ANY]".replace("ANY", ANY))
DESCRIPTION = re.compile(
    f"(?:由|与|和|同|联合|位于|坐落于|来自|曾?担?任|时任|曾是|身为|毕业于|出生于)[^，。；]*的[“‘]?(?P<what>[{ANY}])(?:博士|教授|院士|先生|女士|[”’])?"
)
HOSTED = re.compile(f"由[^，。]*?(?:主办|承办|举办|发起|组织)的[“‘]?(?P<what>[{ANY}])")
PERSONAL = re.compile(
    f"(?:长期|早年|曾|从事|拥有|年仅|出身|自幼|\\d+岁)[^，。“”]{{2,30}}?的(?P<what>{slot('Person')})(?=[\u4e00-\u9fff]{{1,8}}$)"
)
MORE = re.compile(f"(?:{BETWEEN}[{ANY}])*")


@cache
def openers() -> re.Pattern[str]:
    """Words of time and connection before the subject of a clause."""
    report = "(?:本报讯|本刊讯|[^，。 ]{2,8}讯)(?:[（(][^（）()]{2,30}[)）])?"
    return re.compile(f"(?:{report})?(?:{alternation('openers')}|{slot('Date')}|[\\s\\d年月日、“”‘’（）()《》—●■▲◆])+")


@cache
def subject_types() -> frozenset[str]:
    """The classes that can do something."""
    kinds = ("Organization", "Zone", "Place", "Person", "Facility", "Team", "Product", "Event", "Programme")
    return frozenset(t for k in kinds for t in ontology().below(k))


def subject_of(scene: Scene, clause: re.Match[str]) -> list[Mention]:
    """The written subjects of a clause: the mention or list that it begins with, behind words of time and connection.

    Of a chain of places or bodies (广东省|潮州市|潮安区) the last is the subject.
    """
    at = opening(scene, clause)
    mention = scene.standing.get(at)
    if mention is None or mention.type not in subject_types():
        return []
    if mention.type == "Place" and scene.skeleton[at + 1 : at + 2] in tuple("人籍"):
        holders = (i for i in range(at, clause.end()) if i in scene.standing and scene.standing[i].type == "Person")
        return [scene.standing[i] for i in holders][:1]
    while where := WHERE.match(scene.skeleton, at + 1):
        at = where.end()
    at = innermost(scene, at)
    describing: list[Mention] = []
    while person_free(scene, at) and (whose := DESCRIBES.match(scene.skeleton, at + 1, clause.end())):
        describing.append(scene.standing[at])
        at = whose.end() - 1
    while person_free(scene, at) and (owned := OWNED.match(scene.skeleton, at + 1, clause.end())):
        at = owned.end() - 1
    at += person_free(scene, at) and at + 1 in scene.standing and not person_free(scene, at + 1)
    if holder := title_of().match(scene.skeleton, at):
        at = holder.start("holder")
    found = MORE.match(scene.skeleton, at + 1)
    others = scene.within(at + 1, found.end()) if found else ()
    mention = scene.standing[at]
    describing = [] if mention.type == "Person" else describing
    return [mention, *(m for m in others if m.type == mention.type), *describing]


def described(scene: Scene, clause: re.Match[str]) -> list[Mention]:
    """What a clause that is only a description closes with (与星河光电联合研发的|轻量化项目|，荣获…), or the person of
    whose past it tells: 长期在海外从事研发的|张明远|归国.
    """
    opener = openers().match(scene.skeleton, clause.start(), clause.end())
    found = DESCRIPTION.fullmatch(scene.skeleton, opener.end() if opener else clause.start(), clause.end())
    found = found or HOSTED.match(scene.skeleton, opener.end() if opener else clause.start(), clause.end())
    found = found or PERSONAL.match(scene.skeleton, opener.end() if opener else clause.start(), clause.end())
    mention = scene.standing.get(found.start("what")) if found else None
    return [mention] if mention is not None and mention.type in subject_types() and mention.type != "Place" else []


def opening(scene: Scene, clause: re.Match[str]) -> int:
    """The place of the mention that a clause begins with, behind what only leads to it."""
    opener = openers().match(scene.skeleton, clause.start(), clause.end())
    at = opener.end() if opener else clause.start()
    if origin := ORIGIN.match(scene.skeleton, at):
        at = origin.end()
    if at in scene.standing:
        return at
    lead = nouns_first().match(scene.skeleton, at, clause.end())
    if lead and nouns(lead["lead"]):
        return lead.end() - 1
    bare = bare_title().match(scene.skeleton, at) if people().search(scene.skeleton, at, at + 30) else None
    return bare.start("holder") if bare else at


def innermost(scene: Scene, at: int) -> int:
    """The place of the last of a chain of places and bodies."""
    while person_free(scene, at) and at + 1 in scene.standing and person_free(scene, at + 1):
        if scene.standing[at + 1].type not in subject_types():
            break
        at += 1
    return at


def person_free(scene: Scene, at: int) -> bool:
    """Whether what stands at a place is no person."""
    return scene.standing[at].type != "Person"


@cache
def nouns_first() -> re.Pattern[str]:
    """A few words before somebody who can do something."""
    return re.compile(f"(?P<lead>[\u4e00-\u9fff]{{2,8}}){slot('Organization|Zone|Place|Facility|Team')}")


@cache
def nouns(words: str) -> bool:
    """Whether words are nouns and what goes with nouns, so that a clause still begins with a name behind them."""
    return all(
        tag[0] in "nbatrmqfsjz" and tag not in ("ad", "zg") and lexicon("stops").get(word) is None
        for word, tag in tags(words)
    )


@cache
def title_of() -> re.Pattern[str]:
    """A body that is only part of somebody's title (开发区党工委|书记、管委会主任|练建军): the person is the
    subject.
    """
    words = f"[^{ANY}，。；：！？、]{{0,10}}?{post()}"
    return re.compile(
        f"{slot('Organization|Zone|Place')}{words}(?:[、，兼和][{ANY}]?{words}){{0,6}}(?:{LEARNED.pattern[:-1]})?(?P<holder>{slot('Person')})"
    )


@cache
def people() -> re.Pattern[str]:
    """A person in a skeleton."""
    return re.compile(slot("Person"))


@cache
def bare_title() -> re.Pattern[str]:
    """A title without its body before a person: 总经理|张明远, 村党支部书记|李一凡."""
    return re.compile(f"(?:[^{ANY}，。；：！？、“”]{{0,6}}?{post()}[、兼]?){{1,3}}(?P<holder>{slot('Person')})")
