"""Which entities a name stands for, and which names are near one that stands for none."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

NEAREST = 5


def called(names: Mapping[str, Iterable[str]], name: str) -> tuple[str, ...]:
    """The ids that have a name, or are it; raises ValueError with the nearest names if there is none.

    ``names`` gives the names of each id.

    >>> called({"a": ["江州高新区", "高新区"], "b": ["江州市"]}, "高新区")
    ('a',)
    """
    found = tuple(id for id, own in names.items() if name == id or name in own)
    if not found:
        known = sorted({one for own in names.values() for one in own})
        near = [n for n in known if name in n or n in name] + difflib.get_close_matches(name, known, NEAREST, 0.3)
        hint = f"; near it: {'、'.join(dict.fromkeys(near[:NEAREST]))}" if near else ""
        raise ValueError(f"no {name!r} in this graph{hint}")
    return found
