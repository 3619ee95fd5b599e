"""The service charge through lines of text: a share of the reduced lines, taxed as its class is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from acts.lines import SHOP, Acts, act
from counter.bootstrap import open_shop
from counter.reports.books import money_faults

TEN = {"percent": "10", "tax_class": "drinks"}
CLASSES = {
    "drinks": [{"from": "2026-01-01", "here": "19", "to_go": "19"}],
    "food": [{"from": "2026-01-01", "here": "7", "to_go": "7"}],
}
MENU = [{"item": "Tea", "price": "8.00"}, {"item": "Cake", "price": "12.00", "tax_class": "food"}]


def shop(**decided: Any) -> dict[str, Any]:
    return SHOP | {"tax_classes": CLASSES, "menu": MENU, "groups": [], "service": TEN} | decided


def tea_and_cake() -> list[dict[str, Any]]:
    return [act("ring_up", item="Tea"), act("ring_up", item="Cake")]


def test_service_is_a_share_of_the_lines_and_taxed_in_its_class(acts: Acts) -> None:
    ticket, paid = acts(shop(), *tea_and_cake(), act("ticket"), act("pay"))[3:]
    assert (ticket["ticket"]["subtotal"], ticket["ticket"]["service"], paid["total"]) == ("20.00", "2.00", "22.00")
    assert [(tax["percent"], tax["net"], tax["tax"]) for tax in paid["taxes"]] == [
        ("7", "11.21", "0.79"),
        ("19", "8.40", "1.60"),  # of 8.00 and the 2.00 of service
    ]


def test_service_is_of_what_reductions_leave(acts: Acts) -> None:
    less = act("discount", percent="25", reason="regular", by="Rosa")
    paid = acts.last(shop(), *tea_and_cake(), less, act("pay"))
    assert paid["total"] == "16.50"
    nothing = acts.last(act("ring_up", item="Tea"), act("comp", reason="spilled", by="Dana"), act("ticket"))["ticket"]
    assert (nothing["service"], nothing["total"]) == ("0.00", "0.00")


def test_service_on_top_is_taxed_on_top(acts: Acts) -> None:
    answers = acts(shop(prices="exclude tax"), *tea_and_cake(), act("ticket"), act("pay"))
    ticket = answers[3]["ticket"]
    assert (ticket["subtotal"], ticket["service"], ticket["total"]) == ("20.00", "2.00", "24.74")
    assert [(tax["net"], tax["tax"]) for tax in ticket["taxes"]] == [("12.00", "0.84"), ("10.00", "1.90")]


def test_who_is_exempt_pays_the_service_without_its_tax(acts: Acts) -> None:
    ticket = acts.last(shop(), *tea_and_cake(), act("customer", tax_exempt="embassy"))["ticket"]
    assert (ticket["service"], ticket["total"]) == ("2.00", "19.61")


def test_a_line_goes_back_with_its_share_of_the_service(acts: Acts) -> None:
    tea, rest, report = acts(
        shop(),
        *tea_and_cake(),
        act("pay"),
        act("refund", order="1", lines=[{"line": 1}], reason="cold"),
        act("refund", order="1", all=True, reason="cold"),
        act("report"),
    )[-3:]
    assert (tea["amount"], rest["amount"]) == ("8.80", "13.20")
    assert (report["sales_minor"], report["takings_minor"]) == (2200, 0)


def test_on_the_house_costs_a_line_with_its_service(acts: Acts) -> None:
    given = acts.last(
        shop(),
        *tea_and_cake(),
        act("pay"),
        act("mishap", order="1", kind="not_good", gestures=[{"gesture": "refund", "lines": [{"line": 1}]}]),
    )
    assert given["refunds"] == [{"tender": "cash", "amount": "8.80"}]


def test_the_books_hold_it_to_what_was_decided_then(acts: Acts, tmp_path: Path) -> None:
    acts.last(shop(), *tea_and_cake(), act("pay"))
    ways: list[dict[str, Any]] = [
        {"tax_rounding": "line", "prices": "exclude tax"},
        {"service": {"percent": "12.5", "tax_class": "food"}},
        {"service": None},
    ]
    for way in ways:
        assert acts.last(act("set", **way), *tea_and_cake(), act("pay"))["ok"]
    opened = open_shop(tmp_path / "shop")
    try:
        assert opened.read(lambda connection: list(money_faults(connection))) == []
    finally:
        opened.store.close()
    assert acts.last(act("ring_up", item="Tea"))["ticket"]["service"] == "0.00"


@pytest.mark.parametrize(
    ("service", "sentence"),
    [
        ({"percent": "0", "tax_class": "drinks"}, "above 0%"),
        ({"percent": "101", "tax_class": "drinks"}, "at most 100%"),
        ({"percent": "10", "tax_class": "rooms"}, "no tax class “rooms”"),
    ],
)
def test_a_service_that_is_none_is_refused(cafe_acts: Acts, service: dict[str, str], sentence: str) -> None:
    assert sentence in cafe_acts(act("set", service=service))[0]["refused"]
