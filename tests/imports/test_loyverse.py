"""Items of Loyverse: variants share a handle, the name stands in the first row alone."""

from __future__ import annotations

from pathlib import Path

from counter.menu.facts import Size
from imports.files import MILK, by_name, euros, noted, plan, read

HEADING = (
    "Handle,SKU,Name,Category,Description,Sold by weight,Option 1 name,Option 1 value,Option 2 name,Option 2 value,"
    "Default price,Cost,Barcode,SKU of included item,Quantity of included item,Track stock,"
    "Available for sale [Other],Price [Other],Available for sale [Rosa's],Price [Rosa's],In stock [Rosa's],"
    'Low stock [Rosa\'s],"Modifier - ""Milk""","Tax - ""VAT"" (19%)"'
)
ROWS = """chai,100,Chai,Tea,,N,Size,S,Kind,hot,3.00,0.80,4006381333931,,,N,Y,9.00,Y,3.10,,,Y,Y
chai,101,,,,,,L,,hot,3.50,,,,,,Y,9.00,Y,,,,,
beans,,Beans,Shop,,Y,,,,,24.00,,,,,N,Y,,Y,,,,N,N
tip,,Jar,Shop,,N,,,,,variable,,,,,N,Y,,Y,,,,N,N
scone,,Scone,Bakery,,N,,,,,2.20,,,,,N,Y,,N,,,,N,Y
box,,Breakfast,Bakery,,N,,,,,7.00,,,,,N,Y,,Y,,,,N,Y
box,,,,,,,,,,,,,100,1,,,,,,,,,
lost,,,Bakery,,N,,,,,7.00,,,,,N,Y,,Y,,,,N,Y
"""


def test_variants_become_sizes_at_the_prices_of_this_shop(tmp_path: Path) -> None:
    file = read(tmp_path, f"{HEADING}\n{ROWS}")
    planned = plan(file)
    items = by_name(planned)
    assert (file.format, list(items)) == ("loyverse", ["Chai", "Beans", "Jar", "Scone", "Breakfast"])
    chai = items["Chai"]
    assert chai.sizes == (Size("S hot", euros("3.10")), Size("L hot", euros("3.50")))
    assert (chai.cost, chai.barcode, chai.groups) == (euros("0.80"), "4006381333931", (MILK.group_id,))
    assert (chai.tax_class, items["Beans"].tax_class) == ("drinks", "exempt")
    assert (items["Beans"].by_weight, items["Beans"].price, items["Jar"].open_price) == (True, euros("24.00"), True)
    assert [offered.item_id for offered in planned.off] == [items["Scone"].item_id]
    assert noted(planned) == [(8, "“100” is in it", "left out"), (9, "No name", "left out")]
