"""People of one name: one where bodies, zones, places and times fit, two where they clash, else asked about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hongtu.resolve.bearers import Bearer
from hongtu.resolve.bodies import Link
from hongtu.resolve.careers import people
from hongtu.resolve.features import ASK, SAME, Decided, Weighed, weigh
from hongtu.resolve.person import PERSON_FEATURES, Person, Span, little_known
from hongtu.resolve.union import Pair, Roots

NEIGHBOURS = 4
UNKNOWN = 9999.0


def same_person(found: Sequence[Bearer], links: Sequence[Link], roots: Roots) -> Decided:
    """People of one name, decided name by name."""
    named: dict[str, set[int]] = defaultdict(set)
    for one, bearer in enumerate(found):
        if bearer.type == "Person" and not bearer.alone:
            named[bearer.key].add(roots[one])
    several = [sorted(own) for own in named.values() if len(own) > 1]
    known = people(found, links, roots, {one for own in several for one in own})
    decided = [decide({one: known[one] for one in own}) for own in several]
    return Decided(tuple(p for one in decided for p in one.same), tuple(w for one in decided for w in one.open))


def decide(known: dict[int, Person]) -> Decided:
    """Which people of one name are one, and of which one has to ask."""
    return Decided(tuple(alike(known)), tuple(asked(known)))


def alike(known: dict[int, Person]) -> list[Pair]:
    """The people of one name that are one: those who share most first, each then compared as all that it has become;
    they are so in ``known`` afterwards.
    """
    into = {one: one for one in known}
    same = []
    for ties in (circles, areas, cities):
        for left, right in near(known, ties):
            low, high = sorted((final(into, left), final(into, right)))
            if low != high and weigh(PERSON_FEATURES, known[low], known[high])[0] >= SAME:
                into[high] = low
                known[low] = merged(known[low], known.pop(high))
                same.append((low, high))
    return same


def final(into: dict[int, int], one: int) -> int:
    """What one has become part of; the way there is shortened."""
    while into[one] != one:
        into[one] = into[into[one]]
        one = into[one]
    return one


def circles(person: Person) -> Iterable[Hashable]:
    """The bodies that a person belongs to, and what these belong to."""
    return person.circle


def works(person: Person) -> Iterable[Hashable]:
    """The programmes, teams and honours of a person."""
    return person.works


def areas(person: Person) -> Iterable[Hashable]:
    """The zones, counties and towns of a person's posts."""
    return person.areas


def cities(person: Person) -> Iterable[Hashable]:
    """The cities of a person's posts."""
    return person.cities


def near(known: Mapping[int, Person], ties: Callable[[Person], Iterable[Hashable]]) -> list[Pair]:
    """Pairs of people who share a tie: each with the next few in time, so that the pairs grow with the people."""
    sharing: dict[Hashable, list[int]] = defaultdict(list)
    for one in in_time(known):
        for tie in ties(known[one]):
            sharing[tie].append(one)
    return sorted({pair for several in sharing.values() for pair in neighbours(several)})


def in_time(known: Mapping[int, Person]) -> list[int]:
    """People in the order of the first year that is known of them."""
    return sorted(known, key=lambda one: (min((p.years[0] for p in known[one].posts if p.years), default=UNKNOWN), one))


def neighbours(several: Sequence[int]) -> Iterator[Pair]:
    """Each with the next few."""
    for at, one in enumerate(several):
        for other in several[at + 1 : at + 1 + NEIGHBOURS]:
            yield one, other


def merged(left: Person, right: Person) -> Person:
    """All that is known of two who are one; posts at one body become one, from its first year to its last."""
    posts = {(post.body, post.role): post for post in right.posts}
    for post in left.posts:
        other = posts.get((post.body, post.role), post)
        posts[post.body, post.role] = replace(post, years=spanned(post.years, other.years))
    return Person(
        left.name,
        tuple(posts.values()),
        left.areas | right.areas,
        left.cities | right.cities,
        left.works | right.works,
        left.circle | right.circle,
    )


def spanned(left: Span | None, right: Span | None) -> Span | None:
    """The years from the first to the last of two spans."""
    return (min(left[0], right[0]), max(left[1], right[1])) if left and right else left or right


def asked(known: Mapping[int, Person]) -> Iterator[Weighed]:
    """The pairs that are open: what speaks for one person is not enough; or nothing is known of one, and there is but
    one other.
    """
    told = {one: person for one, person in known.items() if person.posts or person.areas or person.works}
    pairs = {pair for ties in (circles, areas, cities, works) for pair in near(told, ties)}
    for left, right in sorted(pairs | set(neighbours(in_time(told)))):
        score, shown = weigh(PERSON_FEATURES, known[left], known[right])
        if score >= ASK:
            yield Weighed(score, left, right, shown)
    silent = sorted(known.keys() - told.keys())
    if len(told) == 1:
        for one in silent[:NEIGHBOURS]:
            left, right = sorted((one, *told))
            score, shown = weigh(PERSON_FEATURES, known[left], known[right])
            yield Weighed(score, left, right, (*shown, little_known.__name__))
