"""What a rule sees of a sentence: its skeleton, in which each mention is one private-use character, its class.

Subjects of clauses have codes of their own, written or left out; words that only give a short name stand outside.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter

from hongtu.model import Mention, Sentence
from hongtu.ontology import ontology

PLACE = itemgetter(0, 1)
HELPERS = ("Date", "Quantity")
WRITTEN, SUBJECT, DROPPED = 0xE000, 0xE040, 0xE080
BETWEEN = "(?:[”’」》]?(?:、|和|与|及|以及|、以及|暨)[“‘「《]?|[”’」》][“‘「《])"
GLOSS = re.compile("[（(](?:以下|下文|下)?(?:统)?(?:简称|称)[^（）()]*[)）]")


@cache
def codes() -> Mapping[str, int]:
    """The number of each class a mention can have."""
    return {name: i for i, name in enumerate((*sorted(ontology().classes), *HELPERS))}


@cache
def classes_of(types: str) -> frozenset[str]:
    """The classes of a slot (``*Zone|Place``) and all below them."""
    named = types.removeprefix("*").split("|")
    return frozenset(t for name in named for t in ([name] if name in HELPERS else ontology().below(name)))


@cache
def signs_of(types: str) -> frozenset[str]:
    """The characters that can stand for a slot in a skeleton, whether or not it is the subject of its clause."""
    return frozenset(chr(base + codes()[t]) for t in classes_of(types) for base in (WRITTEN, SUBJECT, DROPPED))


@cache
def slot(types: str, *, dropped: bool = True, subjects: bool = True) -> str:
    """A character class for mentions of the classes (``Zone|Place``) and all below them.

    With ``*`` before it only for those that are the subject of their clause, written or dropped.
    """
    wanted = classes_of(types)
    starred = types.startswith("*")
    bases = [
        *([] if starred else [WRITTEN]),
        *([SUBJECT] if subjects else []),
        *([DROPPED] if starred or dropped else []),
    ]
    return "[" + "".join(sorted(chr(base + codes()[t]) for t in wanted for base in bases)) + "]"


@dataclass(frozen=True)
class Scene:
    """A sentence and the mentions in it, none inside another; ``skeleton[i]`` stands at ``offsets[i]`` of the article.

    ``topic`` is what was spoken of before it, ``event`` the meeting that its paragraph tells of, ``theme`` what its
    article is about, ``subjects`` those of its mentions that are the subject of their clause, ``named`` all mentions of
    its article.
    """

    sentence: Sentence
    mentions: tuple[Mention, ...]
    topic: Mention | None = None
    event: Mention | None = None
    subjects: frozenset[Mention] = frozenset()
    theme: Mention | None = None
    named: Sequence[Mention] = field(default=(), repr=False)
    skeleton: str = field(init=False)
    offsets: Sequence[int] = field(init=False)
    standing: Mapping[int, Mention] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        base, text, numbers = self.sentence.start, self.sentence.text, codes()
        skeleton, at = "", base
        offsets: list[int] = []
        standing: dict[int, Mention] = {}
        for start, end, mention in self.stretches():
            skeleton += text[at - base : start - base]
            offsets += range(at, start)
            if mention is not None:
                first = DROPPED if start == end else SUBJECT if mention in self.subjects else WRITTEN
                standing[len(offsets)] = mention
                skeleton += chr(first + numbers[mention.type])
                offsets.append(start)
            at = end
        skeleton += text[at - base :]
        offsets += range(at, base + len(text) + 1)
        object.__setattr__(self, "skeleton", skeleton)
        object.__setattr__(self, "offsets", offsets)
        object.__setattr__(self, "standing", standing)

    def stretches(self) -> list[tuple[int, int, Mention | None]]:
        """Where the mentions begin and end, and the words that only give a short name, which stand outside."""
        found: list[tuple[int, int, Mention | None]] = [(m.start, m.end, m) for m in self.mentions]
        if "称" in self.sentence.text:
            base = self.sentence.start
            glosses = [(base + gloss.start(), base + gloss.end()) for gloss in GLOSS.finditer(self.sentence.text)]
            found = [one for one in found if not any(a <= one[0] < b for a, b in glosses)]
            found += ((a, b, None) for a, b in glosses)
        found.sort(key=PLACE)
        return found

    def place(self, offset: int) -> int:
        """The place of the skeleton at which an offset of the article stands."""
        return bisect_left(self.offsets, offset)

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions in a stretch of the skeleton."""
        return tuple(self.standing[i] for i in range(start, end) if i in self.standing)

    def words(self, start: int, end: int) -> tuple[int, int]:
        """The extent in the article of a stretch of the skeleton."""
        last = self.standing.get(end - 1)
        return self.offsets[start], last.end if last else self.offsets[end]

    def search(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every match of a pattern, also those that overlap others but begin elsewhere."""
        at = 0
        while found := pattern.search(self.skeleton, at):
            yield found
            at = found.start() + 1
