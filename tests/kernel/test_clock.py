"""The business day begins when the shop says, whatever the clocks on the wall do."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.kernel.clock import SetClock, business_date, business_day

BERLIN = ZoneInfo("Europe/Berlin")
PLACES = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "UTC"]


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2026-11-23T02:59:59+00:00", date(2026, 11, 22)),  # 3:59 in Berlin
        ("2026-11-23T03:00:00+00:00", date(2026, 11, 23)),  # 4:00
        ("2026-11-23T23:30:00+00:00", date(2026, 11, 23)),  # after midnight there
        ("2026-07-01T01:59:59+00:00", date(2026, 6, 30)),  # summer: 3:59
        ("2026-07-01T02:00:00+00:00", date(2026, 7, 1)),
    ],
)
def test_a_night_belongs_to_the_day_before(at: str, day: date) -> None:
    assert business_date(datetime.fromisoformat(at), BERLIN, time(4)) == day


def test_a_day_is_an_hour_shorter_or_longer_where_the_clocks_change() -> None:
    spring = business_day(date(2026, 3, 28), BERLIN, time(4))
    autumn = business_day(date(2026, 10, 24), BERLIN, time(4))
    assert spring[1] - spring[0] == timedelta(hours=23)
    assert autumn[1] - autumn[0] == timedelta(hours=25)


@given(
    st.datetimes(datetime(2012, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001 - made aware below
    st.sampled_from(PLACES),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
)
def test_every_moment_lies_within_its_own_day(naive: datetime, place: str, starts: time) -> None:
    at, zone = naive.replace(tzinfo=UTC), ZoneInfo(place)
    begin, end = business_day(business_date(at, zone, starts), zone, starts)
    assert begin <= at < end


def test_a_set_clock_stands_until_it_is_moved() -> None:
    clock = SetClock(datetime(2026, 11, 23, 9, 0, tzinfo=BERLIN))
    assert clock.now() == clock.now() == datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    clock.forward(90)
    assert clock.now().minute == 1
    clock.set(datetime(2026, 1, 1, tzinfo=UTC))
    assert clock.now().year == 2026
