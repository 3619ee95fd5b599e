"""Orders are paid, in parts, later or at once, and changed at random: money and taxes hold after every act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cafe import Cafe, eur
from counter.flows import make, reduce
from counter.flows.change_order import change_order
from counter.flows.change_plan import ChangeAsked, LineOff
from counter.flows.pay import pay_later, pay_order
from counter.flows.refund import refund
from counter.journal.replay import differences
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.orders.model import Line, Order
from counter.receipts.queries import receipts_of, refund_receipts_of, the_sale
from counter.reports.books import money_faults, money_findings
from counter.rooms import registry
from counter.settings.cash import CashRounding
from counter.settings.taxes import Service
from counter.till.refunds import LineWanted, RefundRequest
from counter.till.settlement import Tender

ITEMS = ("Latte", "Filter", "Croissant", "Mocha", "Espresso")
SHOPS: dict[str, dict[str, Any]] = {
    "as usual": {},
    "cash rounded": {"cash_rounding": CashRounding(Decimal("0.05"), "half up")},
    "service": {"service": Service(Decimal("0.1"), "drinks")},
    "tax on top": {"prices": "exclude tax", "service": Service(Decimal("0.125"), "drinks")},
    "per line": {"tax_rounding": "line"},
}


def document_tax(lines: Iterable[Line], extra: Any, *, inside: bool) -> dict[Decimal, int]:
    """Independently: of each rate what a document's tax is, rounded once, half up."""
    amounts: dict[Decimal, int] = defaultdict(int)
    for line in lines:
        amounts[line.tax_rate] += line.unit_price.minor * line.quantity - sum(
            each.amount.minor for each in line.reductions
        )
    if extra is not None:
        amounts[extra.tax_rate] += extra.amount.minor
    shares = {rate: Fraction(rate) / (1 + Fraction(rate)) if inside else Fraction(rate) for rate in amounts}
    exact = {rate: amounts[rate] * share for rate, share in shares.items()}
    return {
        rate: int((Decimal(tax.numerator) / tax.denominator).quantize(Decimal(1), ROUND_HALF_UP))
        for rate, tax in exact.items()
    }


def check(cafe: Cafe, order_id: OrderId) -> None:
    sale = cafe.shop.read(the_sale, order_id)
    order, paid = sale.order, sale.paid
    owed = sum(line.owed.minor for line in order.sold) + (order.service.owed.minor if order.service else 0)
    assert order.total.minor == owed
    assert all(line.quantity > 0 and line.net.minor >= 0 and line.tax.minor >= 0 for line in order.sold)
    undone = sum(each.amount.minor for each in paid.refunds if each.undone is not None)
    came = sum(payment.amount.minor for payment in paid.payments)
    assert came - undone + sale.left.minor == order.total.minor + paid.rounding.minor
    assert sale.left.minor >= 0
    if order.tax_rounding == "document" and order.document == 0:
        stored: dict[Decimal, int] = defaultdict(int)
        for each in order.taxed:
            stored[each.tax_rate] += each.tax.minor
        assert stored == document_tax(order.sold, order.service, inside=order.prices_include_tax)


class Counterparty:
    """Somebody who does at random what a barista does with placed orders."""

    def __init__(self, cafe: Cafe, seed: int) -> None:
        self.cafe, self.chance = cafe, Random(seed)
        self.orders: list[OrderId] = []

    def act(self) -> OrderId:
        do = self.chance.choice([self.place, self.change, self.change, self.change, self.pay, self.refund, self.ready])
        order_id = do() if self.orders else self.place()
        self.cafe.forward(0.1)
        return order_id

    def tenders(self) -> tuple[Tender, ...]:
        return self.chance.choice([(), (Tender("card"),), (Tender("cash", tendered=eur("200.00")),)])

    def place(self) -> OrderId:
        names = self.chance.choices(ITEMS, k=self.chance.randint(1, 5))
        order_id = self.cafe.ring(*names)
        if self.chance.random() < 0.4:
            percent = Decimal(self.chance.randint(1, 10))
            self.cafe.shop.do(self.cafe.ana, reduce.discount_order, order_id, percent=percent, reason="regular")
        if self.chance.random() < 0.5:
            self.cafe.shop.do(self.cafe.ana, pay_later, order_id, "Lea", they_know=True)
        else:
            self.cafe.pay(order_id, *self.tenders())
        self.orders.append(order_id)
        return order_id

    def some(self) -> OrderId:
        return self.chance.choice(self.orders)

    def change(self) -> OrderId:
        order_id = self.some()
        order = self.cafe.order(order_id)
        added = self.cafe.rung(*self.chance.choices(ITEMS, k=self.chance.randint(1, 3)))
        off = tuple(self.off(order))
        what = self.chance.random()
        asked = ChangeAsked(added=None if what < 0.4 else added, off=() if what > 0.75 else off)
        tenders = self.chance.choice([None, self.tenders()])
        self.cafe.shop.do(self.cafe.ana, change_order, order_id, asked, tenders)
        return order_id

    def off(self, order: Order) -> Iterable[LineOff]:
        for line in self.chance.sample(order.lines, k=min(len(order.lines), self.chance.randint(1, 2))):
            most = line.sold.quantity
            yield LineOff(line.line_id, "changed their mind", self.chance.choice([None, self.chance.randint(1, most)]))

    def pay(self) -> OrderId:
        order_id = self.some()
        left = self.cafe.shop.read(the_sale, order_id).left
        part = Tender("card", eur("1.00")) if left.minor > 100 and self.chance.random() < 0.4 else None
        self.cafe.shop.do(self.cafe.ana, pay_order, order_id, (part,) if part else self.tenders())
        return order_id

    def refund(self) -> OrderId:
        order_id = self.some()
        line = self.chance.choice(self.cafe.order(order_id).lines)
        asked = RefundRequest(lines=(LineWanted(line.line_id, self.chance.choice([None, 1])),))
        if self.cafe.shop.read(the_sale, order_id).left.minor == 0:
            self.cafe.shop.do(self.cafe.ana, refund, order_id, asked, "cold")
        return order_id

    def ready(self) -> OrderId:
        order_id = self.some()
        self.cafe.shop.do(self.cafe.ana, make.ready, order_id, unmade=make.MADE)
        return order_id


@pytest.mark.parametrize("decided", SHOPS.values(), ids=SHOPS.keys())
def test_what_is_paid_less_what_went_back_is_what_is_left_on_the_order(tmp_path: Path, decided: dict[str, Any]) -> None:
    cafe = Cafe.made_in(tmp_path / "cafe", **decided)
    somebody, done = Counterparty(cafe, seed=len(decided) * 7 + len(str(decided))), 0
    for _ in range(60):
        try:
            check(cafe, somebody.act())
        except Refused:
            continue
        done += 1
    assert done > 30
    faults = cafe.shop.read(lambda connection: [*money_faults(connection), *money_findings(connection, {})])
    assert (faults, list(differences(cafe.database, registry()))) == ([], [])
    for order_id in somebody.orders:
        sale = cafe.shop.read(the_sale, order_id)
        if not sale.left:
            receipts = (*cafe.shop.read(receipts_of, order_id), *cafe.shop.read(refund_receipts_of, order_id))
            contents = [receipt.content for receipt in receipts]
            said = sum(each.total.minor + (each.rounding.minor if each.rounding else 0) for each in contents)
            assert said == sale.paid.left.minor
    cafe.close()
