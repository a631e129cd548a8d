"""What bears the forms of one name: joined by the name where it says enough, else where something supports it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple

from hongtu.resolve.areas import prefecture
from hongtu.resolve.bearers import POSTS, Bearer
from hongtu.resolve.body import BODY_FEATURES, RELATED, Body
from hongtu.resolve.features import ASK, SAME, Decided, Weighed, weigh
from hongtu.resolve.names import Key, Name
from hongtu.resolve.person import Span
from hongtu.resolve.union import Pair, Roots

NEIGHBOURS = 12


class Link(NamedTuple):
    """A fact between two entities, by their numbers; with a role and the years it speaks of, where they are told."""

    subject: int
    predicate: str
    object: int
    role: str = ""
    years: Span | None = None


def bucketed(keyed: Iterable[tuple[Hashable, int]]) -> Iterator[Pair]:
    """Pairs that join all entities with the same key."""
    first: dict[Hashable, int] = {}
    for key, one in keyed:
        yield first.setdefault(key, one), one


def same_name(found: Sequence[Bearer], roots: Roots) -> Iterator[Pair]:
    """Across files, forms of one name are one thing, but not of people, and not where it leaves out whose it is; a name
    that many places have, only in one place; a short name not where its file tells the full one.
    """
    full = fully_named(found, roots)
    return bucketed(
        ((bearer.type, key, bearer.where if bearer.name.local else ""), one)
        for one, bearer in enumerate(found)
        if bearer.type != "Person" and not bearer.vague
        if (bearer.where or not bearer.name.local) and not (bearer.name.lesser and roots[one] in full)
        for key in bearer.name.keys
    )


def fully_named(found: Sequence[Bearer], roots: Roots) -> set[int]:
    """The groups that have a full name."""
    named = (one for one, b in enumerate(found) if b.type != "Person" and not b.vague and not b.name.lesser)
    return {roots[one] for one in named}


def supported(found: Sequence[Bearer], links: Sequence[Link], roots: Roots) -> Decided:
    """Groups whose names are forms of one another, joined where there is support, and not if several could be meant."""
    near = candidates(found, roots)
    known = bodies(found, links, roots, {one for pair in near for one in pair})
    weighed = []
    for left, right in sorted(near):
        score, shown = weigh(BODY_FEATURES, known[left], known[right])
        if score >= ASK and any(f.__name__ in shown for f in RELATED):
            weighed.append(Weighed(score, left, right, shown))
    return unrivalled(weighed, known)


def unrivalled(weighed: Sequence[Weighed], known: Mapping[int, Body]) -> Decided:
    """The pairs that are one: of several that a lesser name could mean only the one with most support."""
    likely = [one for one in weighed if one.score >= SAME]
    one_thing = {frozenset((one.left, one.right)) for one in likely}
    meant: dict[int, list[Weighed]] = defaultdict(list)
    for one in likely:
        meant[min(one.left, one.right, key=lambda root: fullness(known[root]))].append(one)
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


def fullness(body: Body) -> tuple[bool, bool, int]:
    """By which the fuller of two names is told."""
    return max((not name.short, bool(name.place), len(name.core)) for name in body.names)


def candidates(found: Sequence[Bearer], roots: Roots) -> set[Pair]:
    """Pairs of groups that share a name in a shorter form, or of which one is also called as the other is."""
    full = fully_named(found, roots)
    shorts, fulls, cores = (defaultdict[Hashable, set[int]](set) for _ in range(3))
    owners: dict[Hashable, int] = {}
    for one, bearer in enumerate(found):
        name, root = bearer.name, roots[one]
        if bearer.type != "Person" and not bearer.vague and not (name.lesser and root in full):
            for text in name.loose:
                (shorts if name.short else fulls)[bearer.type, text].add(root)
            for text in name.loose[:1]:
                cores[bearer.type, text].add(root)
            owners |= {(bearer.type, key): root for key in name.keys}
    called = ((roots[one], (bearer.type, key)) for one, bearer in enumerate(found) for key in bearer.called)
    pairs = {(root, owners[key]) for root, key in called if key in owners}
    for key, several in shorts.items():
        pairs |= set(product(sorted(several)[:NEIGHBOURS], sorted(fulls.get(key, ()))[:NEIGHBOURS]))
    for several in cores.values():
        pairs |= set(neighbours(sorted(several, key=lambda root: (found[root].where, root))))
    return {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}


def neighbours(several: Sequence[int]) -> Iterator[Pair]:
    """Each of some groups with those that stand next to it, so that the pairs grow with the groups."""
    for at, one in enumerate(several):
        for other in several[at + 1 : at + 1 + NEIGHBOURS]:
            yield one, other


def bodies(found: Sequence[Bearer], links: Sequence[Link], roots: Roots, wanted: set[int]) -> dict[int, Body]:
    """What is known of some groups."""
    names: dict[int, dict[Name, None]] = defaultdict(dict)
    called: dict[int, set[Key]] = defaultdict(set)
    settings, areas, people = (defaultdict[int, set[str]](set) for _ in range(3))
    zones: dict[int, set[int]] = defaultdict(set)
    for one, bearer in enumerate(found):
        if (root := roots[one]) in wanted and not bearer.vague:
            names[root][bearer.name] = None
            called[root] |= bearer.called
            areas[root] |= {finest(bearer.name.place)}
            settings[root] |= {bearer.setting}
    for link in links:
        if link.predicate == "locatedIn" and (root := roots[link.subject]) in wanted:
            zones[root] |= {roots[link.object]} if found[link.object].type == "Zone" else set()
            areas[root] |= {finest(found[link.object].name.place)}
        elif link.predicate in POSTS and (root := roots[link.object]) in wanted:
            people[root] |= {found[link.subject].key}
    return {
        root: Body(
            *main_names(names[root], called[root]),
            frozenset(zones[root]),
            frozenset(areas[root] - {""}),
            frozenset(settings[root] - {""}),
            frozenset(people[root]),
        )
        for root in wanted
    }


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
