"""What a ticket costs: modifiers, a voucher spread to the cent, tax by class and by where it is had."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.kernel.errors import Refused
from counter.kernel.ids import GroupId, ItemId, LineId, OrderId, new_id
from counter.kernel.money import Money
from counter.menu.facts import Modifier
from counter.menu.rules import Group, Item, Menu
from counter.orders.draft import Draft, DraftLine, add_item
from counter.orders.pricing import PricedTicket, price
from counter.settings.rules import TaxRate, tax_rate

DAY = date(2026, 11, 23)
RATES = (
    TaxRate("drinks", date(2020, 1, 1), Decimal("0.19"), Decimal("0.19")),
    TaxRate("food", date(2020, 1, 1), Decimal("0.19"), Decimal("0.07")),
    TaxRate("food", date(2026, 1, 1), Decimal("0.07"), Decimal("0.07")),
)


def item(minor: int, tax_class: str = "drinks", currency: str = "EUR", groups: tuple[Group, ...] = ()) -> Item:
    return Item(ItemId(new_id()), "Item", "All", Money(minor, currency), tax_class, "espresso", groups=groups)


def ticket(items: list[tuple[Item, int]], voucher: int = 0, *, to_go: bool = True) -> PricedTicket:
    lines = tuple(DraftLine(LineId(new_id()), one.item_id, quantity) for one, quantity in items)
    menu = Menu(tuple(one for one, _ in items))
    off = Money(voucher, "EUR") if voucher else None
    return price(Draft(OrderId(new_id()), lines, to_go=to_go), menu, RATES, DAY, items[0][0].price.currency, off)


PRICES = st.lists(st.tuples(st.integers(0, 5000), st.integers(1, 99), st.sampled_from(["drinks", "food"])), min_size=1)


@given(PRICES, st.integers(0, 20_000))
def test_lines_tax_and_voucher_always_add_up(lines: list[tuple[int, int, str]], voucher: int) -> None:
    sold = ticket([(item(minor, tax), quantity) for minor, quantity, tax in lines], voucher)
    gross = sum(minor * quantity for minor, quantity, _ in lines)
    assert sold.gross.minor == gross
    assert sold.discount.minor == min(voucher, gross) == sum(line.discount.minor for line in sold.lines)
    assert sold.total.minor == gross - sold.discount.minor == sum(line.total.minor for line in sold.lines)
    for line in sold.lines:
        assert line.net + line.tax == line.total
        assert 0 <= line.discount.minor <= line.gross.minor
    assert sold.tax.minor == sum(line.tax.minor for line in sold.lines)


def test_a_line_is_taxed_as_a_whole() -> None:
    sold = ticket([(item(380), 3)])
    assert (sold.lines[0].net.minor, sold.lines[0].tax.minor) == (958, 182)


def test_a_currency_without_cents() -> None:
    sold = ticket([(item(10_920, currency="JPY"), 1)])
    assert (sold.lines[0].net.minor, sold.lines[0].tax.minor) == (9176, 1744)


def test_modifiers_change_the_price_but_never_below_nothing() -> None:
    size = Group(GroupId(new_id()), "Size", 1, 1, (Modifier("S", Money(-500, "EUR"), default=True),))
    small = item(380, groups=(size,))
    draft = add_item(Draft(OrderId(new_id())), small, LineId(new_id()))
    sold = price(draft, Menu((small,)), RATES, DAY, "EUR")
    assert sold.total == Money(0, "EUR")
    assert sold.lines[0].modifiers == ("S",)


def test_the_newest_rate_that_has_begun_is_in_force() -> None:
    assert tax_rate(RATES, "food", date(2025, 12, 31), to_go=False) == Decimal("0.19")
    assert tax_rate(RATES, "food", date(2025, 12, 31), to_go=True) == Decimal("0.07")
    assert tax_rate(RATES, "food", date(2026, 1, 1), to_go=False) == Decimal("0.07")


def test_a_class_without_a_rate_is_refused_in_a_sentence() -> None:
    with pytest.raises(Refused, match="Ask the owner"):
        ticket([(item(100, "drones"), 1)])


def test_an_item_that_is_gone_is_refused() -> None:
    draft = Draft(OrderId(new_id()), (DraftLine(LineId(new_id()), ItemId(new_id()), 1),))
    with pytest.raises(Refused, match="not on the menu"):
        price(draft, Menu(), RATES, datetime.now(UTC).date(), "EUR")
