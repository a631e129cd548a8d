"""What the resolved entities are called: their names, their ids, and the ids by which else they answer.

Ids are given out bucket by bucket, so that machines that have a bucket each give those that one machine gives.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from hongtu.model import Entity
from hongtu.resolve.bearers import Bearer, bare, comparable
from hongtu.resolve.merge import joined_names
from hongtu.resolve.tails import HASHES, tail, tails


@dataclass(frozen=True, slots=True)
class Group:
    """What the bearers of one thing come to: its class and names, where it is read of first, the context of that, and
    whether its first name may be an id as it stands. ``handles`` and ``plain`` are the ids that the bearers would have
    if each stood alone: of those whose name others have too, and of the others.
    """

    type: str
    names: tuple[str, ...]
    place: tuple[str, str, int]
    context: str
    enough: bool
    handles: frozenset[str]
    plain: frozenset[str]

    @property
    def bucket(self) -> str:
        """What its id begins with, whatever stands behind: groups of other buckets never have the same id."""
        return HASHES.sub("", tail(self.names[0]))


def named(found: Sequence[Bearer], roots: Sequence[int], *, answering: bool) -> dict[int, Entity]:
    """For each group its entity. Of several bearers of a name the one that is read of first has it plain as its id.

    With ``answering`` they have the ids by which else they answer.
    """
    members: dict[int, list[Bearer]] = defaultdict(list)
    for bearer, root in zip(found, roots, strict=True):
        members[root].append(bearer)
    known = {root: group(several, answering=answering) for root, several in members.items()}
    order = in_order(known)
    ids = identified(known, order)
    entities = {root: Entity(ids[root], known[root].type, known[root].names) for root in order}
    return further(entities, known) if answering else entities


def group(several: Sequence[Bearer], *, answering: bool = True) -> Group:
    """What some bearers come to, which are one thing; without ``answering`` the ids of each are left out."""
    names = joined_names([(b.names, b.support) for b in several])
    first = several[0] if len(several) == 1 else min(several, key=lambda b: (b.place, b.context, b.names))
    return Group(
        first.type,
        names,
        first.place,
        first.context,
        first.type == "Person" or not bare(first.type, comparable(names[0])),
        frozenset(b.handle for b in several if answering and b.personal),
        frozenset(tail(b.names[0]) for b in several if answering and not b.personal),
    )


def in_order(known: Mapping[int, Group]) -> list[int]:
    """Groups in the order in which ids are given to them: who is read of first has the first choice."""
    return sorted(known, key=lambda root: (known[root].place, known[root].type, known[root].names, root))


def identified(known: Mapping[int, Group], order: Iterable[int]) -> dict[int, str]:
    """The ids of some groups, all that are of one bucket, in their order."""
    return tails((root, known[root].names[0], known[root].context, known[root].enough) for root in order)


def further(entities: Mapping[int, Entity], known: Mapping[int, Group]) -> dict[int, Entity]:
    """The entities, in their order, with the ids by which else they answer: those that they would have if less had been
    read of them.

    No id is another's, and none answers for two: the first has it.
    """
    taken = {entity.id for entity in entities.values()}
    plain = Counter(tail(entity.names[0]) for entity in entities.values())
    answered = {}
    for root, entity in entities.items():
        mine = sorted(could_be(known[root], plain[tail(entity.names[0])] > 1) - taken)
        taken.update(mine)
        answered[root] = replace(entity, former=tuple(mine)) if mine else entity
    return answered


def could_be(group: Group, several: bool) -> frozenset[str]:
    """The ids that the bearers of a group could have; ``several`` tells that others have the same name."""
    return group.plain | (group.handles if several or len(group.handles) > 1 else frozenset())
