"""What is made takes its time: by station, by what is alike, by luck that repeats."""

from uuid import UUID

from counter.kernel.ids import ItemId
from counter.kernel.money import Money
from counter.menu.rules import Item
from counter.simulation.chance import chance
from counter.simulation.making import Recipes


def item(name: str, station: str) -> Item:
    return Item(ItemId(UUID(int=1)), name, "Coffee", Money(300, "EUR"), "drinks", station)


def mean(recipes: Recipes, *wanted: tuple[Item, int]) -> float:
    return sum(recipes.seconds(wanted, chance(0, "order", n)) for n in range(300)) / 300


def test_a_milk_drink_takes_longer_than_a_filter_and_a_toast_longest() -> None:
    recipes = Recipes(0)
    latte, filtered, toast = (
        mean(recipes, (item(name, station), 1))
        for name, station in (("Latte", "espresso"), ("Filter", "brew"), ("Toast", "kitchen"))
    )
    assert 15 < filtered < 45 < latte < 80 < toast < 200


def test_two_alike_are_quicker_than_two_orders() -> None:
    recipes, latte = Recipes(0), item("Latte", "espresso")
    one, two = mean(recipes, (latte, 1)), mean(recipes, (latte, 2))
    assert 1.2 * one < two < 1.8 * one


def test_luck_repeats() -> None:
    latte = item("Latte", "espresso")
    assert Recipes(7).seconds([(latte, 1)], chance(7, "x")) == Recipes(7).seconds([(latte, 1)], chance(7, "x"))
    assert Recipes(7).seconds([(latte, 1)], chance(7, "x")) != Recipes(8).seconds([(latte, 1)], chance(8, "x"))
