"""A menu is read whole or not at all; what is wrong with it is one sentence with the line."""

from pathlib import Path

import pytest

from counter.kernel.errors import Refused
from counter.kernel.money import Money
from counter.kernel.resources import resource
from counter.menu.read_file import read_csv, read_toml

FIRST = "item,category,price,tax_class,station,sku\n"
GOOD = FIRST + 'Latte,Coffee,3.80,drinks,espresso,L1\n"Bun, sweet",Bakery,2.10,food,counter,\n'


def menu(tmp_path: Path, text: str | bytes, name: str = "menu.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_price_list_is_read_with_its_currency(tmp_path: Path) -> None:
    latte, bun = read_csv(menu(tmp_path, "\ufeff" + GOOD.replace("\n", "\r\n")), "EUR").items
    assert (latte.name, latte.price, latte.sku, latte.station) == ("Latte", Money(380, "EUR"), "L1", "espresso")
    assert (bun.name, bun.sku, bun.position) == ("Bun, sweet", "", 1)


def test_commas_left_over_at_the_end_of_a_line_do_no_harm(tmp_path: Path) -> None:
    (latte,) = read_csv(menu(tmp_path, FIRST + "Latte,Coffee,3.80,drinks,espresso,L1,,\n"), "EUR").items
    assert latte.sku == "L1"


def test_prices_are_in_the_currencys_own_coins(tmp_path: Path) -> None:
    path = menu(tmp_path, FIRST + "Matcha,Tea,450,drinks,brew,\n")
    assert read_csv(path, "JPY").items[0].price == Money(450, "JPY")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Latte,Coffee,free,drinks,espresso,", "not an amount"),
        ("Latte,Coffee,3.805,drinks,espresso,", "finer"),
        ("Latte,Coffee,-3.80,drinks,espresso,", "below nothing"),
        ("Latte,Coffee,1e2,drinks,espresso,", "not an amount"),
        ("Latte,Coffee,9999999999999,drinks,espresso,", "too much"),
        ("Latte,Coffee,,drinks,espresso,", "price is empty"),
        ("  ,Coffee,3.80,drinks,espresso,", "item is empty"),
        ("Latte,,3.80,drinks,espresso,", "category is empty"),
        ("Latte,Coffee,3.80,,espresso,", "tax_class is empty"),
        ("Latte,Coffee,3.80,drinks,grill,", "no station"),
        ("Latte,Coffee,3.80,drinks", "fewer fields"),
        ("Latte,Coffee,3,80,drinks,espresso,L1", "fields"),
        ('"Latte,Coffee,3.80,drinks,espresso,', "Line 5"),
    ],
)
def test_a_damaged_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    path = menu(tmp_path, GOOD + "\n" + line + "\n")
    with pytest.raises(Refused, match=said) as refused:
        read_csv(path, "EUR")
    assert str(refused.value).startswith("Line 5 of ")
    assert "menu.csv" in str(refused.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "needs the columns item, category, price, tax_class, station"),
        (FIRST, "no items"),
        ("name,price\nLatte,3.80\n", "needs the columns item, category"),
        (b"\xff\xfe\x00", "no text"),
    ],
)
def test_a_file_that_is_no_price_list_is_one_sentence(tmp_path: Path, text: str | bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_csv(menu(tmp_path, text), "EUR")


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        read_csv(tmp_path / "nowhere.csv", "EUR")
    with pytest.raises(Refused, match="cannot be read"):
        read_toml(tmp_path / "nowhere.toml")


def test_the_starter_menu_is_a_real_cafes() -> None:
    starter = read_toml(resource("menu", "starter.toml"))
    assert len(starter.items) >= 40
    assert len({item.category for item in starter.items}) == 6
    classes = {tax.name for tax in starter.tax_classes}
    assert {item.tax_class for item in starter.items} <= classes


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('currency = "EUR"', ""),
        ('price = "0.60"', 'price = "lots"'),
        ("max = 1", "max = 0"),
        ("min = 1", "min = 2"),
        ('station = "espresso"', 'station = "moon"'),
        ('from = "2026-01-01"', 'from = "soon"'),
        ("[[item]]", "[[item"),
    ],
)
def test_a_damaged_toml_menu_is_one_sentence(tmp_path: Path, old: str, new: str) -> None:
    whole = resource("menu", "starter.toml").read_text("utf-8")
    with pytest.raises(Refused):
        read_toml(menu(tmp_path, whole.replace(old, new, 1), "menu.toml"))


def test_a_choice_of_a_toml_menu_may_say_what_it_adds_in_a_size(tmp_path: Path) -> None:
    whole = resource("menu", "starter.toml").read_text("utf-8")
    whole = whole.replace('name = "Oat", price = "0.60"', 'name = "Oat", price = "0.60", sizes = { L = "0.80" }', 1)
    whole = whole.replace('"Double", price = "0.90"', '"Double", price = "0.90", sizes = { L = "1.20" }', 1)
    milk, extras, *_ = read_toml(menu(tmp_path, whole, "menu.toml")).groups
    oat = next(modifier for modifier in milk.modifiers if modifier.name == "Oat")
    vanilla = next(modifier for modifier in extras.modifiers if modifier.name == "Vanilla")
    prices = [oat.price_of("", "M"), oat.price_of("", "L"), vanilla.price_of("Double"), vanilla.price_of("Double", "L")]
    assert prices == [Money(minor, "EUR") for minor in (60, 80, 90, 120)]
