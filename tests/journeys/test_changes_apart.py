"""Two terminals change one order without knowing of each other: both end with the same tables, and nothing is lost."""

from __future__ import annotations

from cafe import Cafe, eur
from counter.flows.give_back import give_back
from counter.flows.pay import pay_later, pay_order
from counter.flows.usual import forget_regular, note_regular
from counter.journal.queries import did_not_fit
from counter.journal.replay import differences
from counter.kernel.ids import OrderId
from counter.orders.change_facts import LineRemoved
from counter.receipts.queries import the_sale
from counter.regulars.queries import regulars_called
from counter.reports.books import money_faults
from counter.reports.findings import findings
from counter.rooms import registry
from counter.store.base import Base, view_tables
from counter.till.settlement import Tender
from pair import Pair


def tables(cafe: Cafe) -> dict[str, list[str]]:
    with cafe.shop.store.read() as connection:
        return {
            name: sorted(str(tuple(row)) for row in connection.execute(Base.metadata.tables[name].select()))
            for name in view_tables()
        }


def agree(pair: Pair) -> None:
    """They exchange what they know, and are the same, as a replay is."""
    pair.exchange()
    pair.exchange()
    assert tables(pair.one) == tables(pair.two)
    for cafe in (pair.one, pair.two):
        assert list(differences(cafe.database, registry())) == []
        assert cafe.shop.read(lambda connection: list(money_faults(connection))) == []


def tab(pair: Pair, *names: str) -> OrderId:
    order_id = pair.one.ring(*names)
    pair.one.shop.do(pair.one.ana, pay_later, order_id, "Lea", they_know=True)
    pair.exchange()
    return order_id


def test_what_both_add_and_take_off_is_all_there(pair: Pair) -> None:
    order_id = tab(pair, "Latte", "Latte", "Filter", "Croissant")
    pair.one.add(order_id, "Mocha")
    pair.one.take_off(order_id, "Latte", 1)
    pair.two.take_off(order_id, "Croissant")
    pair.two.add(order_id, "Espresso", "Filter")
    agree(pair)
    order = pair.two.order(order_id)
    lines = sorted((line.sold.name, line.sold.quantity) for line in order.lines)
    assert lines == [("Espresso", 1), ("Filter", 1), ("Filter", 1), ("Latte", 1), ("Mocha", 1)]
    assert order.total == sum((line.sold.owed for line in order.lines[1:]), order.lines[0].sold.owed)
    assert len({line.place for line in order.lines}) == len(order.lines)


def test_the_same_line_taken_off_twice_goes_once_and_the_money_of_both_is_seen(pair: Pair) -> None:
    order_id = pair.one.sell("Latte", "Filter", tenders=(Tender("card"),))
    pair.exchange()
    for cafe in (pair.one, pair.two):
        cafe.take_off(order_id, "Latte")
    agree(pair)
    sale = pair.one.shop.read(the_sale, order_id)
    assert ([line.sold.name for line in sale.order.lines], sale.left) == (["Filter"], eur("0.00"))
    assert [refund.amount for refund in sale.paid.refunds] == [eur("3.80")] * 2
    assert sale.paid.left == sale.order.total - eur("3.80")
    for cafe in (pair.one, pair.two):
        (late,) = cafe.shop.read(lambda connection: list(did_not_fit(connection, [LineRemoved])))
        assert late.why == "there are not as many of that line on the order any more"
        said = cafe.shop.read(lambda connection: list(findings(connection)))
        assert any("a line was taken off an order that was not on it any more" in each for each in said)


def test_lines_for_an_order_that_was_cancelled_elsewhere_are_listed(pair: Pair) -> None:
    order_id = tab(pair, "Latte")
    pair.one.cancel(order_id)
    pair.two.add(order_id, "Mocha")
    agree(pair)
    assert [line.sold.name for line in pair.two.order(order_id).lines] == ["Latte"]
    said = pair.one.shop.read(lambda connection: list(findings(connection)))
    assert any("lines were added to an order that was cancelled" in each for each in said)


def test_a_change_that_comes_late_brings_a_ready_order_back(pair: Pair) -> None:
    order_id = tab(pair, "Latte")
    pair.one.add(order_id, "Mocha")
    pair.two.ready(order_id)
    agree(pair)
    order = pair.two.order(order_id)
    made = [line.made_at is not None for line in order.lines]
    assert (order.state, made) in [("placed", [True, False]), ("ready", [True, True])]


def test_a_payment_that_two_tills_give_back_is_listed_with_where_it_went_back_before(pair: Pair) -> None:
    """Money left both drawers: the one that is heard of later is nowhere lost."""
    order_id = tab(pair, "Latte", "Filter")
    part = Tender("card", amount=eur("2.00"))
    pair.one.shop.do(pair.one.ana, pay_order, order_id, (part,))
    pair.exchange()
    (payment,) = pair.one.shop.read(the_sale, order_id).paid.payments
    for cafe in (pair.one, pair.two):
        cafe.shop.do(cafe.ana, give_back, order_id, payment.payment_id)
    agree(pair)
    for cafe in (pair.one, pair.two):
        said = cafe.shop.read(lambda connection: list(findings(connection)))
        assert any("a payment was given back twice" in each and "it went back before, at T1" in each for each in said)


def test_who_wants_to_be_known_no_more_is_not_known_again_by_a_till_that_hears_of_it_late(pair: Pair) -> None:
    lea = pair.one.shop.do(pair.one.ana, note_regular, "Lea").regular_id
    pair.exchange()
    pair.two.shop.do(pair.two.ana, note_regular, "Lea", own_cup=True, known=lea)
    pair.one.shop.do(pair.one.ana, forget_regular, lea)
    agree(pair)
    assert [cafe.shop.read(regulars_called, "Lea") for cafe in (pair.one, pair.two)] == [(), ()]


def test_what_was_added_to_an_order_that_another_had_cancelled_is_no_fault_of_the_books(pair: Pair) -> None:
    """One adds what is paid later and cancels; the other adds, and is paid, before it hears of that."""
    order_id = pair.one.sell("Latte")
    pair.exchange()
    pair.one.add(order_id, "Mocha")
    pair.one.cancel(order_id)
    pair.two.add(order_id, "Croissant", tenders=())
    agree(pair)
    assert "LinesAdded" in [late.kind for late in pair.one.shop.read(did_not_fit)]
