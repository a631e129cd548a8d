"""Of what a number can be a figure: everything that was named near it, and what speaks for each, as clues."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from hongtu.learned.linear import Clue, Feature, plain, spelled
from hongtu.model import Claim, Figure, Mention
from hongtu.relate.bearings import (
    about,
    border,
    done,
    echoed,
    following,
    gone,
    itself,
    measured,
    neighbours,
    standing,
    tail,
    united,
)
from hongtu.relate.pairs import cut
from hongtu.relate.spoken import Tally, echo, name_of, told_before, types, unnamed
from hongtu.scene import Scene

NUMERAL = re.compile("[\\d百千万两三四五六七八九十]")
COMMAS, ENDS, STOPS = "，：", "，；：。", "，；：。！？"
BACK, NEAR, TOUCHING, AFTER = 2, 30, 4, 8
ELSEWHERE = "elsewhere"


@dataclass
class Holder:
    """A thing that a number can be a figure of: a mention of it, what speaks for and against it, and where it stands,
    coarsely: before the number, so many commas away, behind it, or not in the sentence.
    """

    mention: Mention
    clues: list[Clue] = field(default_factory=list)
    where: str = ELSEWHERE

    def features(self) -> list[Feature]:
        """Everything that speaks for and against it, each thing once."""
        return [*dict.fromkeys(spelled(self.clues))]


class Around(NamedTuple):
    """What all figures of a sentence have around them: its mentions that have figures, each with whether it acts, and
    what was named in the sentences before and in the titles.
    """

    named: Sequence[tuple[Mention, bool]]
    past: Sequence[Holder]


@dataclass(frozen=True)
class Course:
    """An article as its figures see it: its sentences with what rules say of them, and what its titles name."""

    scenes: Sequence[Scene]
    said: Sequence[Sequence[Claim | Figure]]
    times: Mapping[str, int]
    titles: Sequence[Mention]
    seen: dict[int, Around] = field(default_factory=dict, repr=False)
    tally: Tally = field(default_factory=Tally, repr=False)

    def around(self, number: int) -> Around:
        """What is around the figures of a sentence."""
        if number not in self.seen:
            scene = self.scenes[number]
            named = [(m, not m.text or m in scene.subjects) for m in scene.mentions if m.type in types()]
            self.seen[number] = Around(named, [*joined(past(self, number)).values()])
        return self.seen[number]


def course(scenes: Sequence[Scene], said: Sequence[Sequence[Claim | Figure]]) -> Course:
    """What the figures of an article have around them."""
    times = Counter(name_of(m) for scene in scenes for m in scene.mentions if m.text)
    titles = [m for s in scenes if s.sentence.kind in ("title", "heading") for m in s.mentions if m.type in types()]
    return Course(scenes, said, times, titles)


def joined(parts: Iterable[Holder]) -> dict[str, Holder]:
    """What speaks for and against each thing, by its name."""
    found: dict[str, Holder] = {}
    for part in parts:
        name = name_of(part.mention)
        if name in found:
            found[name].clues += part.clues
            found[name].where = min(found[name].where, part.where)
        else:
            found[name] = Holder(part.mention, [*part.clues], part.where)
    return found


def holders(told: Course, number: int, figure: Figure) -> list[Holder]:
    """Everything that a figure of a sentence can belong to, the subject that the rules give it among them."""
    scene, (named, past), tally = told.scenes[number], told.around(number), told.tally.before(told.scenes, number)
    text, base = scene.sentence.text, scene.sentence.start
    numeral = NUMERAL.search(text, figure.start - base, figure.end - base)
    at = numeral.start() if numeral else figure.start - base
    near = (*before(scene, named, at), *behind(scene, named, at, figure.end - base), *spoken(scene, named, at))
    ruled = Holder(figure.subject, [(plain, "rule")])
    found = joined((*near, *past, *counted(told, number, figure), ruled))
    start = max(text.rfind(sign, 0, at) for sign in STOPS) + 1
    verbs = sorted({word for word, tag in cut(text[start:at]) if tag[0] == "v"})
    kinds = Counter(holder.mention.type for holder in found.values())
    clause, words = (unnamed(scene, named, first, at) for first in (start, 0))
    for name, holder in found.items():
        kind = holder.mention.type
        holder.clues.append((echoed, echo(name, clause), echo(name, words), kind, holder.where))
        holder.clues.append(told_before(holder.mention, holder.where, tally))
        holder.clues += beside(holder, figure, verbs)
        holder.clues += (plain, "alike", min(kinds[kind], 3)), (plain, "times", min(told.times[name], 4), kind)
        holder.clues.append((plain, "kind", scene.sentence.kind))
    after = text[figure.end - base : figure.end - base + AFTER]
    chosen = found[name_of(figure.subject)]
    chosen.clues += rule(chosen, figure, verbs)
    chosen.clues += [(plain, "rule", "after", word) for word, _ in cut(after)[:2]]
    return list(found.values())


def before(scene: Scene, named: Sequence[tuple[Mention, bool]], at: int) -> Iterator[Holder]:
    """What stands before a number in its sentence, the nearest first."""
    text, base = scene.sentence.text, scene.sentence.start
    some = [(m, acts) for m, acts in named if m.start - base < at]
    acting = [m for m, acts in some if acts]
    nearer: set[str] = set()
    for rank, (mention, acts) in enumerate(reversed(some)):
        kind, start, end = mention.type, mention.start - base, mention.end - base
        between = text[end:at]
        commas = min(sum(map(between.count, COMMAS)), 3)
        clues: list[Clue] = [
            (standing, kind, commas, acts, bool(mention.text)),
            (plain, "rank", min(rank, 4)),
            (plain, "part", "；" in between),
            (neighbours, text[max(0, start - 2) : start], text[end : end + 2]),
            (plain, "nearer", kind in nearer),
            (plain, "first", start == 0),
        ]
        if acts and acting[-1] is mention:
            clues += (plain, "last acting"), (plain, "last acting", commas, kind)
        if acts and acting[0] is mention:
            clues.append((plain, "first acting"))
        if len(between) <= TOUCHING:
            clues.append((plain, "between", between))
        clues += [(plain, "word between", word) for word, tag in cut(between[:NEAR]) if tag[0] in "vpu"]
        nearer.add(kind)
        yield Holder(mention, clues, f"before {commas}")


def behind(scene: Scene, named: Sequence[tuple[Mention, bool]], at: int, end: int) -> Iterator[Holder]:
    """What stands behind a number in its sentence, the nearest first; ``end`` is where the words of the figure end."""
    text, base = scene.sentence.text, scene.sentence.start
    some = [m for m, _ in named if m.text and m.start - base >= at]
    for rank, mention in enumerate(some):
        start = mention.start - base
        between = text[end:start] if start >= end else "…"
        signs = min(sum(map(between.count, ENDS)), 3)
        clues: list[Clue] = [(following, signs, mention.type, min(rank, 2), between.startswith("的"))]
        if len(between) <= TOUCHING:
            clues.append((plain, "between behind", between))
        yield Holder(mention, clues, f"behind {signs}")


def spoken(scene: Scene, named: Sequence[tuple[Mention, bool]], at: int) -> Iterator[Holder]:
    """What an article and its paragraph are about."""
    acts = [acts for m, acts in named if m.start - scene.sentence.start < at]
    for name, mention in (("topic", scene.topic), ("theme", scene.theme), ("event", scene.event)):
        if mention is not None and mention.type in types():
            yield Holder(mention, [(about, name, mention.type, any(acts), bool(acts))])


def past(told: Course, number: int) -> Iterator[Holder]:
    """What was named in the sentences before, and in the titles."""
    for back in range(1, min(BACK, number) + 1):
        scene = told.scenes[number - back]
        same = scene.sentence.block == told.scenes[number].sentence.block
        there = [(m, acts) for m, acts in told.around(number - back).named if m.text]
        for mention, acts in there:
            ends = (mention is there[0][0], mention is there[-1][0])
            yield Holder(mention, [(gone, back, same, mention.type, acts), (border, back, *ends)])
    yield from (Holder(mention, [(plain, "title")]) for mention in told.titles)


def counted(told: Course, number: int, figure: Figure) -> Iterator[Holder]:
    """The subject of the last figure before another, in its sentence or the one before."""
    for figures in (told.said[number], told.said[number - 1] if number else ()):
        earlier = [f for f in figures if isinstance(f, Figure) and f.start < figure.start]
        if earlier:
            subject = earlier[-1].subject
            if subject.type in types():
                yield Holder(subject, [(plain, "told", figures is told.said[number])])
            return


def beside(holder: Holder, figure: Figure, verbs: Sequence[str]) -> list[Clue]:
    """What a thing is, beside what is counted and done."""
    name, kind, where = name_of(holder.mention), holder.mention.type, holder.where
    spoken_of = {clue[1] for clue in holder.clues if clue[0] is about}
    found: list[Clue] = [
        (itself, kind, where, "theme" in spoken_of, "topic" in spoken_of),
        (tail, name[-2:]),
        (measured, figure.measure[-2:], kind),
        (united, figure.unit, kind, where),
    ]
    if name in figure.measure:
        found.append((plain, "in measure"))
    return found + [(done, verb, kind, where) for verb in verbs]


def rule(holder: Holder, figure: Figure, verbs: Sequence[str]) -> Iterator[Clue]:
    """How the subject stands that the rules give a figure, and what is counted of it."""
    yield plain, "rule", "type", holder.mention.type
    yield plain, "rule", "written", bool(figure.subject.text)
    yield plain, "rule", "place", holder.where
    yield plain, "rule", "measure", figure.measure[-2:]
    yield plain, "rule", "unit", figure.unit
    yield from ((plain, "rule", "verb", verb) for verb in verbs)
