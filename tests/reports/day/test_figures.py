"""The day's figures are found by their day, however many days there are."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from cafe import Cafe
from counter.flows.open_shop import decide
from counter.flows.reset_promise import reset_promise
from counter.flows.waste import waste
from counter.reports.day.figures import day_figures, first_promises
from counter.reports.day.owners_page import owners_page
from counter.reports.day.words import figures

GROWS = ("orders", "order_lines", "promises", "payments", "receipts", "refunds", "gestures", "journal", "reductions",
         "waits_said")  # fmt: skip
"""Tables with rows for every order there ever was."""


def test_no_question_reads_a_whole_table_of_what_was_ever_sold(cafe: Cafe) -> None:
    asked: list[str] = []
    cafe.miss("Latte", customer="Ben")
    with cafe.shop.store.read_report() as connection:
        reader: Any = connection.connection.driver_connection
    reader.set_trace_callback(asked.append)
    day = cafe.shop.settings.trading_day(cafe.clock.now())
    cafe.shop.report(
        owners_page, day, cafe.clock.now(), cafe.shop.settings, cafe.shop.language, cafe.shop.playbook.pages
    )
    reader.set_trace_callback(None)
    selects = [statement for statement in asked if statement.startswith("SELECT")]
    assert len(selects) > 10
    for statement in selects:
        plan = [row[3] for row in reader.execute(f"EXPLAIN QUERY PLAN {statement}")]
        whole = re.compile(f"SCAN ({'|'.join(GROWS)})( |$)")
        assert not [step for step in plan if whole.match(step)], statement


def test_what_was_promised_after_midnight_comes_last(cafe: Cafe) -> None:
    day = cafe.shop.settings.trading_day(cafe.clock.now())
    _, end = cafe.shop.settings.hours_of(day)
    for at in (cafe.clock.now(), end - timedelta(hours=3)):
        cafe.clock.set(at)
        cafe.ready(cafe.sell("Latte"))
    page = cafe.shop.report(
        owners_page, day, cafe.clock.now(), cafe.shop.settings, cafe.shop.language, cafe.shop.playbook.pages
    )
    first, last = (hour.hour for hour in page.hours)
    assert first > last


def test_orders_without_a_promise_are_counted_apart_and_a_day_that_is_over_keeps_its_count(cafe: Cafe) -> None:
    """One is told a time the next day: that is no promise of the day on which it was ordered."""
    shop = cafe.shop
    shop.do(cafe.ana, decide, {"promises": {"longest_minutes": 5}})
    told, later, _never = (cafe.sell(*["Mocha"] * 8) for _ in range(3))
    day = shop.settings.trading_day(cafe.clock.now())
    shop.do(cafe.ana, reset_promise, told, cafe.clock.now() + timedelta(minutes=3), told=True)

    def counted() -> tuple[int, int, int]:
        figures = shop.report(day_figures, day, shop.settings)
        return figures.orders, len(figures.promises), figures.unpromised

    assert counted() == (3, 1, 2)
    page = shop.report(owners_page, day, cafe.clock.now(), shop.settings, shop.language, shop.playbook.pages)
    assert figures(page, shop.language)[0].note == "2 without a promise · goal 90%"
    cafe.forward(24 * 60)
    shop.do(cafe.ana, reset_promise, later, cafe.clock.now() + timedelta(minutes=3), told=True)
    assert counted() == (3, 1, 2)
    assert len(shop.report(first_promises, day, date.max)) == 2


def test_the_owner_reads_how_many_goods_went_into_the_bin(cafe: Cafe) -> None:
    shop, now = cafe.shop, cafe.clock.now()
    shop.do(cafe.ana, waste, cafe.item("Croissant"), "dropped", 2)
    page = shop.report(
        owners_page, shop.settings.trading_day(now), now, shop.settings, shop.language, shop.playbook.pages
    )
    assert any(figure.note.endswith("2 items wasted") for figure in figures(page, shop.language))
