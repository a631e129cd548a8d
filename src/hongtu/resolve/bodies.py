"""What bears the forms of one name: joined by the name where it says enough, else where something supports it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple, TypeAlias

from hongtu.resolve.areas import prefecture
from hongtu.resolve.bearers import POSTS, Bearer
from hongtu.resolve.body import BODY_FEATURES, RELATED, Body
from hongtu.resolve.features import ASK, SAME, Decided, Weighed, weigh
from hongtu.resolve.names import Key, Name
from hongtu.resolve.person import Span
from hongtu.resolve.union import Pair, Roots

NEIGHBOURS = 12
Fullness: TypeAlias = tuple[bool, bool, int]


class Link(NamedTuple):
    """A fact between two entities, by their numbers; with a role and the years it speaks of, where they are told."""

    subject: int
    predicate: str
    object: int
    role: str = ""
    years: Span | None = None


class Entry(NamedTuple):
    """What a bucket of names has of a group: as what it stands there, the group, the entity for whose sake, and where
    the group lies.
    """

    part: str
    root: int
    one: int
    where: str


def bucketed(keyed: Iterable[tuple[Hashable, int]]) -> Iterator[Pair]:
    """Pairs that join all entities with the same key."""
    first: dict[Hashable, int] = {}
    for key, one in keyed:
        yield first.setdefault(key, one), one


def same_name(found: Sequence[Bearer], roots: Roots) -> Iterator[Pair]:
    """Across files, forms of one name are one thing."""
    whole = fully_named(found, roots)
    return bucketed((key, one) for one, bearer in enumerate(found) for key in own_keys(bearer, roots[one] in whole))


def own_keys(bearer: Bearer, whole: bool) -> Iterator[tuple[str, ...]]:
    """The keys that only forms of a bearer's name have, and nothing else's: none of people, and none where the name
    leaves out whose it is; of a name that many places have, only with its place; none of a short name where the group
    has a full one (``whole``).
    """
    name = bearer.name
    silent = bearer.type == "Person" or bearer.vague or (name.lesser and whole) or (name.local and not bearer.where)
    for key in name.keys if not silent else ():
        yield bearer.type, *key, bearer.where if name.local else ""


def fully_named(found: Sequence[Bearer], roots: Roots) -> set[int]:
    """The groups that have a full name."""
    return {roots[one] for one, bearer in enumerate(found) if full(bearer)}


def full(bearer: Bearer) -> bool:
    """Whether a bearer's name says by itself which thing it means."""
    return bearer.type != "Person" and not bearer.vague and not bearer.name.lesser


def supported(found: Sequence[Bearer], links: Sequence[Link], roots: Roots) -> Decided:
    """Groups whose names are forms of one another, joined where there is support, and not if several could be meant."""
    near = candidates(found, roots)
    known = bodies(found, links, roots, {one for pair in near for one in pair})
    weighed = [one for left, right in sorted(near) if (one := likely((left, right), known[left], known[right]))]
    return unrivalled(weighed, {root: fullness(known[root]) for one in weighed for root in (one.left, one.right)})


def likely(pair: Pair, left: Body, right: Body) -> Weighed | None:
    """A pair of groups, weighed, if there is something to ask: what speaks for it has to be in the names too."""
    score, shown = weigh(BODY_FEATURES, left, right)
    asked = score >= ASK and any(feature.__name__ in shown for feature in RELATED)
    return Weighed(score, *pair, shown) if asked else None


def unrivalled(weighed: Sequence[Weighed], full: Mapping[int, Fullness]) -> Decided:
    """The pairs that are one: of several that a lesser name could mean only the one with most support.

    ``full`` tells how full the names of each group are.
    """
    likely = [one for one in weighed if one.score >= SAME]
    one_thing = {frozenset((one.left, one.right)) for one in likely}
    meant: dict[int, list[Weighed]] = defaultdict(list)
    for one in likely:
        meant[min(one.left, one.right, key=lambda root: full[root])].append(one)
    same = []
    for lesser, several in meant.items():
        others = [one.left + one.right - lesser for one in several]
        rivals = any(frozenset(two) not in one_thing for two in combinations(others, 2))
        best = sorted(several, reverse=True)
        if not rivals:
            same += several
        elif best[0].score >= best[1].score + 1:
            same.append(best[0])
    chosen = set(same)
    return Decided(tuple((one.left, one.right) for one in same), tuple(one for one in weighed if one not in chosen))


def fullness(body: Body) -> Fullness:
    """By which the fuller of two names is told."""
    return max((not name.short, bool(name.place), len(name.core)) for name in body.names)


def candidates(found: Sequence[Bearer], roots: Roots) -> set[Pair]:
    """Pairs of groups that share a name in a shorter form, or of which one is also called as the other is."""
    whole = fully_named(found, roots)
    buckets: dict[Key, dict[tuple[str, int], int]] = defaultdict(dict)
    for one, bearer in enumerate(found):
        root = roots[one]
        for key, part in entries(bearer, root in whole):
            buckets[key][part, root] = one
    shared = [several.items() for several in buckets.values() if len(several) > 1]
    return {p for own in shared for p in paired(Entry(part, root, one, found[root].where) for (part, root), one in own)}


def entries(bearer: Bearer, whole: bool) -> Iterator[tuple[Key, str]]:
    """The buckets of names in which the group of a bearer stands for its sake, and as what; ``whole`` tells that the
    group has a full name.
    """
    name = bearer.name
    if bearer.type != "Person" and not bearer.vague and not (name.lesser and whole):
        for text in name.loose:
            yield (bearer.type, text), "short" if name.short else "full"
        for text in name.loose[:1]:
            yield (bearer.type, text), "core"
        for key in name.keys:
            yield (bearer.type, "|".join(key)), "owner"
    for key in bearer.called:
        yield (bearer.type, "|".join(key)), "called"


def paired(several: Iterable[Entry]) -> Iterator[Pair]:
    """The pairs of groups to compare out of one bucket: a few, however many stand in it."""
    roots: dict[str, set[int]] = defaultdict(set)
    cores: set[tuple[str, int]] = set()
    last = (-1, -1)
    for one in several:
        roots[one.part].add(one.root)
        if one.part == "core":
            cores.add((one.where, one.root))
        elif one.part == "owner":
            last = max(last, (one.one, one.root))
    pairs = [(root, last[1]) for root in roots["called"] if roots["owner"]]
    pairs += product(sorted(roots["short"])[:NEIGHBOURS], sorted(roots["full"])[:NEIGHBOURS])
    pairs += neighbours([root for _, root in sorted(cores)])
    return ((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1])


def neighbours(several: Sequence[int]) -> Iterator[Pair]:
    """Each of some groups with those that stand next to it, so that the pairs grow with the groups."""
    for at, one in enumerate(several):
        for other in several[at + 1 : at + 1 + NEIGHBOURS]:
            yield one, other


def bodies(found: Sequence[Bearer], links: Sequence[Link], roots: Roots, wanted: set[int]) -> dict[int, Body]:
    """What is known of some groups."""
    members: dict[int, list[Bearer]] = defaultdict(list)
    areas, people = (defaultdict[int, set[str]](set) for _ in range(2))
    zones: dict[int, set[int]] = defaultdict(set)
    for one, bearer in enumerate(found):
        if (root := roots[one]) in wanted:
            members[root].append(bearer)
    for link in links:
        if link.predicate == "locatedIn" and (root := roots[link.subject]) in wanted:
            zones[root] |= {roots[link.object]} if found[link.object].type == "Zone" else set()
            areas[root] |= {finest(found[link.object].name.place)}
        elif link.predicate in POSTS and (root := roots[link.object]) in wanted:
            people[root] |= {found[link.subject].key}
    return {root: body(members[root], zones[root], areas[root], people[root]) for root in wanted}


def body(own: Iterable[Bearer], zones: Iterable[int], areas: Iterable[str], people: Iterable[str]) -> Body:
    """What is known of a group, of its bearers, the zones and areas that it lies in, and the people there."""
    told = [bearer for bearer in own if not bearer.vague]
    called = {key for bearer in told for key in bearer.called}
    return Body(
        *main_names(dict.fromkeys(bearer.name for bearer in told), called),
        frozenset(zones),
        frozenset({*areas, *(finest(bearer.name.place) for bearer in told)} - {""}),
        frozenset({bearer.setting for bearer in told} - {""}),
        frozenset(people),
    )


def main_names(names: Iterable[Name], called: Iterable[Key]) -> tuple[tuple[Name, ...], frozenset[Key]]:
    """The full names if there are any, and the keys of all others."""
    several = tuple(names)
    full = tuple(name for name in several if not name.lesser) or several
    return full, frozenset({*called, *(key for name in several if name not in full for key in name.keys)})


def finest(code: str) -> str:
    """The digits of a division's code that tell it from others; nothing for a province.

    >>> finest("441200"), finest("441284"), finest("440000"), finest("310000")
    ('4412', '441284', '', '3101')
    """
    return prefecture(code) if code.endswith("00") else code
