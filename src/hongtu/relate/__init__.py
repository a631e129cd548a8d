"""What a sentence says of its mentions: the relators, one theme a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hongtu.model import Claim, Figure, Mention, Sentence
from hongtu.relate import attendance, bodies, business, deeds, figures, honours, lists, places, posts
from hongtu.relate.periods import dated
from hongtu.relate.plans import settled
from hongtu.relate.topic import scenes
from hongtu.rule import Relator, Scene

RELATORS: tuple[Relator, ...] = (
    *posts.RELATORS,
    *bodies.RELATORS,
    *attendance.RELATORS,
    *deeds.RELATORS,
    *places.RELATORS,
    *honours.RELATORS,
    *business.RELATORS,
    *lists.RELATORS,
    *figures.RELATORS,
)


def relate(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Claim | Figure]:
    """Everything that the sentences of an article say of its mentions, in the order of the text."""
    for scene in scenes(sentences, mentions):
        for relator in RELATORS:
            yield from dated(scene, settled(scene, relator(scene)))


__all__ = ["RELATORS", "Relator", "Scene", "relate"]
