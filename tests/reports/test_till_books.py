"""The Z reports of a till against its journal: nothing is counted twice, nothing is lost, and what is wrong is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from sqlalchemy import Connection, func, select

from cafe import Cafe, eur
from counter.flows import drawer, refund
from counter.flows.shop import Act
from counter.kernel.ids import OrderId
from counter.kernel.money import Money, total
from counter.reports.till_books import till_faults
from counter.till.drawer_facts import DayClosed
from counter.till.drawer_queries import last_close
from counter.till.refunds import RefundRequest
from counter.till.settlement import Tender
from counter.till.tables import PaymentRow, RefundRow
from counter.till.till_report import TillReport


class Till:
    """A till at which somebody does one thing after another; `closed` are its Z reports."""

    def __init__(self, cafe: Cafe) -> None:
        self.cafe = cafe
        self.orders: list[OrderId] = []
        self.closed: list[TillReport] = []
        self.moved = 0

    def sell(self, *tenders: Tender) -> None:
        self.orders.append(self.cafe.sell("Latte", "Croissant", tenders=tenders))
        self.cafe.forward(1)

    def give_back(self, order_id: OrderId) -> None:
        self.cafe.shop.do(self.cafe.ana, refund.refund, order_id, RefundRequest(amount=eur("1.00")), "cold")

    def move(self, amount: str) -> None:
        self.moved += eur(amount).minor
        self.cafe.shop.do(self.cafe.ana, drawer.move_cash, eur(amount), "coins")

    def close(self) -> None:
        report = self.cafe.shop.do(self.cafe.ana, drawer.x_report)
        for each in report.drawers:
            left = max(each.expected, Money(0, "EUR"))
            self.cafe.shop.do(self.cafe.ana, drawer.count_drawer, left, drawer=each.drawer)
        self.closed.append(self.cafe.shop.do(self.cafe.ana, drawer.close_day, "as it is"))

    def do_something(self, dice: Random) -> None:
        what = dice.randrange(8)
        if what == 0 and self.orders:
            self.give_back(dice.choice(self.orders))
        elif what == 1:
            self.move(dice.choice(("5.00", "-2.00")))
        elif what == 2:
            self.close()
        elif what == 3:
            self.sell(Tender("card", tip=eur("0.50")))
        elif what == 4:
            self.sell(Tender("card", eur("2.00")), Tender(tendered=eur("50.00")))
        else:
            self.sell(Tender(tip=eur("0.20"), tendered=eur("20.00")))


def _sums(connection: Connection) -> tuple[int, int, int, int]:
    """What the journal's tables say in all: paid, tips, given back, cash that stayed in the drawer."""
    paid, tips = connection.execute(select(func.sum(PaymentRow.amount_minor), func.sum(PaymentRow.tip_minor))).one()
    back = connection.execute(select(func.sum(RefundRow.amount_minor))).scalar_one()
    cash = select(func.sum(PaymentRow.tendered_minor - PaymentRow.change_minor)).where(PaymentRow.tender == "cash")
    return paid, tips, back or 0, connection.execute(cash).scalar_one()


def _faults(connection: Connection) -> list[str]:
    return list(till_faults(connection))


@pytest.mark.parametrize("seed", range(3))
def test_all_zs_together_are_the_journal(cafe: Cafe, seed: int) -> None:
    """Sales, tips, refunds and cash moves at random, closes in between: each is in one Z, and only in one."""
    till, dice = Till(cafe), Random(seed)
    for _ in range(60):
        till.do_something(dice)
    till.close()
    zs = till.closed
    drawers = [each for z in zs for each in z.drawers]
    assert [z.number for z in zs] == list(range(1, len(zs) + 1))
    assert sum(z.orders for z in zs) == len(till.orders)
    assert cafe.shop.read(_sums) == (
        sum(each.amount.minor for z in zs for each in z.tenders),
        sum(each.amount.minor for z in zs for each in z.tips),
        sum(each.amount.minor for z in zs for each in z.refunds),
        sum(each.sales.minor for each in drawers),
    )
    assert sum((each.cash_in - each.cash_out).minor for each in drawers) == till.moved
    assert zs[-1].perpetual == total((z.sales for z in zs), "EUR")
    assert cafe.shop.read(_faults) == []


def _close_wrongly(act: Act, spoil: Callable[[DayClosed], DayClosed]) -> None:
    """The day is closed once more with nothing sold, but for what `spoil` makes of it."""
    before = act.read(last_close, act.terminal)
    assert before.report is not None
    report = replace(before.report, number=before.number + 1, sales=eur("0.00"), tenders=())
    closed = DayClosed(
        terminal=act.terminal,
        number=before.number + 1,
        first_seq=before.last_seq + 1,
        last_seq=before.last_seq,
        report=report,
    )
    act.record(spoil(closed))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda z: replace(z, number=3), "have a gap before 0003"),
        (lambda z: replace(z, first_seq=1), "does not begin where the one before ended"),
        (lambda z: replace(z, report=replace(z.report, head="00" * 32)), "names another end of the journal"),
        (lambda z: replace(z, report=replace(z.report, sales=eur("9.00"))), "9.00 EUR was sold, its receipts say 0.00"),
        (lambda z: replace(z, report=replace(z.report, perpetual=eur("1.00"))), "does not add its sales"),
        (lambda z: replace(z, report=replace(z.report, ahead=eur("1.00"))), "its tenders come to something else"),
    ],
)
def test_what_is_wrong_with_a_z_is_said(cafe: Cafe, spoil: Callable[[DayClosed], DayClosed], said: str) -> None:
    till = Till(cafe)
    till.sell()
    till.close()
    assert cafe.shop.read(_faults) == []
    cafe.shop.do(cafe.ana, _close_wrongly, spoil)
    assert said in " ".join(cafe.shop.read(_faults))
