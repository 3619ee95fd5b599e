"""Everything a counter can do, at random at two tills that hear of each other late: the books hold, and both agree."""

from __future__ import annotations

import os
import shutil
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from cafe import Cafe
from counter.journal.replay import differences
from counter.journal.verify import check_chain
from counter.kernel.ids import OrderId
from counter.receipts.queries import receipts_of, refund_receipts_of, the_sale
from counter.reports.account_books import account_faults
from counter.reports.books import money_faults
from counter.reports.punch_books import punch_faults
from counter.reports.tax_books import changed_apart
from counter.reports.till_books import till_faults
from counter.rooms import registry
from counter.store.base import view_tables
from random_counter import Counter, make_shop

SEEDS = int(os.environ.get("COUNTER_EXAMPLES", "3"))
FIRST = int(os.environ.get("COUNTER_FIRST", "0"))
ACTS = 140
"""In each of a few of them here; whoever changes what an act does asks for hundreds, once."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole") / "shop"
    make_shop(folder)
    return folder


def faults(cafe: Cafe) -> list[str]:
    with cafe.shop.store.read_report() as connection:
        found = [check_chain(connection, registry(), cafe.shop.keys).fault]
        found += [*money_faults(connection), *till_faults(connection)]
        found += [*account_faults(connection), *punch_faults(connection)]
    return [fault for fault in found if fault]


def numbers_without_a_gap(cafe: Cafe) -> None:
    """Receipts, and Zs, of each terminal: 1, 2, 3 …"""
    for table, series in (("receipts", "series"), ("days_closed", "terminal")):
        numbers: dict[object, list[object]] = {}
        for of, number in cafe.sql(f"SELECT {series}, number FROM {table} ORDER BY 1, 2"):  # noqa: S608 - our own
            numbers.setdefault(of, []).append(number)
        assert all(each == list(range(1, len(each) + 1)) for each in numbers.values()), numbers


def orders(cafe: Cafe) -> list[OrderId]:
    rows = cafe.sql("SELECT order_id FROM orders WHERE remake_of IS NULL ORDER BY order_id")
    return [OrderId(UUID(bytes=stored)) for (stored,) in rows if isinstance(stored, bytes)]


def money_is_what_receipts_say(cafe: Cafe) -> None:
    """Of every order that is paid: its tenders, less what went back, are its receipts, rounding included.

    What two tills did with one order before they heard of each other is looked at by a person.
    """
    apart = cafe.shop.read(changed_apart)
    rounded_anew = {payment for (payment,) in cafe.sql("SELECT payment_id FROM tender_changes WHERE more_minor <> 0")}
    for order_id in orders(cafe):
        sale = cafe.shop.read(the_sale, order_id)
        contents = [
            receipt.content
            for receipts in (cafe.shop.read(receipts_of, order_id), cafe.shop.read(refund_receipts_of, order_id))
            for receipt in receipts
        ]
        tills = {content.number.partition("-")[0] for content in contents}
        if sale.left or len(tills) != 1 or order_id in apart:
            continue
        if any(payment.payment_id.bytes in rounded_anew for payment in sale.paid.payments):  # the receipt stands
            continue
        said = sum(content.total.minor + (content.rounding.minor if content.rounding else 0) for content in contents)
        assert said == sale.paid.left.minor, (sale.order.called, contents, sale.paid)


def closes_add_up(counter: Counter) -> None:
    """Once nothing is left to pay: the Zs and the last X of both tills are what was paid and stayed.

    But what was kept of an order that was cancelled before it had a receipt.
    """
    for order_id in orders(counter.pair.one):
        sale = counter.pair.one.shop.read(the_sale, order_id)
        if sale.left.minor > 0:
            counter.say(0, "pay", {"order": sale.order.called, "day": sale.order.business_date.isoformat()})
    counter.meet()
    reports = [*counter.zs, *(counter.say(which, "x", {"by": "Rosa"}) for which in (0, 1))]
    taken = sum(Decimal(each["amount"]) for report in reports for each in report["tenders"])
    back = sum(Decimal(each["amount"]) for report in reports for each in report["refunds"])
    counter.meet()
    one = counter.pair.one
    with_receipt = [order_id for order_id in orders(one) if one.shop.read(receipts_of, order_id)]
    stayed = sum(one.shop.read(the_sale, order_id).paid.left.minor for order_id in with_receipt)
    assert (taken - back) * 100 == stayed, (taken, back, stayed)


def tables(cafe: Cafe) -> dict[str, list[tuple[object, ...]]]:
    return {name: sorted(cafe.sql(f"SELECT * FROM {name}"), key=repr) for name in view_tables()}  # noqa: S608 - our own


@pytest.mark.parametrize("seed", range(FIRST, FIRST + SEEDS))
def test_the_books_hold_whatever_is_done(made: Path, tmp_path: Path, seed: int) -> None:
    shutil.copytree(made, tmp_path / "shop")
    counter = Counter(tmp_path / "shop", seed)
    try:
        for _ in range(ACTS):
            counter.act()
        counter.meet()
        for till in counter.tills:
            assert faults(till.cafe) == [], counter.log
            assert list(differences(till.cafe.database, registry())) == []
            numbers_without_a_gap(till.cafe)
            money_is_what_receipts_say(till.cafe)
        closes_add_up(counter)
        assert tables(counter.pair.one) == tables(counter.pair.two)
    finally:
        counter.pair.close()
