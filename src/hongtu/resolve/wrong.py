"""What ``wrong`` means: what is said of two things, or one statement, is not said, at all or not by one article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from hongtu.judgements import Judgement
from hongtu.model import Fact, Reading, Statistic
from hongtu.resolve.tails import observed, stated

Said = TypeVar("Said", Fact, Statistic)


def without(
    reading: Reading, judgements: Sequence[Judgement], known: Mapping[str, str]
) -> tuple[Reading, tuple[Judgement, ...]]:
    """A resolved reading without what is wrong, and the judgements that found nothing so.

    ``known`` are the ids of the entities that tails mean.
    """
    idle = []
    for one in judgements:
        left, right = known.get(one.left, one.left), known.get(one.right, one.right)
        facts = [f for f in reading.facts if (f.subject == left and f.object == right) or stated(f) == one.right]
        figures = [s for s in reading.statistics if observed(s) == one.right]
        less = replace(reading, facts=less_of(reading.facts, facts, one.article),
                       statistics=less_of(reading.statistics, figures, one.article))  # fmt: skip
        idle += [one] if less == reading else []
        reading = less
    return reading, tuple(idle)


def less_of(said: Sequence[Said], wrong: Sequence[Said], article: str) -> tuple[Said, ...]:
    """What is said less what is wrong; where an article is named, less the evidence from it."""
    kept = []
    for one in said:
        words = tuple(e for e in one.evidence if article and e.article != article) if one in wrong else one.evidence
        kept += [replace(one, evidence=words)] if words else []
    return tuple(kept)
