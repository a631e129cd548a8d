"""What speaks for a fact between two ends of a sentence: words, lists, rivals, what rules say; as features.

A feature is a tuple of words and small numbers; its first member is its name. What an end says by itself, and each word
between two, is asked for once a sentence, not once a pair.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from hongtu.learned.linear import Feature
from hongtu.relate.pairs import SIGNS, End, Extent, Known, Layout, lists, size

AHEAD, SHORT = 12, 8
VERBAL = "vnpdfcu"


def alone(layout: Layout, end: End, side: str, told: Known) -> Iterator[Feature]:
    """What an end is and stands beside; ``side`` is s or o."""
    scene, mention = layout.scene, end.mention
    yield side, "type", mention.type
    yield side, "kind", scene.sentence.kind
    yield from ((side, "told", name) for name in (told.subjects if side == "s" else told.objects).get(end.name, ()))
    yield from ((side, "rule", claim.predicate) for claim in layout.claims[side].get(end.name, ()))
    yield side, "tail", end.name[-2:]
    yield side, "last", end.name[-1:]
    yield side, "by", mention.by
    yield side, "often", min(told.times[end.name], 4)
    for about, other in (("theme", scene.theme), ("topic", scene.topic)):
        if other is not None and (other.name or other.text) == end.name:
            yield side, about
    if end.written:
        extent, _ = layout.extent(end)
        start, stop = layout.place(extent[0]), layout.place(extent[1])
        yield from clause(layout, *((start - 1, -1) if side == "o" else (stop, 1)), side)
        if side == "o":
            yield from (("o next", t.word) for t in layout.tokens[stop : stop + 1])
        else:
            yield from (("s behind", t.word) for t in layout.tokens[max(0, start - 1) : start])
            yield "opens", extent[0] == 0


def clause(layout: Layout, at: int, step: int, side: str) -> Iterator[Feature]:
    """The verbs and lists between an end and the border of its clause, before it or behind it."""
    tokens = layout.tokens
    if 0 <= at < len(tokens):
        yield side, "beside", tokens[at].word
    for token in tokens[at : at + AHEAD] if step > 0 else reversed(tokens[max(0, at + 1 - AHEAD) : at + 1]):
        if token.word in SIGNS:
            return
        yield from near(token.word, token.tag, side)


@lru_cache(maxsize=1 << 14)
def near(word: str, tag: str, side: str) -> tuple[Feature, ...]:
    """What a word of the clause of an end says."""
    found: list[Feature] = [(side, "list", name) for name in lists(word)]
    if tag[0] == "v":
        found += [(side, "verb", word), *((side, "sign", sign) for sign in word)]
    return tuple(found)


def ahead(layout: Layout, extent: Extent, way: str) -> Iterator[Feature]:
    """What stands before the first of two ends."""
    if extent[0] >= 0:
        start = layout.place(extent[0])
        for n, token in enumerate(reversed(layout.tokens[max(0, start - 3) : start])):
            yield way, "before", n, token.word


def behind(layout: Layout, extent: Extent, way: str) -> Iterator[Feature]:
    """What stands behind the last of two ends."""
    stop = layout.place(extent[1])
    tokens = layout.tokens[stop : stop + AHEAD]
    yield from ((way, "behind", n, token.word) for n, token in enumerate(tokens[:3]))
    if len(tokens) > 1:
        yield way, "behind", tokens[0].word, tokens[1].word
    for token in tokens:
        if token.word in "。；":
            return
        if token.tag[0] == "v":
            yield way, "verb behind", token.word
        yield from ((way, "list behind", name) for name in lists(token.word))


@lru_cache(maxsize=1 << 14)
def inner(word: str, tag: str, way: str) -> tuple[Feature, ...]:
    """What a word between two ends says."""
    if tag == "M":
        return ((way, "name", word),)
    found: list[Feature] = [(way, "list", name) for name in lists(word)]
    if tag[0] in VERBAL or word in SIGNS:
        found += [(way, "word", word), ("word", word)]
    if tag[0] == "v":
        found += [(way, "sign of verb", sign) for sign in word]
    return tuple(found)


def together(layout: Layout, s: End, o: End, told: Known) -> Iterator[Feature]:
    """What the ends are to each other, and what the rules say of both, in the sentence and elsewhere in the article."""
    one, other = s.mention, o.mention
    yield "types", one.type, other.type
    yield "stands", s.stand, o.stand, one in layout.acting, other in layout.acting
    if s.name in o.name or o.name in s.name:
        yield "inside", s.name in o.name
    if s.name[:2] == o.name[:2]:
        yield ("alike",)
    for claim in layout.claimed.get((s.name, o.name), ()):
        yield "rule", claim.predicate, claim.by
        yield "rule", claim.predicate
    yield from (("told", name) for name in told.facts.get((s.name, o.name), ()))


def rivals(layout: Layout, s: End, o: End) -> Iterator[Feature]:
    """How many other ends could take the place of one."""
    (able, acting), others = layout.able(o.mention.type), layout.reached(s.mention.type)
    at, there = s.mention.start, o.mention.start
    yield "count", min(len(able), 4), min(len(others), 4)
    acts = bisect_right(acting, there)
    before = min(bisect_left(able, there), 3)
    if not o.written:
        place: Feature = ("told", min(len(others), 4))
    elif not s.written:
        place = (s.stand, min(acts, 2), before)
    elif at <= there:
        rank, last = min(bisect_left(able, there) - bisect_right(able, at), 3), bool(acts) and acting[acts - 1] == at
        place = ("before", s.stand, rank, last, min(acts, 2))
        yield "last", last
        yield "rank", rank
        yield "reach", min(bisect_left(others, there) - bisect_right(others, at), 3)
    else:
        rank = min(bisect_left(able, at) - bisect_right(able, there), 3)
        place = ("behind", rank, min(acts, 2), before)
        yield "after", rank
    yield "place", *place
    yield "place", s.mention.type, o.mention.type, *place


def between(layout: Layout, way: str, start: int, stop: int) -> Iterator[Feature]:
    """How far the ends stand from each other, and the first and last words between them."""
    count, tokens = stop - start, layout.tokens
    yield ("way", way)
    yield way, "distance", size(count)
    names, signs, marks, parts = layout.counted(start, stop)
    yield way, "names", min(names, 4)
    yield way, "signs", min(signs, 3)
    yield way, "marks", min(marks, 3)
    if parts:
        yield ("parts",)
    if count <= SHORT and not way.endswith("-"):
        yield way, "all", "".join(t.word for t in tokens[start:stop])
        yield way, "shape", "".join(t.word if t.tag == "M" or t.word in SIGNS else t.tag for t in tokens[start:stop])
    if count > 0:
        yield way, "first", tokens[start].word
        yield way, "last", tokens[stop - 1].word
    if count > 1:
        yield way, "firsts", tokens[start].word, tokens[start + 1].word
        yield way, "lasts", tokens[stop - 2].word, tokens[stop - 1].word
    if verbs := layout.verbs_between(start, stop):
        yield way, "verbs", *(verb.word for verb in verbs)
        yield way, "first verb", verbs[0].word
        yield way, "last verb", verbs[1].word
    else:
        yield way, "no verb"
