"""What ``same`` and ``different`` mean for the entities of readings: which are one, and which never are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hongtu.judgements import Judgement
from hongtu.ontology import ontology
from hongtu.resolve.bearers import Bearer
from hongtu.resolve.tails import tail
from hongtu.resolve.union import Pair, Sides, joined

HASH = re.compile("-[0-9a-f]{6}$")


@dataclass(frozen=True, slots=True)
class Bonds:
    """Pairs of entities that people joined, and the sides of judgements that entities stand on, as ``joined`` takes
    them; ``idle`` are the judgements that could not be followed.
    """

    same: tuple[Pair, ...] = ()
    sides: Sides = field(default_factory=dict)
    idle: tuple[Judgement, ...] = ()


def bonds(found: Sequence[Bearer], judgements: Sequence[Judgement]) -> Bonds:
    """What judgements say of the entities; where two gainsay each other, ``different`` is followed."""
    known = bearing(found, {tail for one in judgements for tail in (one.left, one.right)})
    sides: dict[int, frozenset[Pair]] = {}
    same: list[Pair] = []
    idle = []
    for number, one in enumerate(sorted(judgements, key=lambda j: j.verdict)):
        left, right = known.get(one.left, ()), known.get(one.right, ())
        if not left or not right or not sensible(one, [found[m] for m in left], [found[m] for m in right]):
            idle.append(one)
        elif one.verdict == "different":
            for side, members in ((1, left), (-1, right)):
                sides |= {m: sides.get(m, frozenset()) | {(number, side)} for m in members}
        else:
            pairs = [(left[0], m) for m in (*left[1:], *right)]
            refused = joined(range(len(found)), (*same, *pairs), sides)[1]
            idle += [one] if refused else []
            same += [] if refused else pairs
    return Bonds(tuple(same), sides, tuple(idle))


def sensible(one: Judgement, left: Sequence[Bearer], right: Sequence[Bearer]) -> bool:
    """Whether two can be one (they are of one class, or both organizations), or not be one (none is both)."""
    if one.verdict == "different":
        return not {id(b) for b in left} & {id(b) for b in right}
    kinds = {left[0].type, right[0].type}
    return len(kinds) == 1 or kinds <= ontology().below("Organization")


def bearing(found: Sequence[Bearer], tails: set[str]) -> Mapping[str, tuple[int, ...]]:
    """The entities that each of some tails means: those with this handle, else those like the first with this name."""
    stems = tails | {HASH.sub("", t) for t in tails}
    named: dict[str, list[int]] = defaultdict(list)
    for one, bearer in enumerate(found if tails else ()):
        plain = tail(bearer.names[0])
        for own in {plain, bearer.handle} & tails if plain in stems else ():
            named[own].append(one)
    meant = {}
    for own, several in named.items():
        first = min(several, key=lambda one: (found[one].handle != own, found[one].place, found[one].context))
        meant[own] = tuple(one for one in several if found[one].context == found[first].context)
    return meant
