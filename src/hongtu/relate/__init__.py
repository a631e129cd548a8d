"""What a sentence says of its mentions: the relators, one theme a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from hongtu.model import Claim, Figure, Mention, Sentence
from hongtu.needs import sieve
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
from hongtu.relate.holders import course
from hongtu.relate.learned import owned, weighed
from hongtu.relate.periods import dated
from hongtu.relate.plans import settled
from hongtu.relate.seats import singly
from hongtu.relate.topic import scenes
from hongtu.rule import FactRule, Relator, Situation
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
def able() -> Callable[[str], list[int]]:
    """The numbers of the relators that can have something to say of a sentence, by the characters of its skeleton."""
    return sieve([relator.needs if isinstance(relator, FactRule | Situation) else () for relator in RELATORS])


def relate(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], added: Sequence[Relator] = ()
) -> Iterator[Claim | Figure]:
    """Everything that the sentences of an article say of its mentions, in the order of the text; relators that are
    ``added`` see each sentence too.
    """
    seen, said = by_rules(sentences, mentions, added)
    told, whole = course(seen, said), weighed(seen, said, mentions)
    for number, more in enumerate(whole.added):
        yield from (one for claim in said[number] if not whole.doubts(claim) for one in owned(told, number, claim))
        yield from dated(seen[number], settled(seen[number], more))


def by_rules(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], added: Sequence[Relator] = ()
) -> tuple[tuple[Scene, ...], list[tuple[Claim | Figure, ...]]]:
    """The sentences of an article with their subjects, and everything that the rules say of each."""
    seen = tuple(scenes(sentences, mentions))
    return seen, [tuple(ruled(scene, added)) for scene in seen]


def ruled(scene: Scene, added: Sequence[Relator]) -> Iterator[Claim | Figure]:
    """Everything that the rules say of a sentence, and relators that are ``added``."""
    asked = (*(RELATORS[number] for number in able()(scene.skeleton)), *added)
    claims = (one for relator in asked for claim in relator(scene) for one in singly(claim))
    yield from dated(scene, settled(scene, claims))


__all__ = ["RELATORS", "Relator", "Scene", "relate"]
