"""A named human and a way to reach them stand on every receipt."""

from __future__ import annotations

from cafe import Cafe
from counter.flows.open_shop import decide
from counter.flows.print_queue import print_waiting
from printing.test_queue import words


def test_the_receipt_names_somebody_and_how_to_reach_them(cafe: Cafe) -> None:
    cafe.shop.do(cafe.shop.itself, decide, {"contact": "Rosa", "contact_line": "030 5550 100"})
    cafe.sell("Latte")
    print_waiting(cafe.shop)
    receipt = words(cafe.paper.printed[-1][1])
    assert "Talk to Rosa" in receipt
    assert "030 5550 100" in receipt


def test_where_the_owner_named_nobody_it_is_whoever_served_and_the_counter(cafe: Cafe) -> None:
    cafe.sell("Latte")
    print_waiting(cafe.shop)
    receipt = " ".join(words(cafe.paper.printed[-1][1]).split())
    assert "Anything not right? Talk to Ana, here at the counter." in receipt
    assert cafe.shop.settings.address in receipt
