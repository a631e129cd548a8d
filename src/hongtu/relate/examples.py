"""What a rule makes of its own examples, and which of them it does not keep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from hongtu.model import Claim
from hongtu.relate.topic import scenes
from hongtu.rule import FactRule, example
from hongtu.scene import Scene

Said: TypeAlias = frozenset[tuple[str, str, str]]


def seen(rule: FactRule, marked: str) -> Said:
    """What a rule alone makes of a marked sentence: subject, object and role of each claim."""
    taken = example(marked)
    written = tuple(m for m in taken.mentions if m.text)
    scene = next(scenes([taken.sentence], written))
    if len(written) < len(taken.mentions):
        scene = Scene(taken.sentence, taken.mentions, subjects=scene.subjects)
    claims = [c for c in rule(scene) if isinstance(c, Claim)]
    return frozenset((c.subject.text, c.object.text, c.role) for c in claims)


def wanted(marked: str) -> Said:
    """What the marks say that a rule must make of a sentence."""
    slots = example(marked).slots
    roles = slots.get("role", ("",))
    return frozenset((s, o, role) for s in slots.get("s", ()) for o in slots.get("o", ()) for role in roles)


def broken(rule: FactRule) -> Iterator[str]:
    """A line for each example that a rule does not keep: a ``yes`` has to give just what is marked, a ``no`` nothing.

    >>> yes = "[s:Person 王新]担任[o:Company 三浦车车][role 副总经理]"
    >>> list(broken(FactRule("holdsPost", "{s:Person}担任{o:Organization}<role:posts>", yes=(yes,))))
    []
    >>> list(broken(FactRule("holdsPost", "{s:Person}出任{o:Organization}<role:posts>", yes=(yes,), by="mine.TAKES")))
    ['mine.TAKES: of its yes [s:Person 王新]担任[o:Company 三浦车车][role 副总经理] it makes nothing']
    """
    for marked in rule.yes:
        if (found := seen(rule, marked)) != wanted(marked):
            yield f"{rule.by}: of its yes {marked} it makes {listed(found)}"
    for marked in rule.no:
        if found := seen(rule, marked):
            yield f"{rule.by}: of its no {marked} it makes {listed(found)}"


def listed(found: Said) -> str:
    """Claims in a few words."""
    return "; ".join(" → ".join(filter(None, claim)) for claim in sorted(found)) or "nothing"
