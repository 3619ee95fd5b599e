"""Paying, on a real shop."""

from __future__ import annotations

import pytest

from cafe import Cafe
from counter.flows import ring_up
from counter.flows.pay import SaleResult
from counter.ui.sell.pay_presenter import PayPresenter
from counter.ui.sell.state import PayState
from ui.sync_desk import SyncDesk


class PayHarness:
    """The page as it is shown, beginning with a ticket of a latte and a flat white."""

    def __init__(self, work: SyncDesk) -> None:
        self.work = work
        self.state = PayState()
        self.sold: list[SaleResult] = []
        self.presenter = PayPresenter(work, self._show, self.sold.append, lambda _: None)
        self.order_id = work.cafe.ring("Latte", "Flat white")
        work.do(ring_up.requote, self.order_id, then=self.presenter.begin)

    def _show(self, state: PayState) -> None:
        self.state = state

    def chosen(self) -> list[str]:
        return [quick.words for quick in self.state.quick if quick.chosen]


@pytest.fixture
def work(cafe: Cafe) -> SyncDesk:
    return SyncDesk(cafe)


@pytest.fixture
def pay(work: SyncDesk) -> PayHarness:
    return PayHarness(work)


def test_it_begins_with_exact_cash(pay: PayHarness) -> None:
    assert pay.state.to_pay == "€7.40"
    assert [quick.words for quick in pay.state.quick] == ["Exact €7.40", "€10", "€20", "€50"]
    assert pay.chosen() == ["Exact €7.40"]
    assert (pay.state.take, pay.state.given, pay.state.can_take) == ("Take €7.40", "", True)
    assert pay.state.promise.below == "Kept 9 times in 10"


def test_a_note_shows_its_change_before_it_is_taken(pay: PayHarness) -> None:
    pay.presenter.give(2000)
    assert pay.chosen() == ["€20"]
    assert pay.state.given == "€20.00 given, change €12.60"
    pay.presenter.take()
    assert pay.sold[0].change.minor == 1260


def test_the_keypad_types_cents_and_short_money_cannot_be_taken(pay: PayHarness) -> None:
    for key in ("5", "0", "0"):
        pay.presenter.type(key)
    assert pay.state.given == "€5.00 given, €2.40 short"
    assert not pay.state.can_take
    pay.presenter.take_back()
    pay.presenter.type("00")
    assert pay.state.given == "€50.00 given, change €42.60"
    assert pay.chosen() == ["€50"]


def test_a_card_is_a_recorded_tender(work: SyncDesk, pay: PayHarness) -> None:
    pay.presenter.give(2000)
    pay.presenter.by_card()
    assert not pay.state.by_cash
    pay.presenter.take()
    assert work.cafe.sql("SELECT tender, amount_minor, change_minor FROM payments") == [("card", 740, 0)]


def test_a_second_tap_on_take_sells_once(work: SyncDesk, pay: PayHarness) -> None:
    pay.presenter.take()
    pay.presenter.take()
    assert len(pay.sold) == 1
    assert work.cafe.kinds().count("OrderPlaced") == 1


def test_a_voucher_lowers_the_price_and_says_why_they_have_it(work: SyncDesk, pay: PayHarness) -> None:
    code = work.cafe.code(work.cafe.miss("Latte", customer="Mara"))
    pay.presenter.redeem(code.lower())
    state = pay.state
    assert (state.to_pay, state.below) == ("€4.40", "€7.40 less apology voucher €3.00")
    assert (state.voucher, state.take) == ("−€3.00", "Take €4.40")
    assert state.welcome_title == "Welcome Mara back"
    assert state.welcome == (
        "The voucher is from today, when the latte came 1 min late. Thank Mara for giving us another go."
    )
    pay.presenter.greet()
    assert pay.state.greeted
    assert "GreetingGiven" in work.cafe.kinds()
    pay.presenter.take_off()
    assert (pay.state.to_pay, pay.state.welcome_title) == ("€7.40", "")


def test_a_used_or_unknown_voucher_is_refused_in_the_strip(work: SyncDesk, pay: PayHarness) -> None:
    code = work.cafe.code(work.cafe.miss("Latte"))
    pay.presenter.redeem(code)
    pay.presenter.take()
    again = PayHarness(work)
    again.presenter.redeem(code)
    again.presenter.redeem("not a code")
    assert again.state.to_pay == "€7.40"
    assert len(work.said) == 2
