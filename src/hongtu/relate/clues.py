"""What speaks for a fact between two ends of a sentence: words, lists, rivals, what rules say; as clues.

A clue stands for features that come together: it is the function that makes them and what it makes them of. A feature
is a tuple of words and small numbers; its first member is its name. What an end says by itself, and each word between
two, is asked for once a sentence, not once a pair.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from hongtu.learned.linear import Clue, Feature, plain
from hongtu.relate.layout import SIGNS, Layout
from hongtu.relate.pairs import End, lists, size

SHORT = 8
VERBAL = "vnpdfcu"


def alone(layout: Layout, side: str, number: int) -> list[Clue]:
    """What an end of a sentence is and stands beside; ``side`` is s or o."""
    scene, end, spot = layout.scene, layout.ends[number], layout.spots[number]
    name, kind, told = end.name, end.mention.type, layout.told
    found: list[Clue] = [(itself, side, kind, name[-2:], end.mention.by)]
    found.append((around, side, scene.sentence.kind, min(told.times[name], 4)))
    found += [(plain, side, "told", p) for p in (told.subjects if side == "s" else told.objects).get(name, ())]
    found += [(plain, side, "rule", claim.predicate) for claim in layout.claims[side].get(name, ())]
    for about, other in (("theme", scene.theme), ("topic", scene.topic)):
        if other is not None and (other.name or other.text) == name:
            found.append((plain, side, about))
    if end.written:
        start, stop = layout.place(spot.row[0]), layout.place(spot.row[1])
        words = layout.words
        before, after = words[max(0, start - 1) : start], words[stop : stop + 1]
        if side == "o":
            found += [(plain, "o", "beside", word) for word in before]
            found += [(plain, "o next", word) for word in after]
            found += [(near, "o", *word) for word in reversed(layout.before(start))]
        else:
            found += [(plain, "s", "beside", word) for word in after]
            found += [(plain, "s behind", word) for word in before]
            found += [(near, "s", *word) for word in layout.after(stop, layout.signs)]
            found.append((plain, "opens", spot.row[0] == 0))
    return found


def itself(side: str, kind: str, tail: str, by: str) -> Iterator[Feature]:
    """What an end is."""
    yield side, "type", kind
    yield side, "tail", tail
    yield side, "last", tail[-1:]
    yield side, "by", by


def around(side: str, kind: str, often: int) -> Iterator[Feature]:
    """In what an end stands, and how often it is named in all."""
    yield side, "kind", kind
    yield side, "often", often


def near(side: str, word: str, tag: str) -> Iterator[Feature]:
    """What a word of the clause of an end says."""
    yield from ((side, "list", name) for name in lists(word))
    if tag[0] == "v":
        yield side, "verb", word
        yield from ((side, "sign", sign) for sign in word)


def ahead(layout: Layout, way: str, at: int) -> list[Clue]:
    """What stands before the first of two ends, which begins at an offset."""
    start = layout.place(at) if at >= 0 else 0
    return [(lead, way, *layout.words[max(0, start - 3) : start])]


def lead(way: str, *words: str) -> Iterator[Feature]:
    """The words before the first of two ends."""
    return ((way, "before", n, word) for n, word in enumerate(reversed(words)))


def behind(layout: Layout, way: str, at: int) -> list[Clue]:
    """What stands behind the last of two ends, which ends at an offset."""
    start = layout.place(at)
    found: list[Clue] = [(trail, way, *layout.words[start : start + 3])]
    return found + [(later, way, *word) for word in layout.after(start, layout.stops)]


def trail(way: str, *words: str) -> Iterator[Feature]:
    """The next words behind the last of two ends."""
    yield from ((way, "behind", n, word) for n, word in enumerate(words))
    if len(words) > 1:
        yield way, "behind", words[0], words[1]


def later(way: str, word: str, tag: str) -> Iterator[Feature]:
    """What a word of the clause behind the last of two ends says."""
    if tag[0] == "v":
        yield way, "verb behind", word
    yield from ((way, "list behind", name) for name in lists(word))


def inner(way: str, word: str, tag: str) -> Iterator[Feature]:
    """What a word between two ends says."""
    if tag == "M":
        yield way, "name", word
        return
    yield from ((way, "list", name) for name in lists(word))
    if tag[0] in VERBAL or word in SIGNS:
        yield way, "word", word
        yield "word", word
    if tag[0] == "v":
        yield from ((way, "sign of verb", sign) for sign in word)


def together(layout: Layout, s: End, o: End) -> list[Clue]:
    """What the names of the ends are to each other, and what the rules say of both, in the sentence and elsewhere in
    the article.
    """
    names = one, other = s.name, o.name
    found: list[Clue] = []
    if one in other or other in one:
        found.append((plain, "inside", one in other))
    if one[:2] == other[:2]:
        found.append((plain, "alike"))
    for claim in layout.claimed.get(names, ()):
        found += [(plain, "rule", claim.predicate, claim.by), (plain, "rule", claim.predicate)]
    found += [(plain, "told", name) for name in layout.told.facts.get(names, ())]
    return found


def classes(one: str, other: str, many: int, more: int, same: int) -> Iterator[Feature]:
    """Of what classes the ends are, how many stand in the list of each, and whether it is the same."""
    yield "types", one, other
    yield "rows", many, more, same
    yield "rows", min(many, 3), min(more, 3), one, other


def rivals(layout: Layout, i: int, j: int) -> Clue:
    """How many other ends could take the place of one, and where they stand."""
    s, o = layout.ends[i], layout.ends[j]
    one, other = s.mention.type, o.mention.type
    (able, acting), others = layout.able(other), layout.reached(one)
    at, there = s.mention.start, o.mention.start
    counts = one, other, min(len(able), 4), min(len(others), 4)
    if not o.written:
        return (rival, *counts, "told", counts[3])
    acts = bisect_right(acting, there)
    if at <= there:
        rank, last = min(bisect_left(able, there) - bisect_right(able, at), 3), acts > 0 and acting[acts - 1] == at
        reach = min(bisect_left(others, there) - bisect_right(others, at), 3)
        return (rival, *counts, "before", s.stand, rank, last, min(acts, 2), reach)
    rank = min(bisect_left(able, at) - bisect_right(able, there), 3)
    return (rival, *counts, "behind", rank, min(acts, 2), min(bisect_left(able, there), 3))


def rival(one: str, other: str, able: int, others: int, *place: str | int) -> Iterator[Feature]:
    """What the number and the places of other ends say of those of two classes."""
    yield "count", able, others
    if place[0] == "before":
        place, reach = place[:-1], place[-1]
        yield "last", place[3]
        yield "rank", place[2]
        yield "reach", reach
    elif place[0] == "behind":
        yield "after", place[1]
    yield "place", *place
    yield "place", one, other, *place


def between(layout: Layout, way: str, start: int, stop: int) -> list[Clue]:
    """How far the ends stand from each other, and the first and last words between them."""
    count, words = stop - start, layout.words
    names, signs, marks, parts = layout.counts(start, stop)
    found: list[Clue] = [(spread, way, size(count), min(names, 4), min(signs, 3), min(marks, 3), parts > 0)]
    if count <= SHORT and not way.endswith("-"):
        found.append((whole, way, "".join(words[start:stop]), "".join(layout.shapes[start:stop])))
    if count > 0:
        found.append((first, way, *words[start : min(start + 2, stop)]))
        found.append((last, way, *words[max(start, stop - 2) : stop]))
    found.append((verbs, way, *layout.verbs_between(start, stop)))
    return found


def spread(way: str, distance: int, *counts: int) -> Iterator[Feature]:
    """How far the ends stand from each other, and how many names, signs and marks of lists are between them."""
    names, signs, marks, parts = counts
    yield "way", way
    yield way, "distance", distance
    yield way, "names", names
    yield way, "signs", signs
    yield way, "marks", marks
    if parts:
        yield ("parts",)


def whole(way: str, words: str, shape: str) -> Iterator[Feature]:
    """All that stands between two ends."""
    yield way, "all", words
    yield way, "shape", shape


def first(way: str, *words: str) -> Iterator[Feature]:
    """The first word or two between the ends."""
    yield way, "first", words[0]
    if len(words) > 1:
        yield way, "firsts", *words


def last(way: str, *words: str) -> Iterator[Feature]:
    """The last word or two between the ends."""
    yield way, "last", words[-1]
    if len(words) > 1:
        yield way, "lasts", *words


def verbs(way: str, *words: str) -> Iterator[Feature]:
    """The first and the last verb between the ends, or none."""
    if words:
        yield way, "verbs", *words
        yield way, "first verb", words[0]
        yield way, "last verb", words[1]
    else:
        yield way, "no verb"
