"""Work without the search for cycles, and with it again."""

import gc

import pytest

from hongtu.unswept import unswept


def test_the_search_for_cycles_rests_and_goes_on_also_after_a_fault() -> None:
    rested = []

    @unswept()
    def failing() -> None:
        rested.append(not gc.isenabled())
        raise ValueError("a fault")

    with pytest.raises(ValueError, match="a fault"):
        failing()
    assert rested == [True]
    assert gc.isenabled()


def test_work_inside_such_work_does_not_wake_it() -> None:
    with unswept():
        with unswept():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
