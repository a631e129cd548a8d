"""Which entities are the same thing: what people judged, then names inside a file, names across files, and people.

Each step yields pairs of entities, out of buckets of a key, so that the work grows with the number of entities and not
with that of pairs. What is joined by pairs is a group; a group is known by one of its members, its root.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from hongtu.resolve.bearers import Bearer
from hongtu.resolve.bodies import Link, same_name, supported
from hongtu.resolve.features import Weighed
from hongtu.resolve.judged import Bonds
from hongtu.resolve.people import same_person
from hongtu.resolve.union import Pair, Roots, joined, kept_apart


def groups(found: Sequence[Bearer], links: Sequence[Link], bonds: Bonds) -> tuple[Roots, tuple[Weighed, ...]]:
    """The root of each entity's group, and the pairs of groups that are open."""
    roots, _ = joined(range(len(found)), bonds.same, bonds.sides)
    roots, _ = joined(roots, same_in_file(found), bonds.sides)
    roots, _ = joined(roots, same_name(found, roots), bonds.sides)
    things = supported(found, links, roots)
    roots, _ = joined(roots, things.same, bonds.sides)
    people = same_person(found, links, roots)
    roots, _ = joined(roots, people.same, bonds.sides)
    apart = kept_apart(roots, bonds.sides)
    return roots, tuple(one for one in (*things.open, *people.open) if not apart(one.left, one.right))


def same_in_file(found: Sequence[Bearer]) -> Iterator[Pair]:
    """Inside a file the same name is the same thing, as is a name that is a further name of exactly one thing there."""
    files: dict[str, list[int]] = defaultdict(list)
    for one, bearer in enumerate(found):
        for file in bearer.files if not bearer.alone else ():
            files[file].append(one)
    for own in files.values():
        yield from ((own[left], own[right]) for left, right in in_one_file([found[one] for one in own]))


class Named(Protocol):
    """What has a class, a name made comparable, and further ones."""

    @property
    def type(self) -> str:
        """Its class."""

    @property
    def key(self) -> str:
        """The name."""

    @property
    def aliases(self) -> Collection[str]:
        """The further ones."""


def in_one_file(found: Sequence[Named]) -> Iterator[Pair]:
    """The pairs of what is the same in one file."""
    at: dict[tuple[str, str], int] = {}
    full: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one, bearer in enumerate(found):
        yield at.setdefault((bearer.type, bearer.key), one), one
        for alias in bearer.aliases:
            full[bearer.type, alias].add(bearer.key)
    for (kind, key), one in at.items():
        meant = full.get((kind, key), set()) - {key}
        if len(meant) == 1:
            yield one, at[kind, meant.pop()]
