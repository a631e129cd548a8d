"""The plug-in as it is installed: it finds lines, says where they run, and keeps its examples."""

import pytest
from hongtu_railways import PASSES

from hongtu.extract import trial
from hongtu.model import Claim
from hongtu.plugin import plugin
from hongtu.relate.examples import broken


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("去年，南广铁路在江州设站。", "南广铁路"),
        ("广佛肇城际铁路途经江州市。", "广佛肇城际铁路"),
        ("他们修了三年铁路。", None),
        ("江州市的铁路通了。", None),
    ],
)
def test_lines_are_found_by_their_ends(text: str, line: str | None) -> None:
    mentions, _ = trial(text, [plugin("railways")])
    assert [m.text for m in mentions if m.by == "railways.find"] == ([line] if line else [])


def test_a_line_lies_where_it_runs_through() -> None:
    _, said = trial("贵广高铁途经肇庆市、佛山市。", [plugin("railways")])
    facts = {(c.subject.text, c.predicate, c.object.text, c.by) for c in said if isinstance(c, Claim)}
    assert facts == {("贵广高铁", "locatedIn", place, "railways.PASSES") for place in ("肇庆市", "佛山市")}


def test_the_rule_keeps_its_examples() -> None:
    assert not list(broken(PASSES))
