"""A Turtle file with other blocks in the places of some: these are looked up in its order, the rest is copied as it is.

In each part the blocks are sorted by subject, which a binary search needs; UTF-8 sorts as the characters do.
"""

from __future__ import annotations

import mmap
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from hongtu.graph.iris import PREFIXES
from hongtu.graph.turtle import HEADER, blocks

Span: TypeAlias = tuple[int, int]
Piece: TypeAlias = bytes | memoryview
Part: TypeAlias = tuple[str, Iterable[ox.Triple]]
BLANK = b"\n\n"
ENTITIES = PREFIXES["e"].encode()


def spliced(
    source: Path, place: Path, stale: Collection[str], fresh: Iterable[tuple[str, Iterable[ox.Triple]]]
) -> None:
    """Write the text of ``turtle`` in one file to another, without the blocks of some subjects (IRIs), and with further
    ones in their places.

    ``fresh`` are the parts with their titles, all of them, in their order.
    """
    subjects = sorted(iri.encode() for iri in stale)
    with source.open("rb") as old, mmap.mmap(old.fileno(), 0, access=mmap.ACCESS_READ) as text, place.open("wb") as new:
        new.writelines(pieces(text, subjects, fresh))


def pieces(text: mmap.mmap, subjects: Sequence[bytes], fresh: Iterable[Part]) -> Iterator[Piece]:
    """The new text of a file, piece by piece; what is copied is not read."""
    yield HEADER.encode()
    end = 0
    for title, triples in fresh:
        start, end = part(text, title, end)
        told = blocks(triples).encode().removesuffix(b"\n")
        new = {subject(block): block for block in told.split(BLANK) if block}
        kept = [run for run in edited(text, (start, end), sorted({*subjects, *new}), new) if run]
        if kept:
            yield f"\n# {title}\n\n".encode()
            yield from (piece for i, run in enumerate(kept) for piece in ((BLANK, run) if i else (run,)))
            yield b"\n"


def part(text: mmap.mmap, title: str, behind: int) -> Span:
    """Where behind an offset the blocks under a title stand, without the last line break; nowhere if there are none."""
    head = f"\n# {title}\n\n".encode()
    start = text.find(head, behind)
    if start < 0:
        return behind, behind
    end = text.find(b"\n\n# ", start + len(head))
    return start + len(head), end if end >= 0 else len(text) - 1


def edited(text: mmap.mmap, where: Span, subjects: Iterable[bytes], new: dict[bytes, bytes]) -> Iterator[Piece]:
    """The blocks of a part in runs, those of some subjects (in ascending order) replaced by new ones or left out."""
    at, end = where
    for one in subjects:
        start, behind = block(text, (at, end), one)
        ends = start - at >= len(BLANK) and text[start - len(BLANK) : start] == BLANK
        yield memoryview(text)[at : start - len(BLANK) if ends else start]
        yield new.get(one, b"")
        at = behind
    yield memoryview(text)[at:end]


def block(text: mmap.mmap, where: Span, wanted: bytes) -> Span:
    """Where in sorted blocks that of a subject stands, with the blank line behind it; nowhere, but where it would, if
    there is none.
    """
    low, high = where
    while low < high:
        middle = (low + high) // 2
        start = max(text.rfind(BLANK, low, middle) + len(BLANK), low)
        found = text.find(BLANK, start, high)
        behind = found + len(BLANK) if found >= 0 else high
        own = subject(text[start : text.find(b" ", start)])
        if own == wanted:
            return start, behind
        low, high = (behind, high) if own < wanted else (low, start)
    return low, low


def subject(block: bytes) -> bytes:
    r"""The IRI of which a block speaks.

    >>> subject("e:王新 a ht:Person".encode()).decode(), subject(b"e:st\\-1 a ht:Statement"), subject(b"<x:y> a <x:z>")
    ('https://w3id.org/hongtu/id/王新', b'https://w3id.org/hongtu/id/st-1', b'x:y')
    """
    word = block.partition(b" ")[0]
    return word[1:-1] if word.startswith(b"<") else ENTITIES + word.partition(b":")[2].replace(b"\\", b"")
