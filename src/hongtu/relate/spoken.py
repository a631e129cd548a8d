"""What was spoken of before a number: how often each thing was named, and what its name's last words take up again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from hongtu.learned.linear import Clue
from hongtu.model import Mention
from hongtu.ontology import ontology
from hongtu.relate.bearings import salient
from hongtu.relate.subjects import subject_types
from hongtu.scene import Scene

OFTEN, NEAR = 4, 200
HOLDING = ("Policy", "Honour", "Programme", "Product", "Event", "Team")
HEADS = frozenset("市县区州省镇乡村园矿厂校院所馆站港店行社会场")


@dataclass
class Tally:
    """How often each thing was named in the first sentences of an article, so many (``upto``), and which was the last
    and which the foremost of its kind there.
    """

    upto: int = 0
    times: Counter[str] = field(default_factory=Counter)
    latest: dict[str, str] = field(default_factory=dict)
    leading: dict[str, str] = field(default_factory=dict)

    def before(self, scenes: Sequence[Scene], number: int) -> Tally:
        """This tally, of just the sentences before one: it goes on from where it was, or begins anew."""
        if self.upto > number:
            self.upto = 0
            for counts in (self.times, self.latest, self.leading):
                counts.clear()
        for scene in scenes[self.upto : number]:
            self.add(scene)
        return self

    def add(self, scene: Scene) -> None:
        """Count the names of the next sentence too."""
        self.upto += 1
        for mention in (m for m in scene.mentions if m.text and m.type in types()):
            name, kind = name_of(mention), mention.type
            self.times[name] += 1
            self.latest[kind] = name
            if self.times[name] >= self.times[self.leading.get(kind, "")]:
                self.leading[kind] = name


def name_of(mention: Mention) -> str:
    """What a mention means."""
    return mention.name or mention.text


@cache
def types() -> frozenset[str]:
    """The classes that have figures."""
    return subject_types() | {below for kind in HOLDING for below in ontology().below(kind)}


def unnamed(scene: Scene, named: Sequence[tuple[Mention, bool]], first: int, at: int) -> str:
    """The words of a sentence from a place to another, the last few of them, with blanks for names."""
    first, base = max(first, at - NEAR), scene.sentence.start
    words = list(scene.sentence.text[first:at])
    for mention, _ in named:
        start, end = max(mention.start - base - first, 0), min(mention.end - base - first, len(words))
        if start < end:
            words[start:end] = " " * (end - start)
    return "".join(words)


def echo(name: str, words: str) -> int:
    """How many characters of the end of a name stand in some words; one counts where it is a common one: 园内, 全市.

    >>> echo("江州铁路口岸", "口岸"), echo("江州创业园", "园内"), echo("星河光电", "光阴")
    (2, 1, 0)
    """
    size = next((size for size in (3, 2) if len(name) > size and name[-size:] in words), 0)
    return size or int(len(name) > 1 and name[-1] in HEADS and name[-1] in words)


def told_before(mention: Mention, where: str, tally: Tally) -> Clue:
    """How a thing was spoken of in the sentences before."""
    name, kind = name_of(mention), mention.type
    latest, leading = tally.latest.get(kind) == name, tally.leading.get(kind) == name
    return salient, min(tally.times[name], OFTEN), latest, leading, kind, where
