"""What always holds about money is checked, and what does not is named."""

from pathlib import Path

import pytest

from cafe import Cafe, eur
from counter.flows.place import place
from counter.flows.refund import refund
from counter.reports.books import count_orders, money_faults, money_findings
from counter.reports.story import staff_names
from counter.till.refunds import RefundRequest
from counter.till.settlement import Tender


def faults(cafe: Cafe) -> list[str]:
    return cafe.shop.read(lambda connection: list(money_faults(connection)))


def findings(cafe: Cafe) -> list[str]:
    return cafe.shop.read(lambda connection: list(money_findings(connection, staff_names(connection))))


def edit(cafe: Cafe, change: str) -> None:
    with cafe.shop.store.unit(cafe.ana, cafe.clock.now()) as unit:
        unit.connection.exec_driver_sql(change)


def test_a_full_day_adds_up(full_day: Path) -> None:
    cafe = Cafe.opened_in(full_day)
    assert (faults(cafe), findings(cafe)) == ([], [])
    assert cafe.shop.read(count_orders) == 16
    cafe.close()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            "UPDATE order_lines SET tax_minor = tax_minor + 1 WHERE unit_minor > 0",
            "its lines and tax are not its total",
        ),
        (
            "UPDATE order_lines SET tax_minor = tax_minor + 1, net_minor = net_minor - 1 WHERE unit_minor > 0",
            "its tax is not its rate of what was sold at it",
        ),
        ("UPDATE order_lines SET unit_minor = unit_minor + 1", "its lines and tax are not its total"),
        ("UPDATE line_reductions SET amount_minor = amount_minor + 1", "are not what it was reduced by"),
        ("DELETE FROM line_reductions WHERE kind = 'discount'", "are not what it was reduced by"),
        ("UPDATE line_reductions SET kind = 'discount'", "did not lower its order by what it paid"),
        ("UPDATE payments SET amount_minor = amount_minor - 1", "what was paid is not its total"),
        ("DELETE FROM payments", "what was paid is not its total"),
        ("UPDATE payments SET change_minor = change_minor + 1", "tendered less change and tip is not the amount"),
        ("UPDATE payments SET tip_minor = 0", "tendered less change and tip is not the amount"),
        ("UPDATE refund_tenders SET amount_minor = amount_minor - 1", "its parts are not its amount"),
        ("UPDATE refund_lines SET amount_minor = amount_minor + 1", "its parts are not its amount"),
        ("UPDATE vouchers SET state = 'live'", "is not what it was worth"),
        ("UPDATE vouchers SET amount_minor = 1", "is not what it was worth"),
        ("UPDATE voucher_redemptions SET amount_minor = 1", "did not lower its order by what it paid"),
        ("UPDATE orders SET number = 77 WHERE number = 2", "have a gap"),
        ("UPDATE orders SET series = 'B' WHERE number = 2", "the order numbers B of 2026-11-23 have a gap"),
        (
            (
                "INSERT INTO receipts SELECT randomblob(16), order_id, series, number, fact_id, issued_at, customer,"
                " business_date, of_share, refund_id, document, takes_back FROM receipts WHERE number = 2"
            ),
            "the receipt numbers of T1 have one twice",
        ),
        ("UPDATE receipts SET number = 77 WHERE number = 2", "receipt numbers of T1 have a gap"),
    ],
)
def test_what_does_not_add_up_is_named(full_day: Path, change: str, said: str) -> None:
    cafe = Cafe.opened_in(full_day)
    edit(cafe, change)
    assert any(said in fault for fault in faults(cafe))
    cafe.close()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            "UPDATE payments SET amount_minor = amount_minor + 1, tendered_minor = tendered_minor + 1",
            "order 2 of 2026-11-23: more was paid than it costs",
        ),
        ("UPDATE refunds SET amount_minor = 100000", "order 1 of 2026-11-23: more was refunded than paid"),
    ],
)
def test_what_people_did_is_a_finding_and_no_fault(full_day: Path, change: str, said: str) -> None:
    cafe = Cafe.opened_in(full_day)
    edit(cafe, change)
    assert any(finding.startswith(f"{said}: ") for finding in findings(cafe))
    assert not [fault for fault in faults(cafe) if "order" in fault and "refund of" not in fault]
    cafe.close()


def test_a_card_that_took_too_much_is_a_finding_until_it_is_given_back(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", tenders=(Tender("card", amount=eur("5.00")),))
    assert faults(cafe) == []
    (finding,) = findings(cafe)
    assert finding.startswith("order 1 of 2026-11-23: more was paid than it costs: 5.00 EUR by Ana at T1, 2026-11-23 ")
    cafe.shop.do(cafe.ana, refund, order_id, RefundRequest(amount=eur("1.20")), "took too much")
    assert (faults(cafe), findings(cafe)) == ([], [])


def test_an_order_that_is_placed_and_not_paid_is_no_fault(cafe: Cafe) -> None:
    cafe.shop.do(cafe.ana, place, cafe.ring("Latte"))
    assert (faults(cafe), findings(cafe)) == ([], [])
