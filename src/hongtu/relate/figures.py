"""Figures: what a number counts, of whom, in which unit: 党员2595名, 3000多名员工, 同比增长80%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hongtu.lexicon import alternation, lexicon
from hongtu.model import Figure, Mention
from hongtu.relate.measures import counted, respective
from hongtu.relate.owners import owner
from hongtu.rule import Relator
from hongtu.scene import Scene

SCALE = {"十": 10.0, "百": 100.0, "千": 1000.0, "万": 1e4, "亿": 1e8, "万亿": 1e12}
NUMERALS = "一二三四五六七八九"
BEGUN = re.compile(f"[\\d百千万]|[{NUMERALS}](?=成)")
BOUND = re.compile(r"以[上下内]的?[^，。；、\d]{1,6}\d")


@cache
def number() -> re.Pattern[str]:
    """A number with its scale and its unit."""
    return re.compile(
        rf"(?<![\d.A-Za-z第+\-—])(?P<digits>\d[\d,]*(?:\.\d+)?|(?<=[近逾超上])[百千万]|[百千万](?=[多余][名家人个位项场件]))"
        rf"(?P<scale>万亿|[十百千万亿])?(?P<more>多|余|来)?(?P<scale2>[万亿])?"
        rf"(?P<unit>{alternation('units')})(?!\d|(?<=人)[才民均口物大]|(?<=个)(?:月|工作日|方面|小时|百分点)|(?<=米)[高长宽深]的)"
        rf"|(?P<tenths>[一二三四五六七八九])成(?P<half>[一二三四五六七八九半])?(?![立为功长员本果绩效熟分交就])"
    )


def numbers(text: str) -> Iterator[re.Match[str]]:
    """Every number of a text with its unit, looked for only where one can begin."""
    at = 0
    while begun := BEGUN.search(text, at):
        found = number().match(text, begun.start())
        at = found.end() if found else begun.start() + 1
        if found:
            yield found


def figures(scene: Scene) -> Iterator[Figure]:
    """Every figure of a sentence that has a subject; numbers inside names are none."""
    last, base = "", scene.sentence.start
    before: tuple[int, Mention | None] = (base, None)
    every = list(numbers(scene.sentence.text))
    shared = respective(scene.sentence.text, every)
    for found in every:
        start, end = base + found.start(), base + found.end()
        if any(m.start <= start < m.end for m in scene.mentions) or BOUND.match(scene.sentence.text, found.end()):
            continue
        subject = owner(scene, start, end, before)
        before = (end, subject)
        measure, first, final = counted(scene, found, last)
        measure = shared.get(found.start(), measure)
        if subject is None or not measure:
            continue
        last = measure
        where = (base + min(first, found.start()), max(base + final, end))
        yield Figure(
            subject,
            measure,
            value(found),
            plain_unit(found["unit"] or "%"),
            *where,
            "relate.figures.figures",
            period(scene, start),
        )


def value(found: re.Match[str]) -> float:
    """The number in single units: 8亿元 is 800000000.

    >>> value(number().search("80.1亿元"))
    8010000000.0
    >>> value(number().search("占了三成五")), value(number().search("近百名"))
    (35.0, 100.0)
    """
    if found["tenths"]:
        half = found["half"] or ""
        rest = 5 if half == "半" else NUMERALS.find(half) + 1
        return 10.0 * (NUMERALS.index(found["tenths"]) + 1) + (rest if half else 0)
    if found["digits"] in SCALE:
        return SCALE[found["digits"]] * float(lexicon("units")[found["unit"]])
    amount = (
        float(found["digits"].replace(",", ""))
        * SCALE.get(found["scale"] or "", 1.0)
        * SCALE.get(found["scale2"] or "", 1.0)
    )
    return round(amount * float(lexicon("units")[found["unit"]]), 4)


def plain_unit(unit: str) -> str:
    """The unit without its scale: 亿元 is 元."""
    return unit.lstrip("万亿") if unit[0] in "万亿" and len(unit) > 1 else unit.replace("％", "%")


def period(scene: Scene, at: int) -> str | None:
    """The words of the date that stands last before an offset; what they mean is settled with the article's date."""
    dates = [m for m in scene.mentions if m.start < at and m.type == "Date"]
    return dates[-1].text if dates else None


RELATORS: tuple[Relator, ...] = (figures,)
