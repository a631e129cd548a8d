"""Every example of every rule: a ``yes`` gives just what is marked in it, a ``no`` gives nothing."""

import pytest

from hongtu.model import Claim
from hongtu.relate import RELATORS
from hongtu.relate.topic import scenes
from hongtu.rule import FactRule, example, expand
from hongtu.scene import Scene

RULES = [rule for rule in RELATORS if isinstance(rule, FactRule)]
YES = [pytest.param(rule, marked, id=f"{rule.by}[{marked}]") for rule in RULES for marked in rule.yes]
NO = [pytest.param(rule, marked, id=f"{rule.by}[{marked}]") for rule in RULES for marked in rule.no]


def seen(rule: FactRule, marked: str) -> set[tuple[str, str, str]]:
    """What a rule alone makes of a marked sentence: subject, object and role of each claim."""
    taken = example(marked)
    written = tuple(m for m in taken.mentions if m.text)
    scene = next(scenes([taken.sentence], written))
    if len(written) < len(taken.mentions):
        scene = Scene(taken.sentence, taken.mentions, subjects=scene.subjects)
    claims = [c for c in rule(scene) if isinstance(c, Claim)]
    return {(c.subject.text, c.object.text, c.role) for c in claims}


def wanted(marked: str) -> set[tuple[str, str, str]]:
    """What the marks say that a rule must make of a sentence."""
    slots = example(marked).slots
    roles = slots.get("role", ("",))
    return {(s, o, role) for s in slots.get("s", ()) for o in slots.get("o", ()) for role in roles}


@pytest.mark.parametrize(("rule", "marked"), YES)
def test_rule_makes_what_is_marked(rule: FactRule, marked: str) -> None:
    assert seen(rule, marked) == wanted(marked)


@pytest.mark.parametrize(("rule", "marked"), NO)
def test_rule_makes_nothing(rule: FactRule, marked: str) -> None:
    assert seen(rule, marked) == set()


def test_every_rule_has_a_name_of_its_own() -> None:
    names = [rule.by for rule in RULES]
    assert all(names)
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("changed", "culprit"),
    [
        ({"asserts": "holdsPots"}, "holdsPots"),
        ({"pattern": "{o:Orgnization}{s:Person}"}, "Orgnization"),
        ({"pattern": "{o:Organization}<psots>{s:Person}"}, "psots"),
        ({"pattern": "{o:Organization}"}, "ends"),
        ({"yes": ()}, "no example"),
    ],
)
def test_a_rule_that_names_what_is_not_there_fails_at_once(changed: dict[str, object], culprit: str) -> None:
    good: dict[str, object] = {
        "asserts": "holdsPost",
        "pattern": "{o:Organization}<role:posts>{s:Person}",
        "yes": ("-",),
    }
    with pytest.raises(ValueError, match=culprit):
        FactRule(**(good | changed))  # type: ignore[arg-type]


def test_notation_takes_lists_and_classes_below() -> None:
    taken = example("[s:Company 甲公司]、[s:PartyOrganization 乙党委]和[s:Company 丙公司]")
    scene = next(scenes([taken.sentence], taken.mentions))
    found = expand("{s:Organization+}").search(scene.skeleton)
    assert found is not None
    assert [m.text for m in scene.within(*found.span("s"))] == ["甲公司", "乙党委", "丙公司"]
