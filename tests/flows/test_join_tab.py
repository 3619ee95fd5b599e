"""A held ticket joins a tab: its lines are facts of that order, money, promise and bar follow, Undo parts them."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from cafe import Cafe, eur
from counter.flows import customer, held, make, reduce, ring_up, sold_out, tabs
from counter.flows.menu import change_item
from counter.flows.open_shop import decide
from counter.flows.pay import pay_later, pay_order
from counter.flows.usual import note_regular, order_for
from counter.journal.replay import differences
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.menu.facts import ItemOffered
from counter.orders.draft_store import held_tickets
from counter.orders.rules import HANDED_OVER, PLACED, READY
from counter.orders.tax import tax_by_rate
from counter.receipts.queries import receipts_of, the_sale
from counter.reports.books import money_faults, money_findings
from counter.rooms import registry
from counter.settings.taxes import HERE
from counter.till.settlement import Tender


@pytest.fixture(autouse=True)
def _holds(cafe: Cafe) -> Iterator[None]:
    """Whatever a test does, the books hold, and a replay gives the same tables."""
    yield
    faults = cafe.shop.read(lambda connection: [*money_faults(connection), *money_findings(connection, {})])
    assert (faults, list(differences(cafe.database, registry()))) == ([], [])


def tab(cafe: Cafe, *names: str) -> OrderId:
    order_id = cafe.ring(*names)
    cafe.shop.do(cafe.ana, pay_later, order_id, "Lea", they_know=True)
    return order_id


def put_aside(cafe: Cafe, *names: str) -> OrderId:
    order_id = cafe.ring(*names, customer="Mia")
    cafe.shop.do(cafe.ana, held.hold, order_id)
    return order_id


def merge(cafe: Cafe, one: OrderId, other: OrderId) -> None:
    cafe.shop.do(cafe.ana, tabs.merge, one, other)


def undo(cafe: Cafe) -> None:
    cafe.shop.do(cafe.ana, ring_up.undo, ring_up.new_ticket().draft.order_id)


def waiting(cafe: Cafe) -> list[str]:
    return [ticket.customer for ticket in cafe.shop.read(held_tickets)]


def names(cafe: Cafe, order_id: OrderId) -> list[tuple[str, int]]:
    return [(line.sold.name, line.sold.quantity) for line in cafe.order(order_id).lines]


def test_its_lines_are_the_tabs_taxed_as_one_and_the_ticket_is_no_more(cafe: Cafe) -> None:
    lea, mia = tab(cafe, "Latte"), put_aside(cafe, "Mocha", "Mocha", "Croissant")
    merge(cafe, lea, mia)
    assert (names(cafe, lea), waiting(cafe)) == ([("Latte", 1), ("Mocha", 2), ("Croissant", 1)], [])
    alike = cafe.order(cafe.sell("Latte", "Mocha", "Mocha", "Croissant"))
    assert (cafe.order(lea).total, tax_by_rate(cafe.order(lea).taxed, "EUR")) == (
        alike.total,
        tax_by_rate(alike.taxed, "EUR"),
    )
    cafe.shop.do(cafe.ana, pay_order, lea)
    (receipt,) = cafe.shop.read(receipts_of, lea)
    assert receipt.content.total == alike.total


def test_a_held_one_that_is_said_first_joins_the_tab_too(cafe: Cafe) -> None:
    lea, mia = tab(cafe, "Latte"), put_aside(cafe, "Mocha")
    merge(cafe, mia, lea)
    assert (names(cafe, lea), waiting(cafe)) == ([("Latte", 1), ("Mocha", 1)], [])


def test_the_bar_makes_what_came_and_the_customer_is_told_the_later_time(cafe: Cafe) -> None:
    lea = tab(cafe, "Latte")
    cafe.ready(lea)
    cafe.shop.do(cafe.ana, make.hand_over, lea)
    cafe.forward(3)
    before, mia = cafe.due(lea), put_aside(cafe, "Mocha", "Mocha")
    merge(cafe, lea, mia)
    assert (cafe.order(lea).state, len(cafe.order(lea).unmade)) == (PLACED, 1)
    assert (cafe.due(lea) > before, cafe.promise(lea).first_due) == (True, cafe.due(lea))
    cafe.forward(1)
    cafe.ready(lea)
    assert cafe.order(lea).state == READY


@pytest.mark.parametrize("served", [False, True])
def test_undo_brings_the_ticket_back_and_the_tab_is_as_it_was(cafe: Cafe, served: bool) -> None:
    lea = tab(cafe, "Latte")
    if served:
        cafe.ready(lea)
        cafe.shop.do(cafe.ana, make.hand_over, lea)
    mia = put_aside(cafe, "Mocha", "Croissant")
    total, due = cafe.order(lea).total, cafe.promise(lea).due
    for _again in range(2):
        merge(cafe, lea, mia)
        cafe.forward(0.1)
        undo(cafe)
        assert (names(cafe, lea), cafe.order(lea).total, waiting(cafe)) == ([("Latte", 1)], total, ["Mia"])
        assert cafe.order(lea).state == (HANDED_OVER if served else PLACED)
        assert served or cafe.promise(lea).due == due
    merge(cafe, lea, mia)
    assert names(cafe, lea) == [("Latte", 1), ("Mocha", 1), ("Croissant", 1)]


@pytest.mark.parametrize("since", ["paid", "made", "changed"])
def test_undo_leaves_what_somebody_went_on_with(cafe: Cafe, since: str) -> None:
    lea, mia = tab(cafe, "Latte"), put_aside(cafe, "Mocha")
    merge(cafe, lea, mia)
    if since == "paid":
        cafe.shop.do(cafe.ana, pay_order, lea, (Tender("card", eur("1.00")),))
    elif since == "made":
        cafe.tick_line(lea, "Mocha")
    else:
        cafe.add(lea, "Filter")
    with pytest.raises(Refused, match="nothing to undo"):
        undo(cafe)
    assert waiting(cafe) == []


def test_what_is_off_a_line_comes_along_and_where_they_have_it_and_what_the_bar_is_told(cafe: Cafe) -> None:
    lea, mia = tab(cafe, "Latte"), cafe.ring("Mocha")
    shop, line_id = cafe.shop, cafe.rung("Mocha").lines[0].line_id
    line_id = shop.do(cafe.ana, ring_up.requote, mia).draft.lines[0].line_id
    shop.do(cafe.ana, ring_up.have, mia, line_id, HERE)
    shop.do(cafe.ana, ring_up.write_note, mia, line_id, "extra hot")
    shop.do(cafe.ana, reduce.discount_line, mia, line_id, percent=Decimal(10), reason="friend")
    shop.do(cafe.ana, customer.write_note, mia, "two bags")
    before = cafe.order(lea).total + shop.do(cafe.ana, ring_up.requote, mia).priced.total
    merge(cafe, lea, mia)
    order = cafe.order(lea)
    came = order.lines[1]
    assert (order.total, [each.reason for each in came.sold.reductions]) == (before, ["friend"])
    assert (came.sold.where, came.note) == (HERE, "extra hot · two bags")


def test_what_is_sold_out_or_off_the_menu_since_is_in_their_hand(cafe: Cafe) -> None:
    lea, mia = tab(cafe, "Latte"), put_aside(cafe, "Mocha", "Croissant")
    cafe.shop.do(cafe.ana, sold_out.mark_sold_out, cafe.item("Croissant"))
    gone = ItemOffered(item_id=cafe.item("Mocha"), on_menu=False)
    cafe.shop.do(cafe.shop.itself, change_item, None, None, gone)
    merge(cafe, lea, mia)
    assert names(cafe, lea) == [("Latte", 1), ("Mocha", 1), ("Croissant", 1)]


@pytest.mark.parametrize("which", ["off the whole", "no tax", "an allergy", "a punch card", "paid", "cancelled"])
def test_what_has_no_place_on_the_tab_is_refused_and_both_stay(cafe: Cafe, which: str) -> None:
    shop, ana = cafe.shop, cafe.ana
    lea, mia = tab(cafe, "Latte"), cafe.ring("Mocha")
    sentence = "One of them has something off the whole of it, or no tax"
    if which == "off the whole":
        shop.do(ana, reduce.discount_order, mia, percent=Decimal(5), reason="friend")
    elif which == "no tax":
        shop.do(ana, ring_up.change_ticket, mia, lambda draft: replace(draft, exempt="embassy"))
    elif which == "an allergy":
        shop.do(ana, customer.care_for, mia, ("nuts",))
        sentence = "made with care for an allergy"
    elif which == "a punch card":
        with_card = {"punch_card": {"every": 10}}
        shop.do(shop.itself, decide, with_card)
        shop.do(ana, order_for, mia, shop.do(ana, note_regular, "Mia").regular_id)
        sentence = "counts on a punch card"
    elif which == "paid":
        shop.do(ana, pay_order, lea)
        sentence = "Order 1 is paid already"
    else:
        cafe.cancel(lea)
        sentence = "cancelled"
    before = shop.read(the_sale, lea)
    with pytest.raises(Refused, match=sentence):
        merge(cafe, lea, mia)
    assert shop.read(the_sale, lea) == before
    assert len(shop.do(ana, ring_up.requote, mia).draft.lines) == 1
