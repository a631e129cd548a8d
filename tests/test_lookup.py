"""A name leads to all that bear it, and a wrong one to its nearest."""

import pytest

from hongtu.lookup import called

NAMES = {"e1": ["江州高新区", "高新区"], "e2": ["清远高新区", "高新区"], "e3": ["星河光电"]}


def test_a_name_leads_to_all_that_bear_it_and_an_id_to_one() -> None:
    assert called(NAMES, "高新区") == ("e1", "e2")
    assert called(NAMES, "e2") == ("e2",)


def test_an_unknown_name_is_answered_with_the_nearest_in_order() -> None:
    with pytest.raises(ValueError, match=r"no '星河' in this graph; near it: 星河光电$"):
        called(NAMES, "星河")
    with pytest.raises(ValueError, match="near it: 江州高新区、高新区、清远高新区"):
        called(NAMES, "州高新区")
    with pytest.raises(ValueError, match=r"no 'xyz' in this graph$"):
        called(NAMES, "xyz")
