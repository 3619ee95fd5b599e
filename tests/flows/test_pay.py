"""The ticket becomes an order, in one act, once."""

from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest

from cafe import Cafe, eur
from counter.flows import attach_voucher, pay, ring_up
from counter.flows.place import place
from counter.flows.shop import Act
from counter.flows.take_payment import take_payment
from counter.kernel.errors import Refused
from counter.promises.queries import the_wait
from counter.receipts.queries import receipt_of, the_sale
from counter.reports.day.figures import day_figures
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


def test_several_tenders_and_a_tip_are_a_fact_each(cafe: Cafe) -> None:
    order_id, before = cafe.ring("Latte", "Croissant"), len(cafe.kinds())
    sold = cafe.pay(
        order_id,
        Tender("cash", tendered=eur("5.00")),
        Tender("card", amount=eur("4.00"), tip=eur("1.50"), tip_to=cafe.ana),
    )
    assert cafe.kinds()[before:].count("PaymentTaken") == 2
    cash, card = cafe.shop.read(paid_for, order_id, "EUR").payments
    assert (cash.amount, cash.tendered, cash.change) == (sold.total - eur("4.00"), eur("5.00"), sold.change)
    assert (card.amount, card.tendered, card.tip, card.tip_to) == (eur("4.00"), eur("5.50"), eur("1.50"), cafe.ana)
    assert (sold.left, sold.tips) == (eur("0.00"), eur("1.50"))
    rows = cafe.sql("SELECT terminal, seq FROM payments ORDER BY seq")
    assert rows == cafe.sql("SELECT terminal, seq FROM journal WHERE kind = 'PaymentTaken' ORDER BY seq")


def test_a_part_of_the_money_places_the_order_and_has_no_receipt_yet(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    part = cafe.pay(order_id, Tender("cash", amount=eur("2.00")), Tender("card", amount=eur("1.00")))
    assert (part.left, part.receipt) == (eur("0.80"), "")
    assert cafe.kinds().count("OrderPlaced") == 1
    assert "ReceiptIssued" not in cafe.kinds()
    rest = cafe.pay(order_id, Tender("card"))
    assert (rest.paid, rest.left, rest.receipt) == (eur("0.80"), eur("0.00"), "T1-000001")


def test_an_order_that_was_placed_is_paid_later(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    sale = cafe.shop.do(cafe.ana, place, order_id)
    assert (sale.left, sale.is_unpaid) == (eur("3.80"), True)
    cafe.ready(order_id)
    assert cafe.pay(order_id, Tender("card")).left == eur("0.00")
    assert cafe.shop.read(receipt_of, order_id).content.tenders[0].amount == eur("3.80")
    assert cafe.order(order_id).state == "ready"


def test_a_tip_comes_on_top_afterwards(cafe: Cafe) -> None:
    """CASES, Tips: odoo!217318. 20.00 by card, 3.00 added afterwards: sales stay, nothing is change."""
    order_id = cafe.sell("Latte", tenders=(Tender("card"),))

    def add_tip(act: Act) -> None:
        take_payment(act, act.read(the_sale, order_id), (Tender("card", amount=eur("0.00"), tip=eur("3.00")),))

    cafe.shop.do(cafe.ana, add_tip)
    paid = cafe.shop.read(paid_for, order_id, "EUR")
    assert (paid.amount, paid.tips, paid.change) == (eur("3.80"), eur("3.00"), eur("0.00"))
    figures = cafe.shop.report(day_figures, cafe.shop.settings.trading_day(cafe.clock.now()), cafe.shop.settings)
    assert (figures.sales, figures.takings, figures.tips) == (eur("3.80"), eur("3.80"), eur("3.00"))


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
    cafe.shop.do(cafe.ana, pay.pay, order_id, shown=shown)
    assert cafe.due(order_id) > cafe.clock.now()


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
    wait = cafe.shop.read(the_wait, second)
    assert wait is not None, "the first one is made in the future"
    assert wait.at == cafe.order(second).placed_at
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
