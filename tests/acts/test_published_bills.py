"""Other people's published cases about bills that are paid in parts, each with its source, through lines of text."""

from __future__ import annotations

from acts.lines import SHOP, Acts, act

CARD = {"tender": "card"}


def test_lines_chosen_and_left_again_leave_the_ticket_as_it_was(acts: Acts) -> None:
    """odoo#105383: lines of a split chosen, to Pay, back, the counter started again: nothing is doubled."""
    shop = SHOP | {"menu": [{"item": "A", "price": "3.00"}, {"item": "B", "price": "4.00"}], "groups": []}
    one = {"lines": [{"line": 1, "quantity": "1"}]}
    before = acts.last(shop, act("ring_up", item="A", quantity=2), act("ring_up", item="B"))["ticket"]
    refused, after = acts(act("pay", share=one, tenders=[CARD | {"amount": "2.99"}]), act("ticket"))
    assert refused["refused"] == "This share is €0.01 short. Take the rest, or choose a smaller share."
    assert (after["ticket"]["lines"], after["ticket"]["total"]) == (before["lines"], "10.00")
    paid = acts(act("pay", share=one, tenders=[CARD]), act("pay", order="1", tenders=[CARD]), act("x"))
    assert [answer.get("left") for answer in paid[:2]] == ["7.00", "0.00"]
    assert (paid[2]["sales"], paid[2]["orders"]) == ("10.00", 1)


def test_lines_that_are_paid_leave_the_rest(acts: Acts) -> None:
    """Odoo's counter (FACTS, Cash rounding): a ticket of 28, its lines of 5 and 6 are paid: 17 left."""
    prices = ("5.00", "6.00", "7.00", "10.00")
    shop = SHOP | {"menu": [{"item": f"I{place}", "price": price} for place, price in enumerate(prices)], "groups": []}
    lines = {"lines": [{"line": 1, "quantity": "1"}, {"line": 2, "quantity": "1"}]}
    rung_up = [act("ring_up", item=f"I{place}") for place in range(len(prices))]
    assert acts.last(shop, *rung_up, act("pay", share=lines, tenders=[CARD]))["left"] == "17.00"


def test_a_tenth_off_an_unpaid_ticket(acts: Acts) -> None:
    """Odoo's counter (FACTS, Cash rounding): 10% off an unpaid ticket of 28: 25.20."""
    shop = SHOP | {"menu": [{"item": "A", "price": "28.00"}], "groups": []}
    ticket = acts.last(shop, act("ring_up", item="A"), act("discount", percent="10", reason="x"))["ticket"]
    assert ticket["total"] == "25.20"


def test_all_off_two_with_tax_on_top_is_nothing(acts: Acts) -> None:
    """invoiceninja#3195, erpnext#52001: 2 x 11.50 and 15%, all of it off: no cent is left or owed."""
    shop = SHOP | {
        "menu": [{"item": "A", "price": "11.50"}],
        "groups": [],
        "prices": "exclude tax",
        "tax_classes": {"drinks": [{"from": "2026-01-01", "here": "15", "to_go": "15"}]},
    }
    rung_up = (shop, act("ring_up", item="A", quantity=2))
    assert acts.last(*rung_up)["ticket"]["total"] == "26.45"
    paid = acts.last(act("discount", percent="100", reason="x", by="Rosa"), act("pay"))
    assert (paid["total"], paid["taxes"][0]["tax"], paid["left"]) == ("0.00", "0.00", "0.00")
