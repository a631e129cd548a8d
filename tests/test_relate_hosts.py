"""Who holds an event."""

from __future__ import annotations

import pytest

from hongtu.extract import understand
from hongtu.model import Article

pytestmark = pytest.mark.usefixtures("rules_alone")


def held(text: str) -> set[tuple[str, str]]:
    reading = understand(Article("a", text))
    names = {e.id: e.names[0] for e in reading.entities}
    return {(names[f.subject], names[f.object]) for f in reading.facts if f.predicate == "runs"}


@pytest.mark.parametrize(
    "text",
    [
        "由江州市文化局主办、江州集团承办的“元宵灯会”活动开幕。",
        "“元宵灯会”活动在江州广场举行，江州市文化局主办，江州集团承办。",
        "“元宵灯会”活动在江州广场举行。本次活动由江州市文化局主办，江州集团承办。",
    ],
)
def test_those_who_hold_an_event_stand_before_or_behind_it(text: str) -> None:
    assert {("江州市文化局", "“元宵灯会”活动"), ("江州集团", "“元宵灯会”活动")} <= held(text)


def test_a_host_is_named_by_its_part() -> None:
    assert ("江州高新区", "江州创业大赛") in held("江州创业大赛落幕，主办方江州高新区公布了名单。")


def test_who_is_only_there_holds_nothing() -> None:
    assert not held("江州市文化局参加了江州创业大赛。")
