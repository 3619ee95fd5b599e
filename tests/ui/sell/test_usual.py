"""A regular on the Sell page: found by the name that is typed, served the same again, changed and forgotten."""

from __future__ import annotations

import pytest

from counter.flows.open_shop import decide
from counter.flows.usual import note_regular
from counter.ui.sell.usual_state import UsualPanelState, UsualRowState
from ui.sell.harness import SellHarness
from ui.sync_desk import SyncDesk


@pytest.fixture
def sell(work: SyncDesk) -> SellHarness:
    """Every third coffee is on us, and Mara is known."""
    work.shop.do(work.cafe.ana, decide, {"punch_card": {"every": 3, "categories": ["Coffee"]}})
    work.shop.do(work.cafe.ana, note_regular, "Mara", "M7", own_cup=True)
    return SellHarness(work)


def panel(sell: SellHarness) -> UsualPanelState:
    assert isinstance(sell.state.panel, UsualPanelState)
    return sell.state.panel


def row(sell: SellHarness) -> UsualRowState | None:
    return sell.state.ticket.usual


def test_the_usual_of_whoever_is_named_is_two_taps(sell: SellHarness) -> None:
    sell.presenter.name_customer("mara")
    assert row(sell) == UsualRowState("The usual for Mara?", "own cup · 0 of 2")
    sell.presenter.usual.take()
    sell.tap("Latte", "Latte")
    sell.presenter.paying.cash_exact()
    sell.tap("Flat white")
    sell.presenter.paying.cash_exact()
    sell.presenter.name_customer("M7")
    sell.presenter.usual.take()
    assert row(sell) == UsualRowState("Mara", "own cup · one is on us")
    again = sell.state.ticket.again
    assert again is not None
    assert (again.title, again.amount) == ("Same again as mara", "€3.80")
    sell.presenter.again.take()
    assert (sell.state.ticket.total, [line.count for line in sell.lines]) == ("€3.80", ["2"])


def test_a_name_is_remembered_and_then_known(sell: SellHarness) -> None:
    assert row(sell) is None
    sell.presenter.name_customer("Theo")
    assert row(sell) == UsualRowState("Remember Theo", "")
    sell.presenter.usual.take()
    assert row(sell) == UsualRowState("Theo", "0 of 2")
    sell.presenter.usual.take()
    sell.presenter.usual.rename("Theodor")
    sell.presenter.usual.give_code("T1")
    sell.presenter.usual.toggle_cup()
    assert (panel(sell).name, panel(sell).code, panel(sell).own_cup) == ("Theodor", "T1", True)
    sell.presenter.usual.take_off()
    assert sell.state.panel is None
    assert row(sell) == UsualRowState("Remember Theo", "")


def test_a_full_ticket_has_no_room_to_offer_that(sell: SellHarness) -> None:
    sell.presenter.name_customer("Theo")
    sell.tap("Latte", "Flat white", "Cappuccino")
    assert row(sell) is None


def test_one_of_their_last_orders_comes_again(sell: SellHarness) -> None:
    for item in ("Latte", "Flat white"):
        sell.tap(item)
        sell.presenter.name_customer("Mara")
        sell.presenter.usual.take()
        sell.presenter.paying.cash_exact()
    sell.presenter.name_customer("Mara")
    sell.presenter.usual.take()
    sell.presenter.usual.take()
    assert [had.words for had in panel(sell).had] == ["Flat white", "Latte"]
    sell.presenter.usual.again(panel(sell).had[1].order_id)
    assert [line.title for line in sell.lines] == ["Latte"]
    assert sell.state.panel is None


def test_forgetting_takes_two_taps(sell: SellHarness) -> None:
    sell.presenter.name_customer("Mara")
    sell.presenter.usual.take()
    sell.presenter.usual.take()
    assert panel(sell).forget == "Forget them"
    sell.presenter.usual.forget()
    assert panel(sell).forget == "Tap again: they are gone for good"
    sell.presenter.panels.close()
    sell.presenter.usual.take()
    assert panel(sell).forget == "Forget them"
    sell.presenter.usual.forget()
    sell.presenter.usual.forget()
    assert sell.state.panel is None
    assert (sell.state.ticket.customer, row(sell)) == ("", None)
