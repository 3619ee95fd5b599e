"""The ticket becomes an order, in one act, once."""

from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest

from cafe import Cafe, eur
from counter.flows import attach_voucher, pay, ring_up
from counter.kernel.errors import Refused
from counter.receipts.queries import receipt_of
from counter.till.queries import paid_for
from counter.till.settlement import Tender


def test_a_sale_is_an_order_with_a_promise_money_and_a_receipt(cafe: Cafe) -> None:
    before = len(cafe.kinds())
    order_id = cafe.sell("Latte", customer="Ben")
    assert cafe.kinds()[before:] == ["OrderPlaced", "PromiseMade", "PaymentTaken", "ReceiptIssued"]
    order = cafe.order(order_id)
    assert (order.number, order.customer, order.state) == (1, "Ben", "placed")
    assert cafe.promise(order_id).first_due > order.placed_at


def test_change_in_cash_and_none_by_card(cafe: Cafe) -> None:
    due = cafe.order(cafe.sell("Latte")).total
    order_id = cafe.ring("Latte")
    assert cafe.pay(order_id, Tender("cash", tendered=eur("20.00"))).change == eur("20.00") - due
    assert cafe.pay(cafe.ring("Latte"), Tender("card")).change == eur("0.00")
    paid = cafe.shop.read(paid_for, order_id, "EUR")
    assert (paid.amount, paid.tenders) == (due, ("cash",))


def test_a_second_tap_gives_the_order_there_is(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    first = cafe.pay(order_id, Tender("cash", tendered=eur("10.00")))
    before = cafe.kinds()
    assert cafe.pay(order_id, Tender("card")) == first
    assert cafe.kinds() == before


def test_the_promise_is_the_one_on_the_screen_at_the_tap(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    shown = cafe.shop.do(cafe.ana, ring_up.requote, order_id).quote
    assert shown is not None
    said = replace(shown, due=shown.due + timedelta(minutes=7))
    assert cafe.shop.do(cafe.ana, pay.pay, order_id, shown=said).due == said.due
    assert cafe.promise(order_id).first_due == said.due


def test_a_promise_that_has_passed_meanwhile_is_made_anew(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    shown = cafe.shop.do(cafe.ana, ring_up.requote, order_id).quote
    cafe.forward(60)
    assert cafe.shop.do(cafe.ana, pay.pay, order_id, shown=shown).due > cafe.clock.now()


def test_numbers_begin_again_each_trading_day_and_receipts_do_not(cafe: Cafe) -> None:
    assert [cafe.order(cafe.sell("Latte")).number for _ in range(3)] == [1, 2, 3]
    cafe.forward(24 * 60)
    order_id = cafe.sell("Latte")
    assert cafe.order(order_id).number == 1
    assert cafe.shop.read(receipt_of, order_id).content.number == "T1-000004"


def test_a_clock_that_jumps_back_sells_on(cafe: Cafe) -> None:
    first = cafe.sell("Latte")
    cafe.forward(-90)
    second = cafe.sell("Latte")
    cafe.ready(second)
    assert cafe.order(second).number == cafe.order(first).number + 1
    assert cafe.promise(second).first_due > cafe.order(second).placed_at
    cafe.reopened().close()


def test_what_stands_on_the_counter_is_handed_over_at_once(cafe: Cafe) -> None:
    croissant = next(item for item in cafe.shop.menu.items if item.station == "counter")
    order = cafe.order(cafe.sell(croissant.name))
    assert (order.state, order.ready_at) == ("handed over", order.placed_at)


def test_a_voucher_that_covers_everything_leaves_nothing_to_pay_and_no_change(cafe: Cafe) -> None:
    missed = cafe.miss()
    back = cafe.ring("Espresso")
    open_ticket, _ = cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, back, cafe.code(missed))
    assert open_ticket.priced.total == eur("0.00")
    sold = cafe.pay(back, Tender("cash", tendered=eur("20.00")))
    assert (sold.total, sold.change) == (eur("0.00"), eur("0.00"))
    assert cafe.shop.read(paid_for, back, "EUR").tenders == ()
    content = cafe.shop.read(receipt_of, back).content
    assert (content.tenders, content.change, content.vouchers[0].last_five) == ((), eur("0.00"), cafe.code(missed)[-5:])


def test_a_receipt_says_what_was_sold_and_how_it_was_taxed(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", "Croissant", customer="Mia", tenders=(Tender("cash", tendered=eur("10.00")),))
    order, receipt = cafe.order(order_id), cafe.shop.read(receipt_of, order_id)
    content = receipt.content
    assert receipt.customer == "Mia"
    assert "Mia" not in msgspec.json.encode(content).decode()
    assert [line.name for line in content.lines] == ["Latte", "Croissant"]
    assert sum(tax.net.minor + tax.tax.minor for tax in content.taxes) == content.total.minor == order.total.minor
    assert [str(tax.rate) for tax in content.taxes] == ["0.07", "0.19"]
    assert content.ready_by == cafe.promise(order_id).first_due
    assert content.served_by == "Ana"


def test_an_unpaid_ticket_with_a_used_voucher_says_so_and_can_go_on_without(cafe: Cafe) -> None:
    code = cafe.code(cafe.miss())
    one, other = cafe.ring("Latte"), cafe.ring("Flat white")
    for order_id in (one, other):
        cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, order_id, code)
    cafe.pay(one)
    with pytest.raises(Refused, match="was used on 23 November 2026"):
        cafe.pay(other)
    cafe.shop.do(cafe.ana, attach_voucher.detach_voucher, other)
    assert cafe.pay(other).total > eur("0.00")
