"""A customer who comes to ask about an order is counted in one tap."""

from __future__ import annotations

from counter.recovery.moment_queries import times_asked
from ui.orders.harness import OrdersHarness
from ui.sync_desk import SyncDesk


def test_one_tap_counts_that_they_asked_again(work: SyncDesk, page: OrdersHarness) -> None:
    order_id = work.sell("Latte", customer="Ines").order_id
    page.presenter.refresh()
    page.presenter.choose(order_id)
    page.presenter.ask_again()
    assert work.shop.read(times_asked, [order_id]) == {order_id: 1}
    assert page.state.done == "Noted that they asked again"


def test_a_tap_tells_the_whole_story_of_any_order(work: SyncDesk, page: OrdersHarness) -> None:
    order_id = work.sell("Latte", customer="Ines").order_id
    page.presenter.refresh()
    page.presenter.choose(order_id)
    page.presenter.tell_story()
    assert page.told == [order_id]
