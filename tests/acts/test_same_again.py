"""The same again: what was ordered last, at what it costs now, waiting for payment."""

from __future__ import annotations

from acts.lines import SHOP, Acts, act


def shown(ticket: dict[str, object]) -> list[tuple[object, ...]]:
    lines = ticket["lines"]
    assert isinstance(lines, list)
    return [(line["item"], line["quantity"], line["modifiers"], line["where"]) for line in lines]


def test_the_last_order_is_rung_up_once_more(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("serve", where="here"),
        act("ring_up", item="Latte", modifiers=["oat"], note="extra hot"),
        act("ring_up", item="Latte"),
        act("ring_up", item="Croissant", quantity=2, where="to go"),
        act("customer", name="Mara"),
        act("discount", percent="10", reason="regular"),
        act("pay"),
        act("same_again"),
        act("pay"),
        act("order", order="2"),
    )
    before, again = answers[5]["ticket"], answers[7]["ticket"]
    assert shown(again) == shown(before)
    assert (again["subtotal"], again["reductions"], again["total"]) == ("13.20", "0.00", "13.20")
    assert answers[8]["ok"]
    assert [line["item"] for line in answers[9]["lines"]] == ["Latte", "Latte", "Croissant"]


def test_nobody_to_do_it_after_and_what_cannot_be_had(cafe_acts: Acts) -> None:
    answers = cafe_acts(
        act("same_again"),
        *[act("ring_up", item="Latte"), act("pay")],
        act("cancel", order="1", reason="left", refund=True),
        act("same_again"),
        *[act("ring_up", item="Latte"), act("pay")],
        act("sold_out", item="Latte"),
        act("same_again"),
        act("ticket"),
    )
    assert answers[0]["refused"] == "There is no order to repeat yet. Ring it up."
    assert answers[4]["refused"] == answers[0]["refused"]
    assert answers[8]["refused"].startswith("Latte is sold out")
    assert answers[9]["ticket"]["lines"] == []


def test_amounts_sizes_open_prices_and_weights_come_again(acts: Acts) -> None:
    shop = SHOP | {
        "groups": [
            {
                "name": "Syrup",
                "max": 1,
                "options": [{"name": "vanilla", "price": "0.50", "amounts": ["half", "double"]}],
            }
        ],
        "combos": [{"combo": "Morning", "price": "5.00", "items": ["Latte", "Lemonade"]}],
        "menu": [
            {"item": "Latte", "price": "3.80", "groups": ["Syrup"], "sizes": {"S": "3.60", "M": "3.80"}},
            {"item": "Catering", "price": "0.00", "open_price": True},
            {"item": "Beans", "price": "20.00", "by_weight": True},
            {"item": "Lemonade", "price": "3.00", "deposit": "0.25"},
        ],
    }
    answers = acts(
        shop,
        act("ring_up", item="Latte", size="S", modifiers=[{"vanilla": "double"}]),
        act("ring_up", item="Catering", price="17.50"),
        act("ring_up", item="Beans", weight="0.250"),
        act("ring_up", item="Lemonade", quantity=2),
        act("ring_up", combo="Morning"),
        act("pay"),
        act("same_again"),
    )
    assert answers[-1]["ticket"]["total"] == answers[5]["ticket"]["total"]
    assert [line["unit_price"] for line in answers[-1]["ticket"]["lines"]] == [
        line["unit_price"] for line in answers[5]["ticket"]["lines"]
    ]
