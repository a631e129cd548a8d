"""The pairs that resolving compares grow nearly as the articles do; ``benchmarks/identity.py`` measures the time up to
100,000.
"""

import math
from typing import Any

import pytest
from identities import readings

from hongtu.resolve import Resolution, resolution
from hongtu.resolve.features import weigh

FEW, MANY = 400, 3200
# Measured 1.07 (pairs) and 0.97 (questions); comparing all pairs would give 2.
MOST = 1.15


def weighed(count: int) -> tuple[int, Resolution]:
    """How many pairs are compared to resolve the readings of some articles, and what comes of it."""
    pairs: list[None] = []

    def counted(features: Any, left: Any, right: Any) -> tuple[float, tuple[str, ...]]:
        pairs.append(None)
        return weigh(features, left, right)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hongtu.resolve.bodies.weigh", counted)
        patch.setattr("hongtu.resolve.people.weigh", counted)
        found = resolution(readings(count))
    return len(pairs), found


def test_what_is_compared_and_what_is_asked_grow_nearly_as_the_articles_do() -> None:
    (few, first), (many, last) = weighed(FEW), weighed(MANY)
    assert few > FEW
    for less, more in ((few, many), (len(first.open), len(last.open))):
        exponent = math.log(more / less) / math.log(MANY / FEW)
        assert exponent < MOST
