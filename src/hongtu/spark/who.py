"""What executors do to decide who is who: the steps of ``hongtu.resolve``, each for one file, bucket, group or name.

Numbers tell entities apart over all articles, in the order in which one machine would have them; a group of entities
found to be one has the number of its first. Values between the steps are packed.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec import structs

from hongtu.model import Entity, Reading
from hongtu.ontology import ontology
from hongtu.resolve import links, telling
from hongtu.resolve.bearers import FURTHER, Bearer, bearers
from hongtu.resolve.bodies import Entry, Link, body, entries, finest, full, fullness, likely, own_keys, paired
from hongtu.resolve.body import Body
from hongtu.resolve.careers import Ground, ground, person
from hongtu.resolve.links import same_in_file
from hongtu.resolve.names import Name
from hongtu.resolve.naming import Group, could_be, group, identified, in_order
from hongtu.resolve.people import alike
from hongtu.resolve.person import Person
from hongtu.resolve.tails import tail
from hongtu.resolve.union import joined

Row = tuple[Any, ...]
Value = TypeVar("Value")
BITS = 16  # of a number, for the entities of one article
ENCODER = msgspec.msgpack.Encoder(order="deterministic")  # what is equal is so in bytes


def unpacked(packed: bytes, kind: type[Value]) -> Value:
    """A packed value."""
    return msgspec.msgpack.decode(packed, type=kind)


class Claims(NamedTuple):
    """What could be an id of a group, and by what it is given to one of several groups: the least."""

    place: tuple[str, str, int]
    type: str
    names: tuple[str, ...]
    root: int
    wanted: tuple[str, ...]


def stem(id: str) -> str:
    """The id of the article that one would be a further one of, if that exists: ``page`` of ``page-2``."""
    found = FURTHER.fullmatch(id)
    return found[1] if found else id


@dataclass(frozen=True, slots=True)
class File:
    """What the articles of a file say of who is who: for each entity its number, its article and its id there, its
    bearer, and the number of its group, as far as the file alone tells; and the facts between them, by their places in
    these lists.
    """

    numbers: tuple[int, ...]
    at: tuple[tuple[str, str], ...]
    bearers: tuple[Bearer, ...]
    roots: tuple[int, ...]
    links: tuple[Link, ...]


def of_file(articles: Iterable[tuple[int, bytes]]) -> File:
    """The articles of a file, each with its number and its packed reading; within the file all is decided."""
    order = sorted(articles)
    readings = [unpacked(packed, Reading) for _, packed in order]
    places: dict[tuple[int, str], int] = {}
    numbers, at, found = list[int](), list[tuple[str, str]](), list[Bearer]()
    seen = [0] * len(readings)
    for reading, id, bearer in bearers(readings, {}):
        places[reading, id] = len(found)
        numbers.append(order[reading][0] << BITS | seen[reading])
        at.append((readings[reading].articles[0].id, id))
        found.append(bearer)
        seen[reading] += 1
    if max(seen) >> BITS:
        raise ValueError(f"article {at[-1][0]}: more than {1 << BITS} entities")
    roots, _ = joined(range(len(found)), same_in_file(found))
    own = tuple(numbers[root] for root in roots)
    return File(tuple(numbers), tuple(at), tuple(found), own, tuple(links(readings, places)))


def entities_of(file: bytes) -> Iterator[Row]:
    """A row for each entity: its number and its group's, where it stands, what of its bearer is wanted outright, the
    bearer as it is, and as what it is called alone, the same in many articles.
    """
    told = unpacked(file, File)
    for one, at, bearer, root in zip(told.numbers, told.at, told.bearers, told.roots, strict=True):
        form = replace(bearer, files=frozenset(), support=0, place=("", "", 0), where="")
        is_person = bearer.type == "Person"
        yield (one, root, *at, is_person, full(bearer), bearer.key, bearer.where, ENCODER.encode(bearer.name),
               ENCODER.encode(bearer), ENCODER.encode(form), bearer.support, *bearer.place)  # fmt: skip


ENTITIES = (
    "number long, root long, article string, id string, person boolean, full boolean, key string, lies string,"
    "name binary, bearer binary, form binary, support long, date string, first string, start long"
)


def facts_of(file: bytes) -> Iterator[Row]:
    """A row for each fact between entities: the groups of both, the years (NaN where they are not told), and what of
    the two entities themselves is wanted.
    """
    told = unpacked(file, File)
    for link in told.links:
        subject, object = told.bearers[link.subject], told.bearers[link.object]
        low, high = link.years or (math.nan, math.nan)
        ends = told.roots[link.subject], told.roots[link.object]
        place = finest(object.name.place)
        yield (*ends, link.predicate, link.role, low, high, subject.key, subject.vague, object.vague,
               object.type == "Zone", place)  # fmt: skip


FACTS = (
    "subject long, object long, predicate string, role string, low double, high double, key string,"
    "subject_vague boolean, object_vague boolean, zone boolean, place string"
)


def names_of(file: bytes) -> Iterator[Row]:
    """The keys of names, each with the group that is whatever else has the key."""
    told = unpacked(file, File)
    whole = {root for root, bearer in zip(told.roots, told.bearers, strict=True) if full(bearer)}
    for root, bearer in zip(told.roots, told.bearers, strict=True):
        yield from (("\0".join(key), root) for key in own_keys(bearer, root in whole))


def stands(number: int, root: int, packed: bytes, whole: bool) -> Iterator[Row]:
    """The buckets of names in which the group of an entity stands, and as what."""
    for key, part in entries(unpacked(packed, Bearer), whole):
        yield "\0".join(key), part, root, number


def near(several: list[dict[str, Any]]) -> Iterator[Row]:
    """The pairs of groups to compare out of a bucket."""
    yield from paired(Entry(one["part"], one["root"], one["number"], one["lies"]) for one in several)


def known(root: int, forms: list[dict[str, Any]], told: list[dict[str, Any]] | None) -> Iterator[Row]:
    """What is known of a group, of its bearers and of what facts tell of it."""
    found: dict[str, list[Any]] = {"zone": [], "area": [], "person": []}
    for one in told or ():
        found[one["kind"]].append(one["number"] if one["kind"] == "zone" else one["words"])
    own = (unpacked(one["form"], Bearer) for one in forms)
    yield root, ENCODER.encode(body(own, found["zone"], found["area"], found["person"]))


def compared(left: int, right: int, ours: bytes, theirs: bytes) -> Iterator[Row]:
    """A pair of groups, weighed, if there is something to ask; with how full the names of both are."""
    one, other = unpacked(ours, Body), unpacked(theirs, Body)
    if weighed := likely((left, right), one, other):
        yield (ENCODER.encode((weighed, fullness(one), fullness(other))),)


def grounded(root: int, told: list[dict[str, Any]]) -> Iterator[Row]:
    """What a body ties people to: ``told`` are those it belongs to, and the names of these and of where they lie."""
    around = frozenset(one["number"] for one in told if one["kind"] == "around")
    own, places = ([unpacked(one["name"], Name) for one in told if one["kind"] == kind] for kind in ("own", "place"))
    yield root, msgspec.msgpack.encode(ground(around, own, places))


def persons(
    root: int, key: str, posts: list[dict[str, Any]] | None, works: list[dict[str, Any]] | None
) -> Iterator[Row]:
    """What is known of a person: posts, each with what its body ties to, and works."""
    held, grounds = [], {}
    for one in posts or ():
        grounds[one["body"]] = unpacked(one["ground"], Ground)
        years = None if math.isnan(one["low"]) else (one["low"], one["high"])
        held.append((one["body"], Link(root, "holdsPost", one["body"], one["role"], years)))
    yield key, root, msgspec.msgpack.encode(person(key, held, grounds, frozenset(one["work"] for one in works or ())))


def namesakes(several: list[dict[str, Any]]) -> Iterator[Row]:
    """The pairs of people of one name that are one."""
    yield from alike({one["root"]: unpacked(one["person"], Person) for one in sorted(several, key=lambda o: o["root"])})


def grouped(root: int, several: list[dict[str, Any]]) -> Iterator[Row]:
    """What the bearers of a group come to, with the bucket in which it gets its id."""
    found = group(
        [
            replace(unpacked(one["form"], Bearer), support=one["support"], place=tuple(one["place"].values()))
            for one in several
        ]
    )
    yield root, found.bucket, ENCODER.encode(found)


def identities(several: list[dict[str, Any]]) -> Iterator[Row]:
    """The ids of the groups of a bucket, whether they are organizations, their entities, and the ids that they could
    have, packed with their places in the order in which these are given.
    """
    known = {one["root"]: unpacked(one["own"], Group) for one in several}
    ids = identified(known, in_order(known))
    tails = Counter(tail(one.names[0]) for one in known.values())
    bodies = ontology().below("Organization")
    for root, own in known.items():
        whole = Entity(ids[root], own.type, own.names)
        wanted = could_be(own, tails[tail(own.names[0])] > 1)
        claims = Claims(own.place, own.type, own.names, root, tuple(sorted(wanted)))
        entity = ENCODER.encode(structs.replace(whole, names=telling(whole)))
        yield root, ids[root], own.type in bodies, entity, ENCODER.encode(claims)


def claimed(id: str, claims: bytes) -> Iterator[Row]:
    """The ids that a group has or could have, and by what they are given to it; by nothing where it has one."""
    yield id, id, b""
    yield from ((one, id, claims) for one in unpacked(claims, Claims).wanted if one != id)


def answering(claimed: str, several: list[dict[str, Any]]) -> Iterator[Row]:
    """Who answers to an id that nobody has: the first of those who could have it."""
    if all(one["claims"] for one in several):
        yield claimed, min(several, key=lambda one: unpacked(one["claims"], Claims))["id"]
