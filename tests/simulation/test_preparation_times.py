"""What is made takes its time: by station, by what is alike, by chance that repeats."""

from uuid import UUID

from counter.kernel.ids import ItemId
from counter.kernel.money import Money
from counter.menu.rules import Item
from counter.simulation.preparation_times import PreparationTimes
from counter.simulation.rng import rng_for


def item(name: str, station: str) -> Item:
    return Item(
        item_id=ItemId(UUID(int=1)),
        name=name,
        category="Coffee",
        price=Money(300, "EUR"),
        tax_class="drinks",
        station=station,
    )


def mean(times: PreparationTimes, *wanted: tuple[Item, int]) -> float:
    return sum(times.seconds(wanted, rng_for(0, "order", n)) for n in range(300)) / 300


def test_a_milk_drink_takes_longer_than_a_filter_and_a_toast_longest() -> None:
    times = PreparationTimes(0)
    latte, filtered, toast = (
        mean(times, (item(name, station), 1))
        for name, station in (("Latte", "espresso"), ("Filter", "brew"), ("Toast", "kitchen"))
    )
    assert 15 < filtered < 45 < latte < 80 < toast < 200


def test_two_alike_are_quicker_than_two_orders() -> None:
    times, latte = PreparationTimes(0), item("Latte", "espresso")
    one, two = mean(times, (latte, 1)), mean(times, (latte, 2))
    assert 1.2 * one < two < 1.8 * one


def test_one_seed_gives_one_time() -> None:
    def seconds(seed: int) -> float:
        return PreparationTimes(seed).seconds([(item("Latte", "espresso"), 1)], rng_for(seed, "x"))

    assert seconds(7) == seconds(7) != seconds(8)
