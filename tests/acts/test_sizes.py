"""Sizes with their own prices, through lines of text."""

from __future__ import annotations

from typing import Any

import pytest

from acts.lines import SHOP, Acts, act

LATTE = {
    "item": "Latte", "category": "Coffee", "price": "3.80", "sizes": {"S": "3.60", "M": "3.80", "L": "4.40"},
    "groups": ["Milk"],
}  # fmt: skip


@pytest.fixture
def sizes(acts: Acts) -> Acts:
    assert acts.last(SHOP | {"menu": [LATTE, {"item": "Filter", "price": "2.80"}]})["ok"]
    return acts


def lines(answer: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(line["size"], line["quantity"], line["unit_price"]) for line in answer["ticket"]["lines"]]


def test_an_item_comes_in_its_usual_size_unless_another_is_said(sizes: Acts) -> None:
    usual, large, oat, filter_ = sizes(
        act("ring_up", item="Latte"),
        act("ring_up", item="Latte", size="l"),
        act("ring_up", item="Latte", size="L", modifiers=["oat"]),
        act("ring_up", item="Filter"),
    )
    assert lines(usual) == [("M", 1, "3.80")]
    assert lines(large) == [("M", 1, "3.80"), ("L", 1, "4.40")]
    assert lines(oat)[2] == ("L", 1, "5.00")
    assert oat["ticket"]["lines"][2]["modifiers"] == ["oat"]
    assert lines(filter_)[3] == (None, 1, "2.80")


def test_the_same_in_the_same_size_joins_its_line(sizes: Acts) -> None:
    ticket = sizes.last(act("ring_up", item="Latte", size="S"), act("ring_up", item="Latte", size="S", quantity=2))
    assert lines(ticket) == [("S", 3, "3.60")]


def test_a_size_is_changed_undone_paid_and_printed(sizes: Acts) -> None:
    sizes(act("ring_up", item="Latte"))
    small, back, _again, paid, order = sizes(
        act("change", line=1, size="S"),
        act("undo"),
        act("change", line=1, size="L"),
        act("pay"),
        act("order", order="1"),
    )
    assert (lines(small), lines(back)) == ([("S", 1, "3.60")], [("M", 1, "3.80")])
    assert paid["total"] == "4.40"
    assert (order["lines"][0]["size"], order["lines"][0]["total"]) == ("L", "4.40")


@pytest.mark.parametrize(
    "line",
    [
        act("ring_up", item="Latte", size="XL"),
        act("ring_up", item="Filter", size="S"),
        act("change", line=1, size="XL"),
    ],
)
def test_a_size_it_does_not_come_in_is_refused(sizes: Acts, line: dict[str, Any]) -> None:
    _, refused, after = sizes(act("ring_up", item="Latte"), line, act("ticket"))
    assert "There is no size of" in refused["refused"]
    assert lines(after) == [("M", 1, "3.80")]
