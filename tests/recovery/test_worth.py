"""A voucher is worth something: a tenth to a third of a usual order, in every currency; else the nearest is offered."""

from __future__ import annotations

import pytest

from counter.kernel.money import Money
from counter.recovery.worth import LEAST_ORDERS, nearest_worth, usual_order


@pytest.mark.parametrize(
    ("currency", "usual", "little", "at_least", "much", "enough"),
    [
        ("EUR", 1050, 50, 150, 900, 350),
        ("GBP", 960, 90, 100, 400, 300),
        ("USD", 1425, 100, 150, 500, 450),
        ("JPY", 1440, 3, 150, 1000, 450),
        ("KWD", 4500, 300, 450, 3000, 1500),
        ("AED", 6000, 300, 600, 3000, 2000),
    ],
)
def test_outside_a_tenth_to_a_third_the_nearest_round_amount_is_offered(
    currency: str, usual: int, little: int, at_least: int, much: int, enough: int
) -> None:
    order = Money(usual, currency)
    assert nearest_worth(Money(little, currency), order) == Money(at_least, currency)
    assert nearest_worth(Money(much, currency), order) == Money(enough, currency)
    for worth in (at_least, enough, (at_least + enough) // 2):
        assert nearest_worth(Money(worth, currency), order) is None


def test_what_is_usual_is_the_middle_of_what_was_sold_else_three_items_of_the_menu() -> None:
    prices = [250, 380, 280, 2000]
    assert usual_order([700] * LEAST_ORDERS + [0, 90_000], prices, "EUR") == Money(700, "EUR")
    assert usual_order([90_000], prices, "EUR") == Money(840, "EUR")
    assert usual_order([], [], "EUR") is None
