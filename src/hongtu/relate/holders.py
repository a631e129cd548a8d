"""Of what a number can be a figure: everything that was named near it, and what speaks for each, as features."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from hongtu.learned.linear import Feature
from hongtu.model import Claim, Figure, Mention
from hongtu.ontology import ontology
from hongtu.relate.pairs import cut
from hongtu.relate.subjects import subject_types
from hongtu.scene import Scene

NUMERAL = re.compile("[\\d百千万两三四五六七八九十]")
COMMAS, ENDS, STOPS = re.compile("[，：]"), re.compile("[，；：。]"), re.compile("[，；：。！？]")
BACK, NEAR, TOUCHING, AFTER = 2, 30, 4, 8
HOLDING = ("Policy", "Honour", "Programme", "Product", "Event", "Team")


@dataclass
class Holder:
    """A thing that a number can be a figure of: a mention of it, and what speaks for and against it."""

    mention: Mention
    clues: dict[Feature, None] = field(default_factory=dict)


@dataclass(frozen=True)
class Course:
    """An article as its figures see it: its sentences with what rules say of them, and what its titles name."""

    scenes: Sequence[Scene]
    said: Sequence[Sequence[Claim | Figure]]
    times: Mapping[str, int]
    titles: Sequence[Mention]


def course(scenes: Sequence[Scene], said: Sequence[Sequence[Claim | Figure]]) -> Course:
    """What the figures of an article have around them."""
    times = Counter(name_of(m) for scene in scenes for m in scene.mentions if m.text)
    titles = [m for s in scenes if s.sentence.kind in ("title", "heading") for m in s.mentions]
    return Course(scenes, said, times, titles)


def name_of(mention: Mention) -> str:
    """What a mention means."""
    return mention.name or mention.text


@cache
def types() -> frozenset[str]:
    """The classes that have figures."""
    return subject_types() | {below for kind in HOLDING for below in ontology().below(kind)}


def holders(told: Course, number: int, figure: Figure) -> list[Holder]:
    """Everything that a figure of a sentence can belong to, the subject that the rules give it among them."""
    found: dict[str, Holder] = {}

    def add(mention: Mention | None, *clues: Feature) -> None:
        if mention is not None and mention.type in types():
            holder = found.setdefault(name_of(mention), Holder(mention))
            holder.clues |= dict.fromkeys(clues)

    scene = told.scenes[number]
    text, base = scene.sentence.text, scene.sentence.start
    numeral = NUMERAL.search(text, figure.start - base, figure.end - base)
    at = numeral.start() if numeral else figure.start - base
    for mention, clues in (*before(scene, at), *behind(scene, at, figure.end - base), *spoken(told, number, at)):
        add(mention, *clues)
    for figures in (told.said[number], told.said[number - 1] if number else ()):
        earlier = [f for f in figures if isinstance(f, Figure) and f.start < figure.start]
        if earlier:
            add(earlier[-1].subject, ("told", figures is told.said[number]))
            break
    chosen = name_of(figure.subject)
    found.setdefault(chosen, Holder(figure.subject)).clues[("rule",)] = None
    start = max((sign.end() for sign in STOPS.finditer(text, 0, at)), default=0)
    verbs = sorted({t.word for t in cut(text[start:at]) if t.tag[0] == "v"})
    after = [t.word for t in cut(text[figure.end - base : figure.end - base + AFTER])[:2]]
    kinds = Counter(holder.mention.type for holder in found.values())
    for name, holder in found.items():
        own = (*itself(holder, figure), *beside(holder, figure, verbs), ("alike", min(kinds[holder.mention.type], 3)))
        if name == chosen:
            own = (*own, *ruled(holder, figure, verbs), *(("rule", "after", word) for word in after))
        holder.clues |= dict.fromkeys((*own, ("times", min(told.times[name], 4), holder.mention.type)))
        holder.clues[("kind", scene.sentence.kind)] = None
    return list(found.values())


def before(scene: Scene, at: int) -> Iterator[tuple[Mention, list[Feature]]]:
    """What stands before a number in its sentence, the nearest first."""
    text, base = scene.sentence.text, scene.sentence.start
    named = [m for m in scene.mentions if m.type in types() and m.start - base < at]
    acting = [m for m in named if m in scene.subjects or not m.text]
    for rank, mention in enumerate(reversed(named)):
        between = text[mention.end - base : at]
        commas, acts = min(len(COMMAS.findall(between)), 3), mention in acting
        next_words = text[mention.end - base : mention.end - base + 2]
        clues: list[Feature] = [
            ("before", commas),
            ("before", commas, mention.type),
            ("rank", min(rank, 4)),
            ("part", "；" in between),
            ("written", bool(mention.text)),
            ("acts", acts, commas),
            ("next", next_words[:1]),
            ("next", next_words),
            ("previous", text[: mention.start - base][-1:]),
            ("previous", text[: mention.start - base][-2:]),
            ("nearer", any(m.type == mention.type for m in named[len(named) - rank :])),
            ("first", mention.start == base),
        ]
        if acts and acting[-1] is mention:
            clues += [("last acting",), ("last acting", commas, mention.type)]
        if acts and acting[0] is mention:
            clues.append(("first acting",))
        if len(between) <= TOUCHING:
            clues.append(("between", between))
        clues += [("word between", t.word) for t in cut(between[:NEAR]) if t.tag[0] in "vpu"]
        yield mention, clues


def behind(scene: Scene, at: int, end: int) -> Iterator[tuple[Mention, list[Feature]]]:
    """What stands behind a number in its sentence, the nearest first; ``end`` is where the words of the figure end."""
    text, base = scene.sentence.text, scene.sentence.start
    named = [m for m in scene.mentions if m.type in types() and m.text and m.start - base >= at]
    for rank, mention in enumerate(named):
        between = text[end : mention.start - base] if mention.start - base >= end else "…"
        signs = min(len(ENDS.findall(between)), 3)
        clues: list[Feature] = [("behind", signs), ("behind", signs, mention.type), ("rank behind", min(rank, 2))]
        clues += [("between behind", between)] if len(between) <= TOUCHING else []
        yield mention, [*clues, ("of", between.startswith("的"))]


def spoken(told: Course, number: int, at: int) -> Iterator[tuple[Mention, list[Feature]]]:
    """What was spoken of before a number, and what its article is about."""
    scene = told.scenes[number]
    named = [m for m in scene.mentions if m.type in types() and m.start - scene.sentence.start < at]
    acting = any(m in scene.subjects or not m.text for m in named)
    for name, mention in (("topic", scene.topic), ("theme", scene.theme), ("event", scene.event)):
        if mention is not None:
            yield mention, [(name,), (name, mention.type), (name, acting, bool(named))]
    for back in range(1, min(BACK, number) + 1):
        past = told.scenes[number - back]
        same = past.sentence.block == scene.sentence.block
        there = [m for m in past.mentions if m.type in types() and m.text]
        for mention in there:
            clues: list[Feature] = [("past", back, same), ("past", back, same, mention.type)]
            clues += [("past acts", back, same, mention in past.subjects)]
            clues += [("past first", back, mention is there[0]), ("past last", back, mention is there[-1])]
            yield mention, clues
    for mention in told.titles:
        yield mention, [("title",)]


def place(holder: Holder) -> str:
    """Where a thing stands, coarsely: before the number, so many commas away, behind it, or not in the sentence."""
    stood = [f"{clue[0]} {clue[1]}" for clue in holder.clues if clue[0] in ("before", "behind") and len(clue) == 2]
    return min(stood, default="elsewhere")


def itself(holder: Holder, figure: Figure) -> Iterator[Feature]:
    """What a thing is."""
    name, kind, where = name_of(holder.mention), holder.mention.type, place(holder)
    yield ("one",)
    yield "type", kind
    yield "place", where
    yield "place", where, ("theme",) in holder.clues, ("topic",) in holder.clues
    yield "tail", name[-2:]
    yield "last", name[-1:]
    if name in figure.measure:
        yield ("in measure",)


def beside(holder: Holder, figure: Figure, verbs: Sequence[str]) -> Iterator[Feature]:
    """What a thing is beside what is counted and done."""
    kind, where = holder.mention.type, place(holder)
    yield "measure", figure.measure[-2:], kind
    yield "measure", figure.measure[-1:], kind
    yield "measure", figure.measure[-2:]
    yield "unit", figure.unit
    yield "unit", figure.unit, kind
    yield "unit", figure.unit, kind, where
    for verb in verbs:
        yield "verb", verb
        yield "verb", verb, kind
        yield "verb", verb, where


def ruled(holder: Holder, figure: Figure, verbs: Sequence[str]) -> Iterator[Feature]:
    """How the subject stands that the rules give a figure, and what is counted of it."""
    yield "rule", "type", holder.mention.type
    yield "rule", "written", bool(figure.subject.text)
    yield "rule", "place", place(holder)
    yield "rule", "measure", figure.measure[-2:]
    yield "rule", "unit", figure.unit
    yield from (("rule", "verb", verb) for verb in verbs)
