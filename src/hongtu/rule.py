"""The notation in which rules are written.

A pattern is Python's ``re`` with four additions: ``{s:Person}`` a mention of that class or below it,
``{s:Person+}`` a list of them (甲、乙和丙), ``<posts>`` or ``<role:posts>`` a word of ``lexicons/posts.txt``,
and ``…`` a short stretch of the same clause. There is no engine: in the skeleton of a scene each mention is one
private-use character whose code point is its class, so a pattern compiles to one regular expression.
``{s:*Person}`` takes only the subject of a clause.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from hongtu.lexicon import alternation, lexicon
from hongtu.model import Claim, Figure, Mention, Sentence, Status
from hongtu.needs import Needs, needs
from hongtu.ontology import ontology
from hongtu.scene import BETWEEN, Scene, slot

GAP = "[^，。；：！？,;:!?\n]{0,12}?"
ANY = "[\ue000-\ue0ff]"
UNKNOWN = "(?:[、，]?[”’]?、[“‘]?[^，。；：！？、“”\ue000-\ue0ff]{2,24}[”’]?)"
# However words between two members are cut, the next begins where they end: one way of it is enough.
NEXT = f"(?>{UNKNOWN}?{BETWEEN}(?={ANY}))"
MEMBERS = 40  # of a list: with more, what comes to nothing would be looked at again from each of them
SLOT = re.compile(
    r"\{(?:(?P<slot>\w+):)?(?P<types>\*?[A-Z][\w|]*)(?P<more>\+?)\}|(?<!\?P)<(?:(?P<role>\w+):)?(?P<words>\w+)>|…"
)


def expand(pattern: str) -> re.Pattern[str]:
    """The regular expression over skeletons that a pattern stands for; raises ValueError naming an unknown class or
    list.
    """

    def part(found: re.Match[str]) -> str:
        if found["types"]:
            one = slot(found["types"], dropped=found["slot"] != "o")
            others = slot(found["types"].removeprefix("*"), dropped=False)
            written = others if found["types"].startswith("*") else slot(found["types"], dropped=False, subjects=False)
            more = f"(?:{NEXT}{titled(others, written)}{others}|[”’]?[，,][“‘]?{written}){{0,{MEMBERS}}}"
            inner = one + more if found["more"] else one
            return f"(?P<{found['slot']}>{inner})" if found["slot"] else inner
        if found["words"]:
            inner = beginning(found["words"]) + alternation(found["words"])
            return f"(?P<{found['role']}>{inner})" if found["role"] else inner
        return GAP

    return re.compile(SLOT.sub(part, pattern))


def beginning(words: str) -> str:
    """That one of the characters follows with which the words of a list begin: one look where each word would take its
    own, at every place that a gap tries.
    """
    signs = sorted({word[0] for word in lexicon(words)})
    return f"(?=[{re.escape(''.join(signs))}])"


def titled(others: str, written: str) -> str:
    """What may stand before a member of a list: a name and a few words, of its title. It is none that could as well be
    a member itself: with each of those a list could be taken in twice as many ways.
    """
    anyone = "[\ue000-\ue07f]"
    member = f"{others}(?:{BETWEEN}{anyone}|[”’]?,[“‘]?{written})"
    return f"(?:(?!{member}){anyone}[^，。；：！？、\ue000-\uf8ff]{{0,10}}(?={anyone}))?"


Relator = Callable[[Scene], Iterable[Claim | Figure]]


@dataclass(frozen=True)
class Situation:
    """A relator that is asked only of sentences in which the pattern of its situation could match."""

    relator: Relator
    needs: Needs

    def __call__(self, scene: Scene) -> Iterable[Claim | Figure]:
        """What the relator says of a sentence."""
        return self.relator(scene)


def where(pattern: str, *relators: Relator) -> tuple[Relator, ...]:
    """Relators that have nothing to say of a sentence without what a pattern needs (``{Person}任``)."""
    return tuple(Situation(relator, needs(pattern)) for relator in relators)


def admitted(claims: Iterable[Claim], *, referring: bool = False) -> Iterator[Claim]:
    """The claims whose ends the ontology admits, that do not join a thing to itself, nor found what is only
    referred to, unless the rule is one for that (``referring``: 共同体由…发起成立).
    """
    for claim in claims:
        same = (claim.subject.name or claim.subject.text) == (claim.object.name or claim.object.text)
        stands_in = (
            not referring and claim.predicate == "establishedBy" and claim.subject.by.startswith("find.definite")
        )
        if not same and not stands_in and ontology().admits(claim.predicate, claim.subject.type, claim.object.type):
            yield claim


@dataclass(frozen=True)
class FactRule:
    """A situation in which a sentence states a fact: ``{s:…}`` and ``{o:…}`` are its ends, ``<role:…>`` its role.

    ``yes`` are sentences marked with just the claim that the rule must make of them, ``no`` such with mentions marked
    from which it must make none: ``[o:Company 三浦车车][role 董事长][s:Person 杨佳良]介绍``.
    """

    asserts: str
    pattern: str
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()
    status: Status = "stated"
    by: str = ""
    referring: bool = False
    needs: Needs = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.asserts not in ontology().properties:
            raise ValueError(f"a rule asserts {self.asserts!r}, which is no property of the ontology")
        if not self.yes:
            raise ValueError(f"a rule for {self.asserts} has no example")
        if not {"s", "o"} <= {slot["slot"] for slot in SLOT.finditer(self.pattern)}:
            raise ValueError(f"a rule for {self.asserts} does not say which are its ends: {self.pattern}")
        object.__setattr__(self, "needs", needs(self.pattern))

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled when a sentence first has what it needs: most articles need few rules."""
        return expand(self.pattern)

    def __call__(self, scene: Scene) -> Iterator[Claim]:
        """The claims that this rule makes of a sentence."""
        for found in scene.search(self.compiled):
            yield from admitted(self.claims(scene, found), referring=self.referring)

    def claims(self, scene: Scene, found: re.Match[str]) -> Iterator[Claim]:
        """One claim for each pair of ends in a match."""
        role = (found["role"] or "") if "role" in found.re.groupindex else ""
        start, end = scene.words(*found.span())
        for s in alike(scene.within(*found.span("s"))):
            for o in alike(scene.within(*found.span("o"))):
                yield Claim(s, self.asserts, o, start, end, self.by, role, None, self.status)


def alike(members: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Of the members of a list people alone, if it has any: in 甲公司张明远、乙公司李一凡 the companies only say whose
    they are.
    """
    people = tuple(m for m in members if m.type == "Person")
    return people or members


def rules(module: str, names: Mapping[str, object]) -> tuple[Relator, ...]:
    """The rules of a module, in their order, each with its name; the module's ``names`` are its ``vars()``."""
    theme = module.removeprefix("hongtu.")
    return tuple(replace(rule, by=f"{theme}.{name}") for name, rule in names.items() if isinstance(rule, FactRule))


MARK = re.compile(r"\[(?:(?P<slot>\w+):)?(?P<type>\w+) (?P<text>[^\]]*)\]")


@dataclass(frozen=True)
class Example:
    """A marked sentence taken apart: its text, its mentions, and what stands in each slot."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    slots: Mapping[str, tuple[str, ...]]


def example(marked: str) -> Example:
    """Take a marked sentence apart; ``[s:Company ]`` without words is a subject that the sentence leaves out.

    >>> found = example("[o:Company 三浦车车][role 董事长][s:Person 杨佳良]介绍")
    >>> found.sentence.text, found.slots["role"], [m.type for m in found.mentions]
    ('三浦车车董事长杨佳良介绍', ('董事长',), ['Company', 'Person'])
    """
    text, at = "", 0
    mentions: list[Mention] = []
    slots: dict[str, tuple[str, ...]] = {}
    for found in MARK.finditer(marked):
        text += marked[at : found.start()]
        key = found["slot"] or (found["type"] if found["type"] == "role" else "")
        if found["type"] != "role":
            mentions.append(Mention(len(text), len(text) + len(found["text"]), found["text"], found["type"], "example"))
        if key:
            slots[key] = (*slots.get(key, ()), found["text"])
        text += found["text"]
        at = found.end()
    text += marked[at:]
    return Example(Sentence("example", 0, text), tuple(mentions), slots)
