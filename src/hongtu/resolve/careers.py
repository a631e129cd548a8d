"""What is known of people: their posts with years, and the bodies, zones and places that these posts tie them to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hongtu.resolve.areas import MANY, prefecture
from hongtu.resolve.bearers import POSTS, Bearer
from hongtu.resolve.bodies import Link, finest
from hongtu.resolve.names import Name
from hongtu.resolve.person import Person, Post, Tie
from hongtu.resolve.union import Roots

HOSTS = frozenset({"partyOrganizationOf", "subOrganizationOf"})
WORKS = frozenset({"participatesIn", "received", "developed", "runs"})
ADMINISTRATIONS = frozenset({"PartyOrganization", "GovernmentBody", "SocialOrganization", "Zone", "Place"})
OWN = re.compile("(?:第[一二三四五六七八九十]+)?(?:联合)?(?:党委|党总支|党支部|党组|工会|团委|团支部)$")
ZONE = re.compile("^.*?(?:高新区|经开区|综保区|自贸区|开发区|新区|集中区|合作区)")
TOWN = re.compile("^.{1,6}?(?:街道|社区|[镇乡村])")
ORGANS = ("", "委", "政府", "人大", "人大常委会", "政协")


@dataclass(frozen=True, slots=True)
class Ground:
    """What a body ties people to: whom it belongs to, the zones and small places it lies in, and the cities."""

    circle: frozenset[Tie] = frozenset()
    areas: frozenset[str] = frozenset()
    cities: frozenset[str] = frozenset()

    def __or__(self, other: Ground) -> Ground:
        return Ground(self.circle | other.circle, self.areas | other.areas, self.cities | other.cities)


def people(found: Sequence[Bearer], links: Sequence[Link], roots: Roots, wanted: set[int]) -> dict[int, Person]:
    """What is known of some people, by their groups."""
    held: dict[int, list[tuple[int, Link]]] = defaultdict(list)
    works: dict[int, set[int]] = defaultdict(set)
    for link in links:
        subject, object = roots[link.subject], roots[link.object]
        if subject in wanted and link.predicate in POSTS and not found[link.object].vague:
            held[subject].append((object, link))
        elif object in wanted and link.predicate == "establishedBy" and not found[link.subject].vague:
            held[object].append((subject, link))
        elif subject in wanted and link.predicate in WORKS:
            works[subject].add(object)
    known = grounds(found, links, roots, {body for posts in held.values() for body, _ in posts})
    return {who: person(found[who].key, held[who], known, frozenset(works[who])) for who in wanted}


def person(name: str, held: Sequence[tuple[int, Link]], known: Mapping[int, Ground], works: frozenset[int]) -> Person:
    """A person with posts, each (body, link)."""
    posts = {Post(body, known[body].circle, link.role, link.years) for body, link in held}
    ground = Ground()
    for body in {body for body, _ in held}:
        ground |= known[body]
    order = sorted(posts, key=lambda post: (post.body, post.role, post.years or (0.0, 0.0)))
    return Person(name, tuple(order), ground.areas, ground.cities, works, ground.circle)


def grounds(found: Sequence[Bearer], links: Sequence[Link], roots: Roots, wanted: set[int]) -> dict[int, Ground]:
    """What some bodies tie people to: by their own names, those of their hosts, and those of where these lie."""
    hosts: dict[int, set[int]] = defaultdict(set)
    lies: dict[int, set[int]] = defaultdict(set)
    for link in links:
        if link.predicate in HOSTS:
            hosts[roots[link.subject]].add(roots[link.object])
        elif link.predicate == "locatedIn":
            lies[roots[link.subject]].add(roots[link.object])
    around = {body: closure(body, hosts) for body in wanted}
    named: dict[int, set[Name]] = defaultdict(set)
    asked = {one for several in around.values() for one in several}
    asked |= {place for one in asked for place in lies.get(one, ())}
    for one, bearer in enumerate(found):
        if roots[one] in asked and bearer.type != "Person":
            named[roots[one]].add(bearer.name)
    return {
        body: ground(
            several,
            (name for one in several for name in named.get(one, ())),
            (name for one in several for place in lies.get(one, ()) for name in named.get(place, ())),
        )
        for body, several in around.items()
    }


def closure(body: int, hosts: Mapping[int, set[int]]) -> frozenset[int]:
    """A body, its hosts, and theirs."""
    reached = {body}
    for _ in range(3):
        reached |= {host for one in reached for host in hosts.get(one, ())}
    return frozenset(reached)


def ground(around: frozenset[int], own: Iterable[Name], places: Iterable[Name]) -> Ground:
    """What a body and its hosts tie people to, of their own names and those of the places that they lie in."""
    found = Ground(frozenset(around))
    for name in own:
        found |= of_name(name)
    for name in places:
        told = of_name(name)
        found |= Ground(areas=told.areas, cities=told.cities)
    return found


@lru_cache(MANY)
def of_name(name: Name) -> Ground:
    """What a body's name says by itself.

    >>> from hongtu.resolve.names import taken_apart
    >>> sorted(of_name(taken_apart("PartyOrganization", "四会市委")).circle)
    ['441284|', '441284|委']
    """
    own = () if name.local else tuple((place, text) for place, core in name.keys for text in (core, OWN.sub("", core)))
    circle = {f"{place}|{text}" for place, text in own if text}
    areas = {name.place} - {""} if not name.place.endswith("00") else set()
    zone, town = ZONE.match(name.core), TOWN.match(name.core)
    if name.kind in ADMINISTRATIONS:
        areas |= {f"{name.place}|{found[0]}" for found in (zone, town) if found and (name.place or len(found[0]) > 3)}
        circle |= areas - {name.place}
        circle |= {f"{name.place}|"} if name.core in ORGANS and finest(name.place) else set()
    return Ground(frozenset(circle), frozenset(areas), frozenset({prefecture(name.place)} - {""}))
