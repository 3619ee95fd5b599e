"""36. Informed about the product, listening carefully: allergens are said at once, the order is read back."""

from __future__ import annotations

from acts.lines import AT, Acts, act
from cafe import Cafe
from counter.flows import ring_up
from ui.board.harness import BoardHarness
from ui.sync_desk import SyncDesk


def test_what_they_must_not_have_is_said_as_soon_as_it_is_on_the_ticket(cafe_acts: Acts) -> None:
    *_, told = cafe_acts(
        act("add_item", item="Almond slice", category="Pastry", price="3.20", allergens=["nuts"], by="Rosa", at=AT),
        act("ring_up", item="Almond slice", by="Ana"), act("customer", allergy=["nuts"], by="Ana"),
    )  # fmt: skip
    assert any("nuts" in str(warning).casefold() for warning in told["ticket"]["warnings"])


def test_the_order_is_read_back_on_the_customer_display(cafe: Cafe) -> None:
    work = SyncDesk(cafe)
    display = BoardHarness(work)
    work.do(ring_up.requote, cafe.ring("Latte", "Croissant", customer="Mara")).then(display.presenter.show_ticket)
    order = display.state.order
    assert [(line.count, line.title) for line in order.lines] == [("1", "Latte"), ("1", "Croissant")]
    assert (order.heading, order.total) == ("Your order, Mara", "€6.40")
