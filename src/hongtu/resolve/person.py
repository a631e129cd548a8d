"""What is known of a person, and what tells that two of one name are one or are not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from hongtu.lexicon import lexicon
from hongtu.resolve.features import Features

LIFETIME, SOON = 45.0, 0.5
Span: TypeAlias = tuple[float, float]
Tie: TypeAlias = int | str


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a person: at which body, by its key, and what that belongs to; the role; between which years."""

    body: int
    circle: frozenset[Tie]
    role: str = ""
    years: Span | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a person, all by keys: name, posts, the zones and small places of these, their cities, works,
    and all bodies that the posts belong to.
    """

    name: str
    posts: tuple[Post, ...] = ()
    areas: frozenset[str] = frozenset()
    cities: frozenset[str] = frozenset()
    works: frozenset[int] = frozenset()
    circle: frozenset[Tie] = frozenset()


def same_body(left: Person, right: Person) -> bool:
    """在同一单位或其党组织、上级任职。 Both hold posts at one body, its Party organization or what it belongs to."""
    return not left.circle.isdisjoint(right.circle)


def same_area(left: Person, right: Person) -> bool:
    """任职单位在同一园区、县区或乡镇。 Their bodies lie in the same zone, county or town."""
    return not same_body(left, right) and bool(left.areas & right.areas)


def same_city(left: Person, right: Person) -> bool:
    """任职单位在同一城市。 Their bodies lie in the same city."""
    nearer = same_body(left, right) or left.areas & right.areas
    return not nearer and bool(left.cities & right.cities)


def same_province(left: Person, right: Person) -> bool:
    """任职单位在同一省。 Their bodies lie in the same province."""
    nearer = same_body(left, right) or left.areas & right.areas or left.cities & right.cities
    return not nearer and bool(provinces(left) & provinces(right))


def same_work(left: Person, right: Person) -> bool:
    """参与同一计划或获得同一荣誉。 They take part in the same programme or received the same honour."""
    return bool(left.works & right.works)


def same_role(left: Person, right: Person) -> bool:
    """职务相同。 They hold posts of the same title."""
    return bool({p.role for p in left.posts} & {p.role for p in right.posts} - {""})


def rare_name(left: Person, right: Person) -> bool:
    """姓名有三字以上，重名较少。 The name has three characters or more: few share it."""
    return len(left.name) > 2 and len(right.name) > 2


def two_jobs(left: Person, right: Person) -> bool:
    """同一时期在互不相干的单位任职。 At the same time they hold posts at bodies unrelated to each other."""
    return not same_body(left, right) and any(apart(p, q) < SOON for p, q in told(left, right))


def lifetime_between(left: Person, right: Person) -> bool:
    """相隔四十五年以上。 More than forty-five years lie between them."""
    return any(True for _ in told(left, right)) and all(apart(p, q) > LIFETIME for p, q in told(left, right))


def other_station(left: Person, right: Person) -> bool:
    """同一时期，一方是学生、工人等，一方有职务。 At the same time one is a student or worker, the other has a post."""
    junior = lexicon("juniors")
    roles = ((p.role in junior, q.role in junior) for p, q in told(left, right) if p.role and q.role)
    shown = set(roles)
    return bool(shown) and all(one != other for one, other in shown)


def other_province(left: Person, right: Person) -> bool:
    """任职单位在不同的省。 Their bodies lie in different provinces."""
    return bool(left.cities and right.cities) and not provinces(left) & provinces(right)


def little_known(left: Person, right: Person) -> bool:
    """一方的单位和地点都不清楚。 Of one neither body nor place is known."""
    return not (left.posts and right.posts)


def provinces(person: Person) -> frozenset[str]:
    """The first two digits of the codes of a person's cities."""
    return frozenset(city[:2] for city in person.cities)


def told(left: Person, right: Person) -> Iterable[tuple[Post, Post]]:
    """The posts of each with those of the other, where the years of both are told."""
    return ((p, q) for p in left.posts for q in right.posts if p.years and q.years)


def apart(left: Post, right: Post) -> float:
    """The years between two posts."""
    (begun, ended), (later, last) = left.years or (0, 0), right.years or (0, 0)
    return max(later - ended, begun - last, 0.0)


PERSON_FEATURES: Features[Person] = (
    (same_body, 5.0),
    (same_area, 3.0),
    (same_city, 1.5),
    (same_province, 0.5),
    (same_work, 0.5),
    (same_role, 0.25),
    (rare_name, 1.5),
    (two_jobs, -6.0),
    (lifetime_between, -9.0),
    (other_station, -4.25),
    (other_province, -1.0),
)
