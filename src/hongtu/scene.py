"""What a rule sees of a sentence: its skeleton, in which each mention is one private-use character, its class.

Subjects of clauses have codes of their own, written or left out; words that only give a short name stand outside.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from hongtu.model import Mention, Sentence, in_order
from hongtu.ontology import ontology

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

    ``topic`` is what was spoken of before it, ``event`` the meeting that its paragraph tells of, ``subjects`` those
    of its
    mentions that are the subject of their clause.
    """

    sentence: Sentence
    mentions: tuple[Mention, ...]
    topic: Mention | None = None
    event: Mention | None = None
    subjects: frozenset[Mention] = frozenset()
    skeleton: str = field(init=False)
    offsets: tuple[int, ...] = field(init=False)
    outside: tuple[Mention, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        base = self.sentence.start
        glosses = [(base + g.start(), base + g.end()) for g in GLOSS.finditer(self.sentence.text)]
        outside = tuple(m for m in sorted(self.mentions, key=in_order) if not any(a <= m.start < b for a, b in glosses))
        signs: list[str] = []
        offsets: list[int] = []
        at = base
        for mention in outside:
            self.take(at, mention.start, glosses, (signs, offsets))
            base_code = (SUBJECT if mention in self.subjects else WRITTEN) if mention.text else DROPPED
            signs.append(chr(base_code + codes()[mention.type]))
            offsets.append(mention.start)
            at = mention.end
        self.take(at, self.sentence.end, glosses, (signs, offsets))
        object.__setattr__(self, "outside", outside)
        object.__setattr__(self, "skeleton", "".join(signs))
        object.__setattr__(self, "offsets", (*offsets, self.sentence.end))

    def take(self, at: int, end: int, glosses: Sequence[tuple[int, int]], into: tuple[list[str], list[int]]) -> None:
        """Add the characters of a stretch and their offsets to the skeleton, but for those of glosses."""
        base = self.sentence.start
        for first, last in (*((a, b) for a, b in glosses if at <= a < end), (end, end)):
            into[0].append(self.sentence.text[at - base : first - base])
            into[1].extend(range(at, first))
            at = last

    @cached_property
    def standing(self) -> Mapping[int, Mention]:
        """The mention that stands at a place of the skeleton."""
        places = (i for i, sign in enumerate(self.skeleton) if "\ue000" <= sign < "\ue100")
        return dict(zip(places, self.outside, strict=True))

    @cached_property
    def types(self) -> frozenset[str]:
        """The classes of the mentions."""
        return frozenset(m.type for m in self.outside)

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
