"""Tabs are put together and apart by facts: money, taxes, promise and bar follow, and Undo takes each back."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import pytest

from cafe import Cafe, eur
from counter.flows import customer, make, reduce, ring_up, tabs
from counter.flows.cancel import cancel
from counter.flows.pay import pay_later, pay_order
from counter.flows.watch import tick
from counter.journal.replay import differences
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, OrderId, new_id
from counter.orders.model import Order
from counter.orders.queries import orders_of
from counter.orders.rules import CANCELLED, HANDED_OVER, PLACED, READY
from counter.orders.tax import tax_by_rate
from counter.promises.queries import overdue
from counter.receipts.queries import open_tabs, receipts_of
from counter.reports.books import money_faults, money_findings
from counter.rooms import registry
from counter.till.settlement import Tender


@pytest.fixture(autouse=True)
def _holds(cafe: Cafe) -> Iterator[None]:
    """Whatever a test does, the books hold, and a replay gives the same tables."""
    yield
    faults = cafe.shop.read(lambda connection: [*money_faults(connection), *money_findings(connection, {})])
    assert (faults, list(differences(cafe.database, registry()))) == ([], [])


def tab(cafe: Cafe, *names: str, customer: str = "") -> OrderId:
    order_id = cafe.ring(*names)
    cafe.shop.do(cafe.ana, pay_later, order_id, customer, they_know=True)
    return order_id


def served(cafe: Cafe, *names: str, customer: str = "") -> OrderId:
    order_id = tab(cafe, *names, customer=customer)
    cafe.ready(order_id)
    cafe.shop.do(cafe.ana, make.hand_over, order_id)
    return order_id


def merge(cafe: Cafe, one: OrderId, other: OrderId) -> None:
    cafe.shop.do(cafe.ana, tabs.merge, one, other)


def split(cafe: Cafe, order_id: OrderId, *names: str, customer: str = "") -> Order:
    leaving: dict[LineId, int] = {cafe.line(order_id, name): 1 for name in names}
    before = {order.order_id for order in newest(cafe)}
    cafe.shop.do(cafe.ana, tabs.split, order_id, leaving, customer)
    return next(order for order in newest(cafe) if order.order_id not in before)


def newest(cafe: Cafe) -> tuple[Order, ...]:
    return cafe.shop.read(orders_of, cafe.shop.settings.trading_day(cafe.clock.now()))


def undo(cafe: Cafe) -> None:
    cafe.shop.do(cafe.ana, ring_up.undo, ring_up.new_ticket().draft.order_id)


def names(order: Order) -> list[tuple[str, int]]:
    return [(line.sold.name, line.sold.quantity) for line in order.lines]


def open_ones(cafe: Cafe) -> list[str]:
    return [sale.order.called for sale in cafe.shop.read(open_tabs, cafe.shop.settings.trading_day(cafe.clock.now()))]


def test_tabs_that_were_served_are_paid_together_on_one_receipt_taxed_as_one(cafe: Cafe) -> None:
    lea, mia = served(cafe, "Latte", "Croissant", customer="Lea"), served(cafe, "Filter", customer="Mia")
    both = cafe.order(lea).total + cafe.order(mia).total
    merge(cafe, lea, mia)
    order = cafe.order(lea)
    assert (names(order), order.total, order.state) == (
        [("Latte", 1), ("Croissant", 1), ("Filter", 1)],
        both,
        HANDED_OVER,
    )
    assert (open_ones(cafe), cafe.order(mia).state, cafe.order(mia).total) == (["1"], HANDED_OVER, eur("0.00"))
    alike = cafe.order(cafe.sell("Latte", "Croissant", "Filter"))
    assert tax_by_rate(order.taxed, "EUR") == tax_by_rate(alike.taxed, "EUR")
    cafe.shop.do(cafe.ana, pay_order, lea)
    (receipt,) = cafe.shop.read(receipts_of, lea)
    assert (receipt.content.total, len(receipt.content.lines)) == (both, 3)


def test_what_is_still_made_is_made_for_the_tab_it_joins_and_the_later_promise_counts(cafe: Cafe) -> None:
    lea = tab(cafe, "Latte", customer="Lea")
    cafe.forward(1)
    mia = tab(cafe, "Mocha", "Mocha", "Filter", customer="Mia")
    cafe.tick_line(mia, "Filter")
    due = cafe.promise(mia).due
    assert due > cafe.promise(lea).due
    merge(cafe, lea, mia)
    made = {line.sold.name: line.made_at is not None for line in cafe.order(lea).lines}
    assert made == {"Latte": False, "Mocha": False, "Filter": True}
    assert (cafe.order(mia).state, cafe.promise(lea).due, cafe.promise(lea).first_due) == (CANCELLED, due, due)
    cafe.clock.set(due + timedelta(minutes=1))
    cafe.shop.do(cafe.ana, tick)
    assert cafe.shop.read(overdue, cafe.clock.now(), cafe.clock.now()) == (lea,)
    cafe.ready(lea)
    assert cafe.order(lea).state == READY


def test_what_is_made_does_not_bring_a_tab_back_to_the_bar(cafe: Cafe) -> None:
    lea, mia = served(cafe, "Latte", customer="Lea"), tab(cafe, "Latte", customer="Mia")
    cafe.ready(mia)
    merge(cafe, lea, mia)
    assert (cafe.order(lea).state, cafe.order(mia).state) == (HANDED_OVER, CANCELLED)
    noa = tab(cafe, "Mocha", customer="Noa")
    merge(cafe, lea, noa)
    assert (cafe.order(lea).state, len(cafe.order(lea).unmade)) == (PLACED, 1)


def test_lines_leave_a_tab_for_one_in_another_name(cafe: Cafe) -> None:
    lea = served(cafe, "Latte", "Latte", "Croissant", customer="Lea")
    before = cafe.order(lea).total
    mia = split(cafe, lea, "Latte", "Croissant", customer="Mia")
    assert (names(mia), mia.customer, mia.state, mia.called) == (
        [("Latte", 1), ("Croissant", 1)],
        "Mia",
        HANDED_OVER,
        "2",
    )
    assert (names(cafe.order(lea)), cafe.order(lea).total + mia.total) == ([("Latte", 1)], before)
    cafe.shop.do(cafe.ana, pay_order, mia.order_id, (Tender("card"),))
    cafe.shop.do(cafe.ana, pay_order, lea)
    assert open_ones(cafe) == []


def test_lines_that_are_still_made_leave_with_the_promise_they_had(cafe: Cafe) -> None:
    lea = tab(cafe, "Latte", "Mocha", customer="Lea")
    cafe.tick_line(lea, "Latte")
    mia = split(cafe, lea, "Mocha")
    assert (mia.state, cafe.promise(mia.order_id).first_due) == (PLACED, cafe.promise(lea).first_due)
    cafe.forward(1)
    cafe.ready(mia.order_id)
    cafe.ready(lea)
    assert cafe.order(lea).state == READY


def test_undo_puts_back_what_was_merged_and_split(cafe: Cafe) -> None:
    lea, mia = served(cafe, "Latte", customer="Lea"), tab(cafe, "Mocha", customer="Mia")
    totals, due = (cafe.order(lea).total, cafe.order(mia).total), cafe.promise(mia).due
    merge(cafe, lea, mia)
    undo(cafe)
    assert (cafe.order(lea).total, cafe.order(mia).total) == totals
    assert (cafe.order(mia).state, cafe.promise(mia).due, names(cafe.order(mia))) == (PLACED, due, [("Mocha", 1)])
    cafe.ready(mia)
    both = served(cafe, "Latte", "Filter", customer="Noa")
    parted = split(cafe, both, "Filter")
    undo(cafe)
    assert (names(cafe.order(both)), names(cafe.order(parted.order_id))) == ([("Latte", 1), ("Filter", 1)], [])
    assert open_ones(cafe) == ["1", "2", "3"]


def test_undo_follows_a_line_that_was_parted_and_came_back(cafe: Cafe) -> None:
    lea, mia = served(cafe, "Latte", customer="Lea"), served(cafe, "Filter", "Filter", customer="Mia")
    merge(cafe, lea, mia)
    split(cafe, lea, "Filter")
    undo(cafe)
    assert names(cafe.order(lea)) == [("Latte", 1), ("Filter", 1), ("Filter", 1)]
    undo(cafe)
    assert (names(cafe.order(lea)), names(cafe.order(mia))) == ([("Latte", 1)], [("Filter", 1), ("Filter", 1)])


def test_undo_leaves_what_was_paid_since(cafe: Cafe) -> None:
    lea, mia = served(cafe, "Latte", customer="Lea"), served(cafe, "Filter", customer="Mia")
    merge(cafe, lea, mia)
    cafe.shop.do(cafe.ana, pay_order, lea, (Tender("card", eur("1.00")),))
    with pytest.raises(Refused, match="nothing to undo"):
        undo(cafe)
    assert names(cafe.order(lea)) == [("Latte", 1), ("Filter", 1)]


def test_what_lowered_a_line_goes_with_it(cafe: Cafe) -> None:
    ticket = cafe.ring("Latte", "Filter")
    cafe.shop.do(cafe.ana, reduce.discount_order, ticket, percent=Decimal(10), reason="friend")
    cafe.shop.do(cafe.ana, pay_later, ticket, "Lea")
    mia = served(cafe, "Mocha", customer="Mia")
    before = cafe.order(mia).total + cafe.order(ticket).total
    merge(cafe, mia, ticket)
    assert cafe.order(mia).total == before
    assert [bool(line.reductions) for line in cafe.order(mia).sold] == [False, True, True]


@pytest.mark.parametrize("which", ["paid in part", "cancelled", "empty", "itself"])
def test_what_cannot_be_put_together_is_refused_and_stays(cafe: Cafe, which: str) -> None:
    lea, mia = served(cafe, "Latte", customer="Lea"), tab(cafe, "Filter", customer="Mia")
    sentences = {
        "paid in part": "Something of order 2 is paid",
        "cancelled": "cannot be changed any more: it is cancelled",
        "empty": "There is nothing on that ticket",
        "itself": "That is the same one",
    }
    if which == "paid in part":
        cafe.shop.do(cafe.ana, pay_order, mia, (Tender("card", eur("1.00")),))
    elif which == "cancelled":
        cafe.shop.do(cafe.ana, cancel, mia, "gone", with_refund=False)
    other = {"empty": OrderId(new_id()), "itself": lea}.get(which, mia)
    with pytest.raises(Refused, match=sentences[which]):
        merge(cafe, lea, other)
    assert names(cafe.order(lea)) == [("Latte", 1)]


def test_an_order_that_went_wrong_is_made_right_before_it_joins_another(cafe: Cafe) -> None:
    lea, mia = tab(cafe, "Latte", customer="Lea"), tab(cafe, "Filter", customer="Mia")
    cafe.put_right("spilled", mia, their_words="It is all over the table.")
    with pytest.raises(Refused, match="Make it right first"):
        merge(cafe, lea, mia)
    everything = {line.line_id: line.quantity for line in cafe.order(lea).sold}
    with pytest.raises(Refused, match="Everything would leave"):
        cafe.shop.do(cafe.ana, tabs.split, lea, everything)


def test_a_note_about_the_whole_goes_along_where_lines_leave_and_where_they_join(cafe: Cafe) -> None:
    one, other = cafe.ring("Latte"), cafe.ring("Mocha", "Croissant")
    cafe.shop.do(cafe.ana, customer.write_note, other, "two bags")
    for each in (one, other):
        cafe.shop.do(cafe.ana, pay_later, each, "", they_know=True)
    apart = split(cafe, other, "Croissant")
    assert (apart.note, [line.note for line in apart.lines]) == ("two bags", [""])
    merge(cafe, other, apart.order_id)
    assert [line.note for line in cafe.order(other).lines] == ["", ""]
    merge(cafe, one, other)
    joined = cafe.order(one)
    assert (joined.note, [line.note for line in joined.lines]) == ("", ["", "two bags", ""])
