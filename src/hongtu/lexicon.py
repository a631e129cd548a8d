"""Word lists: text files with an entry a line, TAB, a value, and the words that justify it behind ``#``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple


class Entry(NamedTuple):
    """A line of a word list: the word, what it means there, and a phrase that shows it in use."""

    word: str
    value: str
    evidence: str


def entries(text: str) -> tuple[Entry, ...]:
    """The entries of a word list's text, in its order; blank lines and lines of comment are passed over.

    >>> entries("书记\\tparty\\t# 党委书记说")
    (Entry(word='书记', value='party', evidence='党委书记说'),)
    """
    found = []
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            body, _, evidence = line.partition("#")
            word, _, value = body.rstrip().partition("\t")
            found.append(Entry(word, value.strip(), evidence.strip()))
    return tuple(found)


@cache
def lexicon(name: str) -> MappingProxyType[str, str]:
    """The words of ``lexicons/NAME.txt`` and their values, longest first.

    >>> lexicon("posts")["书记"]
    'party'

    Raises ValueError naming the list if there is none.
    """
    file = files("hongtu") / "lexicons" / f"{name}.txt"
    if not file.is_file():
        raise ValueError(f"no word list {name}.txt among the lexicons")
    read = entries(file.read_text(encoding="utf-8"))
    return MappingProxyType({e.word: e.value for e in sorted(read, key=lambda e: (-len(e.word), e.word))})


@cache
def alternation(name: str, *values: str) -> str:
    """A regular expression for any word of a list (with one of the values, if given), longest first."""
    return branches([word for word, value in lexicon(name).items() if not values or value in values])


@cache
def either(*names: str) -> str:
    """A regular expression for any word of several lists, longest first: one tree is searched faster than several."""
    words = {word for name in names for word in lexicon(name)}
    return branches(sorted(words, key=lambda word: (-len(word), word)))


def branches(words: Iterable[str]) -> str:
    """A regular expression for any of some words, longest first, that looks at each character once.

    >>> branches(["党委", "党支部", "党总支", "省委"])
    '(?:党(?:委|支部|总支)|省委)'
    """
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[:1], []).append(word[1:])
    ends = "" in groups
    parts = [
        re.escape(sign) + (branches(rests) if len(rests) > 1 else re.escape(rests[0]))
        for sign, rests in groups.items()
        if sign
    ]
    inner = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return f"{inner}?" if ends else inner


def names() -> tuple[str, ...]:
    """The names of all word lists."""
    folder = files("hongtu") / "lexicons"
    return tuple(sorted(f.name.removesuffix(".txt") for f in folder.iterdir() if f.name.endswith(".txt")))
