"""Every example of every rule: a ``yes`` gives just what is marked in it, a ``no`` gives nothing."""

import pytest

from hongtu.relate import RELATORS
from hongtu.relate.examples import seen, wanted
from hongtu.relate.topic import scenes
from hongtu.rule import FactRule, example, expand

RULES = [rule for rule in RELATORS if isinstance(rule, FactRule)]
YES = [pytest.param(rule, marked, id=f"{rule.by}[{marked}]") for rule in RULES for marked in rule.yes]
NO = [pytest.param(rule, marked, id=f"{rule.by}[{marked}]") for rule in RULES for marked in rule.no]


@pytest.mark.parametrize(("rule", "marked"), YES)
def test_rule_makes_what_is_marked(rule: FactRule, marked: str) -> None:
    assert seen(rule, marked) == wanted(marked)


@pytest.mark.parametrize(("rule", "marked"), NO)
def test_rule_makes_nothing(rule: FactRule, marked: str) -> None:
    assert seen(rule, marked) == frozenset()


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
