"""However a page is wrapped, and with a caption thrown in, it says the same.

HONGTU_ALL_WIDTHS=1 tries every width from 15 to 40.
"""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from hongtu.extract import together
from hongtu.read import Sheet, articles_of, read

ROOT = Path(__file__).parents[1]
FOLDERS = {"sample": ROOT / "data" / "articles", "newspapers": ROOT.parent / "shared" / "gold" / "dev"}
WIDTHS = range(15, 41) if os.environ.get("HONGTU_ALL_WIDTHS") else (15, 18, 22, 27, 33, 40)
CAPTIONS = (
    "职工们在广场上散步",
    "图为职工们在广场上散步。",
    "▲职工们在广场上散步（资料照片）",
    "职工们在广场上散步，远处是新建的书屋。",
    "资料图片",
)
LEAST = 0.01

Said = tuple[frozenset[object], frozenset[object]]


def paragraphs(file: Path) -> tuple[str, ...]:
    """The repaired paragraphs of a page, from which it is set anew."""
    return tuple(a.text[b.start : b.end] for a in read(file) for b in a.blocks)


@cache
def said(text: str) -> Said:
    """The entities and the facts of a page."""
    reading = together(articles_of(Sheet(text, "page")))
    names = {e.id: (e.type, e.names[0]) for e in reading.entities}
    facts = {(names[f.subject], f.predicate, names.get(f.object, f.object), f.role) for f in reading.facts}
    return frozenset(names.values()), frozenset(facts)


def cut(part: str, width: int) -> list[str]:
    return [part[i : i + width] for i in range(0, len(part), width)]


def wrapped(parts: tuple[str, ...], width: int) -> str:
    """Each paragraph hard-wrapped, an empty line between them."""
    return "\n\n".join("\n".join(cut(part, width)) for part in parts)


def tight(parts: tuple[str, ...], width: int) -> str:
    """Wrapped, and nothing between the paragraphs."""
    return "\n".join("\n".join(cut(part, width)) for part in parts)


def indented(parts: tuple[str, ...], width: int) -> str:
    """Wrapped as newspapers do, each paragraph with an indent of two characters, in lines of another system."""
    return "\r\n".join("\r\n".join(cut(f"　　{part}", width)) for part in parts)


def captioned(parts: tuple[str, ...], width: int) -> str:
    """Wrapped, and a caption in the middle of a sentence of one of the longer paragraphs, another for each width."""
    long = [i for i, part in enumerate(parts) if len(part) > 3 * width] or [0]
    chosen = long[width % len(long)]
    lines = cut(parts[chosen], width)
    at = next((i for i in range(len(lines) // 2, len(lines)) if lines[i - 1][-1] not in "。！？”；："), len(lines))
    torn = ["\n".join(lines[:at]), "", CAPTIONS[width % len(CAPTIONS)], "", "\n".join(lines[at:])]
    before, after = wrapped(parts[:chosen], width), wrapped(parts[chosen + 1 :], width)
    return "\n\n".join(part for part in (before, "\n\n".join(torn), after) if part)


@pytest.mark.parametrize("change", [wrapped, captioned, tight, indented])
@pytest.mark.parametrize("corpus", FOLDERS)
def test_a_page_says_the_same_however_it_is_wrapped(corpus: str, change: Callable[[tuple[str, ...], int], str]) -> None:
    files = sorted(FOLDERS[corpus].glob("*.txt"))
    if corpus == "newspapers" and not files:
        pytest.skip("these pages do not come with the repository")
    wanted, changed = [0, 0], [0, 0]
    for parts in map(paragraphs, files):
        whole = said("\n\n".join(parts))
        for width in WIDTHS:
            found = said(change(parts, width))
            for i in range(2):
                wanted[i] += len(whole[i])
                changed[i] += len(whole[i] ^ found[i])
    assert min(wanted) > 100
    assert changed[0] <= LEAST * wanted[0], f"entities: {changed[0]} of {wanted[0]}"
    assert changed[1] <= LEAST * wanted[1], f"facts: {changed[1]} of {wanted[1]}"
