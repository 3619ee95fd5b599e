"""From what chance on a customer is told."""

import pytest

from counter.promises.rules import EVEN, TELL_FROM, TIME_TO_ACT, should_warn


def test_with_time_to_act_the_shops_own_threshold_counts() -> None:
    assert should_warn(TELL_FROM, TIME_TO_ACT)
    assert not should_warn(TELL_FROM - 0.01, TIME_TO_ACT)
    assert should_warn(0.25, 300, tell_from=0.2)


def test_in_the_last_minute_a_word_must_be_right_more_often_than_not() -> None:
    assert not should_warn(EVEN - 0.01, TIME_TO_ACT - 1)
    assert should_warn(EVEN, 0)


@pytest.mark.parametrize("left", [0.0, TIME_TO_ACT, 600.0])
def test_a_shop_that_tells_late_is_never_told_earlier(left: float) -> None:
    assert not should_warn(0.69, left, tell_from=0.7)
    assert should_warn(0.7, left, tell_from=0.7)
