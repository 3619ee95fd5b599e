"""The items report of Square tells what was sold: the menu is read out of it."""

from __future__ import annotations

from pathlib import Path

from counter.menu.facts import Size
from imports.files import by_name, euros, noted, plan, read

HEADING = (
    "Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,"
    "Transaction ID,Payment ID,Device Name,Notes,Details,Event Type,Location,Dining Option,Customer ID,Customer Name,"
    "Customer Reference ID,Unit,Count,GTIN,Itemization Type,Fulfillment Note,Channel,Token,Card Brand,PAN Suffix"
)


def _row(when: str, item: str, quantity: str, size: str, choices: str, gross: str, kind: str = "Payment") -> str:
    return f'2026-07-01,{when},Eastern Time (US & Canada),None,{item},{quantity},{size},,"{choices}",{gross},$0.00,{gross},$0.10,t,,,,,{kind}'  # noqa: E501


def test_an_item_costs_what_its_last_sale_with_the_fewest_choices_came_to(tmp_path: Path) -> None:
    rows = (
        _row("12:50:00", "Lemonade", "1.0", "Regular", "Large, Mint", "$6.00"),
        _row("12:40:00", "Lemonade", "-1.0", "Regular", "", "-$4.00", "Refund"),
        _row("12:30:00", "Lemonade", "2.0", "Regular", "", "$9.00"),
        _row("12:20:00", "Lemonade", "1.0", "Regular", "", "$4.00"),
        _row("12:10:00", "Tea", "1.0", "Pot", "", '"$1,200.00"'),
        _row("12:00:00", "Tea", "1.0", "Cup", "", "$3.00"),
        _row("11:50:00", "Mocha", "1.0", "Regular", "12oz, Oat", "$5.50"),
        _row("11:40:00", "Sample", "1.0", "Regular", "", "$0.00"),
        _row("11:30:00", "Three", "3.0", "Regular", "", "$10.00"),
    )
    planned = plan(read(tmp_path, "\n".join((HEADING, *rows))))
    items = by_name(planned)
    assert {name: item.price for name, item in items.items()} == {
        "Lemonade": euros("4.50"), "Tea": euros("1200.00"), "Mocha": euros("5.50"), "Sample": euros("0.00"),
    }  # fmt: skip
    assert items["Tea"].sizes == (Size("Pot", euros("1200.00")), Size("Cup", euros("3.00")))
    told = noted(planned)
    assert told[0][:2] == (2, "This is a report of what was sold, not a menu")
    assert (8, "“Mocha” was never sold without choices", "the price with 12oz, Oat") in told
    assert (10, "3.0 came to $10.00", "left out") in told
