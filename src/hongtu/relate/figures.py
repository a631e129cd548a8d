"""Figures: what a number counts, of whom, in which unit: 党员2595名, 3000多名员工, 同比增长80%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hongtu.model import Figure
from hongtu.relate.amounts import numbers, unit, value
from hongtu.relate.measures import attended, counted, respective
from hongtu.relate.owners import Told, owner
from hongtu.relate.standins import standins
from hongtu.rule import Relator
from hongtu.scene import Scene

PRESENT = re.compile("如今|现在|目前|眼下|而今|现有|现已")
DIGIT = re.compile(r"\d")


def figures(scene: Scene) -> Iterator[Figure]:
    """Every figure of a sentence that has a subject; numbers inside names are none."""
    last, base = "", scene.sentence.start
    every = list(numbers(scene.sentence.text))
    told = Told(base, None, tuple(standins(scene)) if every else ())
    shared = respective(scene.sentence.text, every)
    for found in every:
        start, end = base + found.start(), base + found.end()
        if any(m.start <= start < m.end for m in scene.mentions):
            continue
        subject = owner(scene, start, end, told)
        told = Told(end, subject, told.standing)
        if subject is None:
            continue
        measure, first, final = counted(scene, found, last)
        measure = shared.get(found.start(), measure)
        if not measure:
            continue
        measure = attended(scene, found, subject, measure)
        last = last if last and measure.endswith(last) else measure
        where = (base + min(first, found.start()), max(base + final, end))
        yield Figure(
            subject,
            measure,
            value(found),
            unit(found),
            *where,
            "relate.figures.figures",
            period(scene, start),
        )


def period(scene: Scene, at: int) -> str | None:
    """The words of the date that stands last before an offset, unless they are only those of an earlier value
    (由|2018年的3000万元增至…) or time has passed since (2016年…，如今…); the article's date settles what they mean.
    """
    text, base = scene.sentence.text, scene.sentence.start
    for date in reversed([m for m in scene.mentions if m.start < at and m.type == "Date"]):
        between = text[date.end - base : at - base]
        if PRESENT.search(between):
            return None
        if not (text[: date.start - base].endswith(("由", "从")) and DIGIT.search(between)):
            return date.text
    return None


RELATORS: tuple[Relator, ...] = (figures,)
