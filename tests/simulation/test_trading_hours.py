"""A day of any hours is one trading day."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from counter.kernel.clock import business_date
from counter.simulation.trading_hours import day_starts

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("first", "hours", "begins"),
    [
        (datetime(2026, 5, 4, 6, 30, tzinfo=BERLIN), 14, time(4)),
        (datetime(2026, 5, 4, 18, 0, tzinfo=BERLIN), 9.5, time(4)),  # past midnight
        (datetime(2026, 5, 4, 2, 40, tzinfo=BERLIN), 12, time(2)),  # from before four
        (datetime(2026, 5, 4, 9, 20, tzinfo=BERLIN), 23.99, time(9, 20)),  # around the clock
        (datetime(2026, 3, 28, 20, 0, tzinfo=BERLIN), 9, time(20)),  # the night the clocks go forward
        (datetime(2026, 10, 24, 20, 0, tzinfo=BERLIN), 8.5, time(4)),  # and the one they go back
    ],
)
def test_all_orders_are_of_one_day(first: datetime, hours: float, begins: time) -> None:
    moments = [first.astimezone(UTC) + timedelta(hours=hours) * share for share in (0, 0.25, 0.5, 0.75, 1)]
    found = day_starts(moments, BERLIN)
    assert found == begins
    assert len({business_date(at, BERLIN, found) for at in moments}) == 1
