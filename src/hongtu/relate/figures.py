"""Figures: what a number counts, of whom, in which unit: 党员2595名, 3000多名员工, 同比增长80%."""

from __future__ import annotations

from collections.abc import Iterator

from hongtu.model import Figure, Mention
from hongtu.relate.amounts import numbers, unit, value
from hongtu.relate.measures import counted, respective
from hongtu.relate.owners import owner
from hongtu.rule import Relator
from hongtu.scene import Scene


def figures(scene: Scene) -> Iterator[Figure]:
    """Every figure of a sentence that has a subject; numbers inside names are none."""
    last, base = "", scene.sentence.start
    before: tuple[int, Mention | None] = (base, None)
    every = list(numbers(scene.sentence.text))
    shared = respective(scene.sentence.text, every)
    for found in every:
        start, end = base + found.start(), base + found.end()
        if any(m.start <= start < m.end for m in scene.mentions):
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
            unit(found),
            *where,
            "relate.figures.figures",
            period(scene, start),
        )


def period(scene: Scene, at: int) -> str | None:
    """The words of the date that stands last before an offset; what they mean is settled with the article's date."""
    dates = [m for m in scene.mentions if m.start < at and m.type == "Date"]
    return dates[-1].text if dates else None


RELATORS: tuple[Relator, ...] = (figures,)
