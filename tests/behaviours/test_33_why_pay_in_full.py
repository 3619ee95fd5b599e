"""Behaviour 33: why should they pay in full for our failure? A failed line offers its refund."""

from cafe import Cafe
from counter.flows.gestures import GestureRequest
from counter.till.queries import paid_for


def test_every_kind_of_failed_line_offers_its_refund_and_gives_it_in_one_go(cafe: Cafe) -> None:
    pages = cafe.shop.playbook.pages
    for kind in ("late", "wrong_item", "missing", "not_good", "overcharged", "sold_out"):
        for severity in ("small", "grave"):
            assert "refund" in pages[kind].answer(severity).offer, (kind, severity)
    order_id = cafe.sell("Latte", "Croissant")
    latte = cafe.line(order_id, "Latte")
    cafe.put_right("not_good", order_id, GestureRequest("refund", lines=(latte,)))
    back = cafe.shop.read(paid_for, order_id, "EUR").refunded
    assert back == cafe.order(order_id).sold[0].total
