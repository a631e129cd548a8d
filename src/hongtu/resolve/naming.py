"""What the resolved entities are called: their names, their ids, and the ids by which else they answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from hongtu.model import Entity
from hongtu.resolve.bearers import Bearer, bare, comparable
from hongtu.resolve.merge import joined_names
from hongtu.resolve.tails import tail, tails


def named(found: Sequence[Bearer], roots: Sequence[int], *, answering: bool) -> dict[int, Entity]:
    """For each group its entity. Of several bearers of a name the one that is read of first has it plain as its id.

    With ``answering`` they have the ids by which else they answer.
    """
    members: dict[int, list[Bearer]] = defaultdict(list)
    for bearer, root in zip(found, roots, strict=True):
        members[root].append(bearer)
    names = {root: joined_names([(b.names, b.support) for b in group]) for root, group in members.items()}
    first = {root: earliest(group) for root, group in members.items()}
    order = sorted(members, key=lambda root: (first[root].place, first[root].type, names[root]))
    ids = tails((root, names[root][0], first[root].context, enough(first[root], names[root][0])) for root in order)
    entities = {root: Entity(ids[root], first[root].type, names[root]) for root in order}
    return further(entities, members) if answering else entities


def earliest(group: Sequence[Bearer]) -> Bearer:
    """The one of several bearers that is read of first."""
    return group[0] if len(group) == 1 else min(group, key=lambda b: (b.place, b.context, b.names))


def enough(first: Bearer, name: str) -> bool:
    """Whether a name may be an id as it stands."""
    return first.type == "Person" or not bare(first.type, comparable(name))


def further(entities: Mapping[int, Entity], members: Mapping[int, Sequence[Bearer]]) -> dict[int, Entity]:
    """The entities with the ids by which else they answer: those that they would have if less had been read of them.

    No id is another's, and none answers for two: the first has it.
    """
    taken = {entity.id for entity in entities.values()}
    plain: dict[str, int] = defaultdict(int)
    for entity in entities.values():
        plain[tail(entity.names[0])] += 1
    answered = {}
    for root, entity in entities.items():
        mine = sorted(could_be(members[root], plain[tail(entity.names[0])] > 1) - taken)
        taken.update(mine)
        answered[root] = replace(entity, former=tuple(mine)) if mine else entity
    return answered


def could_be(group: Iterable[Bearer], several: bool) -> set[str]:
    """The ids of the bearers of a group, if each stood alone; ``several`` tells that others have the same name."""
    handles = {b.handle for b in group if b.personal}
    told = handles if several or len(handles) > 1 else set()
    return told | {tail(b.names[0]) for b in group if not b.personal}
