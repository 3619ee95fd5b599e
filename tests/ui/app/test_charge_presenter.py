"""What became of a card payment is asked until somebody says it."""

from __future__ import annotations

import pytest

from cafe import eur
from counter.devices.card_terminal import Charged
from counter.flows.card_charge import ask_for_card, charge_unknown
from counter.flows.pay import SaleResult
from counter.kernel.ids import OrderId
from counter.kernel.money import Money
from counter.till.rules import CARD
from counter.till.settlement import Tender
from counter.ui.app.charge_presenter import ChargePresenter
from counter.ui.app.state import ChargeState
from ui.sync_desk import SyncDesk


class Remembers:
    is_asked = True

    def __init__(self, became: Charged) -> None:
        self.became = became

    def charge(self, _amount: Money, _reference: str, /) -> Charged:
        return Charged.UNKNOWN

    def became_of(self, _reference: str, /) -> Charged:
        return self.became


class Strip:
    """What the strip shows, and what was noticed of what went through."""

    def __init__(self, work: SyncDesk, became: Charged = Charged.UNKNOWN) -> None:
        work.shop.find_card_terminal = lambda _settings: Remembers(became)
        self.state = ChargeState()
        self.paid: list[SaleResult] = []
        self.presenter = ChargePresenter(work, work.shop, self._show, work.cards.became_of, self.paid.append)

    def _show(self, state: ChargeState) -> None:
        self.state = state


def unanswered(work: SyncDesk) -> OrderId:
    order_id = work.cafe.ring("Latte")
    work.do(ask_for_card, order_id, Tender(CARD), eur("3.80"), None).then(lambda it: work.do(charge_unknown, it))
    return order_id


@pytest.mark.parametrize(
    ("became", "said"),
    [
        (Charged.UNKNOWN, "The card machine gave no answer about €3.80 for the ticket"),
        (Charged.TAKEN, "the card machine took €3.80 for the ticket. It is not written down yet."),
        (Charged.DECLINED, "the card machine did not take €3.80 for the ticket."),
    ],
)
def test_it_says_what_the_machine_remembers_and_asks(work: SyncDesk, became: Charged, said: str) -> None:
    unanswered(work)
    strip = Strip(work, became)
    strip.presenter.refresh()
    assert said in strip.state.text
    assert (strip.state.yes, strip.state.no) == ("It went through", "It did not")


def test_what_went_through_is_written_down_and_the_next_one_is_asked(work: SyncDesk) -> None:
    first, second = unanswered(work), unanswered(work)
    strip = Strip(work)
    strip.presenter.refresh()
    strip.presenter.settle(went_through=True)
    strip.presenter.refresh()
    assert [(sale.order_id, sale.left) for sale in strip.paid] == [(first, eur("0"))]
    assert work.cafe.sql("SELECT order_id FROM payments") == [(first.bytes,)]
    strip.presenter.settle(went_through=False)
    strip.presenter.refresh()
    assert strip.state == ChargeState()
    assert work.cafe.sql("SELECT count(*) FROM payments") == [(1,)]
    assert work.cafe.pay(second).left == eur("0")


def test_nobody_is_asked_on_the_staff_page(work: SyncDesk) -> None:
    unanswered(work)
    strip = Strip(work)
    work.by = None
    strip.presenter.refresh()
    assert strip.state.text == ""
