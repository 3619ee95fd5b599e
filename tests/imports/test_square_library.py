"""The item library of Square: a row a variation, modifier sets and taxes in columns."""

from __future__ import annotations

from pathlib import Path

from counter.menu.facts import Size
from counter.menu.rules import Item, Menu
from imports.files import LATTE, MENU, MILK, by_name, euros, noted, plan, read

HEADING = (
    "Token,Item Name,Variation Name,SKU,Description,Category,GTIN,Square Online Item Visibility,Weight (lb),Price,"
    "Sellable,Stockable,Option Name 1,Option Value 1,Current Quantity Cafe,Modifier Set - Milk,Modifier Set - Syrup,"
    "Tax - VAT (19%),Tax - City (2.5%)"
)
ROWS = """A1,Flat White,Small,F1,,Coffee,4006381333931,,,"3,20",Y,Y,,,,Y,N,Y,N
A2,Flat White,Large,F2,,Coffee,,,,£4.00,Y,Y,,,,Y,N,Y,N
B1,Gift card,Regular,,,Shop,,,,variable,Y,Y,,,,N,N,N,N
C1,Espresso machine,Regular,,,Shop,,,,"£4,250.00",Y,Y,,,,N,Y,Y,Y
D1,Old cake,Regular,,,Bakery,,,,2.50,N,Y,,,,N,N,Y,N
,,Regular,,,Bakery,,,,2.50,Y,Y,,,,N,N,Y,N
"""


def _quoted(text: str) -> str:
    return "\n".join(",".join(f'"{field}"' for field in line.split(",")) for line in text.splitlines())


def test_items_come_with_their_sizes_prices_taxes_and_choices(tmp_path: Path) -> None:
    file = read(tmp_path, "\ufeff" + _quoted(HEADING) + "\n" + ",,,\n" * 4 + ROWS)
    planned = plan(file)
    items = by_name(planned)
    assert file.format == "square-library"
    flat = items["Flat White"]
    assert flat.sizes == (Size("Small", euros("3.20")), Size("Large", euros("4.00")))
    assert (flat.price, flat.category, flat.sku, flat.barcode) == (euros("3.20"), "Coffee", "F1", "4006381333931")
    assert (flat.tax_class, flat.groups, flat.station) == ("drinks", (MILK.group_id,), "espresso")
    assert (items["Gift card"].open_price, items["Gift card"].sizes, items["Gift card"].tax_class) == (
        True,
        (),
        "exempt",
    )
    assert items["Espresso machine"].price == euros("4250.00")
    assert [offered.item_id for offered in planned.off] == [items["Old cake"].item_id]


def test_what_is_not_understood_is_said_with_its_line_and_what_becomes_of_it(tmp_path: Path) -> None:
    assert noted(plan(read(tmp_path, f"{HEADING}\n{ROWS}"))) == [
        (3, "Prices are in “£”", "the same figures in EUR"),
        (5, "Tax “VAT 19% + City 2.5%” is not ours", "drinks"),
        (5, "The file does not say what can be chosen of “Syrup”", "left out until there is such a group in Menu"),
        (7, "No name", "left out"),
    ]


def test_a_size_without_a_price_that_can_be_read_is_left_out(tmp_path: Path) -> None:
    rows = "A1,Tea,S,,,Tea,,,,2.40,Y,Y\nA2,Tea,M,,,Tea,,,,1e2,Y,Y\nA3,Tea,L,,,Tea,,,,variable,Y,Y\n"
    planned = plan(read(tmp_path, f"{HEADING}\n{rows}"))
    assert by_name(planned)["Tea"].sizes == (Size("S", euros("2.40")),)
    assert noted(planned)[-2:] == [
        (3, "Price is “1e2”", "left out"),
        (4, "The size “L” has no price of its own", "left out"),
    ]


def test_headings_in_another_language_and_of_later_files_are_known(tmp_path: Path) -> None:
    text = "Jeton;Nom de l'article;Nom de la variante;UGS;Catégories;Prix\nA1;Café crème;Ordinaire;;Café;2,4\n"
    file = read(tmp_path, text.encode("cp1252"))
    creme = by_name(plan(file))["Café crème"]
    assert (file.format, creme.price, creme.category, creme.sizes) == ("square-library", euros("2.40"), "Café", ())


def test_an_item_of_ours_by_that_name_changes_and_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    text = f"{HEADING}\nL1,latte,Regular,,,Drinks,,,,3.90,Y,Y,,,,Y,N,Y,N\n"
    planned = plan(read(tmp_path, text))
    (change,) = planned.changes
    assert (planned.added, change.item, change.prices[0].price) == ((), LATTE, euros("3.90"))
    assert change.changed is not None
    assert (change.changed.category, change.changed.groups) == ("Drinks", (MILK.group_id,))
    again = plan(read(tmp_path, f"{HEADING}\n{ROWS}"), _with_new(tmp_path))
    assert (again.added, again.changes, again.unchanged) == ((), (), 4)


def _with_new(folder: Path) -> Menu:
    """Our menu after the file came in."""
    planned = plan(read(folder, f"{HEADING}\n{ROWS}"))
    off = {offered.item_id for offered in planned.off}
    items = [
        Item(**{name: getattr(added, name) for name in Item.__struct_fields__ if hasattr(added, name)}
             | {"groups": tuple(MILK for _ in added.groups), "off_menu": added.item_id in off})
        for added in planned.added
    ]  # fmt: skip
    on_menu = tuple(item for item in items if not item.off_menu)
    return Menu((*MENU.items, *on_menu), items_off=tuple(item for item in items if item.off_menu))


def test_an_item_that_was_renamed_at_its_till_is_still_the_one_it_was(tmp_path: Path) -> None:
    renamed = ROWS.replace("Gift card", "Voucher")
    planned = plan(read(tmp_path, f"{HEADING}\n{renamed}"), _with_new(tmp_path))
    assert planned.added == ()
    assert [(change.item.name, change.changed and change.changed.name) for change in planned.changes] == [
        ("Gift card", "Voucher")
    ]
