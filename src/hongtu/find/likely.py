"""Which names stand: what rules found and what a model of annotated passages sees, weighed together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from hongtu.find.candidates import MARKS, Place, candidates, table
from hongtu.find.definite import find as definites
from hongtu.find.rows import Rows
from hongtu.find.signs import clues, odds, overlapping
from hongtu.find.view import View
from hongtu.learned.linear import Clue, Linear, chances, home, load
from hongtu.learned.tagger import Tagger, tagger
from hongtu.model import Mention, in_order
from hongtu.scene import HELPERS

BY, EDGE = "find.likely.name", "find.likely.edge"
NAME, BYLINE = "name", "find.persons.byline"
BAR, PERSON = 0.4, 0.8  # so likely must a name be, and one of a person
RULED, TITLED = 0.2, 0.5  # the same where the rules would let it stand
DOT = "·"
BEFORE_NAME = re.compile("(?:原名|曾用名|更名为|改名为)[“‘]?$")
NEAR = 4  # so few characters such words and a mark have
OPEN, CLOSE = ("（", "("), ("）", ")")
PARTS = frozenset({"GovernmentBody", "Team", "Honour"})
APART = frozenset({"Person", "Place", "Industry"})


@cache
def weights() -> Linear:
    """The model of which candidates are names."""
    return load(home() / "spans.npz")


def settled(view: View, proposed: Sequence[Mention]) -> tuple[Mention, ...]:
    """The names of an article, of all that rules ``proposed`` and the model of names sees, none inside another.

    What plug-ins found stays, and so do dates, words that stand for a name which a rule put together, bylines, and what
    the text says is a name (原名|…).
    """
    fixed = [m for m in view.found if fixes(m) or BEFORE_NAME.search(view.text, max(0, m.start - NEAR), m.start)]
    sure = weighed(view, [m for m in proposed if m.by.startswith("find.")])
    ruled = {(m.start, m.end, m.type): m for m in (*proposed, *view.found)}
    free = {place: chance for place, chance in sure.items() if not touches(fixed, *place[:2])}
    names = [named(view, place, ruled) for place in best(free, bars(view, free))]
    kept = [m for m in view.found if m.type in HELPERS and not touches(names, m.start, m.end)]
    return tuple(sorted((*names, *fixed, *kept), key=in_order))


def fixes(mention: Mention) -> bool:
    """Whether a mention stands whatever the models say: they learn nothing of plug-ins, nor of bylines, which gold need
    not name.
    """
    return not mention.by.startswith("find.") or mention.name not in mention.text or mention.by == BYLINE


def weighed(view: View, proposed: Sequence[Mention]) -> dict[Place, float]:
    """Everything that may be a name, in the order of the text, and how likely it is one."""
    found = considered(view, proposed, tagger("names"))
    sure = chances(weights().weigh(found.values()))
    return dict(zip(found, sure[:, 0].tolist(), strict=True))


def considered(view: View, proposed: Sequence[Mention], model: Tagger) -> dict[Place, list[Clue]]:
    """Everything that may be a name, in the order of the text, and what speaks for and against it."""
    sure, standins = table(view, model), tuple(definites(view))
    every = candidates(view, sure, model, proposed)
    found = {place: rules for place, rules in every.items() if rules or not inside(standins, *place[:2])}
    if not found:
        return {}
    lists, given = Rows(view), odds(sure, model, list(found))
    more = [place for place in lists.offered(dict(zip(found, given.whole, strict=True))) if place not in found]
    if more := [place for place in more if not inside(standins, *place[:2])]:
        found = dict(sorted((found | dict.fromkeys(more, ())).items()))
        given = odds(sure, model, list(found))
    listed = lists.clues(dict(zip(found, given.whole, strict=True)))
    told = zip(found, clues(view, given, found), strict=True)
    return {place: [*some, listed[place]] if place in listed else some for place, some in told}


def bars(view: View, places: Mapping[Place, float]) -> list[float]:
    """How likely each of some candidates must be to stand."""
    standing = {(m.start, m.end, m.type) for m in view.found}
    return [bar(view.text[place[0] : place[1]], place[2], place in standing) for place in places]


def bar(name: str, kind: str, ruled: bool) -> float:
    """How likely a candidate must be to stand; few but people have a dot in their names."""
    if kind == "Person":
        return TITLED if ruled or DOT in name else PERSON
    return RULED if ruled else BAR


def best(sure: Mapping[Place, float], bars: Sequence[float]) -> Iterator[Place]:
    """Those of some candidates, none of which overlap, that together are above their bars by the most, the longer the
    more.

    >>> zone, park = (0, 5, "Zone"), (3, 8, "Zone")
    >>> list(best({zone: 0.9, park: 0.8}, [0.4, 0.4]))
    [(0, 5, 'Zone')]
    """
    some = sorted(
        (end, start, kind, (sure[start, end, kind] - bar) * (end - start))
        for (start, end, kind), bar in zip(sure, bars, strict=True)
    )
    some = [one for one in some if one[3] > 0]
    ends, totals, taken = [end for end, *_ in some], [0.0], list[int]()
    for number, (_, start, _, gain) in enumerate(some):
        before = bisect_right(ends, start, 0, number)
        with_it = totals[before] + gain
        taken.append(before if with_it > totals[-1] else -1)
        totals.append(max(with_it, totals[-1]))
    chosen, number = list[Place](), len(some)
    while number:
        number -= 1
        if taken[number] >= 0:
            end, start, kind, _ = some[number]
            chosen.append((start, end, kind))
            number = taken[number]
    return reversed(chosen)


def named(view: View, place: Place, ruled: Mapping[Place, Mention]) -> Mention:
    """The mention of the rules, or one of the model: of a new name or, where the rules found another, a new edge."""
    start, end, kind = place
    first, last = overlapping(view.found, start, end)
    return ruled.get(place) or Mention(start, end, view.text[start:end], kind, EDGE if first < last else BY)


def touches(mentions: Sequence[Mention], start: int, end: int) -> bool:
    """Whether a stretch shares a character with a mention."""
    first, last = overlapping(mentions, start, end)
    return first < last


def inside(mentions: Sequence[Mention], start: int, end: int) -> bool:
    """Whether a stretch lies in a mention."""
    first, last = overlapping(mentions, start, end)
    return any(m.start <= start and end <= m.end for m in mentions[first:last])


def resolved(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """All names of an article; those of the model, and of some classes all, that are part of a longer name of their
    class stand for it or, where that is not sure (光谷 of 光谷生物城), are left out.
    """
    for mention in found:
        if not (mention.by in (BY, EDGE) or mention.type in PARTS) or mention.name or mention.type in APART:
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
