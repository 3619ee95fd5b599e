"""When a shop is open: read as people write it, and when it opens next."""

from datetime import datetime, time

import pytest

from counter.kernel.errors import Refused
from counter.settings.hours import Hours, Week, check_hours, hours_words, opens_next, read_hours, read_time

WEEK: Week = (*[Hours(time(7), time(17))] * 5, Hours(time(8), time(2)), None)
"""Monday to Friday from seven to five, Saturday from eight into the night, Sunday closed."""


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute)  # noqa: DTZ001 - by the wall clock


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (at(23, 7), None),  # a Monday
        (at(23, 16, 59), None),
        (at(23, 17), at(24, 7)),
        (at(27, 23), at(28, 8)),
        (at(29, 1, 59), None),  # Saturday goes on
        (at(29, 2), at(30, 7)),  # over Sunday
    ],
)
def test_a_shop_says_when_it_opens_next(now: datetime, opens: datetime | None) -> None:
    assert opens_next(WEEK, now) == opens


def test_a_shop_that_said_nothing_or_is_always_closed_opens_at_no_time() -> None:
    assert opens_next((), at(23, 3)) is None
    assert opens_next((None,) * 7, at(23, 3)) is None


@pytest.mark.parametrize(
    ("typed", "words"),
    [("7-17", "7:00–17:00"), ("7:30 – 17.15", "7:30–17:15"), ("0-24", "0:00–0:00"), ("", ""), ("22–4", "22:00–4:00")],
)
def test_hours_are_read_as_people_write_them(typed: str, words: str) -> None:
    assert hours_words(read_hours(typed)) == words


@pytest.mark.parametrize("typed", ["7", "seven to five", "25-3", "7:61-9", "7-17 daily"])
def test_what_are_no_hours_is_refused_with_how_they_are_written(typed: str) -> None:
    with pytest.raises(Refused, match="are no hours"):
        read_hours(typed)


def test_a_week_has_seven_days_and_a_time_is_one() -> None:
    check_hours(WEEK)
    with pytest.raises(Refused, match="seven days"):
        check_hours(WEEK[:5])
    assert read_time("4:30") == time(4, 30)
    with pytest.raises(Refused, match="is no time"):
        read_time("24:00")
