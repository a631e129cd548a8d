"""Readable tails of IRIs: the name itself, and for a second bearer of it a short hash of its context."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Hashable, Iterable
from decimal import Decimal
from hashlib import sha256
from typing import TypeVar

from hongtu.model import Fact, Statistic

# Letters, figures and the hyphen may stand in a local name; of letters only those that Turtle admits.
UNSAFE = re.compile("[^\\w-]|[\u2000-\u2bff\ue000-\uf8ff]")
TAIL = re.compile("(?:[^\\W\u2000-\u2bff\ue000-\uf8ff]|-)+")
# Of other nodes, or no beginning of a local name.
RESERVED = re.compile("(?=(?:article|role|st|ev|ob|)-)")
HASHES = re.compile("(?:-[0-9a-f]{6})+$")
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


def tails(bearers: Iterable[tuple[Bearer, str, str, bool]]) -> dict[Bearer, str]:
    """A tail for each (bearer, name, context, whether the name says enough): the first of a name has it plain, further
    ones, and those of names that do not say whose they are, with a hash.

    >>> tails([(1, "王新", "a", True), (2, "王新", "b", True), (3, "党委", "c", False)])
    {1: '王新', 2: '王新-3e23e8', 3: '党委-2e7d2c'}
    """
    taken: dict[str, Bearer] = {}
    for bearer, name, context, enough in bearers:
        wanted = tail(name) if enough else handle(name, context)
        free, turn = wanted, 0
        while free in taken:
            free = f"{tail(name)}-{short_hash(context, turn)}"
            turn += 1
        taken[free] = bearer
    return {bearer: free for free, bearer in taken.items()}


def handle(name: str, context: str) -> str:
    """The tail of one bearer of a name, told from the others by its context, whoever else bears the name.

    >>> handle("王新", "a")
    '王新-ca9781'
    """
    return f"{tail(name)}-{short_hash(context)}"


def short_hash(context: str, turn: int = 0) -> str:
    """Six hexadecimal digits of a context; other ones at each further turn, for contexts whose first digits agree."""
    return sha256(f"{context}{'#' * turn}".encode("utf-8", "backslashreplace")).hexdigest()[:6]


def digest(*parts: str | int | None) -> str:
    """The SHA-256 of some values in their order, as hexadecimal digits."""
    return sha256(json.dumps(parts).encode()).hexdigest()


def stated(fact: Fact) -> str:
    """The tail of a fact's node, made of what the fact says and not of who says it."""
    return f"st-{digest(fact.subject, fact.predicate, fact.object, fact.role, fact.period, fact.status)[:16]}"


def observed(statistic: Statistic) -> str:
    """The tail of a statistic's node."""
    value = decimal(statistic.value)
    return f"ob-{digest(statistic.subject, statistic.measure, value, statistic.unit, statistic.period)[:16]}"


def decimal(value: float) -> str:
    """A number in decimal notation: 800000000, 1.5; raises ValueError for one that is not finite.

    >>> decimal(1e21), decimal(0.1), decimal(3000.0)
    ('1000000000000000000000', '0.1', '3000')
    """
    if not math.isfinite(value):
        raise ValueError(f"{value} is no figure")
    text = f"{Decimal(repr(value)):f}"
    return text.removesuffix(".0")
