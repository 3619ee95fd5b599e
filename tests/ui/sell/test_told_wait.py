"""Before an order is paid that nothing is promised for, somebody says that they know."""

from __future__ import annotations

import pytest

from cafe import Cafe
from counter.promises.queries import the_promise, the_wait
from counter.receipts.queries import the_sale
from ui.longest import MANY, stand_for
from ui.sell.harness import SellHarness
from ui.sync_desk import SyncDesk


@pytest.fixture
def work(cafe: Cafe) -> SyncDesk:
    work = SyncDesk(cafe)
    stand_for(work, 5)
    return work


@pytest.fixture
def sell(work: SyncDesk) -> SellHarness:
    """With a ticket that takes more than five minutes."""
    sell = SellHarness(work)
    sell.tap(*MANY)
    return sell


def test_the_ticket_says_how_long_and_that_nothing_is_promised(sell: SellHarness) -> None:
    promise = sell.state.ticket.promise
    assert promise.main.endswith(" min")
    assert promise.below == "no promise"
    assert promise.has_to_be_told
    low, high = promise.main.removesuffix(" min").split("–")
    assert promise.told_name == f"They know: it takes {low} to {high} minutes, and we promise no time"


def test_cash_takes_nothing_until_they_know(work: SyncDesk, sell: SellHarness) -> None:
    sell.presenter.paying.cash_exact()
    assert work.messages[-1].startswith("That takes ")
    assert "OrderPlaced" not in work.cafe.kinds()
    told = sell.state.ticket.promise.main
    sell.presenter.tell_wait()
    assert not sell.state.ticket.promise.has_to_be_told
    sell.presenter.paying.cash_exact()
    assert work.cafe.kinds().count("WaitSaid") == 1
    sold = sell.state.sold
    assert sold is not None
    assert (sold.big_title, sold.big) == ("No promise, it takes", told)


def test_pay_says_what_comes_first_and_the_tap_can_be_made_there(work: SyncDesk, sell: SellHarness) -> None:
    sell.presenter.paying.begin()
    sell.presenter.paying.pay_by("card")
    assert (sell.pay.below_take, sell.pay.can_take) == ("first tell them how long it takes", False)
    sell.presenter.tell_wait()
    assert (sell.pay.below_take, sell.pay.can_take) == ("", True)
    sell.presenter.tell_wait()
    assert not sell.pay.can_take
    sell.presenter.tell_wait()
    sell.presenter.paying.take()
    assert work.cafe.kinds().count("WaitSaid") == 1


def test_what_they_were_told_stays_while_the_forecast_moves_and_is_what_counts(
    work: SyncDesk, sell: SellHarness
) -> None:
    sell.presenter.tell_wait()
    told = sell.state.ticket.promise.main
    order_id = sell.tickets[-1].draft.order_id
    work.cafe.sell(*MANY, *MANY)
    sell.presenter.refresh()
    assert (sell.state.ticket.promise.main, sell.state.ticket.promise.is_told) == (told, True)
    sell.presenter.paying.cash_exact()
    wait = work.shop.read(the_wait, order_id)
    assert wait is not None
    assert f"{wait.soonest}–{wait.latest} min" == told


def test_something_else_on_the_ticket_has_to_be_told_anew(sell: SellHarness) -> None:
    sell.presenter.tell_wait()
    sell.tap("Mocha")
    assert sell.state.ticket.promise.has_to_be_told
    sell.presenter.undo()
    assert not sell.state.ticket.promise.has_to_be_told, "that is what they were told about"


def test_what_was_told_does_not_last_for_ever_nor_for_a_ticket_put_aside(work: SyncDesk, sell: SellHarness) -> None:
    sell.presenter.tell_wait()
    work.cafe.forward(60)
    sell.presenter.refresh()
    assert sell.state.ticket.promise.has_to_be_told
    sell.presenter.tell_wait()
    sell.presenter.hold()
    sell.presenter.tabs.open()
    sell.presenter.tabs.bring_back()
    assert sell.state.ticket.promise.has_to_be_told


def test_a_time_that_can_be_promised_meanwhile_is_promised(work: SyncDesk, sell: SellHarness) -> None:
    sell.presenter.tell_wait()
    order_id = sell.tickets[-1].draft.order_id
    stand_for(work, 240)
    sell.presenter.refresh()
    assert sell.state.ticket.promise.main.startswith("Ready by ")
    sell.presenter.paying.cash_exact()
    promise = work.shop.read(the_promise, order_id)
    assert promise is not None
    assert work.shop.read(the_sale, order_id).due == promise.first_due
