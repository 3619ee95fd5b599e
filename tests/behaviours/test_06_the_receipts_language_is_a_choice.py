"""Meet people where they are: name and contact are optional, and the receipt's language is a choice."""

from __future__ import annotations

from acts.lines import Acts, act
from cafe import Cafe
from counter.flows import customer
from counter.flows.gestures import GestureRequest
from counter.flows.print_queue import print_waiting
from printing.test_queue import words


def test_a_gesture_needs_no_name_and_no_contact(cafe_acts: Acts) -> None:
    *_, sorry = cafe_acts(
        act("ring_up", item="Latte"),
        act("pay"),
        act("mishap", order="1", kind="not_good", gestures=[{"gesture": "remake"}, {"gesture": "voucher"}]),
    )
    assert sorry["ok"]
    assert sorry["vouchers"]


def test_the_receipt_and_the_slip_are_in_the_language_they_chose(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    cafe.shop.do(cafe.ana, customer.speak, order_id, "fr")
    cafe.pay(order_id)
    cafe.put_right("not_good", order_id, GestureRequest("voucher"))
    print_waiting(cafe.shop)
    receipt, slip = (words(pdf) for _, pdf in cafe.paper.printed)
    assert "commande 1" in receipt.casefold()
    assert "Toutes nos excuses." in slip
    assert "Ce que nous vous avons fait" in slip
