"""The panel of the whole ticket: what a customer asks, in taps, and what the ticket says of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from counter.kernel.money import Money
from counter.orders.bar_queries import orders_for_later
from counter.orders.voids import voids_of
from counter.ui.sell.order_panel_state import OrderPanelState
from ui.sell.harness import SellHarness
from ui.sync_desk import SyncDesk


def panel(sell: SellHarness) -> OrderPanelState:
    assert isinstance(sell.state.panel, OrderPanelState)
    return sell.state.panel


def chosen(sell: SellHarness, row: str) -> list[str]:
    chips = next(each.chips for each in panel(sell).rows if each.key == row)
    return [chip.words for chip in chips if chip.chosen]


@pytest.fixture
def opened(work: SyncDesk) -> SellHarness:
    sell = SellHarness(work)
    sell.tap("Latte", "Mocha")
    sell.presenter.name_customer("Theo")
    sell.presenter.order_panel.open()
    return sell


def test_it_opens_with_nothing_asked(opened: SellHarness) -> None:
    assert panel(opened).customer == "Theo"
    assert [chosen(opened, row) for row in ("needed", "allergy", "place")] == [["No time"], ["None"], ["Counter"]]


def test_an_allergy_stands_on_the_ticket_and_on_every_tile_that_has_it(opened: SellHarness) -> None:
    opened.presenter.order_panel.choose("allergy", "milk")
    assert chosen(opened, "allergy") == ["Milk"]
    assert opened.state.ticket.asked.allergy[0] == "Allergy: milk"
    danger = {tile.name: tile.danger for tile in opened.state.grid.tiles}
    assert (danger["Latte"], danger["Espresso"]) == (("milk",), ())
    opened.presenter.order_panel.choose("allergy", "milk")
    assert opened.state.ticket.asked.allergy == ()


def test_what_may_be_in_something_is_told_from_what_is(opened: SellHarness) -> None:
    opened.presenter.order_panel.choose("allergy", "nuts")
    danger = {tile.name: tile.danger for tile in opened.state.grid.tiles}
    assert danger["Mocha"] == ("traces: nuts",)


def test_too_late_a_promise_says_so_blocks_nothing_and_they_are_told_in_a_tap(
    opened: SellHarness, work: SyncDesk
) -> None:
    soon = work.clock.now() + timedelta(seconds=30)
    opened.presenter.order_panel.choose("needed", soon.isoformat())
    promise = opened.state.ticket.promise
    assert promise.told == "Told Theo"
    assert "too late" in promise.below
    assert not promise.has_to_be_told
    opened.presenter.tell_wait()
    assert opened.state.ticket.promise.is_told
    opened.presenter.tell_wait()
    assert not opened.state.ticket.promise.is_told


def test_a_time_is_typed_and_what_is_none_is_asked_again(opened: SellHarness) -> None:
    order = opened.presenter.order_panel
    order.choose("needed", "other")
    order.answer("soon")
    asked = panel(opened).asked
    assert asked
    assert (asked.text, asked.wrong) == ("soon", "That is no time of day. Write it like 8:45.")
    order.answer("0:01")
    asked = panel(opened).asked
    assert asked
    assert asked.wrong.startswith("That time is over.")
    order.answer("23:59")
    assert panel(opened).asked is None
    assert opened.state.ticket.asked.needed[0] == "Needed by 23:59"


@pytest.mark.parametrize("text", ["4111 1111 1111 1111", "T" * 200])
def test_a_table_that_cannot_be_one_is_asked_again(opened: SellHarness, text: str) -> None:
    order = opened.presenter.order_panel
    order.choose("place", "other")
    order.answer(text)
    asked = panel(opened).asked
    assert asked
    assert asked.wrong
    order.answer("Table 9")
    assert chosen(opened, "place") == ["Table 9"]


def test_throwing_away_asks_why_and_undo_brings_the_ticket_back(opened: SellHarness, work: SyncDesk) -> None:
    order = opened.presenter.order_panel
    order.press("void")
    assert panel(opened).question == "Why is it thrown away?"
    order.press("left")
    assert (opened.state.panel, opened.lines) == (None, ())
    day = work.shop.settings.trading_day(work.clock.now())
    assert [(void.reason, void.what) for void in work.cafe.shop.read(voids_of, day)] == [("left", "1× Latte, 1× Mocha")]
    opened.presenter.undo()
    assert [line.title for line in opened.lines] == ["Latte", "Mocha"]
    assert work.cafe.shop.read(voids_of, day) == ()


def test_an_order_for_tomorrow_is_paid_when_they_come(opened: SellHarness, work: SyncDesk) -> None:
    order = opened.presenter.order_panel
    order.press("later")
    assert chosen(opened, "day") == ["Tomorrow"]
    order.choose("time", "60")
    order.press("place")
    [placed] = work.cafe.shop.read(orders_for_later)
    assert placed.customer == "Theo"
    assert placed.wanted_at
    assert placed.wanted_at.astimezone(work.shop.settings.zone).strftime("%H:%M") == "10:00"
    assert (opened.state.panel, opened.state.pay) == (None, None)


def test_or_a_part_of_it_is_paid_now(opened: SellHarness, work: SyncDesk) -> None:
    opened.presenter.order_panel.press("later")
    opened.presenter.order_panel.press("pay")
    assert opened.state.pay is not None
    [placed] = work.cafe.shop.read(orders_for_later)
    assert placed.total > Money(0, "EUR")


@pytest.mark.parametrize("key", ["hold", "discount"])
def test_the_other_keys_lead_on(opened: SellHarness, key: str) -> None:
    opened.presenter.order_panel.press(key)
    assert not isinstance(opened.state.panel, OrderPanelState)


def test_no_tax_is_owed_for_a_reason_until_the_second_tap(opened: SellHarness) -> None:
    order = opened.presenter.order_panel
    order.press("exempt")
    order.answer("embassy")
    assert "no VAT" in opened.state.ticket.summary
    order.press("exempt")
    assert "no VAT" not in opened.state.ticket.summary


def test_a_note_for_the_bar_is_typed_mended_and_taken_off(opened: SellHarness) -> None:
    order = opened.presenter.order_panel
    order.press("note")
    order.answer("4111 1111 1111 1111")
    asked = panel(opened).asked
    assert asked is not None
    assert (asked.text, "card number" in asked.wrong) == ("4111 1111 1111 1111", True)
    order.answer("two bags")
    assert (panel(opened).asked, opened.state.ticket.asked.note) == (None, "“two bags”")
    assert [key.chosen for key in panel(opened).keys if key.key == "note"] == [True]
    order.press("note")
    asked = panel(opened).asked
    assert asked is not None
    assert asked.text == "two bags"
    order.answer("")
    assert opened.state.ticket.asked.note == ""


def test_a_customer_points_at_their_language_and_the_ticket_has_it(opened: SellHarness) -> None:
    order = opened.presenter.order_panel
    order.press("language")
    (languages,) = panel(opened).rows
    assert [chip.words for chip in languages.chips] == ["English", "Deutsch", "français", "español", "العربية"]
    assert [chip.words for chip in languages.chips if chip.chosen] == ["English"]
    order.choose("language", "de")
    assert [key.chosen for key in panel(opened).keys if key.key == "language"] == [True]
    order.press("language")
    order.choose("language", "en")
    assert [key.chosen for key in panel(opened).keys if key.key == "language"] == [False]
