"""Whether words before a head make a name."""

from __future__ import annotations

import pytest

from hongtu.find.naming import anchored, is_name
from hongtu.find.view import view
from hongtu.model import Article


@pytest.mark.parametrize(("before", "head"), [("江州市星河", "小学"), ("江州光电", "协会")])
def test_words_with_a_place_or_brand_make_a_name(before: str, head: str) -> None:
    assert is_name("SocialOrganization", before, head)


@pytest.mark.parametrize("before", ["全市中小企业", "12", "中"])
def test_kinds_and_numbers_make_none(before: str) -> None:
    assert not is_name("EducationInstitution", before, "小学")


def test_a_weak_head_needs_somebody_whose_it_is() -> None:
    empty = view(Article("a", ""), ())
    assert anchored(empty, "清远市科技")
    assert anchored(empty, "市科技")
    assert not anchored(empty, "区域")
    assert not anchored(empty, "技术")
