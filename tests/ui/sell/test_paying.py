"""Paying, on a real shop."""

from __future__ import annotations

import pytest

from ui.sell.harness import SellHarness
from ui.sync_desk import SyncDesk


def about_to_pay(work: SyncDesk) -> SellHarness:
    """With a ticket of a latte and a flat white."""
    sell = SellHarness(work)
    sell.tap("Latte", "Flat white")
    sell.presenter.paying.begin()
    return sell


@pytest.fixture
def sell(work: SyncDesk) -> SellHarness:
    return about_to_pay(work)


def test_on_arrival_nothing_is_chosen_and_nothing_can_be_taken(work: SyncDesk, sell: SellHarness) -> None:
    assert sell.pay.to_pay == "€7.40"
    assert [quick.words for quick in sell.pay.quick] == ["Exact €7.40", "€10", "€20", "€50"]
    assert (sell.quick_chosen(), sell.pay.by) == ([], "")
    assert (sell.pay.take, sell.pay.below_take, sell.pay.can_take) == ("Take €7.40", "first an amount, or how", False)
    assert sell.pay.promise.below == "Kept 9 times in 10"
    sell.presenter.paying.take()
    assert "OrderPlaced" not in work.cafe.kinds()


@pytest.mark.parametrize("tender", ["cash", "card"])
def test_a_tender_or_the_exact_amount_can_be_taken_at_once(sell: SellHarness, tender: str) -> None:
    sell.presenter.paying.pay_by(tender)
    assert (sell.pay.by, sell.pay.below_take, sell.pay.can_take) == (tender, "", True)
    assert sell.quick_chosen() == (["Exact €7.40"] if tender == "cash" else [])
    sell.presenter.paying.give(740)
    assert (sell.pay.by, sell.quick_chosen(), sell.pay.can_take) == ("cash", ["Exact €7.40"], True)


def test_a_second_tap_on_pay_that_came_late_leaves_what_was_chosen(sell: SellHarness) -> None:
    sell.presenter.paying.pay_by("card")
    sell.presenter.paying.begin()
    assert (sell.pay.by, sell.pay.can_take) == ("card", True)


def test_a_note_shows_its_change_before_it_is_taken(sell: SellHarness) -> None:
    sell.presenter.paying.give(2000)
    assert sell.quick_chosen() == ["€20"]
    assert (sell.pay.by, sell.pay.below_take) == ("cash", "€20.00 given, change €12.60")
    sell.presenter.paying.take()
    assert sell.state.pay is None
    assert sell.state.ticket.done
    assert sell.state.ticket.done.title == "Change €12.60"


def test_the_keypad_types_cents_and_short_money_cannot_be_taken(sell: SellHarness) -> None:
    for key in ("5", "0", "0"):
        sell.presenter.paying.type_digits(key)
    assert sell.pay.below_take == "€5.00 given, €2.40 short"
    assert not sell.pay.can_take
    sell.presenter.paying.delete_digit()
    sell.presenter.paying.type_digits("00")
    assert sell.pay.below_take == "€50.00 given, change €42.60"
    assert sell.quick_chosen() == ["€50"]


def test_a_card_is_a_recorded_tender(work: SyncDesk, sell: SellHarness) -> None:
    sell.presenter.paying.give(2000)
    sell.presenter.paying.pay_by("card")
    sell.presenter.paying.take()
    assert work.cafe.sql("SELECT tender, amount_minor, change_minor FROM payments") == [("card", 740, 0)]


def test_a_second_tap_on_take_sells_once(work: SyncDesk, sell: SellHarness) -> None:
    sell.presenter.paying.pay_by("cash")
    sell.presenter.paying.take()
    sell.presenter.paying.take()
    assert sell.sold == 1
    assert work.cafe.kinds().count("OrderPlaced") == 1


def test_a_voucher_lowers_the_price_and_says_why_they_have_it(work: SyncDesk, sell: SellHarness) -> None:
    code = work.cafe.code(work.cafe.miss("Latte", customer="Mara"))
    sell.presenter.paying.attach_voucher(code.lower())
    state = sell.pay
    assert (state.to_pay, state.below) == ("€4.40", "€7.40 less apology voucher €3.00")
    assert (state.voucher, state.take) == ("−€3.00", "Take €4.40")
    assert state.welcome_title == "Welcome Mara back"
    assert state.welcome == (
        "The voucher is from today, when the latte came 1 min late. Thank Mara for giving us another go."
    )
    sell.presenter.paying.greet()
    assert sell.pay.greeted
    assert "GreetingGiven" in work.cafe.kinds()
    sell.presenter.paying.detach_voucher()
    assert (sell.pay.to_pay, sell.pay.welcome_title) == ("€7.40", "")


def test_a_mistyped_code_stays_there_with_what_is_wrong_until_it_is_right_or_given_up(
    work: SyncDesk, sell: SellHarness
) -> None:
    code = work.cafe.code(work.cafe.miss("Latte"))
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    sell.presenter.paying.attach_voucher(wrong)
    assert sell.pay.code == wrong
    assert sell.pay.code_wrong.startswith("One letter or figure is off")
    sell.presenter.paying.attach_voucher(code)
    assert (sell.pay.code, sell.pay.code_wrong, sell.pay.voucher) == ("", "", "−€3.00")
    sell.presenter.paying.attach_voucher("7K3M")
    sell.presenter.paying.forget_code()
    assert (sell.pay.code, sell.pay.code_wrong) == ("", "")


def test_a_used_or_unknown_voucher_is_refused_where_it_was_typed(work: SyncDesk, sell: SellHarness) -> None:
    code = work.cafe.code(work.cafe.miss("Latte"))
    sell.presenter.paying.attach_voucher(code)
    sell.presenter.paying.pay_by("cash")
    sell.presenter.paying.take()
    again = about_to_pay(work)
    again.presenter.paying.attach_voucher(code)
    assert again.pay.code_wrong.startswith("This voucher was used on")
    again.presenter.paying.attach_voucher("not a code")
    assert again.pay.code_wrong.startswith("That is not a voucher code.")
    assert again.pay.to_pay == "€7.40"


def test_back_to_the_ticket_loses_nothing(work: SyncDesk, sell: SellHarness) -> None:
    code = work.cafe.code(work.cafe.miss("Latte", customer="Mara"))
    sell.presenter.paying.attach_voucher(code)
    sell.presenter.paying.give(2000)
    sell.presenter.paying.leave()
    assert sell.state.pay is None
    sell.presenter.paying.begin()
    assert sell.pay.welcome_title == "Welcome Mara back"
    assert (sell.pay.by, sell.quick_chosen(), sell.pay.can_take) == ("", [], False)


def test_another_ticket_is_paid_from_the_beginning(sell: SellHarness) -> None:
    sell.presenter.paying.pay_by("card")
    sell.presenter.paying.leave()
    sell.presenter.hold()
    sell.tap("Mocha")
    sell.presenter.paying.begin()
    assert (sell.pay.by, sell.pay.to_pay) == ("", "€4.20")
