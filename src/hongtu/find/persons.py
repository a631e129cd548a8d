"""People: a surname and a given name beside a title, before a verb of saying, or in a list of people."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from hongtu.find.described import described as told_of
from hongtu.find.hints import AGED, OPENING, candidates, deed_begins, owned
from hongtu.find.names import (
    HAN,
    a_word,
    behind,
    formed,
    loose,
    name_at,
    nominal,
    plausible,
    rare,
    saying,
    spoken,
    surname,
)
from hongtu.find.rosters import in_runs, listed, opening, person, with_kind
from hongtu.find.unlisted import unlisted
from hongtu.find.view import View, is_word, places
from hongtu.lexicon import alternation, lexicon
from hongtu.model import Mention

COUNTED = re.compile(r"等\d+[人名位]")
OFFICE = re.compile("(?:当选|不再担任|不再任|辞去|接任|出任|担任|兼任|获任|因(?:工作|个人|身体|到龄)|到龄|先生|女士)")
GIVEN_TO = ("授予", "追授", "表彰", "奖励", "给予")
CHARGE = re.compile("(?:担任|兼任|出任|接任|主持|带队|主讲|领衔|负责|牵头|致辞|宣读|主办|创办|创立|发起|执教|掌舵)")
TITLED_AFTER = tuple(word for word, kind in lexicon("after_names").items() if kind == "title")
STRANGE = re.compile("[·•]|[A-Z][a-z]")
FOREIGN = re.compile(
    rf"(?:[{HAN}]{{1,4}}[·•])+[{HAN}]{{1,6}}?(?=[^{HAN}]|$|{alternation('after_names')}|{alternation('posts')})|"
    r"(?<![A-Za-z])[A-Z][a-z]+(?: [A-Z][a-z]+)+(?![A-Za-z, ])"
)


@cache
def posts() -> re.Pattern[str]:
    """A post just before a name."""
    return re.compile(f"{alternation('posts')}(?:为|是|有|另有|包括)?$")


@cache
def roles() -> re.Pattern[str]:
    """A word just before a name that says what somebody is: 记者, 村民."""
    return re.compile(f"{alternation('roles')}$")


def find(view: View) -> Iterator[Mention]:
    """Every person: names that a title shows first, then the names beside them in lists, then all their other
    places.
    """
    sure = (
        set(titled(view))
        | set(foreign(view))
        | set(bylined(view))
        | set(with_kind(view))
        | set(unlisted(view))
        | set(told_of(view))
        | set(in_runs(view))
        | set(opening(view))
    )
    sure |= set(again(view, sure))
    spread = set(listed(view, sure))
    beside = set(subjects(view, sure | spread))
    yield from sure | spread | beside
    yield from again(view, sure | spread | beside)


def titled(view: View) -> Iterator[Mention]:
    """Names behind a title (党委书记唐倚智), or before one (吴萍局长, 王新博士), or before a verb of saying."""
    for sentence in view.sentences:
        text, base = sentence.text, sentence.start
        for at in candidates(text):
            before = text[max(0, at - 14) : at].rstrip("”’」")
            post = posts().search(before) if text[:at].endswith(before) else None
            name = name_at(view, base + at, titled=post is not None)
            if not name or a_word(view, base + at, name):
                continue
            unsure = loose(view, base + at, name) and not (
                owned(before) and spoken(view, base + at, text[at + len(name) :])
            )
            reports = reporting().match(text, at + len(name)) is not None
            if post and not (unsure and rare(name) and not (reports and view.border(base + at))):
                yield person(base + at, name, "find.persons.title_before")
                continue
            rest = text[at + len(name) :]
            role = roles().search(before)
            unsure = unsure and not (role and (formed(view, base + at, name) or (reports and len(name) == 3)))
            told = role or owned(before) or shows(view, base + at, name, rest)
            strong = (
                charged(before, rest)
                or ((formed(view, base + at, name) or not unsure) and described(view, base + at, rest))
                or elected(view, base + at, rest)
                or (owned(before) and nominal(view, base + at, name))
            )
            if (told and not unsure) or (
                strong and (len(name) == 3 or introduced(view, base + at, name)) and not rare(name)
            ):
                yield person(base + at, name, "find.persons.title_after")


def introduced(view: View, start: int, name: str) -> bool:
    """Whether jieba sees a name where somebody's sex, birth or party is told behind it: 李明|，男，1985年出生."""
    return tagged(view, start, start + len(name)) and AGED.match(view.text, start + len(name)) is not None


@cache
def reporting() -> re.Pattern[str]:
    """A verb of saying behind a name, perhaps behind where or when: |在签约仪式上说."""
    return re.compile(f"(?:在[^，。；]{{1,12}}[上中时])?{alternation('after_names', 'say')}")


def charged(before: str, rest: str) -> bool:
    """Whether somebody is named as the one who does or holds it: 支部书记由|张明远|担任, 授予|李一凡|等30名."""
    given = before.endswith(GIVEN_TO) and re.match("等\\d+[名人位]|同志", rest) is not None
    return given or (before.endswith("由") and CHARGE.match(rest) is not None)


@cache
def title_behind() -> re.Pattern[str]:
    """A post just behind a name, and then the end of the phrase."""
    return re.compile(f"{alternation('posts')}[，。、说介表的]")


def shows(view: View, start: int, name: str, rest: str) -> bool:
    """Whether what follows shows a person: a personal title, or a verb of saying or of office where a clause begins."""
    if rest.startswith(TITLED_AFTER) or title_behind().match(rest):
        return view.border(start) and len(name) > 1
    before = view.text[max(0, start - 1) : start]
    acting = saying().match(rest) or OFFICE.match(rest) or COUNTED.match(rest)
    opening = opening_at(before)
    whole = view.after(start)
    of_deed = before == "的" and whole is not None and whole.text == name and len(name) > 2 and behind().match(rest)
    family = (
        whole is not None and whole.tag == "nr" and (whole.text == name or tagged(view, whole.end, start + len(name)))
    )
    deed = opening and family and deed_begins(rest)
    return bool(acting and opening) or bool(of_deed) or bool(deed)


def described(view: View, start: int, rest: str) -> bool:
    """Whether somebody's age follows a would-be name, or a clause begins with it and says which post it holds."""
    opened = opening_at(view.text[max(0, start - 1) : start])
    return view.border(start) and bool(AGED.match(rest) or (opened and holds_post().match(rest)))


def opening_at(before: str) -> bool:
    """Whether a clause begins behind a character."""
    return not before or before in OPENING


@cache
def holds_post() -> re.Pattern[str]:
    """Words that say at once which post somebody has: 是东林村党支部书记，"""
    return re.compile(f"(?:是|系|现任|现为|时任|曾任|曾是)[^，。；！？]{{0,24}}?{alternation('posts')}(?=[，。；、]|$)")


def tagged(view: View, start: int, end: int) -> bool:
    """Whether jieba takes just a stretch for a name of its own: 闫|大鹏."""
    word = view.after(start)
    return word is not None and word.end == end and word.tag == "nr"


def elected(view: View, start: int, rest: str) -> bool:
    """Whether a clause begins at an offset and a verb of office follows a would-be name: ，张海波|当选董事长."""
    return view.text[start - 1 : start] in ("，", "；", "。", "") and (
        OFFICE.match(rest) is not None or deed_begins(rest) or COUNTED.match(rest) is not None
    )


def foreign(view: View) -> Iterator[Mention]:
    """买买提·艾力, Brian Ring: names with an interpunct, or capitalised words, beside a title or a verb of saying."""
    for sentence in view.sentences:
        for found in FOREIGN.finditer(sentence.text) if STRANGE.search(sentence.text) else ():
            before, after = sentence.text[: found.start()].rstrip("”’"), sentence.text[found.end() :]
            after_it = after.startswith(TITLED_AFTER) or saying().match(after)
            name = found.group().lstrip("由与和请邀对向据")
            at = found.end() - len(name)
            if after_it or posts().search(before) or roles().search(before):
                yield person(sentence.start + at, name, "find.persons.foreign")


def bylined(view: View) -> Iterator[Mention]:
    """Names of a byline: ■记者 郭文治 李彤彤."""
    for block in view.article.blocks:
        if block.kind == "byline":
            line = view.text[block.start : block.end]
            for found in re.finditer(f"(?<![{HAN}])[{HAN}]{{2,4}}(?![{HAN}])", line):
                family = found.group()[:2] if found.group()[:2] in lexicon("surnames") else found.group()[0]
                if (
                    family in lexicon("surnames")
                    and not posts().search(found.group())
                    and not roles().search(found.group())
                ):
                    yield person(block.start + found.start(), found.group(), "find.persons.byline")


def subjects(view: View, known: set[Mention]) -> Iterator[Mention]:
    """Names at the beginning of a clause, before a verb, in a sentence that has people with titles:
    ，夏文勇推介重点产业.
    """
    starts = sorted(m.start for m in known)
    for sentence in view.sentences:
        if bisect_left(starts, sentence.start) < bisect_left(starts, sentence.end):
            for word in view.words_between(sentence.start, sentence.end):
                opened = view.text[word.start - 1 : word.start] in ("，", "；", "。", "、")
                if (
                    opened
                    and len(word.text) == 3
                    and word.tag == "nr"
                    and not is_word(word.text)
                    and surname().match(word.text)
                ):
                    behind_it = view.after(word.end)
                    if (
                        behind_it
                        and behind_it.tag == "v"
                        and not rare(word.text)
                        and plausible(view.text, word.start, word.end, 1)
                    ):
                        yield person(word.start, word.text, "find.persons.subjects")


def again(view: View, known: Iterable[Mention]) -> Iterator[Mention]:
    """All other places where the article says a name that it has shown."""
    taken = {m.start for m in known}
    for name in sorted({m.text for m in known}):
        for at in places(view.text, name):
            if at not in taken:
                yield person(at, name, "find.persons.again")
