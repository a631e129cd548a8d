"""What a fact of a sentence can join, and the sentence laid out in tokens, for what was learned to look at.

An end of a fact is a mention of the sentence, the subject that a clause leaves out, or what was spoken of before it:
the topic, the theme of the article, the meeting of its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from hongtu.find.view import tags
from hongtu.lexicon import lexicon
from hongtu.model import Claim, Figure, Mention
from hongtu.ontology import ontology
from hongtu.scene import HELPERS, Scene

Extent: TypeAlias = tuple[int, int]
LEFT_TO_RULES = frozenset(
    {"holdsPost", "foundedOn", "cooperatesWith"}
)  # titles, dates, and who signs with whom of many
LISTS = (
    "run_verbs",
    "award_verbs",
    "give_verbs",
    "found_verbs",
    "attend_verbs",
    "money_verbs",
    "industry_verbs",
    "event_verbs",
    "done_verbs",
    "quote_verbs",
    "posts",
    "after_names",
)
SIGNS = frozenset("，；：。！？,;:!?（）()")
QUOTES = "”“’‘》《"
BETWEEN = frozenset({"、", "和", "与", "及", "以及"})
ROW = re.compile("[^，。；：！？]{0,40}、[^，。；：！？]{0,40}")
FAR = (-1, -1)
COUNTED = (SIGNS, frozenset("、"), frozenset("；"))


class Token(NamedTuple):
    """A word of a sentence outside its mentions, or a mention, whose word is its class."""

    start: int
    word: str
    tag: str


class End(NamedTuple):
    """An end of a pair: a mention, how it stands (here, dropped, topic, theme or event), what it means, and whether it
    has a place in the sentence.
    """

    mention: Mention
    stand: str
    name: str
    written: bool


@dataclass(frozen=True)
class Known:
    """What the rules said of an article: the properties between two names, from one and to one, and how often each is
    named.
    """

    facts: Mapping[tuple[str, str], Sequence[str]]
    subjects: Mapping[str, Sequence[str]]
    objects: Mapping[str, Sequence[str]]
    times: Mapping[str, int]


def known(said: Sequence[Sequence[Claim | Figure]], mentions: Sequence[Mention]) -> Known:
    """What the rules said of the sentences of an article."""
    facts: dict[tuple[str, str], list[str]] = {}
    subjects: dict[str, list[str]] = {}
    objects: dict[str, list[str]] = {}
    for s, name, o in sorted({triple(c) for claims in said for c in claims if isinstance(c, Claim)}):
        facts.setdefault((s, o), []).append(name)
        subjects.setdefault(s, []).append(name)
        objects.setdefault(o, []).append(name)
    return Known(facts, once(subjects), once(objects), Counter(m.name or m.text for m in mentions))


def once(names: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The names of each thing, each once."""
    return {thing: sorted(set(some)) for thing, some in names.items()}


def triple(claim: Claim) -> tuple[str, str, str]:
    """A claim as names."""
    subject, target = claim.subject, claim.object
    return subject.name or subject.text, claim.predicate, target.name or target.text


@cache
def properties(subject: str, target: str) -> tuple[str, ...]:
    """The properties that can join two classes."""
    names = (p for p in ontology().properties if p not in LEFT_TO_RULES)
    return tuple(p for p in names if ontology().admits(p, subject, target))


@lru_cache(maxsize=1 << 14)
def cut(text: str) -> tuple[Token, ...]:
    """The words of a stretch."""
    found, at = [], 0
    for word, tag in tags(text):
        found.append(Token(at, word, tag))
        at += len(word)
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def lists(word: str) -> tuple[str, ...]:
    """The lists of verbs and titles in which a word stands."""
    return tuple(name for name in LISTS if word in lexicon(name))


def size(count: int) -> int:
    """A length, the coarser the longer."""
    return next((edge for edge in (0, 1, 2, 3, 5, 8, 12, 20, 40) if count <= edge), 99)


def ends(scene: Scene) -> list[End]:
    """What a fact of a sentence can join."""
    written = (m for m in scene.mentions if m.type not in HELPERS)
    found = [End(m, "here" if m.text else "dropped", m.name or m.text, True) for m in written]
    names = {end.name for end in found}
    for mention, stand in ((scene.topic, "topic"), (scene.theme, "theme"), (scene.event, "event")):
        if mention is not None and (mention.name or mention.text) not in names:
            found.append(End(mention, stand, mention.name or mention.text, False))
            names.add(found[-1].name)
    return found


class Layout:
    """A sentence as tokens, the lists that its mentions stand in, its ends by what they can be, and what rules say."""

    def __init__(self, scene: Scene, said: Sequence[Claim | Figure] = ()) -> None:
        self.scene, self.base, text = scene, scene.sentence.start, scene.sentence.text
        self.named = sorted((m for m in scene.mentions if m.text), key=lambda m: m.start)
        self.tokens = laid(text, self.base, self.named)
        self.starts = [token.start for token in self.tokens]
        self.rows = rows(text, self.base, [m for m in self.named if m.type not in HELPERS])
        self.ends = ends(scene)
        self.verbs = [n for n, token in enumerate(self.tokens) if token.tag[0] == "v"]
        kinds = (
            (token.tag == "M" for token in self.tokens),
            *([t.word in some for t in self.tokens] for some in COUNTED),
        )
        self.counts = [[*accumulate(kind, initial=0)] for kind in kinds]
        self.acting = scene.subjects | {m for m in scene.mentions if not m.text}
        self.claimed: dict[tuple[str, str], list[Claim]] = {}
        self.claims: dict[str, dict[str, list[Claim]]] = {"s": {}, "o": {}}
        for claim in said:
            if isinstance(claim, Claim):
                subject, _, target = triple(claim)
                self.claimed.setdefault((subject, target), []).append(claim)
                self.claims["s"].setdefault(subject, []).append(claim)
                self.claims["o"].setdefault(target, []).append(claim)
        self._able: dict[str, tuple[list[int], list[int]]] = {}
        self._reached: dict[str, list[int]] = {}

    def extent(self, end: End) -> tuple[Extent, int]:
        """Where the list begins and ends that an end stands in, and how long it is."""
        if not end.written:
            return FAR, 1
        row = self.rows.get(end.mention, (end.mention,))
        return (row[0].start - self.base, row[-1].end - self.base), len(row)

    def own(self, end: End) -> Extent:
        """Where an end itself begins and ends."""
        return end.mention.start - self.base, end.mention.end - self.base

    def place(self, at: int) -> int:
        """The number of the first token from an offset on."""
        return bisect_left(self.starts, at)

    def able(self, kind: str) -> tuple[list[int], list[int]]:
        """Where the ends begin that a property can lead from to a class, and those of them that act."""
        if kind not in self._able:
            some = sorted(
                (e.mention.start, e.mention in self.acting)
                for e in self.ends
                if e.written and properties(e.mention.type, kind)
            )
            self._able[kind] = [at for at, _ in some], [at for at, acts in some if acts]
        return self._able[kind]

    def reached(self, kind: str) -> list[int]:
        """Where the ends begin that a property can lead to from a class."""
        if kind not in self._reached:
            some = (e.mention.start for e in self.ends if e.written and properties(kind, e.mention.type))
            self._reached[kind] = sorted(some)
        return self._reached[kind]

    def counted(self, start: int, stop: int) -> list[int]:
        """How many names, signs, 、 and ； there are among some tokens."""
        return [totals[stop] - totals[start] for totals in self.counts]

    def verbs_between(self, start: int, stop: int) -> tuple[Token, ...]:
        """The first and the last verb among some tokens, or none."""
        first, last = bisect_left(self.verbs, start), bisect_left(self.verbs, stop)
        return (self.tokens[self.verbs[first]], self.tokens[self.verbs[last - 1]]) if first < last else ()


def laid(text: str, base: int, named: Sequence[Mention]) -> list[Token]:
    """A sentence as tokens: its mentions, and the words between them."""
    tokens: list[Token] = []
    at = 0
    for mention in named:
        start = mention.start - base
        tokens += (Token(at + o, w, t) for o, w, t in cut(text[at:start]))
        tokens.append(Token(start, mention.type, "M"))
        at = mention.end - base
    tokens += (Token(at + o, w, t) for o, w, t in cut(text[at:]))
    return tokens


def rows(text: str, base: int, mentions: Sequence[Mention]) -> dict[Mention, tuple[Mention, ...]]:
    """For each mention the list of its class that it stands in, also where some members have no name that is known."""
    found: dict[Mention, tuple[Mention, ...]] = {}
    row: tuple[Mention, ...] = ()
    for mention in mentions:
        between = text[row[-1].end - base : mention.start - base] if row else ""
        joined = row and row[-1].type == mention.type and (between.strip(QUOTES) in BETWEEN or ROW.fullmatch(between))
        row = (*row, mention) if joined else (mention,)
        found |= dict.fromkeys(row, row)
    return found
