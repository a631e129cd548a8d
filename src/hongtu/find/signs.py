"""What speaks for a stretch to be a name: the model of names, the rules, its words and those around it, as clues.

A clue stands for features that come together: it is the function that makes them and what it makes them of.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

import numpy as np

from hongtu.find.candidates import Place, Table
from hongtu.find.view import View
from hongtu.learned.linear import Clue, Feature, plain
from hongtu.learned.tagger import Tagger
from hongtu.model import Mention

STEPS = np.array([0.02, 0.1, 0.25, 0.4, 0.55, 0.7, 0.8, 0.9, 0.95, 0.98, 0.995], np.float32)
NOTED, FAR, LONG, MANY = 0.2, 8, 20, 8
SIGNS = frozenset("“”‘’（）()《》「」")
QUOTES = {"“": "”", "《": "》", "‘": "’"}
EDGE = "^"
UNKNOWN = (-1, -1)  # columns for a class that the model of names has not met
start_of, end_of = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True)
class Odds:
    """What the model of names gives each candidate, in steps: that it is just this (``whole``), begins here, goes on to
    its end, goes on behind it, has a character that is in no name; and the likeliest other class, where it is noted.
    """

    whole: Sequence[int]
    begins: Sequence[int]
    goes_on: Sequence[int]
    beyond: Sequence[int]
    outside: Sequence[int]
    other: Sequence[tuple[str, int] | None]


def odds(sure: Table, tagger: Tagger, places: Sequence[Place]) -> Odds:
    """What the model of names gives each of some candidates."""
    columns = tagger.columns | {kind: UNKNOWN for _, _, kind in places if kind not in tagger.columns}
    first = np.array([start for start, _, _ in places])
    last = np.array([end for _, end, _ in places])
    begins = sure[first, [columns[kind][0] for _, _, kind in places]]
    inner = sure[:, [on for _, on in columns.values()]]
    names = list(columns)
    number = {kind: n for n, kind in enumerate(names)}
    own = [number[kind] for _, _, kind in places]
    bounds = np.stack([np.minimum(first + 1, last), last]).T.ravel()
    goes_on = np.array(
        [inner[a:b, n].min(initial=1) for (a, b), n in zip(bounds.reshape(-1, 2).tolist(), own, strict=True)]
    )
    beyond = inner.sum(axis=1)[last]
    outside = np.maximum.reduceat(sure[:, 0], np.stack([first, last]).T.ravel())[::2]
    starts = sure[:, [begin for begin, _ in columns.values()]][first]
    starts[np.arange(len(places)), own] = 0
    best = starts.argmax(axis=1)
    chance = starts[np.arange(len(places)), best]
    steps = stepped(chance)
    other = [
        (names[n], step) if noted else None
        for n, step, noted in zip(best.tolist(), steps, (chance > NOTED).tolist(), strict=True)
    ]
    whole = np.minimum(np.minimum(begins, goes_on), 1 - beyond)
    return Odds(stepped(whole), stepped(begins), stepped(goes_on), stepped(beyond), stepped(outside), other)


def stepped(chances: Table) -> list[int]:
    """How many of the steps some probabilities reach."""
    found: list[int] = np.searchsorted(STEPS, chances, side="right").tolist()
    return found


def clues(view: View, found: Odds, by: Mapping[Place, Sequence[str]]) -> Iterator[list[Clue]]:
    """What speaks for each of some candidates, and against it."""
    ruled = view.found
    standing = {(m.start, m.end, m.type) for m in ruled}
    ends = [s.end for s in view.sentences]
    for n, (place, rules) in enumerate(by.items()):
        start, end, kind = place
        whole, outside = found.whole[n], found.outside[n]
        edges = found.begins[n], found.goes_on[n], found.beyond[n]
        told: list[Clue] = [(sure, kind, whole, outside, edges)]
        if other := found.other[n]:
            told.append((plain, "other", other[0], kind, other[1]))
        told += [(rule, name, kind, whole, outside) for name in rules]
        told.append((proposed, min(len(rules), 3), whole, place in standing))
        rivals = [m for m in ruled[slice(*overlapping(ruled, start, end))] if (m.start, m.end, m.type) != place]
        told.append((plain, "rivals", min(len(rivals), 3)))
        told += [(rival, lies(m, start, end), m.type == kind, m.by, kind, whole) for m in rivals[:3]]
        sentence = view.sentences[bisect_right(ends, start)]
        told += worded(view, place, sentence.start, sentence.end)
        yield told


def overlapping(mentions: Sequence[Mention], start: int, end: int) -> tuple[int, int]:
    """From where to where those of some mentions stand that share a character with a stretch; none of them overlap."""
    first = bisect_right(mentions, start, key=end_of)
    return first, bisect_left(mentions, end, lo=first, key=start_of)


def lies(mention: Mention, start: int, end: int) -> str:
    """How a stretch lies to a mention: within it, around it, across its edge; and the edges that they share."""
    within, around = mention.start <= start and end <= mention.end, start <= mention.start and mention.end <= end
    shared = ("l" if mention.start == start else "") + ("r" if mention.end == end else "")
    return f"{'same' if within and around else 'in' if within else 'out' if around else 'x'} {shared}"


def worded(view: View, place: Place, first: int, last: int) -> Iterator[Clue]:
    """What the words of a candidate say, and those beside it in its sentence."""
    (start, end, kind), text = place, view.text
    before, behind = view.words_between(max(first, start - FAR), start), view.words_between(end, min(last, end + FAR))
    inside = view.words_between(start, end)
    previous, follower = (words[at] if words else None for words, at in ((before, -1), (behind, 0)))
    left = text[start - 1] if start > first else EDGE
    right = text[end] if end < last else EDGE
    yield lead, previous.text if previous else EDGE, previous.tag if previous else EDGE, left, kind
    yield trail, follower.text if follower else EDGE, follower.tag if follower else EDGE, right, kind
    if inside:
        yield words, inside[0].tag, inside[-1].tag, min(len(inside), MANY), kind
    name = text[start:end]
    yield spelled, name[:2], name[-2:], min(end - start, LONG), min((end - start) // 3, 10), kind
    if left in QUOTES:
        yield plain, "quoted", left, right == QUOTES[left], kind
    if not SIGNS.isdisjoint(name):
        yield plain, "signs", kind, name[0] in SIGNS, name[-1] in SIGNS


def sure(kind: str, whole: int, outside: int, edges: tuple[int, int, int]) -> Iterator[Feature]:
    """What the model of names says: of all, of its edges, and that it is in no name."""
    begins, goes_on, beyond = edges
    yield "whole", whole
    yield "whole", whole, kind
    yield "edges", begins, goes_on, beyond
    yield "begins", begins, kind
    yield "goes on", goes_on, kind
    yield "beyond", beyond, kind
    yield "outside", outside
    yield "outside", outside, kind


def rule(name: str, kind: str, whole: int, outside: int) -> Iterator[Feature]:
    """What a rule says."""
    yield "by", name
    yield "by", name, kind
    yield "by", name, "whole", whole
    yield "by", name, "outside", outside


def proposed(many: int, whole: int, standing: int) -> Iterator[Feature]:
    """How many rules say it, and whether it was the longest or surest of theirs."""
    yield "rules", many, whole
    yield "standing", standing, whole


def rival(lie: str, alike: int, by: str, kind: str, whole: int) -> Iterator[Feature]:
    """What the rules found there instead."""
    yield "rival", lie, "alike", alike
    yield "rival", lie, by, kind
    yield "rival", lie, "whole", whole


def lead(word: str, tag: str, sign: str, kind: str) -> Iterator[Feature]:
    """What stands before."""
    yield "before", word
    yield "before", "tag", tag, kind
    yield "before", "sign", sign, kind


def trail(word: str, tag: str, sign: str, kind: str) -> Iterator[Feature]:
    """What stands behind."""
    yield "behind", word
    yield "behind", "tag", tag, kind
    yield "behind", "sign", sign, kind


def words(first: str, last: str, many: int, kind: str) -> Iterator[Feature]:
    """Of what words it consists."""
    yield "first", first, kind
    yield "last", last, kind
    yield "words", many, kind


def spelled(head: str, tail: str, size: int, length: int, kind: str) -> Iterator[Feature]:
    """How it begins and ends, and how long it is."""
    yield "head", head
    yield "head", head[:1], kind
    yield "tail", tail, kind
    yield "tail", tail[-1:], kind
    yield "size", size, kind
    yield "length", length, kind
