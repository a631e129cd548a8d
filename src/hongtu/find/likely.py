"""Names that a model of annotated passages finds: what no rule foresaw, and edges of which it is surer than rules."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter

from msgspec.structs import replace

from hongtu.find.definite import find as definites
from hongtu.find.names import plausible
from hongtu.find.places import known
from hongtu.find.view import View, is_word
from hongtu.learned.tagger import tagger
from hongtu.lexicon import alternation, lexicon
from hongtu.model import Mention

BY, EDGE = "find.likely.name", "find.likely.edge"
start_of, end_of = attrgetter("start"), attrgetter("end")
ALONE, LONGER, QUOTING, SEVERAL, CROSSING, CLASSED, SHORTER = 0.6, 0.6, 0.9, 0.9, 0.9, 0.9, 0.95
TITLED, UNTITLED, NEVER = 0.6, 0.95, 2
POSTED, FULL = 12, 3  # characters: of the longest post, of a name of a person
CLOSING = {"”": "“", "’": "‘", "）": "（", "》": "《", "」": "「"}
OPENING = {opening: closing for closing, opening in CLOSING.items()}
OPEN, CLOSE = ("（", "("), ("）", ")")
SIGNS = frozenset("“”‘’（）()《》「」、")
KINDS = frozenset({"Programme", "Event", "Honour", "Facility", "Policy", "Team", "Product"})
APART = frozenset({"Person", "Place", "Industry"})
RULED = frozenset({"PartyOrganization"})
MARKS = str.maketrans("", "", "“”‘’「」")
COURTESY = ("先生", "女士", "老师", "同志", "大姐", "大哥", "大爷")
FAMILIAR, FAMILIAR_SIZE = ("老", "小", "阿"), 2  # 老王, no 阿不都色米
ROADS = ("路", "大道", "街")
SHORT = 4
LOOSE = ("全省", "全市", "全县", "全区", "该", "各")
JOINTS = "、，。；：的 "


def settled(view: View) -> tuple[Mention, ...]:
    """What was found so far and what the model adds: names where there was none, and those of which it is very sure
    instead of what overlaps them. What plug-ins found stays.
    """
    taken = list(view.found)
    standins = tuple(definites(view))
    for mention, sure in guesses(view):
        first, last = overlapping(taken, mention)
        near, far = overlapping(standins, mention)
        if sure >= limit(view.text, mention, taken[first:last]) and not any(
            within(mention, m) for m in standins[near:far]
        ):
            taken[first:last] = [replace(mention, by=EDGE) if last > first else mention]
    return tuple(taken)


def resolved(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """All names of an article; those of the model that are part of a longer name of their class stand for it or, where
    that is not sure (光谷 of 光谷生物城), are left out.
    """
    for mention in found:
        if mention.by != BY or mention.name or mention.type in APART:
            yield mention
            continue
        others = [m for m in found if m.type == mention.type and m.text != mention.text]
        names = {m.name or m.text for m in others if bracketed(text, mention) and m.end == mention.start - 1}
        names = names or {name for m in others if within_name(mention, name := m.name or m.text)}
        if not names:
            yield mention
        elif len(names) == 1 and shortens(mention, full := names.pop()):
            yield Mention(mention.start, mention.end, mention.text, mention.type, mention.by, full)


def bracketed(text: str, mention: Mention) -> bool:
    """Whether a mention fills a bracket: 上海医药集团股份有限公司（SPH）."""
    return text[mention.start - 1 : mention.start] in OPEN and text[mention.end : mention.end + 1] in CLOSE


def shortens(mention: Mention, name: str) -> bool:
    """Whether a part of a name can stand for it: its beginning or end, of a company any; of a zone none."""
    short, whole = bare(mention.text), bare(name)
    ends = whole.startswith(short) or whole.endswith(short) or short not in whole
    return mention.type == "Company" or (mention.type != "Zone" and ends)


def within_name(mention: Mention, name: str) -> bool:
    """Whether a mention is part of one longer name, whatever the quotation marks: 商事服务局 of 横琴商事服务局."""
    short, whole = bare(mention.text), bare(name)
    return short in whole and short != whole and "、" not in name


def bare(name: str) -> str:
    """A name without quotation marks."""
    return name.translate(MARKS)


def limit(text: str, mention: Mention, rivals: Sequence[Mention]) -> float:
    """How sure a name must be to stand beside or instead of its rivals, by how it lies to them.

    The numbers are from passages read with a model of others (docs/learned.md): rules see less often than the model
    where a name goes on, and more often where it ends.
    """
    if any(firm(rival) for rival in rivals) or (rivals and mention.type == "Place"):
        return NEVER
    if mention.type == "Person" or any(rival.type == "Person" for rival in rivals):
        return person(text, mention, rivals)
    if len(rivals) != 1:
        return SEVERAL if rivals else ALONE
    rival = rivals[0]
    if (mention.start, mention.end) == (rival.start, rival.end):
        return NEVER if mention.type == rival.type else CLASSED
    if within(rival, mention):
        if text[rival.end : mention.end].startswith((*OPEN, "企业")):
            return NEVER
        return QUOTING if text[mention.start + 1 : rival.start].endswith(tuple(OPENING)) else LONGER
    if within(mention, rival):
        cut = text[rival.start : mention.start]
        return SHORTER if mention.end == rival.end and set(cut).isdisjoint(SIGNS) else NEVER
    return CROSSING


def person(text: str, mention: Mention, rivals: Sequence[Mention]) -> float:
    """How sure a person must be to stand where nobody does, or where a name is taken to end a character before."""
    if not rivals:
        posted = posts().search(text, max(0, mention.start - POSTED), mention.start) is not None
        return TITLED if posted else UNTITLED
    goes_on = len(rivals) == 1 and rivals[0].type == mention.type and rivals[0].start == mention.start
    given = len(rivals[0].text) < len(mention.text) <= FULL and plausible(text, mention.start, mention.end, 1)
    return LONGER if goes_on and given and mention.text[-1] != "则" else NEVER


def firm(rival: Mention) -> bool:
    """Whether the model may not move a mention: its own, a plug-in's, or one whose words stand for a whole name."""
    return rival.by in (BY, EDGE) or not rival.by.startswith("find.") or rival.name != ""


def overlapping(mentions: Sequence[Mention], one: Mention) -> tuple[int, int]:
    """From where to where those of some mentions stand that share a character with one; none of them overlap."""
    first = bisect_right(mentions, one.start, key=end_of)
    return first, bisect_left(mentions, one.end, lo=first, key=start_of)


def within(one: Mention, other: Mention) -> bool:
    """Whether a mention lies in another, or is the same stretch."""
    return other.start <= one.start and one.end <= other.end


def guesses(view: View) -> Iterator[tuple[Mention, float]]:
    """What the model takes for names, and how sure it is of each."""
    parts = [[(w.text, w.tag) for w in view.words_between(s.start, s.end)] for s in view.sentences]
    for number, first, last, name, sure in tagger("names").spans(parts):
        sentence = view.sentences[number]
        start, end = trimmed(sentence.text, first, last)
        if not (common(sentence.text[start:end], name) or ruled(sentence.text, start, end, name)):
            at = sentence.start
            yield Mention(at + start, at + end, sentence.text[start:end], name, BY), sure


def common(text: str, kind: str) -> bool:
    """Whether words are no name: a number, a single character, 周先生, or one word that the dictionary has for such
    things.
    """
    if len(text) < 2 or text.isdecimal() or text.endswith(COURTESY) or (kind == "Place" and text.endswith(ROADS)):
        return True
    familiar = len(text) == FAMILIAR_SIZE and text.startswith(FAMILIAR)
    if (kind == "Person" and familiar) or (kind == "Place" and text in lexicon("no_places")):
        return True
    return kind in KINDS and (is_word(text) or text in lexicon("heads"))


def ruled(text: str, start: int, end: int, kind: str) -> bool:
    """Whether the rules know better: of Party organizations, places of the gazetteer, levels, and beside a post."""
    if kind in RULED or graded(text, end) or (kind == "Place" and known(text, start) == end - start):
        return True
    if text.startswith(LOOSE, start):
        return True
    return (kind in KINDS or end - start <= SHORT) and post().match(text, end) is not None


def graded(text: str, end: int) -> bool:
    """Whether a name is but the level of what follows: 广东省|级领军人才."""
    return text[end : end + 1] == "级" and text[end - 1 : end] in "国省市区县"


@cache
def post() -> re.Pattern[str]:
    """A post, with its rank."""
    return re.compile(f"(?:{alternation('ranks')}){{0,3}}(?:{alternation('posts')})")


@cache
def posts() -> re.Pattern[str]:
    """A post at the end."""
    return re.compile(f"(?:{alternation('posts')})$")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without joints at its ends, without quotation marks around the whole, and with both marks of a pair.

    >>> trimmed("实施“强基”工程，", 2, 5), trimmed("实施“强基”工程，", 2, 7), trimmed("的《办法》。", 0, 5)
    ((3, 5), (2, 7), (2, 4))
    """
    while start < end and (text[start] in JOINTS or stray(text[start:end], text[start], OPENING)):
        start += 1
    while start < end and (text[end - 1] in JOINTS or stray(text[start:end], text[end - 1], CLOSING)):
        end -= 1
    inner = text[start:end]
    if inner[:1] in "“《「" and inner[-1:] == OPENING.get(inner[:1], " ") and inner.count(inner[:1]) == 1:
        return start + 1, end - 1
    if any(inner.count(opening) > inner.count(closing) for opening, closing in OPENING.items()):
        return (start, end + 1) if text[end : end + 1] in CLOSING else (start, end)
    return start, end


def stray(inner: str, sign: str, pairs: dict[str, str]) -> bool:
    """Whether a sign is half of a pair whose other half is missing."""
    return sign in pairs and inner.count(sign) > inner.count(pairs[sign])
