"""What is known of a body, place or work, and what tells that two of them are one or are not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hongtu.resolve.areas import nested
from hongtu.resolve.features import Features
from hongtu.resolve.names import Key, Name

OFFICE = re.compile(".{3,}(?:管委会|工委)")


@dataclass(frozen=True, slots=True)
class Body:
    """What is known of a body, a place or a work: forms of its name, names it is also called, zones and places it lies
    in, places its articles are about, people who hold posts there, all by keys.
    """

    names: tuple[Name, ...]
    called: frozenset[Key] = frozenset()
    zones: frozenset[int] = frozenset()
    areas: frozenset[str] = frozenset()
    settings: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()


def called_so(left: Body, right: Body) -> bool:
    """一方的名称是另一方用过的别称、简称或原名。 The name of one is an alias, short or former name of the other."""
    return any(left.called & {*name.keys} for name in right.names) or any(
        right.called & {*name.keys} for name in left.names
    )


def own_zone_name(left: Body, right: Body) -> bool:
    """园区自己的名字相同（松山湖），省去了城市或类别。 The zone's own name is the same; city or level is left out."""
    return any(
        {*a.loose} & {*b.loose} and (a.level == b.level or not a.level or not b.level)
        for a, b in forms(left, right)
        if a.kind == "Zone"
    )


def zone_office(left: Body, right: Body) -> bool:
    """同一园区的机构，一方省去了城市。 Offices of a zone with a name of its own; one leaves out the city."""
    return any(a.core == b.core and OFFICE.fullmatch(a.core) for a, b in forms(left, right) if a.kind != "Zone")


def short_of(left: Body, right: Body) -> bool:
    """一方是另一方的简称（三浦车车，广东三浦车车股份有限公司）。 One is a short form of the other's name."""
    return any(
        {*a.loose} & {*b.loose} and (b.group or not a.group)
        for one, other in ((left, right), (right, left))
        for a, b in forms(one, other)
        if a.short and not b.short
    )


def place_left_out(left: Body, right: Body) -> bool:
    """名称相同，一方省去了地名。 The names are the same but for the place, which one leaves out."""
    return any(
        a.core == b.core and a.short == b.short and not (a.place and b.place)
        for a, b in forms(left, right)
        if a.kind != "Zone"
    )


def near_name(left: Body, right: Body) -> bool:
    """名称相近。 The names are nearly the same."""
    return any({*a.loose} & {*b.loose} for a, b in forms(left, right) if a.kind == "Programme")


def same_zone(left: Body, right: Body) -> bool:
    """在同一园区。 Both lie in the same zone."""
    return bool(left.zones & right.zones)


def same_place(left: Body, right: Body) -> bool:
    """在同一城市或县区。 Both lie in the same city or county."""
    return any(a == b or a.startswith(b) or b.startswith(a) for a in left.areas for b in right.areas)


def same_setting(left: Body, right: Body) -> bool:
    """提到它们的文章讲的是同一城市。 The articles that name them are about the same city."""
    return bool(left.settings & right.settings)


def shared_people(left: Body, right: Body) -> bool:
    """有同名的人在双方任职。 A person of the same name holds a post at both."""
    return bool(left.people & right.people)


def other_zone(left: Body, right: Body) -> bool:
    """在不同园区。 They lie in different zones."""
    return bool(left.zones and right.zones) and not same_zone(left, right)


def other_place(left: Body, right: Body) -> bool:
    """在不同城市。 They lie in different cities."""
    return bool(left.areas and right.areas) and not same_place(left, right)


def forms(left: Body, right: Body) -> Iterable[tuple[Name, Name]]:
    """Each form of one name with each of the other, where their places do not contradict."""
    return ((a, b) for a in left.names for b in right.names if open_places(a, b))


def open_places(left: Name, right: Name) -> bool:
    """Whether the places of two names do not contradict: one has none, or they lie in one another."""
    ours, theirs = ({one.place, one.inner} - {""} for one in (left, right))
    return not ours or not theirs or any(a == b or nested(a, b) or nested(b, a) for a in ours for b in theirs)


BODY_FEATURES: Features[Body] = (
    (called_so, 3.0),
    (own_zone_name, 3.0),
    (zone_office, 3.0),
    (short_of, 1.5),
    (place_left_out, 1.5),
    (near_name, 1.0),
    (same_zone, 2.0),
    (same_place, 2.0),
    (same_setting, 1.5),
    (shared_people, 2.0),
    (other_zone, -4.0),
    (other_place, -4.0),
)
RELATED = (called_so, own_zone_name, zone_office, short_of, place_left_out, near_name)
