"""Names for the drawing: short."""

from __future__ import annotations

import re

LEGAL = re.compile("(?<=..)(?:股份有限公司|有限责任公司|有限公司)$")
LONGEST = 12


def short(name: str) -> str:
    """A name for the drawing: without its legal form, at most twelve characters.

    >>> short("广东三浦车车股份有限公司")
    '广东三浦车车'
    """
    name = LEGAL.sub("", name)
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
