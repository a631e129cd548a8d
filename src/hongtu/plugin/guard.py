"""What a plug-in says is held to what rules are held to: it stands in the text, and the vocabulary admits it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from msgspec.structs import replace

from hongtu.find import Finder
from hongtu.model import Article, Claim, Figure, Mention, Sentence
from hongtu.ontology import ontology
from hongtu.plugin.plugin import Plugin, PluginError, Proposed
from hongtu.rule import Relator, admitted
from hongtu.scene import HELPERS

Seen = TypeVar("Seen")
Said = TypeVar("Said")
Number = TypeVar("Number", int, float)
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Account:
    """What came of a plug-in: how much was accepted, how much refused for which reason, what it took (tokens …)."""

    accepted: int = 0
    refused: dict[str, int] = field(default_factory=dict)
    used: dict[str, float] = field(default_factory=dict)

    def plus(self, other: Account) -> Account:
        """Both together."""
        return Account(self.accepted + other.accepted, added(self.refused, other.refused), added(self.used, other.used))


@dataclass(frozen=True, slots=True)
class Guard:
    """A plug-in at work on one article: it fails by name, and what does not hold is counted and goes no further."""

    plugin: Plugin
    article: Article
    counted: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    used: Counter[str] = field(default_factory=Counter)

    def finders(self) -> tuple[Finder, ...]:
        """Its finders, guarded."""
        return tuple(guarded(self, one, self.mentions) for one in self.plugin.finders)

    def relators(self) -> tuple[Relator, ...]:
        """Its relators, guarded."""
        return tuple(guarded(self, one, self.claims) for one in self.plugin.relators)

    def propose(self, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Proposed:
        """What it proposes of the whole article, without what does not hold."""
        if self.plugin.propose is None:
            return Proposed()
        try:
            found = self.plugin.propose(self.article, sentences, mentions)
        except Exception as error:  # whatever a plug-in raises, the others go on
            raise PluginError(self.plugin.name, self.article.id, error) from error
        self.refused.update(found.refused)
        self.used.update(found.used)
        return Proposed(tuple(self.mentions(found.mentions)), tuple(self.claims(found.claims)))

    def mentions(self, found: Iterable[Mention]) -> Iterator[Mention]:
        """Those mentions that hold, under the plug-in's name."""
        for one in found:
            if self.holds(flaw(one, self.article)):
                yield replace(one, by=named(self.plugin, one.by))

    def claims(self, said: Iterable[Claim | Figure]) -> Iterator[Claim | Figure]:
        """Those claims and figures that hold, under the plug-in's name."""
        for one in said:
            wrong = unfounded(one, self.article) or (unfit(one) if isinstance(one, Claim) else unmeasured(one))
            if self.holds(wrong):
                yield replace(one, by=named(self.plugin, one.by))

    def holds(self, wrong: str) -> bool:
        """Count something as accepted, or as refused for what is wrong with it."""
        if wrong:
            self.refused[wrong] += 1
        else:
            self.counted["accepted"] += 1
        return not wrong

    def account(self) -> Account:
        """What came of it."""
        return Account(self.counted["accepted"], dict(sorted(self.refused.items())), dict(sorted(self.used.items())))


def added(one: Mapping[str, Number], other: Mapping[str, Number]) -> dict[str, Number]:
    """The sums of two tables, sorted."""
    return {key: round(one.get(key, 0) + other.get(key, 0), DIGITS) for key in sorted({*one, *other})}


def guarded(
    guard: Guard, call: Callable[[Seen], Iterable[Said]], check: Callable[[Iterable[Said]], Iterator[Said]]
) -> Callable[[Seen], Iterator[Said]]:
    """A function of a plug-in with its results checked; whatever it raises is a PluginError."""

    def checked(seen: Seen) -> Iterator[Said]:
        try:
            return check(tuple(call(seen)))
        except Exception as error:  # whatever a plug-in raises, the others go on
            raise PluginError(guard.plugin.name, guard.article.id, error) from error

    return checked


def named(plugin: Plugin, by: str) -> str:
    """The name of a plug-in's rule, which begins with that of the plug-in.

    >>> [named(Plugin("mine", version="1"), by) for by in ("mine.RULE", "RULE", "")]
    ['mine.RULE', 'mine.RULE', 'mine']
    """
    own = by == plugin.name or by.startswith(f"{plugin.name}.")
    return by if own else f"{plugin.name}.{by}".rstrip(".")


def flaw(one: Mention, article: Article) -> str:
    """What is wrong with a mention, if something is."""
    if one.type not in ontology().classes and one.type not in HELPERS:
        return "unknown class"
    return "" if article.text[one.start : one.end] == one.text else "words not in the article"


def unfounded(one: Claim | Figure, article: Article) -> str:
    """Whether what states a claim, and its ends, are not in the article."""
    if not 0 <= one.start < one.end <= len(article.text):
        return "no evidence"
    ends = (one.subject, one.object) if isinstance(one, Claim) else (one.subject,)
    return next(filter(None, (flaw(end, article) for end in ends)), "")


def unfit(one: Claim) -> str:
    """Whether the vocabulary does not have a claim's property, or does not admit its ends."""
    if one.predicate not in ontology().properties:
        return "unknown property"
    return "" if any(admitted([one])) else "ends do not fit"


def unmeasured(one: Figure) -> str:
    """Whether a figure does not say what it counts, or of whom."""
    if one.subject.type not in ontology().classes:
        return "unknown class"
    return "" if one.measure and math.isfinite(one.value) else "no measure or number"
