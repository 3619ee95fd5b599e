"""Any table that says what an item is called and costs, as spreadsheets write it."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from counter.imports.model import Column, Meant
from counter.imports.plan import plan_of
from counter.imports.read_file import headings_of
from counter.kernel.errors import Refused
from counter.settings.rules import Settings
from counter.settings.taxes import Tax, TaxRate
from imports.files import MENU, RATES, TODAY, by_name, euros, noted, plan, read


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators_text_codes_capitals_and_blanks_do_not_matter(tmp_path: Path, code: str, separator: str) -> None:
    lines = (" ITEM ,Category, Price ,,", "Café,Heißes,2.40,,", ",,,,", "Thé,Heißes,£3.00,,")
    content = "\r\n".join(lines).replace(",", separator).encode(code)
    items = by_name(plan(read(tmp_path, content)))
    assert {name: (item.price, item.category) for name, item in items.items()} == {
        "Café": (euros("2.40"), "Heißes"),
        "Thé": (euros("3.00"), "Heißes"),
    }


@pytest.mark.parametrize(
    ("price", "taken"),
    [
        *[("2,4", "2.40"), ("19.99", "19.99"), ("£4,250.00", "4250.00"), ("4.250,00 €", "4250.00"), ("EUR 3", "3.00")],
        *[("4’250.00", "4250.00"), ("1 250,5", "1250.50"), ("150040.0", "150040.00"), ("1,234,567", "1234567.00")],
        *[(unclear, None) for unclear in ("1,234", "1.234", "3_80", "1e2", "-2", "2.4.1", "=1+1", "NaN", "2-3")],
    ],
)
def test_a_price_is_what_it_says_or_is_not_taken(tmp_path: Path, price: str, taken: str | None) -> None:
    planned = plan(read(tmp_path, f'item,price\nTea,"{price}"\n'))
    tea = by_name(planned)["Tea"]
    assert (tea.price, tea.open_price) == (euros(taken or "0"), taken is None)
    assert ((2, f"Price is “{price}”", "open price") in noted(planned)) == (taken is None)


def test_what_a_column_is_can_be_said(tmp_path: Path) -> None:
    text = "What;How much;Made\nTea;2,40;brew\nPie;3;nowhere\n"
    with pytest.raises(Refused, match="does not say what an item is called"):
        read(tmp_path, text)
    planned = plan(read(tmp_path, text, meant=Meant(columns={"what": "item", "How much": "price", "Made": "station"})))
    assert [(item.name, item.price, item.station) for item in planned.added] == [
        ("Tea", euros("2.40"), "brew"), ("Pie", euros("3.00"), "espresso"),
    ]  # fmt: skip
    assert (3, "“nowhere” is no station", "espresso") in noted(planned)


@pytest.mark.parametrize(
    ("meant", "why"),
    [
        (Meant(columns={"item": "colour"}), "“colour” is nothing a column can be"),
        (Meant(columns={"colour": "item"}), "has no column “colour”"),
        (Meant("abacus"), "There is no format “abacus”. There are square-items"),
        (Meant("loyverse"), "does not say what an item is called"),
    ],
)
def test_what_is_said_wrong_is_refused_with_what_there_is(tmp_path: Path, meant: Meant, why: str) -> None:
    with pytest.raises(Refused, match=why):
        read(tmp_path, "item,price\nTea,2.40\n", meant=meant)


def test_a_workbook_is_read_like_a_table_and_its_formulas_are_text(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Our menu"],
        [],
        ["Item", "Price", "SKU"],
        ["Tea", 2.4, 150040.0],
        ["Pie", "=1+1", "=cmd|' /C calc'!A0"],
    ):
        sheet.append(row)
    content = BytesIO()
    book.save(content)
    planned = plan(read(tmp_path, content.getvalue(), name="menu.xlsx"))
    items = by_name(planned)
    assert (items["Tea"].price, items["Tea"].sku) == (euros("2.40"), "150040")
    assert (items["Pie"].open_price, items["Pie"].sku) == (True, "=cmd|' /C calc'!A0")
    assert (5, "Price is “=1+1”", "open price") in noted(planned)


def test_a_tax_that_is_not_ours_can_be_said_to_be_one_of_ours_and_a_line_left_out(tmp_path: Path) -> None:
    text = "item,price,tax\nTea,2.40,16\nPie,3.00,16\nJam,4.00,19\n"
    usual = plan(read(tmp_path, text))
    assert noted(usual) == [(2, "Tax “16%” is not ours", "drinks"), (3, "Tax “16%” is not ours", "drinks")]
    meant = Meant(taxes={"16%": "food"}, without=frozenset({3}))
    planned = plan(read(tmp_path, text, meant=meant), meant=meant)
    assert {name: item.tax_class for name, item in by_name(planned).items()} == {"Tea": "food", "Jam": "drinks"}
    assert noted(planned) == [(2, "Tax “16%” is not ours", "food")]
    with pytest.raises(Refused, match="There is no tax class “tea”"):
        plan(read(tmp_path, text), meant=Meant(taxes={"16%": "tea"}))


def test_for_a_tax_that_is_not_ours_a_class_is_made_with_its_rates(tmp_path: Path) -> None:
    text = "item,price,tax,tax2,tax to go\nTea,2.40,16,,\nPie,3.00,6,7,0\nJam,4.00,16,,\nBun,1.00,19,,\n"
    columns = {"tax": "tax", "tax2": "tax2", "tax to go": "to_go_tax"}
    meant = Meant(new_taxes=frozenset({"16%", "6% + 7%, to go 0%", "19%"}), columns=columns)
    planned = plan(read(tmp_path, text, meant=meant), meant=meant)
    assert planned.tax_rates == (
        TaxRate("16%", TODAY, Decimal("0.16"), Decimal("0.16")),
        TaxRate("6% + 7%, to go 0%", TODAY, (Tax(Decimal("0.06"), "6%"), Tax(Decimal("0.07"), "7%")), Decimal(0)),
    )
    classes = {name: item.tax_class for name, item in by_name(planned).items()}
    assert classes == {"Tea": "16%", "Pie": "6% + 7%, to go 0%", "Jam": "16%", "Bun": "drinks"}
    assert noted(planned)[0] == (2, "Tax “16%” is not ours", "a new tax class “16%”")
    ours = (*RATES, TaxRate("16%", TODAY, Decimal("0.1"), Decimal("0.1")))
    beside = plan_of(read(tmp_path, text, meant=meant), MENU, (), Settings(tax_rates=ours), TODAY, meant)
    assert [rate.tax_class for rate in beside.tax_rates] == ["16% 2", "6% + 7%, to go 0%"]
    with_made = Settings(tax_rates=(*RATES, *planned.tax_rates))
    again = plan_of(read(tmp_path, text, meant=meant), MENU, (), with_made, TODAY, meant)
    assert again.tax_rates == ()


def test_of_a_tax_without_a_rate_no_class_is_made(tmp_path: Path) -> None:
    text = "item,price,tax class\nTea,2.40,luxury\n"
    meant = Meant(new_taxes=frozenset({"luxury"}))
    planned = plan(read(tmp_path, text, meant=meant), meant=meant)
    assert (planned.tax_rates, noted(planned)) == ((), [(2, "Tax class “luxury” is not ours", "drinks")])


def test_of_a_file_that_nobody_recognises_the_columns_are_there_to_be_told(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Our list\n\nWhat;How much;Colour\nTea;2,40;\nPie;3,00;red\n", "utf-8")
    assert headings_of(path) == (Column("What", "", "Tea"), Column("How much", "", "2,40"), Column("Colour", "", "red"))


def test_the_second_of_a_name_is_told_and_left_out_where_no_category_tells_them_apart(tmp_path: Path) -> None:
    planned = plan(read(tmp_path, "item,price,category\nTea,2,Hot\nTea,3,Cold\ntea,4,Hot\n"))
    assert [(item.name, item.price) for item in planned.added] == [("Tea", euros("2")), ("Tea (Cold)", euros("3"))]
    assert (4, "There are two of the item “tea”", "left out") in noted(planned)
    planned = plan(read(tmp_path, "item,price\nTea,2\nTea,3\n"))
    assert [(item.name, item.price) for item in planned.added] == [("Tea", euros("2"))]
    assert (3, "There are two of the item “Tea”", "left out") in noted(planned)
