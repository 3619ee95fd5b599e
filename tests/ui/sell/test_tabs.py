"""Held tickets and tabs on the counter: seen, brought back, put together and apart, paid, each taken back."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from counter.flows import held
from counter.flows.open_shop import decide
from counter.flows.pay import pay_later
from counter.flows.print_queue import print_waiting
from counter.kernel.ids import LineId
from counter.kernel.language import Language
from counter.ui.sell.tabs_state import TabsState, WaitingCard
from counter.ui.sell.tabs_view import TabsPanel, place_and_age
from counter.ui.widgets.tap import Tap
from ui.sell.harness import SellHarness
from ui.sync_desk import SyncDesk

LANGUAGE = Language("en", ZoneInfo("Europe/Berlin"))


def tabs(sell: SellHarness) -> TabsState:
    assert isinstance(sell.state.panel, TabsState)
    return sell.state.panel


def card(sell: SellHarness, title: str) -> WaitingCard:
    return next(card for card in tabs(sell).cards if card.title == title)


@pytest.fixture
def opened(work: SyncDesk) -> SellHarness:
    """Theo and Mia are held, Nora has a tab."""
    cafe = work.cafe
    for name, items in (("Theo", ("Latte", "Mocha")), ("Mia", ("Croissant",))):
        cafe.shop.do(cafe.ana, held.hold, cafe.ring(*items, customer=name))
        cafe.clock.forward(60)
    cafe.shop.do(cafe.ana, pay_later, cafe.ring("Filter"), "Nora")
    sell = SellHarness(work)
    sell.presenter.tabs.open()
    return sell


def test_the_newest_held_ticket_is_chosen_and_comes_back_with_the_second_tap(opened: SellHarness) -> None:
    assert opened.state.held == 3
    assert tabs(opened).counts == ("All 3", "Tabs 1", "Held 2")
    assert [(each.title, each.chosen) for each in tabs(opened).cards] == [
        ("Nora", False),
        ("Mia", True),
        ("Theo", False),
    ]
    opened.presenter.tabs.bring_back()
    assert (opened.state.panel, [line.title for line in opened.lines]) == (None, ["Croissant"])


def line(sell: SellHarness, title: str) -> LineId:
    """A line of the chosen one."""
    shown = tabs(sell).shown
    assert shown
    return next(each.line_id for each in shown.lines if each.title == title)


def test_merging_and_splitting_are_taken_back(opened: SellHarness) -> None:
    doing = opened.presenter.tabs
    doing.merge()
    doing.choose(card(opened, "Theo").order_id)
    assert [each.title for each in tabs(opened).cards] == ["Nora", "Mia"]
    assert card(opened, "Mia").what == "Croissant, Latte, Mocha"
    doing.split()
    doing.tap_line(line(opened, "Croissant"))
    doing.split()
    assert [each.what for each in tabs(opened).cards if each.is_held] == ["Croissant", "Latte, Mocha"]
    doing.undo()
    doing.undo()
    assert card(opened, "Theo").what == "Latte, Mocha"
    assert card(opened, "Mia").what == "Croissant"


def test_a_name_that_cannot_be_one_is_asked_again(opened: SellHarness) -> None:
    doing = opened.presenter.tabs
    doing.ask("name")
    doing.answer("4111 1111 1111 1111")
    assert tabs(opened).wrong.startswith("That looks like a card number.")
    doing.answer("Rosa")
    assert (tabs(opened).asked, card(opened, "Rosa").chosen) == ("", True)
    doing.ask("place")
    doing.answer("Table 4")
    assert card(opened, "Rosa").place == "Table 4"


def test_a_tab_is_renamed_and_moved_as_a_held_ticket_is(opened: SellHarness) -> None:
    doing = opened.presenter.tabs
    doing.choose(card(opened, "Nora").order_id)
    doing.ask("name")
    assert tabs(opened).typed == "Nora"
    doing.answer("Rosa")
    doing.ask("place")
    doing.answer("Terrace")
    assert (card(opened, "Rosa").place, tabs(opened).can_undo) == ("Terrace", True)
    doing.undo()
    doing.undo()
    assert card(opened, "Nora").place == ""


def test_tabs_are_merged_and_split_as_held_tickets_are(opened: SellHarness, work: SyncDesk) -> None:
    cafe, doing = work.cafe, opened.presenter.tabs
    cafe.shop.do(cafe.ana, pay_later, cafe.ring("Croissant", "Latte"), "Zoe")
    opened.presenter.refresh()
    doing.choose(card(opened, "Nora").order_id)
    doing.merge()
    doing.choose(card(opened, "Zoe").order_id)
    assert card(opened, "Nora").what == "Filter, Croissant, Latte"
    doing.split()
    doing.tap_line(line(opened, "Croissant"))
    assert (shown := tabs(opened).shown)
    assert [each.chosen for each in shown.lines] == [False, True, False]
    doing.split()
    assert [each.what for each in tabs(opened).cards if not each.is_held] == ["Filter, Latte", "Croissant"]
    doing.undo()
    doing.undo()
    assert card(opened, "Zoe").what == "Croissant, Latte"


@pytest.mark.parametrize(("one", "other"), [("Nora", "Theo"), ("Theo", "Nora")])
def test_a_held_ticket_joins_a_tab_whichever_is_tapped_first(opened: SellHarness, one: str, other: str) -> None:
    doing = opened.presenter.tabs
    doing.choose(card(opened, one).order_id)
    doing.merge()
    doing.choose(card(opened, other).order_id)
    nora = card(opened, "Nora")
    assert ([each.title for each in tabs(opened).cards], nora.chosen) == (["Nora", "Mia"], True)
    assert (nora.what, nora.amount) == ("Filter, Latte, Mocha", "€10.90")
    doing.undo()
    assert (card(opened, "Nora").what, card(opened, "Theo").what) == ("Filter", "Latte, Mocha")


def test_items_are_added_to_a_tab_and_its_bill_is_printed(opened: SellHarness, work: SyncDesk) -> None:
    doing, nora = opened.presenter.tabs, card(opened, "Nora").order_id
    doing.choose(nora)
    doing.print_bill()
    print_waiting(work.cafe.shop)
    assert [title for title, _ in work.cafe.paper.printed] == ["bill order 1"]
    doing.add_items()
    assert opened.changed == [nora]


def test_a_tab_is_paid_exactly_or_on_the_pay_page(opened: SellHarness) -> None:
    doing = opened.presenter.tabs
    doing.choose(card(opened, "Nora").order_id)
    shown = tabs(opened).shown
    assert shown
    assert (shown.is_held, shown.amount) == (False, card(opened, "Nora").amount)
    doing.pay()
    assert opened.state.pay
    opened.presenter.paying.leave()
    doing.cash_exact()
    assert opened.sold == 1
    assert opened.state.held == 2


def test_cash_exact_of_a_tab_is_what_it_comes_to_in_coins(opened: SellHarness, work: SyncDesk) -> None:
    work.do(decide, {"cash_rounding": {"step": "0.50", "method": "up"}})
    opened.presenter.tabs.choose(card(opened, "Nora").order_id)
    shown = tabs(opened).shown
    assert shown
    assert (shown.amount, shown.in_cash) == ("€2.90", "€3.00")


def test_the_chosen_one_says_how_far_it_is_and_what_each_line_is(opened: SellHarness, work: SyncDesk) -> None:
    cafe = work.cafe
    opened.presenter.tabs.choose(card(opened, "Nora").order_id)
    assert (shown := tabs(opened).shown)
    assert shown.detail.startswith("not ready · since ")
    cafe.ready(card(opened, "Nora").order_id)
    opened.presenter.refresh()
    assert (shown := tabs(opened).shown)
    assert shown.detail.startswith("ready · since ")
    opened.presenter.tabs.choose(card(opened, "Theo").order_id)
    assert (shown := tabs(opened).shown)
    assert [(line.title, line.detail) for line in shown.lines] == [("Latte", "M · whole"), ("Mocha", "M · whole")]
    assert shown.count == "2 items"


def test_the_newest_held_ticket_is_seen_at_once_whatever_waits(opened: SellHarness, work: SyncDesk) -> None:
    """With two pages of tabs before it, its card was on a page that nobody saw."""
    cafe = work.cafe
    for number in range(13):
        cafe.shop.do(cafe.ana, pay_later, cafe.ring("Filter"), f"Guest {number}")
    opened.presenter.refresh()
    opened.presenter.tabs.open()
    assert tabs(opened).page == 2
    assert [each.title for each in tabs(opened).cards if each.chosen] == ["Mia"]


def test_cards_that_nobody_has_are_not_to_be_seen(opened: SellHarness, qtbot: QtBot) -> None:
    panel = TabsPanel(LANGUAGE, opened.presenter)
    qtbot.addWidget(panel)
    panel.resize(800, 700)
    panel.fit(low=False, narrow=False)
    panel.show()
    panel.show_state(tabs(opened))
    names = [each.accessibleName() for each in panel.findChildren(Tap) if each.isVisible() and each.height() > 100]
    assert [name.split(",")[0] for name in names] == ["Nora", "Mia", "Theo"]
    assert not [each for each in panel.findChildren(Tap) if each.isVisible() and not each.accessibleName()]


def test_only_those_of_a_kind_are_shown(opened: SellHarness) -> None:
    opened.presenter.tabs.choose_kind(1)
    assert [each.title for each in tabs(opened).cards] == ["Nora"]
    assert tabs(opened).shown is None


@pytest.mark.usefixtures("qtbot")
def test_a_long_time_never_stands_on_the_amount(opened: SellHarness) -> None:
    """An order for Wednesday at 9:00 on a narrow card says so at its place, and both are read."""
    nora = replace(card(opened, "Nora"), age="for Wednesday 9:00", amount="€1,819.13", place="Table 3")
    assert place_and_age(nora, 190) == ("Table 3 · for Wednesday 9:00", "")
    assert place_and_age(nora, 300) == ("Table 3", "for Wednesday 9:00")
