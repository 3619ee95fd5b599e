"""The drawer opens for cash and change, and where somebody says why; for nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cafe import Cafe, eur
from counter.flows import drawer
from counter.flows.gift_card import sell_gift_card
from counter.flows.issue_receipt import print_again
from counter.flows.refund import refund
from counter.journal.topics import Topic
from counter.till.refunds import RefundRequest
from counter.till.settlement import Tender


@pytest.fixture
def opened(cafe: Cafe) -> Callable[[], int]:
    """How often it opened since it was asked last."""
    times: list[int] = []
    cafe.shop.listeners.append(lambda topics: times.append(1) if Topic.DRAWER_OPENS in topics else None)

    def count() -> int:
        found = len(times)
        times.clear()
        return found

    return count


@pytest.mark.parametrize(
    ("tenders", "opens"),
    [
        ((), 1),
        ((Tender("cash", tendered=eur("20.00")),), 1),
        ((Tender("cash", eur("1.00")), Tender("card")), 1),
        ((Tender("card"),), 0),
        ((Tender("card", tip=eur("1.00")),), 0),
    ],
)
def test_a_sale_opens_it_once_where_cash_came_in(
    cafe: Cafe, opened: Callable[[], int], tenders: tuple[Tender, ...], opens: int
) -> None:
    order_id = cafe.sell("Latte", tenders=tenders)
    assert opened() == opens
    cafe.shop.do(cafe.ana, print_again, order_id)
    cafe.ready(order_id)
    assert opened() == 0


@pytest.mark.parametrize(("tender", "opens"), [("cash", 1), ("card", 0)])
def test_what_goes_back_opens_it_where_it_is_cash(
    cafe: Cafe, opened: Callable[[], int], tender: str, opens: int
) -> None:
    order_id = cafe.sell("Latte", tenders=(Tender(tender),))
    opened()
    cafe.shop.do(cafe.ana, refund, order_id, RefundRequest(amount=eur("1.00")), "cold")
    assert opened() == opens


def test_cash_that_is_moved_and_no_sale_open_it_and_a_count_does_not(cafe: Cafe, opened: Callable[[], int]) -> None:
    cafe.shop.do(cafe.ana, drawer.open_without_sale, "a coin fell out")
    assert opened() == 1
    cafe.shop.do(cafe.ana, drawer.move_cash, eur("5.00"), "coins")
    assert opened() == 1
    cafe.shop.do(cafe.ana, drawer.count_drawer, eur("5.00"))
    cafe.shop.do(cafe.ana, drawer.print_x)
    assert opened() == 0


def test_a_gift_card_opens_it_where_it_is_paid_in_cash(cafe: Cafe, opened: Callable[[], int]) -> None:
    cafe.shop.do(cafe.ana, sell_gift_card, eur("10.00"), (Tender("card"),))
    assert opened() == 0
    cafe.shop.do(cafe.ana, sell_gift_card, eur("10.00"), (Tender("cash"),))
    assert opened() == 1
