"""The values check themselves."""

import pytest

from hongtu.model import Article, Entity, Evidence, Fact, Mention, Reading


def test_article_takes_dates_as_exact_as_the_text() -> None:
    assert [Article("a", "", published=d).published for d in ("2018", "2018-06", "2018-06-01", None)]
    with pytest.raises(ValueError, match="2018年6月"):
        Article("a", "", published="2018年6月")


@pytest.mark.parametrize("day", ["2018-13", "2018-00", "2018-06-32", "18-06", "2018/06"])
def test_what_is_no_date_is_refused(day: str) -> None:
    with pytest.raises(ValueError, match=r"article a: .* is no date like 2018"):
        Article("a", "文", published=day)


def test_mention_fills_its_offsets() -> None:
    with pytest.raises(ValueError, match="王新"):
        Mention(0, 3, "王新", "Person", "test")


def test_reading_knows_the_ends_of_its_facts() -> None:
    words = (Evidence("a", 0, 2, "王新", "test"),)
    with pytest.raises(ValueError, match="e2"):
        Reading(entities=(Entity("e1", "Person", ("王新",)),), facts=(Fact("e1", "memberOf", "e2", words),))


def test_fact_without_evidence_is_refused() -> None:
    with pytest.raises(ValueError, match="no evidence"):
        Fact("e1", "memberOf", "e2", ())
