"""Orders as they are read back: as they were placed, by the number that is called out, each series by itself."""

from dataclasses import replace

import pytest

from cafe import MORNING, Cafe, eur
from counter.flows import attach_voucher, customer, reduce, ring_up
from counter.flows.gestures import GestureRequest
from counter.flows.place import place
from counter.flows.shop import Act
from counter.journal.queries import entries
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, OrderId, new_id
from counter.orders.facts import OrderPlaced
from counter.orders.queries import next_number, order_called, the_order

DAY = MORNING.date()


def test_an_order_is_read_back_as_it_was_placed(cafe: Cafe) -> None:
    code, order_id = cafe.code(cafe.miss()), cafe.ring("Latte", "Croissant", customer="Mia")
    line = cafe.shop.do(cafe.ana, ring_up.requote, order_id).draft.lines[0].line_id
    cafe.shop.do(cafe.ana, ring_up.write_note, order_id, line, "extra hot")
    cafe.shop.do(cafe.ana, customer.write_note, order_id, "two bags")
    cafe.shop.do(cafe.staff("Dana"), reduce.discount_line, order_id, line, amount=eur("0.50"), reason="waited")
    cafe.shop.do(cafe.staff("Dana"), reduce.comp_order, order_id, reason="opening day")
    cafe.shop.do(cafe.ana, reduce.take_back_order, order_id)
    cafe.shop.do(cafe.ana, attach_voucher.attach_voucher, order_id, code)
    sale = cafe.shop.do(cafe.ana, place, order_id)
    assert cafe.order(order_id) == sale.order
    assert sale.order.note == "two bags"
    assert [reduction.kind for line in sale.order.sold for reduction in line.reductions] == [
        "discount",
        "voucher",
        "voucher",
    ]


def test_a_remake_is_called_out_by_the_number_of_its_order(cafe: Cafe) -> None:
    cafe.sell("Filter")
    first = cafe.sell("Latte", customer="Mia")
    cafe.put_right("spilled", first, GestureRequest("remake"), by="Rosa")
    (again,) = cafe.remakes(first)
    cafe.put_right("spilled", again, GestureRequest("remake"), by="Rosa")
    made = [cafe.order(remake) for remake in cafe.remakes(first)]
    assert [(remake.called, remake.customer, remake.total) for remake in made] == [
        ("2R", "Mia", eur("0.00")),
        ("2R2", "Mia", eur("0.00")),
    ]
    assert [cafe.shop.read(order_called, DAY, called) for called in ("2", "2r", "2R2")] == [
        first,
        *(remake.order_id for remake in made),
    ]


def test_a_number_nobody_has_is_a_sentence(cafe: Cafe) -> None:
    cafe.sell("Latte")
    with pytest.raises(Refused, match="There is no order B1 on 2026-11-23"):
        cafe.shop.read(order_called, DAY, "B1")


def test_each_series_counts_by_itself(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte")
    with cafe.shop.store.read() as connection:
        placed = next(cafe.shop.journal.registry.read(entry) for _, entry in entries(connection, kinds=[OrderPlaced]))
    assert isinstance(placed, OrderPlaced)
    lines = tuple(replace(line, line_id=LineId(new_id())) for line in placed.lines)
    elsewhere = replace(placed, order_id=OrderId(new_id()), series="B", number=7, lines=lines)

    def record(act: Act) -> None:
        act.record(elsewhere)

    cafe.shop.do(cafe.ana, record)
    assert cafe.shop.read(the_order, elsewhere.order_id).called == "B7"
    assert [cafe.shop.read(next_number, DAY, series) for series in ("", "B", "C")] == [2, 8, 1]
    assert cafe.shop.read(order_called, DAY, "1") == order_id
