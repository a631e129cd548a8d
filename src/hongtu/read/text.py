"""From the characters of a file to paragraphs that are whole again, each character with the place where it stood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from hongtu.read.signs import signs, straight
from hongtu.read.wraps import Wrap, folio, opens, wrap

STOPS = tuple("。！？；：，、….")
TAIL = re.compile("[”’）》】〉，。、；：！？…]|（[^（）]*）$")
LONGEST_HEADING = 44
ENDED = tuple("。！？…”’）】；：.!?")


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text, and where each of its characters stood in the file; ``gap`` counts blank lines before it,
    ``raw`` is how it stood there, with the blanks around it.
    """

    text: str
    origin: tuple[int, ...]
    gap: int = 0
    raw: str = ""


def lines(text: str) -> Iterator[Line]:
    """The lines of a text that hold anything, each with the blank lines before it counted."""
    gap = at = 0
    for raw in re.split("\r\n|[\n\r\u2028\u2029\f]", text):
        found, origin = signs(raw, at)
        if found:
            yield Line(found, origin, gap, raw)
            gap = 0
        else:
            gap += 1
        at += len(raw) + (2 if text[at + len(raw) : at + len(raw) + 2] == "\r\n" else 1)


def paragraphs(found: Iterable[Line]) -> list[Line]:
    """Paragraphs from lines: in a text of wrapped lines those that were one are joined again."""
    chunks: list[list[Line]] = []
    for each in found:
        if each.gap or not chunks:
            chunks.append([])
        chunks[-1].append(each)
    how = wrap([[each.raw for each in chunk] for chunk in chunks])
    return [whole(group, how) for chunk in chunks for group in groups(chunk, how)]


def groups(chunk: Sequence[Line], how: Wrap | None) -> Iterator[list[Line]]:
    """The lines of a chunk that make one paragraph each."""
    group: list[Line] = []
    for i, each in enumerate(chunk):
        group.append(each)
        after = chunk[i + 1] if i + 1 < len(chunk) else None
        if how is None or after is None or parted(each, after, how) or heading(each, chunk[i + 1 : i + 5], how):
            yield group
            group = []


def parted(one: Line, other: Line, how: Wrap) -> bool:
    """Whether a paragraph ends between two lines: at an indent or a mark, or where the second line's first word would
    still have stood on the first.
    """
    if opens(other.raw, how) or how.beyond(one.raw) or folio(one.raw):
        return True
    return how.short(one.raw, other.raw, ended=one.text.endswith(ENDED))


def heading(one: Line, after: Sequence[Line], how: Wrap) -> bool:
    """Whether a paragraph ends with a full line, and a heading, short and without a full stop, follows it."""
    if not one.text.endswith(("。", "！", "？", "”")) or (after[:1] and TAIL.match(after[0].text)):
        return False
    last = next((i for i in range(len(after) - 1) if parted(after[i], after[i + 1], how)), None)
    if last is None or after[last].text.endswith(STOPS):
        return False
    text = "".join(each.text for each in after[: last + 1])
    return len(text) <= LONGEST_HEADING and "。" not in text


def whole(group: Sequence[Line], how: Wrap | None) -> Line:
    """A paragraph of lines, its straight quotation marks turned."""
    found = joined(group, how)
    return replace(found, text=straight(found.text)) if '"' in found.text else found


def joined(group: Sequence[Line], how: Wrap | None = None) -> Line:
    """Lines set end to end, without a blank between Chinese characters unless one stood at the end of the first."""
    text, origin = "", tuple[int, ...]()
    for before, each in zip((None, *group), group, strict=False):
        if before is not None and spaced(before, each, how):
            text, origin = f"{text} ", (*origin, -1)
        text, origin = text + each.text, origin + each.origin
    return Line(text, origin, group[0].gap, group[0].raw)


def spaced(one: Line, other: Line, how: Wrap | None) -> bool:
    """Whether a blank parted the last word of a line from the first of the next. Where lines were cut by the number of
    their characters, it still stands at the break; elsewhere two Latin words are parted by the break itself.
    """
    signs = one.text[-1] + other.text[0]
    if how is not None and how.blanks and (one.raw[-1:].isspace() or re.match(r"[ ]\S", other.raw)):
        return signs.isalnum()
    cut = how is not None and how.cut and how.measure(one.raw.strip()) == how.width
    return signs.isascii() and signs.isalpha() and not cut
