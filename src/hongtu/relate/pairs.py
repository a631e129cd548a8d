"""What a fact of a sentence can join, and what the rules said of it, for what was learned to look at.

An end of a fact is a mention of the sentence, the subject that a clause leaves out, or what was spoken of before it:
the topic, the theme of the article, the meeting of its paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from hongtu.find.view import tags
from hongtu.lexicon import lexicon
from hongtu.model import Claim, Figure, Mention
from hongtu.ontology import ontology
from hongtu.scene import HELPERS, Scene

LEFT_TO_RULES = frozenset({"holdsPost", "foundedOn"})  # titles, dates, and who signs with whom of many
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
def cut(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a stretch with their tags."""
    return tuple(tags(text))


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
