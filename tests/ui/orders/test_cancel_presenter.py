"""An order is cancelled at the counter, and a wrong tender put right: what is asked first, and what is done."""

from __future__ import annotations

from cafe import eur
from counter.flows.pay import pay_later, pay_order
from counter.kernel.ids import OrderId
from counter.recovery.queries import mishaps_of
from counter.till.queries import paid_for
from counter.till.settlement import Tender
from counter.ui.orders.cancel_presenter import KEEP
from ui.orders.harness import OrdersHarness
from ui.sync_desk import SyncDesk


def begin(page: OrdersHarness, order_id: OrderId) -> None:
    page.presenter.refresh()
    page.presenter.choose(order_id)


def test_an_order_is_cancelled_with_a_reason_and_its_money(work: SyncDesk, page: OrdersHarness) -> None:
    order_id = work.sell("Latte", customer="Mara").order_id
    begin(page, order_id)
    page.presenter.cancel_order()
    assert (page.cancelling.title, page.cancelling.primary_note) == ("Cancel Mara · #1", "first say why")
    assert [each.label for each in page.cancelling.money] == ["Give €3.80 back", "Keep it for now"]
    page.presenter.cancel.say_why("Had to go")
    assert page.cancelling.paper is not None
    assert page.cancelling.paper.title == "Refund T1-000002"
    page.presenter.cancel.cancel()
    assert (page.cancel, page.state.done) == (None, "Order 1 is cancelled. €3.80 given back.")
    page.presenter.refresh()
    assert not page.shown.can_cancel
    assert not page.shown.can_refund


def test_its_money_can_stay_for_now(work: SyncDesk, page: OrdersHarness) -> None:
    order_id = work.sell("Latte").order_id
    begin(page, order_id)
    page.presenter.cancel_order()
    page.presenter.cancel.choose_money(KEEP)
    page.presenter.cancel.say_why("Nobody came")
    assert page.cancelling.paper is None
    page.presenter.cancel.cancel()
    page.presenter.refresh()
    assert page.shown.can_refund


def test_over_a_mishap_they_are_heard_and_get_their_money_back(work: SyncDesk, page: OrdersHarness) -> None:
    order_id = work.late_order("Latte", customer="Ben")
    begin(page, order_id)
    page.presenter.cancel_order()
    page.presenter.cancel.say_why("Had to go")
    assert page.cancelling.hear.startswith("Something went wrong")
    assert (page.cancelling.can, page.cancelling.primary_note) == (False, "first write what they say")
    page.presenter.cancel.hear("I have a train")
    page.presenter.cancel.choose_money(KEEP)
    assert page.cancelling.primary_note == "first give the money back"
    page.presenter.cancel.choose_money("back")
    page.presenter.cancel.cancel()
    assert work.shop.read(mishaps_of, [order_id])[order_id][0].their_words == "I have a train"
    assert work.cafe.order(order_id).state == "cancelled"


def test_what_was_paid_of_a_tab_goes_back_as_its_payments(work: SyncDesk, page: OrdersHarness) -> None:
    cafe = work.cafe
    order_id = cafe.ring("Latte", customer="Nora")
    cafe.shop.do(cafe.ana, pay_later, order_id)
    cafe.shop.do(cafe.ana, pay_order, order_id, (Tender("cash", amount=eur("1.00")),))
    begin(page, order_id)
    assert not page.shown.can_refund
    page.presenter.cancel_order()
    page.presenter.cancel.say_why("Had to go")
    assert page.cancelling.paper is None
    page.presenter.cancel.cancel()
    assert page.state.done == "Order 1 is cancelled. €1.00 given back."
    paid = work.shop.read(paid_for, order_id, "EUR")
    assert (len(paid.returned), paid.payments, paid.refunds) == (1, (), ())


def test_a_payment_that_came_another_way_is_put_right(work: SyncDesk, page: OrdersHarness) -> None:
    order_id = work.sell("Latte").order_id
    begin(page, order_id)
    page.presenter.change_tender()
    assert page.options == ["Card"]
    page.presenter.questions.choose("card")
    page.presenter.questions.choose(page.options[0])
    assert page.asked is None
    assert page.state.done == "Paid by card now. Nothing was given back."
    assert work.shop.read(paid_for, order_id, "EUR").tenders == ("card",)


def test_of_several_payments_one_is_put_right(work: SyncDesk, page: OrdersHarness) -> None:
    cafe = work.cafe
    order_id = cafe.sell("Latte", tenders=(Tender("cash", amount=eur("1.00")), Tender("card")))
    begin(page, order_id)
    page.presenter.change_tender()
    assert page.options == ["Cash", "Card"]
    page.presenter.questions.choose("1")
    page.presenter.questions.close()
    assert cafe.shop.read(paid_for, order_id, "EUR").tenders == ("cash", "card")


def test_of_several_receipts_one_is_printed_again(work: SyncDesk, page: OrdersHarness) -> None:
    order_id = work.sell("Latte", "Latte").order_id
    begin(page, order_id)
    page.presenter.reprint()
    assert page.asked is None
    page.presenter.give_money_back()
    page.presenter.refund.take(page.refunding.lines[0].line, 1)
    page.presenter.refund.say_why("Rung up wrong")
    page.presenter.refund.give_back()
    page.presenter.refresh()
    page.presenter.reprint()
    assert page.options == ["Receipt T1-000001", "Refund T1-000002", "All of them"]
    page.presenter.questions.choose("T1-000002")
    assert page.state.done == "A copy of the receipt is printing."
