"""Hours and tips: breaks are taken off, a shift goes over midnight, and who forgot to clock out worked until they did
the last that they did that day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cafe import MORNING, Cafe, eur
from counter.exports.orders import orders_table
from counter.exports.rows import Row
from counter.flows.clock_in import begin_break, clock_in, clock_out
from counter.flows.drawer import x_report
from counter.flows.staff import take_off_staff
from counter.people.queries import read_crew, who_is_here
from counter.reports.day.figures import day_figures
from counter.reports.day.figures_json import day_json
from counter.reports.day.owners_page import owners_page
from counter.reports.day.words import staff_said
from counter.reports.hours import StaffDay, staff_day
from counter.reports.sales.figures import sales_figures
from counter.reports.sales.period import Period
from counter.store.unit import Connection
from counter.till.settlement import Tender

DAY = MORNING.date()


def hours(cafe: Cafe, day: date = DAY) -> dict[str, StaffDay]:
    return {each.name: each for each in cafe.shop.read(staff_day, day, cafe.shop.settings)}


def minutes(cafe: Cafe, name: str, day: date = DAY) -> int:
    return hours(cafe, day)[name].worked(cafe.clock.now()) // timedelta(minutes=1)


def test_breaks_are_taken_off_and_who_is_still_here_has_worked_until_now(cafe: Cafe) -> None:
    cafe.shop.do(cafe.ana, clock_in)
    cafe.forward(120)
    cafe.shop.do(cafe.ana, begin_break)
    cafe.forward(30)
    cafe.shop.do(cafe.ana, clock_in)
    cafe.forward(45)
    assert minutes(cafe, "Ana") == 165
    assert hours(cafe)["Ana"].breaks(cafe.clock.now()) == timedelta(minutes=30)
    cafe.shop.do(cafe.ana, clock_out)
    cafe.forward(60)
    assert minutes(cafe, "Ana") == 165


def test_a_shift_over_midnight_is_of_the_day_on_which_it_began(cafe: Cafe) -> None:
    cafe.clock.set(MORNING.replace(hour=21))
    cafe.shop.do(cafe.ana, clock_in)
    cafe.forward(4 * 60)
    assert cafe.clock.now().date() != DAY
    cafe.shop.do(cafe.ana, clock_out)
    assert minutes(cafe, "Ana") == 240
    assert hours(cafe, DAY + timedelta(days=1)) == {}


def test_who_forgot_to_clock_out_worked_until_the_last_that_they_did(cafe: Cafe) -> None:
    cafe.shop.do(cafe.ana, clock_in)
    cafe.forward(90)
    cafe.sell("Latte")
    cafe.forward(24 * 60)
    ana = hours(cafe)["Ana"]
    assert ana.forgot(cafe.clock.now())
    assert minutes(cafe, "Ana") == 90
    assert cafe.shop.read(who_is_here, DAY + timedelta(days=1)) == {}
    cafe.shop.do(cafe.ana, clock_in)
    cafe.forward(10)
    assert minutes(cafe, "Ana") == 90
    assert minutes(cafe, "Ana", DAY + timedelta(days=1)) == 10
    assert not hours(cafe)["Ana"].forgot(cafe.clock.now())


def test_a_forgotten_clock_out_can_be_said_the_next_day(cafe: Cafe) -> None:
    cafe.shop.do(cafe.ana, clock_in)
    cafe.forward(24 * 60)
    cafe.shop.do(cafe.ana, clock_out)
    assert minutes(cafe, "Ana") == 0


def test_who_clocks_in_makes_drinks_and_who_has_a_break_does_not(cafe: Cafe) -> None:
    def crew() -> set[str]:
        return {person.name for person in cafe.shop.read(read_crew)}

    for name in ("Ana", "Ben", "Dana"):
        cafe.shop.do(cafe.staff(name), clock_in)
    assert crew() == {"Ana", "Ben"}
    cafe.shop.do(cafe.ana, begin_break)
    assert crew() == {"Ben"}
    cafe.shop.do(cafe.ana, clock_in)
    assert crew() == {"Ana", "Ben"}


@pytest.mark.parametrize("to", ["Ana", ""])
def test_tips_are_somebodys_or_for_all(cafe: Cafe, to: str) -> None:
    tip_to = cafe.staff(to) if to else None
    cafe.sell("Latte", tenders=(Tender("card", eur("3.80"), tip=eur("0.50"), tip_to=tip_to),))
    now = cafe.clock.now()
    said = day_json(cafe.shop.report(day_figures, DAY, cafe.shop.settings), now)
    page = cafe.shop.report(owners_page, DAY, now, cafe.shop.settings, cafe.shop.language, {})
    lines = staff_said(page, cafe.shop.language)
    if to:
        assert [(each["name"], each["tips_minor"]) for each in said["staff"]] == [("Ana", 50)]
        assert (said["shared_tips_minor"], lines) == (0, ("Ana · €0.50 in tips",))
    else:
        assert (said["staff"], said["shared_tips_minor"], lines) == ([], 50, ("For all: €0.50 in tips",))


def test_who_left_keeps_their_hours_tips_and_sales_of_days_before(cafe: Cafe) -> None:
    cafe.shop.do(cafe.ana, clock_in)
    order_id = cafe.ring("Latte")
    cafe.pay(order_id, Tender("card", eur("3.80"), tip=eur("1.00"), tip_to=cafe.ana))
    cafe.forward(30)
    cafe.shop.do(cafe.staff("Rosa"), take_off_staff, cafe.ana)
    settings = cafe.shop.settings
    assert minutes(cafe, "Ana") == 30
    assert hours(cafe)["Ana"].tips == eur("1.00")
    assert [each.name for each in cafe.shop.report(sales_figures, Period(DAY, DAY), settings).staff] == ["Ana"]
    assert [row["placed_by"] for row in cafe.shop.report(_ordered)] == ["Ana"]
    assert [tip.kind for tip in cafe.shop.do(cafe.staff("Rosa"), x_report).tips] == ["Ana"]


def _ordered(connection: Connection) -> list[Row]:
    return list(orders_table(connection, DAY, DAY).rows)
