"""Items of SumUp, with prices and taxes to go, and of Open Source POS, with two taxes each."""

from __future__ import annotations

from pathlib import Path

from counter.menu.facts import Size
from imports.files import by_name, euros, noted, plan, read

SUMUP = (
    "Item name,Variations,Option set 1,Price,Cost price,Tax rate (%),Set up different prices and VAT for takeaway,"
    "Takeaway price,Takeaway tax rate (%),Unit,SKU,Barcode,Category,Item id,Variant id"
)
SUMUP_ROWS = """Soup,,,6.50,2.10,19,Yes,6.00,7,,S1,,Food,i1,v1
Brew,Small,,2.80,,19,No,,,,,,Coffee,i2,v2
,Large,,3.40,,19,No,,,,,,Coffee,i2,v3
Tea leaves,,,30.00,,19,No,,,kg,,,Shop,i3,v4
Odd,,,30.00,,16,No,,,lb,,,Shop,i4,v5
"""
OSPOS = (
    '\ufeffId,Barcode,"Item Name",Category,"Supplier ID","Cost Price","Unit Price","Tax 1 Name","Tax 1 Percent",'
    '"Tax 2 Name","Tax 2 Percent","Reorder Level",Description,"Allow Alt Description","Item has Serial Number",'
    "Image,HSN,location_Stock,attribute_Colour"
)


def test_sumup_prices_and_taxes_to_go_are_an_items_own(tmp_path: Path) -> None:
    file = read(tmp_path, f"{SUMUP}\n{SUMUP_ROWS}")
    planned = plan(file)
    items = by_name(planned)
    assert (file.format, list(items)) == ("sumup", ["Soup", "Brew", "Tea leaves", "Odd"])
    soup = items["Soup"]
    assert (soup.price, soup.to_go_price, soup.tax_class) == (euros("6.50"), euros("6.00"), "food")
    assert (soup.cost, soup.sku) == (euros("2.10"), "S1")
    assert items["Brew"].sizes == (Size("Small", euros("2.80")), Size("Large", euros("3.40")))
    assert (items["Brew"].tax_class, items["Tea leaves"].by_weight, items["Odd"].by_weight) == ("drinks", True, False)
    assert noted(planned) == [
        (6, "Its price is for “lb”, not a kilogram", "sold by the piece"),
        (6, "Tax “16%” is not ours", "drinks"),
    ]


def test_an_item_of_open_source_pos_has_both_its_taxes(tmp_path: Path) -> None:
    rows = (
        "7,4006381333931,Mug,Shop,,4.00,12.00,GST,5.000,PST,7.000,0,,0,0,,,3,red\n8,,Pin,Shop,,,2,VAT,19,,,0,,0,0,,,,\n"
    )
    file = read(tmp_path, f"{OSPOS}\n{rows}")
    items = by_name(plan(file))
    assert file.format == "ospos"
    assert [(item.name, item.price, item.tax_class) for item in items.values()] == [
        ("Mug", euros("12.00"), "both"),
        ("Pin", euros("2.00"), "drinks"),
    ]
    assert (items["Mug"].cost, items["Mug"].barcode) == (euros("4.00"), "4006381333931")
