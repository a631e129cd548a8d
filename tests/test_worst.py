"""No pattern of a finder or a rule takes long over the words that are worst for it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import _lru_cache_wrapper
from importlib import import_module
from inspect import signature
from pathlib import Path
from random import Random
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import hongtu
from hongtu.read.limits import SENTENCE
from hongtu.rule import FactRule

SOURCE = Path(hongtu.__file__).parent
HOSTILE = 10_000  # characters of a sentence, which is read in parts of SENTENCE
SECONDS = 0.5  # for all of them; a tenth where the machine does nothing else
TRIES = 2
OPEN = 8  # what may come more often can be what takes long
SIGNS = "江州企业发展的国是有1a、“ ，。"
# These see one name, the words about one number, or but one place of a sentence.
NEAR = re.compile(
    r"find\.(context|deeds|definite|edge|hosts|naming|names|shorts|texture|wholes)\.|find\.listed\.DULL|"
    r"find\.joined\.going_on|find\.quoted\.(tails|verbs)|relate\.(amounts\.number|measures|phrases|owners|standins)|"
    r"relate\.subjects\.(bare_title|openers|DESCRIPTION|HOSTED|MORE)|relate\.topic\.founds"
)


def made_by(value: Any) -> Any:
    """What a function makes that makes the same each time; any other value itself."""
    kept = isinstance(value, _lru_cache_wrapper) and not signature(value).parameters
    return value() if kept else value


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern of the finders and the relators with where it stands."""
    for file in sorted((*SOURCE.glob("find/*.py"), *SOURCE.glob("relate/*.py"))):
        module = import_module(f"hongtu.{file.parent.name}.{file.stem}")
        everything: dict[str, Any] = vars(module)
        for name, value in everything.items():
            own = getattr(value, "__module__", module.__name__) == module.__name__
            made = made_by(value) if own else value
            for one in made if isinstance(made, tuple) else (made,):
                pattern = one.compiled if isinstance(one, FactRule) else one
                if isinstance(pattern, re.Pattern):
                    yield f"{file.parent.name}.{file.stem}.{name}", pattern


SEEN = {pattern: name for name, pattern in reversed(tuple(patterns())) if not NEAR.match(name)}


class Words:
    """Words as a pattern wants them, and in ``pumps`` what of it can come often, each with what stands before it."""

    def __init__(self, pattern: re.Pattern[str], seed: int) -> None:
        self.dice = Random(seed)
        self.pumps: list[tuple[str, str]] = []
        self.whole = self.of(_parser.parse(pattern.pattern, pattern.flags), "")

    def of(self, parts: Any, before: str) -> str:
        """Words for some parts of a pattern behind others."""
        said = ""
        for kind, value in parts:
            make = MADE.get(str(kind))
            said += make(self, value, before + said) if make else ""
        return said

    def repeated(self, value: Any, before: str) -> str:
        """Words for a part that may come several times."""
        least, most, parts = value
        if most >= OPEN:
            self.pumps.append((before, self.of(parts, before)))
        return "".join(self.of(parts, "") for _ in range(least + self.dice.randint(0, min(3, int(most) - least))))

    def one_of(self, value: Sequence[Any], _: str) -> str:
        """A character of a set."""
        barred = str(value[0][0]) == "NEGATE"
        signs = [sign for sign in SIGNS if barred is not any(holds(part, ord(sign)) for part in value)]
        kind, inner = self.dice.choice([part for part in value if str(part[0]) != "NEGATE"] or [("LITERAL", 27743)])
        own = chr(inner) if str(kind) == "LITERAL" else chr(inner[0]) if str(kind) == "RANGE" else "1"
        return self.dice.choice(signs) if signs and (barred or self.dice.random() < 0.3) else own


def holds(part: tuple[Any, Any], sign: int) -> bool:
    """Whether a part of a set has a character; kinds of characters have none here."""
    kind, value = str(part[0]), part[1]
    return bool((kind == "LITERAL" and value == sign) or (kind == "RANGE" and value[0] <= sign <= value[1]))


MADE: Mapping[str, Callable[[Words, Any, str], str]] = {
    "LITERAL": lambda words, value, before: chr(value),
    "NOT_LITERAL": lambda words, value, before: "江",
    "ANY": lambda words, value, before: words.dice.choice(SIGNS[:11]),
    "IN": Words.one_of,
    "MAX_REPEAT": Words.repeated,
    "MIN_REPEAT": Words.repeated,
    "BRANCH": lambda words, value, before: words.of(words.dice.choice(value[1]), before),
    "SUBPATTERN": lambda words, value, before: words.of(value[3], before),
    "ATOMIC_GROUP": lambda words, value, before: words.of(value, before),
}


def worst(pattern: re.Pattern[str]) -> Iterator[str]:
    """Sentences as long as one is read at most, of what a pattern wants again and again and does not quite get."""
    found = set()
    for seed in range(TRIES):
        words = Words(pattern, seed)
        found |= {("", words.whole), ("", words.whole[:-1]), ("", words.whole[:1])}
        for before, body in words.pumps:
            found |= {(before, body), ("", before + body), ("", f"{before}{body * 12}，")}
    for before, body in sorted(found):
        if body:
            yield (before + body * (SENTENCE // len(body) + 1))[:SENTENCE]


def spent(pattern: re.Pattern[str], text: str) -> float:
    """The CPU time in which a text is searched as a scene is, from each place behind the last match."""
    start, at = time.process_time(), 0
    while at <= len(text) and (found := pattern.search(text, at)):
        at = found.start() + 1
    return time.process_time() - start


@pytest.mark.parametrize("pattern", SEEN, ids=SEEN.values())
def test_no_sentence_of_ten_thousand_characters_takes_long(pattern: re.Pattern[str]) -> None:
    most = SECONDS * SENTENCE / HOSTILE
    for text in worst(pattern):
        for size in (100, 400, SENTENCE):  # what grows without bounds is found before it takes minutes
            taken = spent(pattern, text[:size])
            assert taken < most or min(spent(pattern, text[:size]) for _ in range(3)) < most, text[:60]
