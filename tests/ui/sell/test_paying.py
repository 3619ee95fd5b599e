"""Paying, on a real shop."""

from __future__ import annotations

import pytest

from cafe import Cafe
from ui.sell.harness import SellHarness
from ui.sync_desk import SyncDesk


@pytest.fixture
def work(cafe: Cafe) -> SyncDesk:
    return SyncDesk(cafe)


def about_to_pay(work: SyncDesk) -> SellHarness:
    """With a ticket of a latte and a flat white."""
    sell = SellHarness(work)
    sell.tap("Latte", "Flat white")
    sell.presenter.pay()
    return sell


@pytest.fixture
def sell(work: SyncDesk) -> SellHarness:
    return about_to_pay(work)


def test_it_begins_with_exact_cash(sell: SellHarness) -> None:
    assert sell.pay.to_pay == "€7.40"
    assert [quick.words for quick in sell.pay.quick] == ["Exact €7.40", "€10", "€20", "€50"]
    assert sell.quick_chosen() == ["Exact €7.40"]
    assert (sell.pay.take, sell.pay.given, sell.pay.can_take) == ("Take €7.40", "", True)
    assert sell.pay.promise.below == "Kept 9 times in 10"


def test_a_note_shows_its_change_before_it_is_taken(sell: SellHarness) -> None:
    sell.presenter.give(2000)
    assert sell.quick_chosen() == ["€20"]
    assert sell.pay.given == "€20.00 given, change €12.60"
    sell.presenter.take()
    assert sell.state.pay is None
    assert sell.state.ticket.done
    assert sell.state.ticket.done.title == "Change €12.60"


def test_the_keypad_types_cents_and_short_money_cannot_be_taken(sell: SellHarness) -> None:
    for key in ("5", "0", "0"):
        sell.presenter.type_digits(key)
    assert sell.pay.given == "€5.00 given, €2.40 short"
    assert not sell.pay.can_take
    sell.presenter.delete_digit()
    sell.presenter.type_digits("00")
    assert sell.pay.given == "€50.00 given, change €42.60"
    assert sell.quick_chosen() == ["€50"]


def test_a_card_is_a_recorded_tender(work: SyncDesk, sell: SellHarness) -> None:
    sell.presenter.give(2000)
    sell.presenter.pay_by("card")
    assert not sell.pay.by_cash
    sell.presenter.take()
    assert work.cafe.sql("SELECT tender, amount_minor, change_minor FROM payments") == [("card", 740, 0)]


def test_a_second_tap_on_take_sells_once(work: SyncDesk, sell: SellHarness) -> None:
    sell.presenter.take()
    sell.presenter.take()
    assert sell.sold == 1
    assert work.cafe.kinds().count("OrderPlaced") == 1


def test_a_voucher_lowers_the_price_and_says_why_they_have_it(work: SyncDesk, sell: SellHarness) -> None:
    code = work.cafe.code(work.cafe.miss("Latte", customer="Mara"))
    sell.presenter.attach_voucher(code.lower())
    state = sell.pay
    assert (state.to_pay, state.below) == ("€4.40", "€7.40 less apology voucher €3.00")
    assert (state.voucher, state.take) == ("−€3.00", "Take €4.40")
    assert state.welcome_title == "Welcome Mara back"
    assert state.welcome == (
        "The voucher is from today, when the latte came 1 min late. Thank Mara for giving us another go."
    )
    sell.presenter.greet()
    assert sell.pay.greeted
    assert "GreetingGiven" in work.cafe.kinds()
    sell.presenter.detach_voucher()
    assert (sell.pay.to_pay, sell.pay.welcome_title) == ("€7.40", "")


def test_a_used_or_unknown_voucher_is_refused_in_the_strip(work: SyncDesk, sell: SellHarness) -> None:
    code = work.cafe.code(work.cafe.miss("Latte"))
    sell.presenter.attach_voucher(code)
    sell.presenter.take()
    again = about_to_pay(work)
    again.presenter.attach_voucher(code)
    again.presenter.attach_voucher("not a code")
    assert again.pay.to_pay == "€7.40"
    assert len(work.messages) == 2


def test_back_to_the_ticket_loses_nothing(work: SyncDesk, sell: SellHarness) -> None:
    code = work.cafe.code(work.cafe.miss("Latte", customer="Mara"))
    sell.presenter.attach_voucher(code)
    sell.presenter.give(2000)
    sell.presenter.leave_paying()
    assert sell.state.pay is None
    sell.presenter.pay()
    assert sell.pay.welcome_title == "Welcome Mara back"
    assert sell.quick_chosen() == ["Exact €4.40"]


def test_another_ticket_is_paid_from_the_beginning(sell: SellHarness) -> None:
    sell.presenter.pay_by("card")
    sell.presenter.leave_paying()
    sell.presenter.hold()
    sell.tap("Mocha")
    sell.presenter.pay()
    assert (sell.pay.by_cash, sell.pay.to_pay) == (True, "€4.20")
