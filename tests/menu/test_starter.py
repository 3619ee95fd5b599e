"""The menu a shop starts with, at its own prices."""

from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.kernel.resources import resource
from counter.menu.read_file import MenuFile, read_toml
from counter.menu.starter import first_menu, in_currency
from counter.settings.first_start import CAFE, FirstStart


def price_of(menu: MenuFile, name: str) -> Money:
    return next(each.price for each in menu.items if each.name == name)


def test_all_prices_move_at_once_rounded_to_ten_cents() -> None:
    cafe = read_toml(resource("menu", "starter.toml"))
    dearer = in_currency(cafe, "EUR", 5)
    espresso = price_of(cafe, "Espresso")
    assert espresso == Money(240, "EUR")
    assert price_of(dearer, "Espresso") == Money(250, "EUR")
    assert in_currency(cafe, "EUR") is cafe
    oat = next(each for group in dearer.groups for each in group.modifiers if each.name == "Oat")
    assert oat.price == Money(60, "EUR")


def test_another_currency_has_the_same_figures_and_one_without_cents_a_hundred_times_as_much() -> None:
    cafe = read_toml(resource("menu", "starter.toml"))
    assert price_of(in_currency(cafe, "GBP"), "Espresso") == Money(240, "GBP")
    yen = in_currency(cafe, "JPY", 10)
    assert price_of(yen, "Espresso") == Money(260, "JPY")
    assert {money.currency for each in yen.items for money in (each.price, *(size.price for size in each.sizes))} == {
        "JPY"
    }
    assert yen.menu().items


def test_a_shop_reads_its_first_menu_in_its_own_language_and_sizes_and_tax_classes_stay() -> None:
    cafe = read_toml(resource("menu", "starter.toml"))
    language = Language("es")
    menu = first_menu(cafe, FirstStart(begins=CAFE), "EUR", language)
    for here, there in zip(cafe.items, menu.items, strict=True):
        assert (there.name, there.category) == (language.say(here.name), language.say(here.category))
        assert (there.tax_class, there.sizes, there.price) == (here.tax_class, here.sizes, here.price)
    assert [each.name for each in menu.groups] == [language.say(each.name) for each in cafe.groups]
    assert len({each.name for each in menu.items}) == len(cafe.items)
    assert menu.tax_classes == cafe.tax_classes
    assert menu.menu().items
