"""Which entities are the same thing: by names inside a file, by full names across files, people by what they share.

Each judgement yields pairs of entities, out of buckets of a key, so that the work grows with the number of entities and
not with that of pairs. What is joined by pairs is a group; a group is known by one of its members, its root.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeAlias

from hongtu.find.context import place_codes
from hongtu.find.wholes import split
from hongtu.lexicon import lexicon
from hongtu.ontology import ontology
from hongtu.resolve.bearers import POSTS, Bearer
from hongtu.resolve.judged import Bonds
from hongtu.resolve.union import Pair, Roots, joined

Link: TypeAlias = tuple[int, str, int]

HOSTS = frozenset({"partyOrganizationOf", "locatedIn"})


def groups(found: Sequence[Bearer], links: Sequence[Link], bonds: Bonds) -> Roots:
    """The root of each entity's group; ``links`` are the facts between entities (subject, predicate, object)."""
    roots, _ = joined(range(len(found)), bonds.same, bonds.sides)
    roots, _ = joined(roots, same_in_file(found), bonds.sides)
    roots, _ = joined(roots, same_full_name(found, roots), bonds.sides)
    roots, _ = joined(roots, same_person(found, links, roots), bonds.sides)
    return roots


def bucketed(keyed: Iterable[tuple[Hashable, int]]) -> Iterator[Pair]:
    """Pairs that join all entities with the same key."""
    first: dict[Hashable, int] = {}
    for key, one in keyed:
        yield first.setdefault(key, one), one


def same_in_file(found: Sequence[Bearer]) -> Iterator[Pair]:
    """Inside a file the same name is the same thing, as is a name that is a further name of exactly one thing there."""
    at: dict[tuple[str, str, str], int] = {}
    full: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for one, bearer in enumerate(found):
        for file in bearer.files:
            yield at.setdefault((file, bearer.type, bearer.key), one), one
            for alias in bearer.aliases:
                full[file, bearer.type, alias].add(bearer.key)
    for (file, kind, key), one in at.items():
        meant = full.get((file, kind, key), set()) - {key}
        if len(meant) == 1:
            yield one, at[file, kind, meant.pop()]


def same_full_name(found: Sequence[Bearer], roots: Roots) -> Iterator[Pair]:
    """Across files the same full name is the same thing, but not of people, and not where it leaves out whose it is."""
    for (kind, name), several in by_full_name(found, roots).items():
        if kind != "Person" and not bare(kind, name):
            yield from ((several[0], one) for one in several)


def by_full_name(found: Sequence[Bearer], roots: Roots) -> dict[tuple[str, str], list[int]]:
    """The roots of groups by class and fullest name."""
    names: dict[int, str] = {}
    for one, root in enumerate(roots):
        names[root] = max(names.get(root, ""), found[one].key, key=lambda name: (len(name), name))
    buckets: dict[tuple[str, str], list[int]] = defaultdict(list)
    for root, name in names.items():
        buckets[found[root].type, name].append(root)
    return buckets


def bare(kind: str, name: str) -> bool:
    """Whether a name leaves out whose it is, so that it means another thing in another file.

    >>> [name for name in ("管委会", "市科技局", "清远市科技局", "高新区") if bare("GovernmentBody", name)]
    ['管委会', '市科技局', '高新区']
    """
    if name in lexicon("definites") or name in lexicon("heads"):
        return True
    return kind in ontology().below("Organization") and split(name) is not None and not place_codes(name)


def same_person(found: Sequence[Bearer], links: Sequence[Link], roots: Roots) -> Iterator[Pair]:
    """People of one name are one if they share an organization, zone or place."""
    names = {root: name for (kind, name), several in by_full_name(found, roots).items() for root in several}
    shared = contexts(found, links, roots)
    people = [one for one, bearer in enumerate(found) if bearer.type == "Person"]
    yield from bucketed(((names[roots[one]], body), one) for one in people for body in shared[one])


def contexts(found: Sequence[Bearer], links: Sequence[Link], roots: Roots) -> dict[int, set[int]]:
    """For each person the groups that tell who it is: where it has posts, and of these the hosts and places.

    A province or country as such a place is too wide to tell two people apart, and does not count.
    """
    hosts: dict[int, set[int]] = defaultdict(set)
    for subject, predicate, object in links:
        if predicate in HOSTS and not wide(found[object]):
            hosts[roots[subject]].add(roots[object])
    shared: dict[int, set[int]] = defaultdict(set)
    for subject, predicate, object in links:
        if predicate in POSTS:
            shared[subject] |= {roots[object], *hosts[roots[object]]}
    return shared


def wide(place: Bearer) -> bool:
    """Whether a place is a country or a province."""
    codes = {lexicon("places").get(name, "") for name in place.names} - {""}
    return any(not code.isdigit() or code.endswith("0000") for code in codes)
