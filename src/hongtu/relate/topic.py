"""The subject of each clause, also where it is not there: a clause that leaves it out gets the one that was named last.

Chinese drops it over clauses and sentences (「今年…，举办了…，建立…，获评…」). A dropped subject becomes a mention
without characters at the beginning of its clause, so that every rule sees it like a written one; no rule looks for it
itself. It goes on from clause to clause, and from sentence to sentence only where it opened the sentence; a new
paragraph begins with what the article is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from hongtu.find.view import tags
from hongtu.lexicon import alternation, either, lexicon
from hongtu.model import Mention, Sentence
from hongtu.relate.subjects import described, openers, subject_of, subject_types
from hongtu.relate.themes import themes
from hongtu.scene import Scene

BY = "relate.topic"
CLAUSE = re.compile("[^，；：。！？,;:!?\n\u3000 —]+")
LOCATING = re.compile("落户|位于|坐落|地处|落地|扎根|入驻|搬迁|荣获|获评")
QUOTES = re.compile("[“”「」]")
CIRCUMSTANCE = re.compile(
    "自|随着|在|为|经|通过|按照|根据|依托|围绕|作为|面对|针对|立足|由于|为了|近年来|去年|今年|[以过]来|至今"
)
UNNAMED = re.compile("来自[^，]{1,12}的[^\ue000-\uf8ff]{2}")
SINGLE = frozenset(
    "有设建获达占超为是成入位居属用让使助促带推引开办评聘当任并能可要将被由在以把对给拟获列跻共需应须升增降实完签"
)
MADE = ("Programme", "Product", "Policy")
SILENT = ("caption", "byline", "furniture")


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
        scene = Scene(sentence, inside, topic, event, frozenset(), theme, mentions)
        written, dropped, after = parsed(scene, topic)
        if written or dropped:
            scene = Scene(sentence, (*inside, *dropped), topic, event, frozenset(written), theme, mentions)
        yield scene
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
    opened, current, doer, quoted, fresh = topic, topic, topic, 0, True
    for clause in CLAUSE.finditer(scene.skeleton):
        said = subject_of(scene, clause) or described(scene, clause)
        inside = quoted > 0
        words = clause.group()
        quoted += opens(words)
        if said:
            written += said
            if said[0].type not in ("Person", "Event") or not speaks(words):
                current = said[0]
                doer = current if current.type not in MADE else doer
            opened = current if fresh and said[0].type != "Person" else opened
            fresh = False
        elif scene.skeleton.startswith("来自", clause.end() + 1):
            continue
        elif current is not None and not inside and verbal(words):
            made = doer is not None and current.type in MADE and founds().match(words) is not None
            dropped.append(restored(scene, clause, doer if made and doer is not None else current))
            fresh = fresh and CIRCUMSTANCE.match(words) is not None
    return written, dropped, opened


@cache
def founds() -> re.Pattern[str]:
    """A verb of founding or holding near the beginning of a clause, whose subject is no programme."""
    return re.compile(f"(?:{openers().pattern})?[新又还再共先后]{{0,2}}{either('found_verbs', 'run_verbs')}")


def opens(words: str) -> int:
    """How many quotations are opened in some words and not closed again."""
    return sum(1 if found.group() in "“「" else -1 for found in QUOTES.finditer(words))


def restored(scene: Scene, clause: re.Match[str], topic: Mention) -> Mention:
    """The mention without characters that stands for a topic at the beginning of a clause."""
    at = scene.offsets[clause.start()]
    return Mention(at, at, "", topic.type, BY, topic.name or topic.text)


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
    if UNNAMED.match(rest):
        return False
    word, tag = tags(rest[:8])[0]
    if word in doing():
        return True
    return tag[:1] in "vdpa" and (len(word) > 1 or tag[0] != "v" or word in SINGLE)


@cache
def doing() -> frozenset[str]:
    """The verbs of holding, founding and being given."""
    return frozenset(word for name in ("run_verbs", "found_verbs", "award_verbs") for word in lexicon(name))
