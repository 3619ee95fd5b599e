"""What a day sold as rows that can be added up, and what rows that were added up say: the same as for those days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from counter.kernel.money import Money
from counter.orders.model import REDUCTION_KINDS
from counter.reports.day.tender_total import TenderTotal
from counter.reports.sales.model import TakenOff
from counter.reports.sales.sums import ItemSum, Sold, SoldSums, TaxSums

Rows = Mapping[str, Sequence[Any]]
"""By part what each row is of, its count, minor, net and cost."""
_OF_SALES = ("orders", "sold", "service", "reduced")
_OF_MONEY = ("takings", "rounding", "tips")


def rows_of(sold: Sold) -> Iterator[dict[str, Any]]:
    """A row a part of it, under the names of the columns."""
    sums = sold.sums
    for name in _OF_SALES:
        yield _row("sum", [name], 0, getattr(sums, name))
    for name in _OF_MONEY:
        yield _row("sum", [name], 0, getattr(sold, name))
    for hour, minor in sums.hours.items():
        yield _row("hour", [str(hour)], sums.hour_orders[hour], minor)
    for staff, name in sold.staff_names.items():
        yield _row("staff", [staff.hex, name], sums.staff_orders[staff], sums.staff[staff])
    for of, item in sums.items.items():
        yield _item_row(of, item)
    for name, count in sums.choices.items():
        yield _row("choice", [name], count, sums.choice_minor[name])
    for part, taxes in (("tax", sums.taxes), ("refund_tax", sold.refund_taxes)):
        yield from _tax_rows(part, taxes)
    for off in sold.taken_off:
        yield _row("taken_off", [off.kind], off.count, off.amount.minor)
    for part, tenders in (("payment", sold.payments), ("refund", sold.refunds)):
        yield from (_row(part, [each.tender], each.count, each.amount.minor) for each in tenders)


def _row(
    part: str, of: list[str], count: int, minor: int, net: int | None = None, cost: int | None = None
) -> dict[str, Any]:
    return {"part": part, "of": of, "count": count, "minor": minor, "net": net, "cost": cost}


def _item_row(of: tuple[UUID, str, str], item: ItemSum) -> dict[str, Any]:
    (item_id, name, category), known = of, (item.costed_net, item.cost) if item.is_costed else ()
    return _row("item", [item_id.hex, name, category], item.count, item.sold, *known)


def _tax_rows(part: str, taxes: TaxSums) -> Iterator[dict[str, Any]]:
    for (name, rate), net in taxes.nets.items():
        yield _row(part, [name, str(rate)], 0, taxes.taxes[name, rate], net)


def sold_of(rows: Rows, currency: str) -> Sold:
    """What was sold, of rows that were added up, amounts in `currency`."""
    sum_of = Counter[str]({name: minor for (name,), _, minor, _, _ in rows["sum"]})
    sums = SoldSums(sum_of["orders"], sum_of["sold"], sum_of["service"], sum_of["reduced"])
    names = dict[UUID, str]()
    for (hour,), count, minor, _, _ in rows["hour"]:
        sums.hours[int(hour)], sums.hour_orders[int(hour)] = minor, count
    for (staff, name), count, minor, _, _ in rows["staff"]:
        names[UUID(staff)] = name
        sums.staff[UUID(staff)], sums.staff_orders[UUID(staff)] = minor, count
    for (item, name, category), count, minor, net, cost in rows["item"]:
        sums.items[UUID(item), name, category].add(count, minor, net, cost or 0)
    for (name,), count, minor, _, _ in rows["choice"]:
        sums.choices[name], sums.choice_minor[name] = count, minor
    sums.taxes = _taxes(rows["tax"])
    return Sold(
        sums=sums,
        staff_names=names,
        refund_taxes=_taxes(rows["refund_tax"]),
        taken_off=tuple(_taken_off(rows["taken_off"], currency)),
        payments=_tenders(rows["payment"], currency),
        refunds=_tenders(rows["refund"], currency),
        takings=sum_of["takings"],
        rounding=sum_of["rounding"],
        tips=sum_of["tips"],
    )


def _taxes(rows: Sequence[Any]) -> TaxSums:
    taxes = TaxSums()
    for (name, rate), _, tax, net, _ in rows:
        taxes.add(name, Decimal(rate), net, tax)
    return taxes


def _taken_off(rows: Sequence[Any], currency: str) -> Iterator[TakenOff]:
    found = {kind: (count, minor) for (kind,), count, minor, _, _ in rows}
    for kind in REDUCTION_KINDS:
        count, minor = found.get(kind, (0, 0))
        if count or minor:
            yield TakenOff(kind, count, Money(minor, currency))


def _tenders(rows: Sequence[Any], currency: str) -> tuple[TenderTotal, ...]:
    used = ((tender, count, minor) for (tender,), count, minor, _, _ in rows if count or minor)
    return tuple(TenderTotal(tender, count, Money(minor, currency)) for tender, count, minor in sorted(used))
