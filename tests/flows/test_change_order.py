"""A placed order is changed: lines come and go by facts, and money, promise and bar follow."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from cafe import Cafe, eur
from counter.flows.change_order import change_order
from counter.flows.change_plan import ChangeAsked, LineOff
from counter.flows.pay import pay_later, pay_order
from counter.flows.refund import refund
from counter.flows.watch import tick
from counter.journal.replay import differences
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.kernel.money import Money
from counter.orders.rules import PLACED, READY
from counter.orders.tax import tax_by_rate
from counter.receipts.queries import receipts_of, refund_receipts_of, the_sale
from counter.recovery.queries import mishaps_of
from counter.reports.books import money_faults, money_findings
from counter.rooms import registry
from counter.till.refunds import LineWanted, RefundRequest
from counter.till.settlement import Tender


@pytest.fixture(autouse=True)
def _holds(cafe: Cafe) -> Iterator[None]:
    """Whatever a test does, the books hold, and a replay gives the same tables."""
    yield
    faults = cafe.shop.read(lambda connection: [*money_faults(connection), *money_findings(connection, {})])
    assert (faults, list(differences(cafe.database, registry()))) == ([], [])


def left(cafe: Cafe, order_id: OrderId) -> Money:
    return cafe.shop.read(the_sale, order_id).left


def test_what_comes_to_a_paid_order_is_paid_on_a_receipt_of_its_own(cafe: Cafe) -> None:
    order_id = cafe.sell("Filter", "Croissant", customer="Lea")
    first = cafe.shop.read(receipts_of, order_id)
    changed = cafe.add(order_id, "Latte", tenders=(Tender("card"),))
    old, new = cafe.shop.read(receipts_of, order_id)
    assert (old,) == first
    assert [(line.name, line.amount) for line in new.content.lines] == [("Latte", eur("3.80"))]
    assert (new.content.total, new.content.tenders[0].amount) == (eur("3.80"), eur("3.80"))
    assert (changed.receipt, left(cafe, order_id)) == (new.content.number, eur("0.00"))


def test_what_comes_to_a_tab_is_on_its_one_receipt_taxed_as_one(cafe: Cafe) -> None:
    tab = cafe.ring("Filter")
    cafe.shop.do(cafe.ana, pay_later, tab, "Lea")
    cafe.add(tab, "Latte", "Latte")
    assert left(cafe, tab) == cafe.order(tab).total
    cafe.shop.do(cafe.ana, pay_order, tab)
    (receipt,) = cafe.shop.read(receipts_of, tab)
    together = cafe.sell("Filter", "Latte", "Latte")
    (alike,) = cafe.shop.read(receipts_of, together)
    assert (receipt.content.taxes, receipt.content.total) == (alike.content.taxes, alike.content.total)


def test_a_line_that_comes_off_a_paid_order_goes_back_the_way_it_came(cafe: Cafe) -> None:
    order_id = cafe.sell("Filter", "Croissant", tenders=(Tender("card"),))
    croissant = cafe.order(order_id).sold[1].owed
    changed = cafe.take_off(order_id, "Croissant")
    assert [(back.tender, back.amount) for back in changed.back] == [("card", croissant)]
    order = cafe.order(order_id)
    assert ([line.place for line in order.lines], order.total) == ([1], order.sold[0].owed)
    assert [(off.piece.name, off.place, off.reason) for off in order.taken_off] == [
        ("Croissant", 2, "changed their mind")
    ]
    off = LineOff(order.taken_off[0].piece.line_id, "again")
    with pytest.raises(Refused, match="not on the order any more"):
        cafe.shop.do(cafe.ana, change_order, order_id, ChangeAsked(off=(off,)))


def test_a_line_that_comes_off_a_tab_lowers_what_is_left(cafe: Cafe) -> None:
    tab = cafe.ring("Filter", "Latte", "Latte")
    cafe.shop.do(cafe.ana, pay_later, tab, "Lea")
    assert cafe.take_off(tab, "Latte", 1).refunds == ()
    assert (left(cafe, tab), cafe.order(tab).lines[1].sold.quantity) == (cafe.order(tab).total, 1)
    alike = cafe.order(cafe.sell("Filter", "Latte"))
    assert tax_by_rate(cafe.order(tab).taxed, "EUR") == tax_by_rate(alike.taxed, "EUR")


def test_what_a_tab_has_paid_too_much_goes_back_and_it_is_closed(cafe: Cafe) -> None:
    tab = cafe.ring("Latte", "Mocha")
    cafe.shop.do(cafe.ana, pay_later, tab, "Lea")
    cafe.shop.do(cafe.ana, pay_order, tab, (Tender("card", eur("5.00")),))
    changed = cafe.take_off(tab, "Mocha")
    back = eur("5.00") - cafe.order(tab).total
    assert ([each.amount for each in changed.back], left(cafe, tab)) == ([back], eur("0.00"))
    (receipt,) = cafe.shop.read(receipts_of, tab)
    assert [tender.amount for tender in receipt.content.tenders] == [eur("5.00"), -back]


def test_one_comes_and_one_goes_and_only_the_rest_is_paid(cafe: Cafe) -> None:
    order_id = cafe.sell("Filter", "Croissant", tenders=(Tender("card"),))
    before = cafe.order(order_id)
    off = LineOff(cafe.line(order_id, "Croissant"), "changed their mind")
    asked = ChangeAsked(added=cafe.rung("Latte", "Mocha"), off=(off,))
    changed = cafe.shop.do(cafe.ana, change_order, order_id, asked, ())
    order = cafe.order(order_id)
    assert changed.refunds == ()
    assert [payment.amount for payment in changed.taken] == [order.total - before.total]
    content = cafe.shop.read(receipts_of, order_id)[1].content
    assert content.total == order.total - before.total
    assert [(line.quantity, line.name) for line in content.lines] == [(1, "Latte"), (1, "Mocha"), (-1, "Croissant")]
    assert sum(tax.tax.minor + tax.net.minor for tax in content.taxes) == content.total.minor


def test_less_than_what_goes_comes_so_the_rest_goes_back(cafe: Cafe) -> None:
    order_id = cafe.sell("Filter", "Mocha", tenders=(Tender("card"),))
    before = cafe.order(order_id)
    off = LineOff(cafe.line(order_id, "Mocha"), "too sweet")
    asked = ChangeAsked(added=cafe.rung("Espresso"), off=(off,))
    changed = cafe.shop.do(cafe.ana, change_order, order_id, asked, ())
    back = before.total - cafe.order(order_id).total
    assert ([each.amount for each in changed.back], left(cafe, order_id)) == ([back], eur("0.00"))
    content = cafe.shop.read(receipts_of, order_id)[1].content
    assert ([line.name for line in content.lines], content.total) == (["Espresso"], cafe.order(order_id).sold[1].owed)
    (refunded,) = cafe.shop.read(refund_receipts_of, order_id)
    assert refunded.content.total == -before.sold[1].owed


def test_what_was_made_and_comes_off_is_thrown_away_and_does_not_come_back_in_stock(cafe: Cafe) -> None:
    order_id = cafe.sell("Filter", "Latte")
    cafe.tick_line(order_id, "Latte")
    cafe.take_off(order_id, "Latte")
    assert [off.made for off in cafe.order(order_id).taken_off] == [True]
    assert [refund.goods for refund in cafe.shop.read(the_sale, order_id).paid.refunds] == ["thrown away"]
    assert cafe.sql("SELECT lost, quantity FROM order_lines WHERE name = 'Latte'") == [(1, 0)]


def test_all_of_an_order_is_cancelled_not_taken_off(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    with pytest.raises(Refused, match="That is all of order 1"):
        cafe.take_off(order_id, "Latte")


def test_an_order_of_a_day_that_is_over_does_not_change_once_something_is_paid(cafe: Cafe) -> None:
    tab = cafe.ring("Latte", "Filter")
    cafe.shop.do(cafe.ana, pay_later, tab, "Lea")
    cafe.shop.do(cafe.ana, pay_order, tab, (Tender("card", eur("1.00")),))
    cafe.forward(24 * 60)
    with pytest.raises(Refused, match="of a day that is over"):
        cafe.add(tab, "Latte")
    with pytest.raises(Refused, match="of a day that is over"):
        cafe.take_off(tab, "Latte")


def test_a_reason_is_needed_to_take_something_off(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", "Filter")
    with pytest.raises(Refused, match="Say why"):
        cafe.take_off(order_id, "Latte", why=" ")


def test_what_was_refunded_is_not_taken_off_as_well(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", "Filter", tenders=(Tender("card"),))
    latte = LineWanted(cafe.line(order_id, "Latte"))
    cafe.shop.do(cafe.ana, refund, order_id, RefundRequest(lines=(latte,)), "cold")
    with pytest.raises(Refused, match="Latte was refunded already"):
        cafe.take_off(order_id, "Latte")


def test_after_a_line_came_off_everything_left_can_be_refunded_and_no_more(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", "Filter", tenders=(Tender("card"),))
    cafe.take_off(order_id, "Latte")
    made = cafe.shop.do(cafe.ana, refund, order_id, RefundRequest(), "cold")
    assert (made.amount, cafe.shop.read(the_sale, order_id).paid.left) == (cafe.order(order_id).total, eur("0.00"))


def test_a_line_that_is_sold_out_opens_a_mishap(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", "Filter")
    cafe.take_off(order_id, "Latte", why="none left", mishap="sold_out")
    kinds = [mishap.kind for mishap in cafe.shop.read(mishaps_of, [order_id])[order_id]]
    assert kinds == ["sold_out"]


def test_the_promise_is_made_anew_and_told_where_the_old_one_cannot_be_kept(cafe: Cafe) -> None:
    order_id = cafe.sell("Filter")
    before = cafe.promise(order_id)
    cafe.forward(1)
    changed = cafe.add(order_id, *["Mocha"] * 4, tenders=())
    promise = cafe.promise(order_id)
    assert (changed.told, changed.due) == (True, promise.due)
    assert promise.due > before.due
    assert (promise.before, promise.placed_due, promise.is_untold) == (before.due, before.due, False)
    cafe.clock.set(before.due + timedelta(seconds=30))
    cafe.shop.do(cafe.shop.itself, tick)
    assert cafe.shop.read(mishaps_of, [order_id]) == {}
    cafe.clock.set(promise.due + timedelta(minutes=2))
    cafe.shop.do(cafe.shop.itself, tick)
    assert [mishap.kind for mishap in cafe.shop.read(mishaps_of, [order_id])[order_id]] == ["late"]


def test_a_promise_that_can_still_be_kept_stands_and_none_comes_earlier(cafe: Cafe) -> None:
    order_id = cafe.sell(*["Mocha"] * 6)
    before = cafe.promise(order_id)
    assert not cafe.add(order_id, "Croissant", tenders=()).told
    cafe.take_off(order_id, "Mocha", 5)
    assert cafe.promise(order_id) == before


def test_what_was_ready_goes_back_to_being_made_and_what_was_made_stays_made(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", "Filter")
    cafe.ready(order_id)
    cafe.forward(5)
    cafe.add(order_id, "Mocha", tenders=())
    order = cafe.order(order_id)
    assert (order.state, [line.made_at is not None for line in order.lines]) == (PLACED, [True, True, False])
    assert [line.is_new for line in order.lines] == [False, False, True]
    cafe.ready(order_id)
    assert cafe.order(order_id).state == READY
    assert cafe.shop.read(mishaps_of, [order_id]) == {}


def test_what_stands_on_the_counter_brings_no_ready_order_back(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    cafe.ready(order_id)
    cafe.add(order_id, "Croissant", tenders=())
    assert cafe.order(order_id).state == READY
