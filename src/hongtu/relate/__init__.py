"""What a sentence says of its mentions: the relators, one theme a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from hongtu.model import Claim, Figure, Mention, Sentence
from hongtu.relate import (
    attendance,
    bodies,
    business,
    careers,
    deeds,
    figures,
    foundations,
    honours,
    hosts,
    lists,
    parts,
    places,
    posts,
)
from hongtu.relate.periods import dated
from hongtu.relate.plans import settled
from hongtu.relate.topic import scenes
from hongtu.rule import FactRule, Relator
from hongtu.scene import Scene

RELATORS: tuple[Relator, ...] = (
    *posts.RELATORS,
    *careers.RELATORS,
    *bodies.RELATORS,
    *parts.RELATORS,
    *attendance.RELATORS,
    *hosts.RELATORS,
    *deeds.RELATORS,
    *foundations.RELATORS,
    *places.RELATORS,
    *honours.RELATORS,
    *business.RELATORS,
    *lists.RELATORS,
    *figures.RELATORS,
)


@cache
def asked(types: frozenset[str]) -> tuple[Relator, ...]:
    """The relators that can have something to say of a sentence with mentions of some classes."""
    return tuple(r for r in RELATORS if not (isinstance(r, FactRule) and r.needs_more(types)))


def relate(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Claim | Figure]:
    """Everything that the sentences of an article say of its mentions, in the order of the text."""
    for scene in scenes(sentences, mentions):
        said = (claim for relator in asked(scene.types) for claim in relator(scene))
        yield from dated(scene, settled(scene, said))


__all__ = ["RELATORS", "Relator", "Scene", "relate"]
