"""Readable tails of IRIs: the name itself, and for a second bearer of it a short hash of its context."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterable
from hashlib import sha256
from typing import TypeVar

# Letters, figures and the hyphen may stand in a local name; of letters only those that Turtle admits.
UNSAFE = re.compile("[^\\w-]|[\u2000-\u2bff\ue000-\uf8ff]")
TAIL = re.compile("(?:[^\\W\u2000-\u2bff\ue000-\uf8ff]|-)+")
# Of other nodes, or no beginning of a local name.
RESERVED = re.compile("(?=(?:article|role|st|ev|ob|)-)")
LONGEST = 100
Bearer = TypeVar("Bearer", bound=Hashable)


def unsafe(name: str) -> str:
    """A name with ``_`` for all that a readable IRI cannot carry."""
    return UNSAFE.sub("_", name)


def tail(name: str) -> str:
    """The tail of the IRI of an entity with this name, never longer than 100 characters, never that of another node.

    >>> tail("唯品会（肇庆）电子商务有限公司"), tail("“初心堂”讲习所"), tail("st-1")
    ('唯品会_肇庆_电子商务有限公司', '_初心堂_讲习所', '_st-1')
    """
    return RESERVED.sub("_", unsafe(unicodedata.normalize("NFKC", name)), count=1)[:LONGEST]


def tails(bearers: Iterable[tuple[Bearer, str, str]]) -> dict[Bearer, str]:
    """A tail for each (bearer, name, context): the first of a name has it plain, further ones with a hash.

    >>> tails([(1, "王新", "a"), (2, "王新", "b")])
    {1: '王新', 2: '王新-3e23e8'}
    """
    taken: dict[str, Bearer] = {}
    for bearer, name, context in bearers:
        wanted = tail(name)
        free, turn = wanted, 0
        while free in taken:
            free = f"{wanted}-{short_hash(context, turn)}"
            turn += 1
        taken[free] = bearer
    return {bearer: free for free, bearer in taken.items()}


def short_hash(context: str, turn: int) -> str:
    """Six hexadecimal digits of a context; other ones at each further turn, for contexts whose first digits agree."""
    return sha256(f"{context}{'#' * turn}".encode("utf-8", "backslashreplace")).hexdigest()[:6]
