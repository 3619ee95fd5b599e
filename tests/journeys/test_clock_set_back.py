"""The machine's clock is behind what was recorded: time goes on from there, and nothing that is over comes back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cafe import Cafe
from counter.bootstrap import open_shop
from counter.flows import attach_voucher, make, pay, ring_up
from counter.flows.shop import Shop
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, new_id
from counter.orders.model import Order
from counter.orders.queries import the_order
from counter.receipts.queries import receipt_of

LATER = datetime(2126, 11, 20, 9, 0, tzinfo=UTC)
"""Whenever these tests run, the machine's own clock is behind this."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A shop that sold two coffees, one of them too late, in a year to come, and the next day a third."""
    cafe = Cafe.made_in(tmp_path / "shop", LATER)
    cafe.sell("Latte")
    cafe.miss("Flat white")
    cafe.clock.forward(86400)
    cafe.sell("Latte")
    cafe.close()
    return tmp_path / "shop"


def sell(shop: Shop) -> Order:
    order_id, ana = OrderId(new_id()), shop.itself
    latte = next(item.item_id for item in shop.menu.items if item.name == "Latte")
    shop.do(ana, ring_up.add_item, order_id, latte)
    shop.do(ana, pay.pay, order_id, ())
    return shop.read(the_order, order_id)


def test_the_next_order_has_the_next_number_and_a_receipt_not_dated_before_the_last(folder: Path) -> None:
    shop = open_shop(folder)
    order = sell(shop)
    receipt = shop.read(receipt_of, order.order_id)
    shop.store.close()
    assert (order.number, order.business_date) == (2, (LATER + timedelta(days=1)).date())
    assert order.placed_at >= LATER + timedelta(days=1)
    assert receipt.content.sold_at >= order.placed_at


def test_what_waits_is_never_ready_before_it_was_placed(folder: Path) -> None:
    shop = open_shop(folder)
    order = sell(shop)
    shop.do(shop.itself, make.ready, order.order_id)
    ready = shop.read(the_order, order.order_id).ready_at
    shop.store.close()
    assert ready is not None
    assert ready >= order.placed_at


def test_a_voucher_whose_time_is_over_stays_over(tmp_path: Path) -> None:
    cafe = Cafe.made_in(tmp_path / "shop", LATER - timedelta(days=900))
    code = cafe.code(cafe.miss("Latte"))
    cafe.clock.set(LATER)
    cafe.sell("Latte")
    cafe.close()
    shop = open_shop(tmp_path / "shop")
    order_id = OrderId(new_id())
    latte = next(item.item_id for item in shop.menu.items if item.name == "Latte")
    shop.do(shop.itself, ring_up.add_item, order_id, latte)
    with pytest.raises(Refused, match="was good until"):
        shop.do(shop.itself, attach_voucher.attach_voucher, order_id, code)
    shop.store.close()


def test_it_is_said_while_the_clock_is_behind_and_only_then(folder: Path) -> None:
    shop = open_shop(folder)
    doubt = shop.clock.doubt()
    shop.store.close()
    assert doubt is not None
    assert doubt.is_behind
    assert doubt.says < LATER <= doubt.known
    right = Cafe.opened_in(folder, LATER + timedelta(days=2))
    assert right.shop.clock.doubt() is None
    right.close()
