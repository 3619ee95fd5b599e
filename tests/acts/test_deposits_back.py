"""A deposit that goes back is what was paid for it: no service is for it, however the order is refunded."""

from __future__ import annotations

from decimal import Decimal

from acts.lines import SHOP, Acts, act

BOTTLE = SHOP | {
    "menu": [{"item": "Juice", "price": "4.00", "deposit": "0.25"}, {"item": "Tea", "price": "3.00"}],
    "groups": [],
    "service": {"percent": "10", "tax_class": "drinks"},
}
SOLD = (act("ring_up", item="Juice", quantity=2), act("ring_up", item="Tea"), act("pay", tenders=[{"tender": "card"}]))
"""8.00, two deposits of 0.25, 3.00 and a service of 1.10."""


def test_a_bottle_that_comes_back_alone(acts: Acts) -> None:
    back = act("refund", order="1", lines=[{"line": 2, "quantity": 1}], reason="bottle")
    answers = acts(BOTTLE, *SOLD, back, back, act("refund", order="1", all=True, reason="cold"), act("x"))
    assert answers[3]["total"] == "12.60"
    assert [answer["amount"] for answer in answers[4:7]] == ["0.25", "0.25", "12.10"]
    sold, refunded = answers[7]["taxes"][0], answers[7]["refund_taxes"][0]
    assert (Decimal(refunded["net"]), Decimal(refunded["tax"])) == (-Decimal(sold["net"]), -Decimal(sold["tax"]))


def test_a_drink_goes_back_with_its_deposit_and_its_service(acts: Acts) -> None:
    back = act("refund", order="1", lines=[{"line": 1, "quantity": 1}], reason="cold")
    answers = acts(BOTTLE, *SOLD, back, act("refund", order="1", lines=[{"line": 3}], reason="cold"), back)
    assert [answer["amount"] for answer in answers[4:]] == ["4.65", "3.30", "4.65"]
