"""The subject of each clause, also where it is not there: a clause that leaves it out gets the one that was named last.

Chinese drops it over clauses and sentences (「今年…，举办了…，建立…，获评…」). A dropped subject becomes a mention
without
characters at the beginning of its clause, so that every rule sees it like a written one; no rule looks for it itself.
It
goes on from clause to clause, and from sentence to sentence only where it opened the sentence; a new paragraph begins
with what the article is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from hongtu.find.view import cut
from hongtu.lexicon import alternation, lexicon
from hongtu.model import Mention, Sentence
from hongtu.ontology import ontology
from hongtu.relate.themes import themes
from hongtu.scene import BETWEEN, Scene, slot

BY = "relate.topic"
ANY = "\ue000-\ue0ff"
CLAUSE = re.compile("[^，；：。！？,;:!?\n\u3000 —]+")
LOCATING = re.compile("落户|位于|坐落|地处|落地|扎根|入驻|搬迁|荣获|获评")
ORIGIN = re.compile("来自[\ue000-\ue0ff]的(?=[\ue000-\ue0ff])")
WHERE = re.compile("所在的(?=[\ue000-\ue0ff])")
DESCRIBES = re.compile(f"[^、{ANY}]{{2,12}}的[“‘]?[{ANY}]")
MORE = re.compile(f"(?:{BETWEEN}[{ANY}])*")
CIRCUMSTANCE = re.compile(
    "自|随着|在|为|经|通过|按照|根据|依托|围绕|作为|面对|针对|立足|由于|为了|近年来|去年|今年|[以过]来|至今"
)
SILENT = ("caption", "byline", "furniture")


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


def scenes(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Scene]:
    """Each sentence with its mentions, its subjects, and those that its clauses leave out."""
    starts = [m.start for m in mentions]
    main = main_subject([m for m in mentions if m.text])
    topic, event, block, before = main, None, -1, ""
    for sentence, theme in zip(sentences, themes(sentences, mentions), strict=True):
        here = mentions[bisect_left(starts, sentence.start) : bisect_right(starts, sentence.end)]
        inside = tuple(m for m in here if m.end <= sentence.end)
        if sentence.kind in SILENT:
            yield Scene(sentence, inside, named=mentions)
            continue
        if sentence.kind in ("title", "heading"):
            main = main_subject([m for m in inside if m.text]) or main
            event = event if before == sentence.kind == "title" else None
        before = sentence.kind
        if sentence.block != block:
            topic = labelled(sentence, inside) or main
        block = sentence.block
        other_day = any(m.type == "Date" for m in inside)
        event = next((m for m in inside if m.type == "Event"), None if other_day else event)
        written, dropped, after = parsed(Scene(sentence, inside), topic)
        yield Scene(sentence, (*inside, *dropped), topic, event, frozenset(written), theme, mentions)
        topic = after


def labelled(sentence: Sentence, mentions: Sequence[Mention]) -> Mention | None:
    """What an item of a list with signs is about: ●星河光电(600000) 江州星河光电股份有限公司…."""
    firsts = [m for m in mentions if m.text and m.type in subject_types() - {"Person", "Place"}]
    return firsts[0] if firsts and re.match(r"[●■▲◆○·]|\d{1,2}[.、．]", sentence.text) else None


def main_subject(mentions: Sequence[Mention]) -> Mention | None:
    """What is spoken of: the first zone, organization or place named, the narrowest of a chain of places."""
    firsts = [m for m in mentions if m.type in subject_types() - {"Person", "Event", "Product", "Programme", "Media"}]
    if not firsts:
        return None
    last = 0
    while last + 1 < len(firsts) and firsts[last].type == "Place" and firsts[last + 1].start == firsts[last].end:
        last += 1
    return firsts[last]


def parsed(scene: Scene, topic: Mention | None) -> tuple[list[Mention], list[Mention], Mention | None]:
    """The written subjects of a sentence, those that its clauses leave out, and what is spoken of after it."""
    written: list[Mention] = []
    dropped: list[Mention] = []
    opened, current, quoted, fresh = topic, topic, 0, True
    for clause in CLAUSE.finditer(scene.skeleton):
        said = subject_of(scene, clause)
        inside = quoted > 0
        words = clause.group()
        quoted += words.count("“") + words.count("「") - words.count("”") - words.count("」")
        if said:
            written += said
            if said[0].type not in ("Person", "Event") or not speaks(words):
                current = said[0]
            opened = current if fresh and said[0].type != "Person" else opened
            fresh = False
        elif scene.skeleton.startswith("来自", clause.end() + 1):
            continue
        elif current is not None and not inside and verbal(words):
            dropped.append(restored(scene, clause, current))
            fresh = fresh and CIRCUMSTANCE.match(words) is not None
    return written, dropped, opened


def restored(scene: Scene, clause: re.Match[str], topic: Mention) -> Mention:
    """The mention without characters that stands for a topic at the beginning of a clause."""
    at = scene.offsets[clause.start()]
    return Mention(at, at, "", topic.type, BY, topic.name or topic.text)


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
    at += person_free(scene, at) and at + 1 in scene.standing and not person_free(scene, at + 1)
    if holder := title_of().match(scene.skeleton, at):
        at = holder.start("holder")
    found = MORE.match(scene.skeleton, at + 1)
    others = scene.within(at + 1, found.end()) if found else ()
    mention = scene.standing[at]
    return [mention, *(m for m in others if m.type == mention.type), *describing]


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
        w.tag[0] in "nbatrmqfsjz" and w.tag not in ("ad", "zg") and lexicon("stops").get(w.text) is None
        for w in cut(words)
    )


@cache
def title_of() -> re.Pattern[str]:
    """A body that is only part of somebody's title (开发区党工委|书记、管委会主任|练建军): the person is the
    subject.
    """
    post = f"(?:{alternation('ranks')})*(?:{alternation('posts')})"
    words = f"[^{ANY}，。；：！？、]{{0,10}}?{post}"
    return re.compile(
        f"{slot('Organization|Zone|Place')}{words}(?:[、，兼和][{ANY}]?{words})*(?P<holder>{slot('Person')})"
    )


@cache
def people() -> re.Pattern[str]:
    """A person in a skeleton."""
    return re.compile(slot("Person"))


@cache
def bare_title() -> re.Pattern[str]:
    """A title without its body before a person: 总经理|张明远, 村党支部书记|李一凡."""
    post = f"(?:{alternation('ranks')})*(?:{alternation('posts')})"
    return re.compile(f"(?:[^{ANY}，。；：！？、“”]{{0,6}}?{post}[、兼]?)+(?P<holder>{slot('Person')})")


def speaks(clause: str) -> bool:
    """Whether the subject of a clause only says something."""
    return saying_last().search(clause) is not None


@cache
def saying_last() -> re.Pattern[str]:
    """A verb of saying at the end."""
    return re.compile(f"{alternation('after_names', 'say')}$")


def verbal(clause: str) -> bool:
    """Whether a clause begins with a verb, an adverb or a preposition, and so leaves its subject out."""
    opener = openers().match(clause)
    rest = clause[opener.end() :] if opener else clause
    if not rest:
        return False
    if LOCATING.match(rest):
        return True
    first = cut(rest[:8])[0]
    return first.tag[:1] in "vdpa" or any(first.text in lexicon(w) for w in ("run_verbs", "found_verbs", "award_verbs"))
