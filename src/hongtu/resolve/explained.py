"""What each feature says, for those who are asked about a pair: its docstring, and whether it speaks for or against."""

from __future__ import annotations

from functools import cache

from hongtu.resolve.body import BODY_FEATURES
from hongtu.resolve.person import PERSON_FEATURES, little_known


@cache
def explanations() -> dict[str, tuple[bool, str]]:
    """For each feature's name whether it speaks for two being one, and what it says, in Chinese and English.

    >>> explanations()["same_zone"]
    (True, '在同一园区。 Both lie in the same zone.')
    """
    weighed = [(feature.__name__, feature.__doc__, weight) for feature, weight in BODY_FEATURES]
    weighed += [(feature.__name__, feature.__doc__, weight) for feature, weight in PERSON_FEATURES]
    weighed.append((little_known.__name__, little_known.__doc__, -1.0))
    return {name: (weight > 0, " ".join((says or "").split())) for name, says, weight in weighed}
