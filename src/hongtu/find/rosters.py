"""Names in lists of people: beside a known one, or before the word for people: 黄涛、岳福升等专家."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from hongtu.find.names import HAN, behind, loose, name_at, plausible, rare, surname
from hongtu.find.view import View, cut, places
from hongtu.lexicon import alternation, either, lexicon
from hongtu.model import Mention

TITLED = re.compile(f"(?:领导|{alternation('roles')}|{alternation('posts')})$")
BRACKET = re.compile("[（(][^（）()。；]{1,12}[)）]")
OPENING = re.compile(f"(?:^|(?<=[，。；：\n“]))(?:[{HAN}]{{2,4}}、)+(?=[{HAN}]{{2}})")


@cache
def etc() -> re.Pattern[str]:
    """A list before 等 and a number or kind of people, or what only people do: 等39人, 等贫困户代表, 等先后发言."""
    people = f"{either('roles', 'posts')}|人员|同志|代表|干部|师生|嘉宾|一行|人(?=[，。、被获])"
    return re.compile(
        f"(?P<list>[{HAN}]{{2,4}}(?:、[{HAN}]{{2,4}})+)等(?:[\\d一二两三四五六七八九十多余]+[名位人]|"
        f"[{HAN}]{{0,6}}?(?:{people})|(?:先后|分别|相继|依次)?(?:{alternation('attend_verbs')}|介绍|交流|作了))"
    )


def person(start: int, name: str, by: str) -> Mention:
    """The mention of a person."""
    return Mention(start, start + len(name), name, "Person", by)


def listed(view: View, sure: Iterable[Mention]) -> Iterator[Mention]:
    """Names beside a known one in a list: 黄喜忠、陈敏、朱斌、陈俊卿."""
    ends = {m.end: m for m in sure}
    starts = {m.start: m for m in sure}
    for mention in sorted(starts.values()):
        at = past_bracket(view, mention.end)
        while at < len(view.text) and view.text[at] in "、和":
            name = name_at(view, at + 1, titled=False) if surname().match(view.text, at + 1) else ""
            if not name or at + 1 in starts or not stands_in_list(view, at + 1 + len(name)):
                break
            yield person(at + 1, name, "find.persons.listed")
            at = past_bracket(view, at + 1 + len(name))
    for mention in ends.values():
        yield from backwards(view, mention.start, ends)


def past_bracket(view: View, at: int) -> int:
    """Where a list goes on behind a name: past the brackets that tell its post."""
    found = BRACKET.match(view.text, at)
    return found.end() if found else at


def with_kind(view: View) -> Iterator[Mention]:
    """Names of a list with the word for people behind it: 黄涛、岳福升等专家."""
    for sentence in view.sentences:
        for found in etc().finditer(sentence.text) if "、" in sentence.text and "等" in sentence.text else ():
            at = sentence.start + found.start()
            for item in found["list"].split("、"):
                begin = next((i for i in range(len(item) - 1) if full_name(view, at + i, item[i:])), None)
                if begin is not None and (begin == 0 or at == sentence.start + found.start()):
                    yield person(at + begin, item[begin:], "find.persons.with_kind")
                at += len(item) + 1


def opening(view: View) -> Iterator[Mention]:
    """Names of a list with which a clause begins, before a verb of what people do: 周义明、邱小东|被评为."""
    for sentence in (s for s in view.sentences if "、" in s.text):
        for found in OPENING.finditer(sentence.text):
            start, last = sentence.start + found.start(), sentence.start + found.end()
            name = name_at(view, last, titled=False) if surname().match(view.text, last) else ""
            items = [*found.group().rstrip("、").split("、"), name]
            places = [start + sum(len(item) + 1 for item in items[:n]) for n in range(len(items))]
            whole = all(len(i) == 3 and full_name(view, at, i) for at, i in zip(places, items, strict=True))
            if whole and did().match(view.text, last + len(name)):
                yield from (person(at, i, "find.persons.opening") for at, i in zip(places, items, strict=True))


@cache
def did() -> re.Pattern[str]:
    """What a person did: a verb of saying, attending or being honoured."""
    said, honoured = alternation("after_names", "say"), alternation("acting", "deed")
    return re.compile(f"(?:{honoured}|{said}|{alternation('attend_verbs')}|分别)")


def in_runs(view: View) -> Iterator[Mention]:
    """Names of a run of three or more behind a title, all shaped like names: 区领导|赵山河、何青栋、王小平.

    Half of them must be no common words; the last may have a verb behind.
    """
    for sentence in (s for s in view.sentences if s.text.count("、") > 1):
        for clause in re.finditer("[^，。；：！？]+", sentence.text):
            items = clause.group().split("、")
            if len(items) > 2:
                yield from run(view, sentence.start + clause.start(), items)


def run(view: View, at: int, items: list[str]) -> Iterator[Mention]:
    """The names of one run, or none if an item in the middle is no name."""
    places = []
    for number, item in enumerate(items):
        name = item
        start = at
        if number == 0:
            name = next((t for n in (3, 2) if shaped(t := item[-n:]) and TITLED.search(item[:-n])), "")
            start = at + len(item) - len(name)
        elif number == len(items) - 1:
            name = name_at(view, at, titled=True) if surname().match(view.text, at) else ""
        if name and shaped(name):
            places.append((start, name))
        elif number < len(items) - 1:
            return
        at += len(item) + 1
    sure = [1 for start, name in places if not loose(view, start, name)]
    if len(places) > 2 and 2 * len(sure) >= len(places):
        yield from (person(start, name, "find.rosters.in_runs") for start, name in places)


def shaped(name: str) -> bool:
    """Whether words look like a personal name: a surname and one or two characters that can be a given name."""
    family = 2 if name[:2] in lexicon("surnames") else 1
    known = name[:family] in lexicon("surnames") and len(name) - family in (1, 2)
    return known and plausible(name, 0, len(name), family)


def full_name(view: View, start: int, name: str) -> bool:
    """Whether words that end where a list item ends are a whole personal name."""
    family = 2 if name[:2] in lexicon("surnames") else 1
    known = name[:family] in lexicon("surnames") and len(name) - family in (1, 2)
    return known and plausible(view.text, start, start + len(name), family) and not loose(view, start, name)


def stands_in_list(view: View, end: int) -> bool:
    """Whether a list of names goes on or ends at an offset."""
    rest = view.text[end : end + 6]
    return not rest or rest[0] in "、，。；和及与等（(”" or bool(behind().match(rest)) or rest[0] in "在到为"


def backwards(view: View, start: int, ends: dict[int, Mention]) -> Iterator[Mention]:
    """Names of a list before a known one."""
    while start > 0 and view.text[start - 1] in "、和" and start - 1 not in ends:
        for size in (3, 2, 4):
            begin = start - 1 - size
            opened = begin <= 0 or view.text[begin - 1] in "、，。；：和与由\n"
            if (
                begin >= 0
                and opened
                and surname().match(view.text, begin)
                and name_at(view, begin, titled=False) == view.text[begin : start - 1]
            ):
                yield person(begin, view.text[begin : start - 1], "find.persons.listed")
                start = begin
                break
        else:
            return


def beside(view: View) -> Iterator[Mention]:
    """A name of three just behind a company with which a clause begins, before a verb or an adverb:
    星河光电|李小龙|摸底后.
    """
    for body in (m for m in view.found if m.type == "Company"):
        opened = view.text[body.start - 1 : body.start] in ("", "，", "。", "；", "、", "\n", "“", "　")
        name = view.text[body.end : body.end + 3] if surname().match(view.text, body.end) else ""
        word = view.after(body.end)
        seen = word is not None and word.text == name and word.tag == "nr"
        if (
            full_name(view, body.end, name)
            and not rare(name)
            and (seen or name_at(view, body.end, titled=False) == name)
        ):
            first = cut(view.text[body.end + 3 : body.end + 9])
            if first and (seen or (opened and first[0].tag[0] in "vdp")):
                for at in places(view.text, name):
                    yield person(at, name, "find.rosters.beside")
