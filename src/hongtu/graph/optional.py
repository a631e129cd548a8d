"""What is optional is asked last: an OPTIONAL in the middle takes Oxigraph minutes, at the end no time.

``{ A OPTIONAL { B } C }`` is ``{ A C OPTIONAL { B } }`` where each variable that B shares with C is bound by the
triples of A. Whatever else stands in a group (BIND, MINUS, GRAPH, a further OPTIONAL that has to stay) is never passed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

# Blanks and comments; then texts and IRIs whole, words, variables, prefixed names, single signs.
TOKEN = re.compile(
    r"""((?:\s+|\#[^\n\r]*)*)
      ( \"\"\"(?:[^"\\]|\\.|"{1,2}(?!"))*\"\"\" | '''(?:[^'\\]|\\.|'{1,2}(?!'))*'''
      | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
      | <[^\x00-\x20<>"{}|^`\\]*>
      | [?$]\w+ | @[\w-]+ | [\w:%\\-]+(?:\.+[\w:%\\-]+)*
      | \S )""",
    re.VERBOSE | re.DOTALL,
)
OPTIONAL = re.compile(r"\boptional\b", re.IGNORECASE)
# A comparison without blanks, ?a<?b&&?c>?d, looks like an IRI.
DOUBTFUL = re.compile(r"<(?![A-Za-z][\w+.-]*://)[^\s<>{}]*[?$(][^\s<>{}]*>")
VARIABLE = re.compile(r"[?$](\w+)")
CLOSED_BY = {"(": ")", "[": "]", "{": "}"}
PATTERNS = frozenset({"OPTIONAL", "FILTER", "BIND", "MINUS", "GRAPH", "SERVICE", "VALUES", "{"})
PASSED = frozenset({"TRIPLES", "FILTER", "VALUES", "{"})


class Token(NamedTuple):
    """A word or sign of a query, and the blanks and comments before it."""

    before: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a group: what opens it (``TRIPLES`` for a block of triples), and its tokens, no dot at their end."""

    kind: str
    tokens: tuple[Token, ...]

    @property
    def variables(self) -> set[str]:
        """The names of its variables, and of what may look like one inside a text."""
        return {name for token in self.tokens for name in VARIABLE.findall(token.text)}


@lru_cache(maxsize=256)
def late(sparql: str) -> str:
    """The same query with each OPTIONAL as late in its group as it may stand; as it is where nothing is to be moved.

    >>> print(late("SELECT * { ?a ht:p ?b OPTIONAL { ?a ht:q ?c } ?b ht:r ?d }"))
    SELECT * { ?a ht:p ?b. ?b ht:r ?d OPTIONAL { ?a ht:q ?c } }
    """
    if not OPTIONAL.search(sparql) or DOUBTFUL.search(sparql):
        return sparql
    tokens = [Token(*found) for found in TOKEN.findall(sparql)]
    moved = list(rewritten(tokens))
    return sparql if moved == tokens else "".join(token.before + token.text for token in moved)


def rewritten(tokens: Sequence[Token]) -> Iterator[Token]:
    """Tokens with the groups among them rewritten, from within outwards."""
    at = 0
    while at < len(tokens):
        if tokens[at].text == "{":
            end = closing(tokens, at)
            yield from (tokens[at], *group(list(rewritten(tokens[at + 1 : end - 1]))), *tokens[end - 1 : end])
            at = end
        else:
            yield tokens[at]
            at += 1


def closing(tokens: Sequence[Token], at: int) -> int:
    """Where what a bracket opens has ended; the end of all where it has no end."""
    open_ones = 0
    for end in range(at, len(tokens)):
        open_ones += (tokens[end].text in CLOSED_BY) - (tokens[end].text in CLOSED_BY.values())
        if open_ones == 0:
            return end + 1
    return len(tokens)


def group(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens of a group with each OPTIONAL as late as it may stand."""
    found = list(parts(tokens))
    best = ordered(found)
    if best == found:
        yield from tokens
        return
    before = ""
    for part in best:
        if before == part.kind == "TRIPLES":
            yield Token("", ".")
        yield Token(part.tokens[0].before or " ", part.tokens[0].text)
        yield from part.tokens[1:]
        before = part.kind


def ordered(found: Sequence[Part]) -> list[Part]:
    """Parts in an order in which each OPTIONAL has passed what it may pass."""
    done: list[Part] = []
    for place, part in enumerate(found):
        waiting = trailing(done)
        if part.kind in PASSED and all(passes(one, part, certain(found[:place])) for one in waiting):
            done[len(done) - len(waiting) :] = [part, *waiting]
        else:
            done.append(part)
    return done


def trailing(found: Sequence[Part]) -> list[Part]:
    """The OPTIONALs at the end of some parts."""
    start = len(found)
    while start and found[start - 1].kind == "OPTIONAL":
        start -= 1
    return list(found[start:])


def certain(found: Sequence[Part]) -> set[str]:
    """The variables that triples bind."""
    return {name for part in found if part.kind == "TRIPLES" for name in part.variables}


def passes(optional: Part, part: Part, bound: set[str]) -> bool:
    """Whether an OPTIONAL may stand behind a part; a filter holds for its whole group, wherever it stands."""
    return part.kind == "FILTER" or not (optional.variables & part.variables) - bound


def parts(tokens: Sequence[Token]) -> Iterator[Part]:
    """The parts of a group, in their order."""
    at = 0
    while at < len(tokens):
        kind = tokens[at].text.upper()
        end = bracketed(tokens, at) if kind in PATTERNS else triples(tokens, at)
        while kind == "{" and end < len(tokens) and tokens[end].text.upper() == "UNION":
            end = bracketed(tokens, end)
        own = tokens[at : end - 1 if tokens[end - 1].text == "." else end]
        if own:
            yield Part(kind if kind in PATTERNS else "TRIPLES", tuple(own))
        at = end


def bracketed(tokens: Sequence[Token], at: int) -> int:
    """The end of a pattern: that of its bracket, of the second where the first holds the variables of VALUES."""
    start = at
    while start < len(tokens) and tokens[start].text not in CLOSED_BY:
        start += 1
    end = closing(tokens, start)
    listed = tokens[at].text.upper() == "VALUES" and start < len(tokens) and tokens[start].text == "("
    return closing(tokens, end) if listed else end


def triples(tokens: Sequence[Token], at: int) -> int:
    """The end of a block of triples: where another pattern begins."""
    while at < len(tokens) and tokens[at].text.upper() not in PATTERNS:
        at = closing(tokens, at) if tokens[at].text in CLOSED_BY else at + 1
    return at
