"""One field understands what a customer knows of an order: its number, name, amount, time, or receipt."""

from __future__ import annotations

import pytest

from cafe import Cafe
from counter.kernel.ids import OrderId
from counter.orders.queries import find_orders
from counter.orders.search import read_search


@pytest.mark.parametrize(
    ("typed", "called"),
    [
        ("141", ("", 141, 0)),
        ("#141", ("", 141, 0)),
        ("b12", ("B", 12, 0)),
        ("12R", ("", 12, 1)),
        ("12R2 ", ("", 12, 2)),
    ],
)
def test_a_number_as_it_is_called_out(typed: str, called: tuple[str, int, int]) -> None:
    search = read_search(typed, "EUR")
    assert search is not None
    assert search.called == called
    assert search.amounts is None


@pytest.mark.parametrize(
    ("typed", "currency", "amounts"),
    [
        ("9,40", "EUR", (940, 940)),
        ("9.40", "EUR", (940, 940)),
        ("€9.40", "EUR", (940, 940)),
        ("9,40 €", "EUR", (940, 940)),
        ("9,4", "EUR", (940, 949)),
        ("9,", "EUR", (900, 999)),
        ("€9", "EUR", (900, 999)),
        ("480", "JPY", (480, 480)),
        ("1.234", "KWD", (1234, 1234)),
        ("9", "EUR", None),
        ("9.405", "EUR", None),
        ("9.4.0", "EUR", None),
        ("#9", "JPY", None),
    ],
)
def test_an_amount_as_far_as_it_was_typed(typed: str, currency: str, amounts: tuple[int, int] | None) -> None:
    search = read_search(typed, currency)
    assert search is not None
    assert search.amounts == amounts


@pytest.mark.parametrize(("typed", "clock"), [("8:2", "8:2"), ("08:27", "8:27"), ("8:", "8:")])
def test_a_time_as_far_as_it_was_typed(typed: str, clock: str) -> None:
    search = read_search(typed, "EUR")
    assert search is not None
    assert (search.clock, search.called, search.name) == (clock, None, "")


@pytest.mark.parametrize(("typed", "receipt"), [("T1-000042", ("T1", 42)), ("t2-7", ("T2", 7)), ("000042", ("", 42))])
def test_a_receipt_as_it_is_printed(typed: str, receipt: tuple[str, int]) -> None:
    search = read_search(typed, "EUR")
    assert search is not None
    assert (search.receipt, search.called) == (receipt, None)


def test_nothing_typed_looks_for_nothing() -> None:
    assert read_search("  \u202e ", "EUR") is None


def found(cafe: Cafe, typed: str) -> tuple[OrderId, ...]:
    search = read_search(typed, "EUR")
    assert search is not None
    return cafe.shop.read(find_orders, search)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Zoë", "zoe"),
        ("Zoe", "ZOË"),
        ("Émile du Bois", "emile"),
        ("Émile du Bois", "bois"),
        ("Иван", "иВА"),
        ("محمد عبد الله", "عبد"),
        ("山田", "山"),
        ("[Box] 50%*", "[box] 50%*"),
        ("Ann-Kathrin", "n-k"),
    ],
)
def test_a_name_is_found_whatever_its_capitals_and_accents(cafe: Cafe, name: str, typed: str) -> None:
    cafe.sell("Latte", customer="Ben")
    assert found(cafe, typed) == ()
    order_id = cafe.sell("Latte", customer=name)
    assert found(cafe, typed) == (order_id,)


def test_a_star_is_a_star(cafe: Cafe) -> None:
    cafe.sell("Latte", customer="Ben")
    for typed in ("B*", "B?n", "[a-z]"):
        assert found(cafe, typed) == ()


def test_numbers_amounts_and_every_day(cafe: Cafe) -> None:
    first = cafe.sell("Latte", "Croissant")
    cafe.forward(24 * 60)
    second = cafe.sell("Latte")
    assert found(cafe, "1") == (second, first)
    total = cafe.order(first).total.minor
    assert found(cafe, f"{total // 100},{total % 100:02d}") == (first,)
    search = read_search("1", "EUR")
    assert search is not None
    assert cafe.shop.read(find_orders, search, cafe.order(first).business_date) == (first,)
    assert cafe.shop.read(find_orders, search, skip=1, limit=1) == (first,)
