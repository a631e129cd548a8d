"""From the characters of a file to paragraphs that are whole again, each character with the place where it stood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

HAN = "\u4e00-\u9fff"
WIDE = dict(zip(",;:?!()", "，；：？！（）", strict=True))
ENDED = tuple("。！？…”’）】；：.!?")
FEW = 6
UNCLEAN = re.compile('[\\s\u200b\ufeff,;:?!()"\ue000-\uf8ff\ud800-\udfff]')


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of text, and where each of its characters stood in the file; ``gap`` counts blank lines before it."""

    text: str
    origin: tuple[int, ...]
    gap: int = 0


def lines(text: str) -> Iterator[Line]:
    """The lines of a text that hold anything, each with the blank lines before it counted."""
    gap = at = 0
    for raw in re.split("\r\n|[\n\r\u2028\u2029\f]", text):
        found = clean(raw, at)
        if found.text:
            yield Line(found.text, found.origin, gap)
            gap = 0
        else:
            gap += 1
        at += len(raw) + (2 if text[at + len(raw) : at + len(raw) + 2] == "\r\n" else 1)


def clean(raw: str, at: int) -> Line:
    """A line without blanks between Chinese characters, in one form of punctuation; its length may only shrink.

    >>> clean("近年来, 潮安区(本区)", 0).text
    '近年来，潮安区（本区）'
    """
    if not UNCLEAN.search(raw):
        return Line(raw, tuple(range(at, at + len(raw))))
    kept = [(sign, at + i) for i, sign in enumerate(re.sub("[\ue000-\uf8ff\ud800-\udfff]", "\ufffd", raw))]
    text = "".join(sign for sign, _ in kept)
    signs = [
        (form(text, i), origin)
        for i, (sign, origin) in enumerate(kept)
        if not (sign.isspace() or sign in "\u200b\ufeff") or needed(text, i)
    ]
    body = straight(signs)
    while body and body[0][0].isspace():
        body = body[1:]
    while body and body[-1][0].isspace():
        body = body[:-1]
    return Line("".join(s for s, _ in body), tuple(o for _, o in body))


def needed(text: str, at: int) -> bool:
    """Whether a blank parts two words: Latin ones, or Chinese ones of a heading (小标题 in two halves, names of a
    byline).
    """
    before, after = text[:at].rstrip()[-1:], text[at:].lstrip()[:1]
    first = text[at - 1 : at].strip() != ""
    if not before or not after or not first:
        return False
    return (
        (before.isascii() and after.isascii())
        or (before.isalnum() and after.isalnum())
        or after in "“《"
        or before in "”》"
    )


def form(text: str, at: int) -> str:
    """A sign in the form that it has in Chinese: full width beside a Chinese character, quotation marks as they are."""
    sign = text[at]
    if sign not in WIDE:
        return " " if sign.isspace() else sign
    beside = text[at - 1 : at] + text[at + 1 : at + 2]
    return WIDE[sign] if re.search(f"[{HAN}“”‘’《》〈〉、。）（，%]", beside) else sign


def straight(signs: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Straight quotation marks turned into “ and ” by turns, where a line has an even number of them."""
    marks = [i for i, (sign, _) in enumerate(signs) if sign == '"']
    turned = list(signs)
    if len(marks) % 2 == 0:
        for turn, i in enumerate(marks):
            turned[i] = ("“" if turn % 2 == 0 else "”", signs[i][1])
    return turned


def paragraphs(found: Iterable[Line]) -> list[Line]:
    """Paragraphs from lines: in a text of wrapped lines those that were one are joined again."""
    chunks: list[list[Line]] = []
    for line in found:
        if line.gap or not chunks:
            chunks.append([])
        chunks[-1].append(line)
    inner = [line.text for chunk in chunks for line in chunk[:-1]]
    measure = max((columns, signs), key=lambda m: fullness(inner, m))
    width = wrap_width(inner, measure)
    return [joined(group) for chunk in chunks for group in groups(chunk, width, measure)]


def columns(text: str) -> int:
    """The width of a text on a screen, where a Chinese character takes two columns."""
    return sum(1 if sign.isascii() else 2 for sign in text)


def signs(text: str) -> int:
    """The width of a text whose lines were cut by the number of their characters, in the same unit."""
    return 2 * len(text)


Measure = Callable[[str], int]


def usual(inner: Sequence[str], measure: Measure) -> int:
    """The width that most lines have, to four columns."""
    counts = Counter(measure(text) // 4 for text in inner)
    return max(counts, key=lambda w: (counts[w] + counts.get(w - 1, 0) // 2, w)) * 4


def fullness(inner: Sequence[str], measure: Measure) -> float:
    """The share of lines that are about as wide as most."""
    if not inner:
        return 0.0
    most = usual(inner, measure)
    return sum(most - 8 <= measure(text) <= most + 8 for text in inner) / len(inner)


def wrap_width(inner: Sequence[str], measure: Measure) -> int:
    """The width at which a text is wrapped, or 0 if it is not."""
    if len(inner) < FEW or fullness(inner, measure) < 0.6:
        return 0
    most = usual(inner, measure)
    return most + 3 if most < 160 else 0


def groups(chunk: Sequence[Line], width: int, measure: Measure) -> Iterator[list[Line]]:
    """The lines of a chunk that make one paragraph each: a line short of the wrap ends one."""
    group: list[Line] = []
    for line in chunk:
        group.append(line)
        wide = measure(line.text)
        done = wide < width - 9 and (line.text.endswith(ENDED) or wide < 0.6 * width)
        if not width or done or wide > width + 9:
            yield group
            group = []
    if group:
        yield group


def joined(group: Sequence[Line]) -> Line:
    """Lines set end to end, without a blank between Chinese characters."""
    text, origin = "", tuple[int, ...]()
    for line in group:
        if text and text[-1].isascii() and text[-1].isalpha() and line.text[0].isascii() and line.text[0].isalpha():
            text, origin = f"{text} ", (*origin, -1)
        text, origin = text + line.text, origin + line.origin
    return Line(text, origin, group[0].gap)
