"""What always holds about money is checked, and what does not is named."""

from pathlib import Path

import pytest

from cafe import Cafe
from counter.reports.books import count_orders, money_faults


def faults(cafe: Cafe) -> list[str]:
    return cafe.shop.read(lambda connection: list(money_faults(connection)))


def test_a_full_day_adds_up(full_day: Path) -> None:
    cafe = Cafe.opened_in(full_day)
    assert faults(cafe) == []
    assert cafe.shop.read(count_orders) == 4
    cafe.close()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            "UPDATE order_lines SET tax_minor = tax_minor + 1 WHERE unit_minor > 0",
            "its lines and tax are not its total",
        ),
        ("UPDATE order_lines SET unit_minor = unit_minor + 1", "its lines and tax are not its total"),
        ("UPDATE payments SET amount_minor = amount_minor + 1", "what was paid is not its total"),
        ("DELETE FROM payments", "what was paid is not its total"),
        ("UPDATE payments SET change_minor = change_minor + 1", "tendered less change is not the amount"),
        ("UPDATE refunds SET amount_minor = 100000", "more was refunded than paid"),
        ("UPDATE vouchers SET state = 'live'", "marked as used are not those"),
        ("UPDATE vouchers SET amount_minor = 1", "paid more than it is worth"),
        ("UPDATE orders SET number = 77 WHERE number = 2", "have a gap"),
        ("UPDATE receipts SET number = 77 WHERE number = 2", "receipt numbers of T1 have a gap"),
    ],
)
def test_what_does_not_add_up_is_named(full_day: Path, change: str, said: str) -> None:
    cafe = Cafe.opened_in(full_day)
    with cafe.shop.store.unit(cafe.ana, cafe.clock.now()) as unit:
        unit.connection.exec_driver_sql(change)
    assert any(said in fault for fault in faults(cafe))
    cafe.close()
