"""A shop that moves to another time zone: what is past does not move, and what belongs together stays together."""

from datetime import UTC, datetime, time

from cafe import Cafe
from counter.flows import cancel, refund
from counter.flows.gestures import GestureRequest
from counter.flows.open_shop import decide
from counter.reports.day.figures import DayFigures, day_figures
from counter.till.refunds import RefundRequest

LATE = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
"""The evening in Berlin; in Auckland it is the next morning, another trading day."""


def figures(cafe: Cafe) -> DayFigures:
    return cafe.shop.report(day_figures, LATE.date(), cafe.shop.settings)


def live_a_day(cafe: Cafe) -> None:
    """Something of everything that the books of a day count."""
    missed = cafe.miss("Latte", customer="Mia")
    cafe.put_right("late", missed, GestureRequest("apology"))
    cafe.sell("Flat white")
    back = cafe.sell("Mocha")
    cafe.shop.do(cafe.ana, refund.refund, back, RefundRequest(), "cold")
    cafe.shop.do(cafe.ana, cancel.cancel, cafe.sell("Latte"), "left", with_refund=True)


def test_a_day_stays_as_it_was_when_the_zone_changes_and_changes_back(cafe: Cafe) -> None:
    cafe.clock.set(LATE)
    live_a_day(cafe)
    before = figures(cafe)
    assert (before.orders, len(before.mishaps), before.made_right, before.receipts) == (3, 1, 1, 4)
    assert before.vouchers_issued == 1
    for zone in ("Pacific/Auckland", "America/Los_Angeles", "UTC", "Europe/Berlin"):
        cafe.shop.do(cafe.ana, decide, {"zone_name": zone})
        assert figures(cafe) == before


def test_a_day_stays_as_it_was_when_it_begins_at_another_hour(cafe: Cafe) -> None:
    cafe.clock.set(LATE)
    live_a_day(cafe)
    before = figures(cafe)
    cafe.shop.do(cafe.ana, decide, {"day_starts": time(23, 30)})
    assert figures(cafe) == before


def test_what_is_answered_the_next_day_was_open_on_its_own(cafe: Cafe) -> None:
    cafe.clock.set(LATE)
    missed = cafe.miss("Latte")
    cafe.forward(24 * 60)
    cafe.put_right("late", missed, GestureRequest("apology"))
    assert (len(figures(cafe).mishaps), figures(cafe).made_right) == (1, 0)
    cafe.shop.do(cafe.ana, decide, {"zone_name": "Pacific/Auckland"})
    assert (len(figures(cafe).mishaps), figures(cafe).made_right) == (1, 0)
