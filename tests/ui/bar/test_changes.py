"""The bar follows an order that changes: what is new stands out, what is off is struck, what was ready comes back."""

from __future__ import annotations

from counter.kernel.ids import OrderId
from ui.bar.harness import BarHarness
from ui.sync_desk import SyncDesk


def rows(bar: BarHarness) -> list[tuple[str, str, bool, bool, bool]]:
    """Of the one card each line: what, how, whether it is made, new, off."""
    (card,) = bar.state.cards
    return [(tick.what, tick.detail, tick.made, tick.new, tick.off) for tick in card.ticks]


def sell(work: SyncDesk, *names: str) -> OrderId:
    return work.sell(*names, customer="Lea").order_id


def test_what_comes_is_new_until_it_is_made(work: SyncDesk, bar: BarHarness) -> None:
    order_id = sell(work, "Latte")
    work.cafe.add(order_id, "Espresso", tenders=())
    bar.look()
    assert rows(bar) == [
        ("1× Latte", "M · whole", False, False, False),
        ("1× Espresso", "new · single", False, True, False),
    ]
    work.cafe.tick_line(order_id, "Espresso")
    bar.look()
    assert rows(bar)[1] == ("1× Espresso", "single", True, False, False)


def test_what_is_off_is_struck_and_cannot_be_ticked(work: SyncDesk, bar: BarHarness) -> None:
    order_id = sell(work, "Espresso", "Latte", "Latte")
    work.cafe.take_off(order_id, "Latte", 1)
    bar.look()
    assert rows(bar)[1] == ("1× Latte", "1 off · M · whole", False, False, False)
    work.cafe.take_off(order_id, "Latte")
    bar.look()
    assert rows(bar) == [("1× Espresso", "single", False, False, False), ("2× Latte", "off", False, False, True)]


def test_what_was_ready_comes_back_to_be_made(work: SyncDesk, bar: BarHarness) -> None:
    order_id = sell(work, "Espresso")
    work.cafe.ready(order_id)
    bar.look()
    assert bar.state.cards == ()
    work.cafe.add(order_id, "Latte", tenders=())
    bar.look()
    assert [row[:3] for row in rows(bar)] == [("1× Espresso", "single", True), ("1× Latte", "new · M · whole", False)]
