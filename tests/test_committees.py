"""Committees by what stands before their place."""

from __future__ import annotations

import pytest

from hongtu.find import find
from hongtu.model import Article
from hongtu.read import sentences


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("中共江州市石桥镇委员会召开会议。", "中共江州市石桥镇委员会", "PartyOrganization"),
        ("共青团江州市天河区委获奖。", "共青团江州市天河区委", "SocialOrganization"),
        ("政协江州市委员会召开会议。", "政协江州市委员会", "GovernmentBody"),
    ],
)
def test_a_committee_is_known_by_its_first_word(text: str, name: str, kind: str) -> None:
    article = Article("a", text)
    assert (name, kind) in {(m.text, m.type) for m in find(article, sentences(article))}


def test_members_of_the_league_are_no_committee() -> None:
    article = Article("a", "共青团员、青年代表参加活动，团委开会。")
    assert not [m for m in find(article, sentences(article)) if m.by.startswith("find.committees")]
