"""The entries of a gold file, each with the line on which it begins, so that what is wrong can be found again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

BETWEEN = re.compile(r"[\s,:]*")


class Entry(NamedTuple):
    """A value of a JSON object, or of a list in it: under which key, on which line, and what."""

    key: str
    line: int
    value: Any


def entries(text: str) -> Iterator[Entry]:
    r"""The values of a JSON object, those of its lists one by one; raises ValueError for what is no JSON object.

    >>> [tuple(e) for e in entries('{"id": "a",\n "facts": [1,\n 2]}')]
    [('id', 1, 'a'), ('facts', 2, 1), ('facts', 3, 2)]
    """
    if not isinstance(json.loads(text), dict):
        raise ValueError("no JSON object")
    decode = json.JSONDecoder().raw_decode
    at = after(text, text.index("{") + 1)
    while text[at] != "}":
        key, at = decode(text, at)
        at = after(text, at)
        listed = text[at] == "["
        at = after(text, at + 1) if listed else at
        while text[at] != "]" or not listed:
            value, end = decode(text, at)
            yield Entry(key, text.count("\n", 0, at) + 1, value)
            at = after(text, end)
            if not listed:
                break
        at = after(text, at + 1) if listed else at


def after(text: str, at: int) -> int:
    """The first offset from one on that is neither blank nor a sign between values."""
    found = BETWEEN.match(text, at)
    return found.end() if found else at
