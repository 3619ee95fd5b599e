"""How staff read a time that is left, or over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from counter.kernel.language import Language
from counter.ui.parts.phrases import beside_more, time_left

DUE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (185, "3:05 left"),
        (3599, "59:59 left"),
        (3900, "1 h 5 min left"),
        (-61, "2 min late"),
        (-352 * 60, "5 h 52 min late"),
    ],
)
def test_minutes_become_hours(language: Language, seconds: int, said: str) -> None:
    assert time_left(DUE, DUE - timedelta(seconds=seconds), language) == said


@pytest.mark.parametrize("name", ["Ines", "Ōsaka Tarō", "李小龍", ""])
def test_a_name_that_is_read_from_the_left_stands_as_it_is(name: str) -> None:
    assert beside_more(name) == name


def test_a_name_that_is_read_from_the_right_turns_nothing_beside_it() -> None:
    assert beside_more("محمد") == "\u200e\u2068محمد\u2069"
