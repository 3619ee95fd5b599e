"""A discount and a comp on the ticket: for a reason, by somebody, until the order is placed."""

from decimal import Decimal

import pytest

from cafe import Cafe, eur
from counter.flows import reduce, ring_up
from counter.flows.ring_up import OpenTicket
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, OrderId
from counter.orders.model import Reduction
from counter.orders.pricing import left_to_reduce, worth_on_us


def ticket(cafe: Cafe, order_id: OrderId) -> OpenTicket:
    return cafe.shop.do(cafe.ana, ring_up.requote, order_id)


def first_line(cafe: Cafe, order_id: OrderId) -> LineId:
    return ticket(cafe, order_id).draft.lines[0].line_id


def test_a_line_is_discounted_for_a_reason_and_the_order_says_so(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte", "Croissant")
    ben, line_id = cafe.staff("Ben"), first_line(cafe, order_id)
    reduced = cafe.shop.do(ben, reduce.discount_line, order_id, line_id, percent=Decimal(10), reason=" a  regular ")
    assert reduced.priced.reduced == eur("0.38")
    cafe.pay(order_id)
    latte, croissant = cafe.order(order_id).sold
    assert latte.reductions == (Reduction(kind="discount", amount=eur("0.38"), reason="a regular", by=ben),)
    assert (latte.total, croissant.reductions) == (eur("3.42"), ())
    assert cafe.order(order_id).total == latte.total + croissant.total


def test_the_whole_ticket_is_discounted_by_an_amount(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte", "Croissant")
    before = ticket(cafe, order_id).priced.total
    cafe.shop.do(cafe.staff("Rosa"), reduce.discount_order, order_id, amount=eur("1.00"), reason="waited")
    assert cafe.pay(order_id).total == before - eur("1.00")
    order = cafe.order(order_id)
    assert [off.source for line in order.sold for off in line.reductions] == [order_id, order_id]


def test_what_a_combo_saves_comes_off_before_the_whole_ticket(cafe: Cafe) -> None:
    """An amount off it is a share of what it costs, not of what its items would cost alone."""
    order_id = cafe.ring()
    [combo] = cafe.shop.menu.combos
    sold = cafe.shop.do(cafe.ana, ring_up.add_tile, order_id, combo.combo_id).priced
    assert sold.gross > sold.total
    assert (left_to_reduce(sold), worth_on_us(sold)) == (sold.total, sold.total)


def test_a_comp_costs_nothing_and_is_placed_all_the_same(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte", "Flat white")
    cafe.shop.do(cafe.ana, reduce.comp_line, order_id, first_line(cafe, order_id), reason="spilled")
    assert ticket(cafe, order_id).priced.lines[0].total == eur("0.00")
    cafe.shop.do(cafe.staff("Rosa"), reduce.comp_order, order_id, reason="opening day")
    before = len(cafe.kinds())
    sold = cafe.pay(order_id)
    assert (sold.total, sold.change) == (eur("0.00"), eur("0.00"))
    assert cafe.kinds()[before:] == ["OrderPlaced", "PromiseMade", "ReceiptIssued"]


def test_reductions_are_undone_and_taken_back(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte", "Croissant")
    line_id, full = first_line(cafe, order_id), ticket(cafe, order_id).priced.total
    cafe.shop.do(cafe.staff("Rosa"), reduce.discount_line, order_id, line_id, amount=eur("1.00"), reason="waited")
    cafe.shop.do(cafe.staff("Rosa"), reduce.comp_order, order_id, reason="opening day")
    assert cafe.shop.do(cafe.ana, ring_up.undo, order_id).priced.total == full - eur("1.00")
    cafe.shop.do(cafe.staff("Rosa"), reduce.discount_order, order_id, percent=Decimal(50), reason="staff")
    assert cafe.shop.do(cafe.ana, reduce.take_back_order, order_id).priced.total == full - eur("1.00")
    assert cafe.shop.do(cafe.ana, reduce.take_back_line, order_id, line_id).priced.total == full


def test_nobody_reduces_without_a_reason_or_with_a_card_number(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    line_id = first_line(cafe, order_id)
    for reason, said in (("  ", "Say why"), ("4111 1111 1111 1111", "card number")):
        with pytest.raises(Refused, match=said):
            cafe.shop.do(cafe.ana, reduce.discount_line, order_id, line_id, percent=Decimal(5), reason=reason)
        with pytest.raises(Refused, match=said):
            cafe.shop.do(cafe.ana, reduce.discount_order, order_id, percent=Decimal(5), reason=reason)
        with pytest.raises(Refused, match=said):
            cafe.shop.do(cafe.ana, reduce.comp_line, order_id, line_id, reason=reason)
        with pytest.raises(Refused, match=said):
            cafe.shop.do(cafe.ana, reduce.comp_order, order_id, reason=reason)
    assert not ticket(cafe, order_id).priced.reduced


def test_no_more_comes_off_than_it_costs(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    line_id = first_line(cafe, order_id)
    with pytest.raises(Refused, match=r"3\.81 EUR is more than the 3\.80 EUR it costs"):
        cafe.shop.do(cafe.staff("Rosa"), reduce.discount_line, order_id, line_id, amount=eur("3.81"), reason="waited")
    cafe.shop.do(cafe.staff("Rosa"), reduce.discount_line, order_id, line_id, amount=eur("3.00"), reason="waited")
    cafe.shop.do(cafe.staff("Rosa"), reduce.discount_line, order_id, line_id, amount=eur("3.80"), reason="waited")
    with pytest.raises(Refused, match=r"0\.01 EUR is more than the 0\.00 EUR it costs"):
        cafe.shop.do(cafe.staff("Rosa"), reduce.discount_order, order_id, amount=eur("0.01"), reason="waited")


def test_a_discount_too_late_for_a_paid_ticket_finds_no_line(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    line_id = first_line(cafe, order_id)
    cafe.pay(order_id)
    with pytest.raises(Refused, match="not on the ticket any more"):
        cafe.shop.do(cafe.ana, reduce.discount_line, order_id, line_id, percent=Decimal(5), reason="waited")
    assert cafe.order(order_id).total == eur("3.80")
