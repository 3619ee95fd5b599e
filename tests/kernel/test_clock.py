"""The business day begins when the shop says, whatever the clocks on the wall do."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.kernel.clock import Doubt, SetClock, SteadyClock, business_date, business_day

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


class Machine:
    """A machine whose clock somebody sets, and a count of seconds that nobody can."""

    def __init__(self, at: str) -> None:
        self.clock = SetClock(datetime.fromisoformat(at))
        self.seconds = 0.0

    def steady(self, known: str | None = None) -> SteadyClock:
        return SteadyClock(self.clock, datetime.fromisoformat(known) if known else None, lambda: self.seconds)

    def pass_time(self, seconds: float) -> None:
        self.seconds += seconds
        self.clock.forward(seconds)


def test_a_clock_that_is_behind_what_is_known_goes_on_from_there() -> None:
    machine = Machine("2025-12-31T10:00:00+00:00")
    clock = machine.steady(known="2026-11-20T18:03:00+00:00")
    assert clock.now() == datetime(2026, 11, 20, 18, 3, tzinfo=UTC)
    machine.pass_time(90)
    assert clock.now() == datetime(2026, 11, 20, 18, 4, 30, tzinfo=UTC)
    assert clock.doubt() == Doubt(datetime(2025, 12, 31, 10, 1, 30, tzinfo=UTC), clock.now())


def test_a_clock_set_back_an_hour_while_selling_goes_on() -> None:
    machine = Machine("2026-11-20T18:00:00+00:00")
    clock = machine.steady()
    before = clock.now()
    machine.clock.forward(-3600)
    machine.pass_time(5)
    assert clock.now() == before + timedelta(seconds=5)
    assert clock.doubt() is not None


def test_a_clock_that_is_put_right_counts_again() -> None:
    machine = Machine("2026-11-20T17:00:00+00:00")
    clock = machine.steady(known="2026-11-20T18:00:00+00:00")
    clock.now()
    machine.clock.set(datetime(2026, 11, 20, 18, 0, 30, tzinfo=UTC))
    assert clock.now() == datetime(2026, 11, 20, 18, 0, 30, tzinfo=UTC)
    assert clock.doubt() is None


def test_a_small_step_back_is_waited_for_without_a_word() -> None:
    machine = Machine("2026-11-20T18:00:00+00:00")
    clock = machine.steady()
    before = clock.now()
    machine.clock.forward(-2)
    assert (clock.now(), clock.doubt()) == (before, None)
    machine.pass_time(3)
    assert clock.now() == before + timedelta(seconds=1)


@given(st.lists(st.tuples(st.integers(-10_000_000, 10_000_000), st.floats(0, 1000)), max_size=20))
def test_whatever_is_done_to_the_clock_time_never_goes_back(sets: list[tuple[int, float]]) -> None:
    machine = Machine("2026-11-20T18:00:00+00:00")
    clock = machine.steady()
    told = [clock.now()]
    for back, passed in sets:
        machine.clock.forward(back)
        machine.pass_time(passed)
        told.append(clock.now())
        clock.recorded(told[-1])
    assert told == sorted(told)


@pytest.mark.parametrize("leaps_while_selling", [False, True])
def test_a_clock_weeks_ahead_that_is_put_right_before_anything_is_recorded_counts_again(
    leaps_while_selling: bool,
) -> None:
    machine = Machine("2026-11-20T18:05:00+00:00" if leaps_while_selling else "2027-01-20T18:05:00+00:00")
    clock = machine.steady(known="2026-11-20T18:00:00+00:00")
    clock.now()
    machine.clock.set(datetime(2027, 1, 20, 18, 5, tzinfo=UTC))
    doubt = clock.doubt()
    assert doubt is not None
    assert not doubt.is_behind
    machine.clock.set(datetime(2026, 11, 20, 18, 6, tzinfo=UTC))
    assert clock.now() == datetime(2026, 11, 20, 18, 6, tzinfo=UTC)
    assert clock.doubt() is None


def test_a_clock_weeks_ahead_does_not_come_back_behind_what_was_recorded_there() -> None:
    machine = Machine("2027-01-20T18:05:00+00:00")
    clock = machine.steady(known="2026-11-20T18:00:00+00:00")
    clock.recorded(sold := clock.now())
    machine.clock.set(datetime(2026, 11, 20, 18, 6, tzinfo=UTC))
    assert clock.now() >= sold
    doubt = clock.doubt()
    assert doubt is not None
    assert doubt.is_behind


def test_a_clock_weeks_ahead_of_what_is_known_is_doubted_until_it_is_trusted() -> None:
    machine = Machine("2099-01-01T10:00:00+00:00")
    clock = machine.steady(known="2026-11-20T18:03:00+00:00")
    assert clock.doubt() == Doubt(machine.clock.now(), datetime(2026, 11, 20, 18, 3, tzinfo=UTC))
    clock.trust()
    assert clock.doubt() is None


def test_a_clock_that_is_trusted_counts_though_it_is_behind() -> None:
    machine = Machine("2026-11-20T18:00:00+00:00")
    clock = machine.steady(known="2099-01-01T10:00:00+00:00")
    clock.trust()
    machine.pass_time(60)
    assert clock.now() == datetime(2026, 11, 20, 18, 1, tzinfo=UTC)
    assert clock.doubt() is None
