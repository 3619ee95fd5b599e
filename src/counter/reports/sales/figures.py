"""What any trading days sold, by hour, item, category, modifier, person and tax: asked of the tables as they are.

Three questions are asked whatever the length: the orders by quarter of an hour and person, the lines by item, and what
lowered them. The quarter of an hour is the least by which time zones differ.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
from sqlalchemy import Connection, Integer, String, func, select, type_coerce

from counter.journal.queries import the_fact
from counter.kernel.ids import StaffId
from counter.kernel.money import Money
from counter.orders.line_rows import LineRow, read_tax_parts
from counter.orders.tables import OrderRow, read_service
from counter.people.queries import read_staff
from counter.receipts.facts import ReceiptIssued
from counter.receipts.tables import ReceiptRow
from counter.reports.day.counted import counted_each
from counter.reports.sales.came_off_later import CameOff, came_off_later
from counter.reports.sales.model import SalesFigures, SoldPart, TakenOff, TaxSold
from counter.reports.sales.money_moved import money_moved
from counter.reports.sales.period import Period
from counter.reports.sales.sums import SoldSums, TaxSums
from counter.reports.sales.taken_off import taken_off
from counter.settings.rules import Settings

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_QUARTER = timedelta(minutes=15)


def sales_figures(connection: Connection, period: Period, settings: Settings) -> SalesFigures:
    """What these trading days sold, each as it was when it was over; what came off later is off the later day."""
    sums = SoldSums()
    _orders(connection, period, settings, sums)
    _lines(connection, period, sums)
    if sums.service:
        _services(connection, period, sums)
    later = tuple(came_off_later(connection, period))
    for each in later:
        _moved(sums, each, settings)
    return _figures(connection, period, settings, sums, taken_off(connection, period, later, settings.currency))


def _hour(at: datetime, settings: Settings) -> int:
    return at.astimezone(settings.zone).hour


def _orders(connection: Connection, period: Period, settings: Settings, sums: SoldSums) -> None:
    quarter = type_coerce(OrderRow.placed_at, Integer).op("/")(_QUARTER // timedelta(microseconds=1))
    wanted = (
        select(
            quarter.label("quarter"),
            OrderRow.placed_by,
            func.count().label("orders"),
            func.sum(OrderRow.total_minor).label("sold"),
            func.sum(OrderRow.service_minor).label("service"),
        )
        .where(*counted_each(period.first, period.last))
        .group_by(quarter, OrderRow.placed_by)
    )
    for row in connection.execute(wanted):
        hour = _hour(_EPOCH + int(row.quarter) * _QUARTER, settings)
        sums.orders += row.orders
        sums.sold += int(row.sold)
        sums.service += int(row.service)
        sums.hours[hour] += int(row.sold)
        sums.hour_orders[hour] += row.orders
        sums.staff[row.placed_by] += int(row.sold)
        sums.staff_orders[row.placed_by] += row.orders


def _lines(connection: Connection, period: Period, sums: SoldSums) -> None:
    modifiers, parts = type_coerce(LineRow.modifiers, String), type_coerce(LineRow.tax_parts, String)
    is_costed = LineRow.cost_minor.is_not(None)
    kind = (LineRow.item_id, LineRow.name, LineRow.category, LineRow.tax_rate, modifiers, parts, is_costed)
    wanted = (
        select(
            LineRow.item_id,
            LineRow.name,
            LineRow.category,
            LineRow.tax_rate,
            modifiers.label("modifiers"),
            parts.label("parts"),
            is_costed.label("is_costed"),
            func.sum(LineRow.quantity).label("pieces"),
            func.sum(LineRow.net_minor).label("net"),
            func.sum(LineRow.tax_minor).label("tax"),
            func.sum(LineRow.reduced_minor).label("reduced"),
            func.sum(LineRow.cost_minor * LineRow.quantity).label("cost"),
            func.count().label("lines"),
        )
        .join(OrderRow, OrderRow.order_id == LineRow.order_id)
        .where(*counted_each(period.first, period.last))
        .group_by(*kind)
    )
    for row in connection.execute(wanted):
        count, net, tax = int(row.pieces), int(row.net), int(row.tax)
        sums.reduced += int(row.reduced)
        sums.add_item((row.item_id, row.name, row.category), count, net, tax, int(row.cost) if row.is_costed else None)
        for name in msgspec.json.decode(row.modifiers):
            sums.choices[name] += count
        if row.parts is None:
            sums.taxes.add("", row.tax_rate, net, tax)
        else:  # alike in their taxes: each tax stands for one of them
            sums.taxes.add_each(read_tax_parts(msgspec.json.decode(row.parts)), net, int(row.lines))


def _services(connection: Connection, period: Period, sums: SoldSums) -> None:
    """The taxes of the service on orders that have one."""
    wanted = select(OrderRow.service).where(*counted_each(period.first, period.last), OrderRow.service_minor != 0)
    for stored in connection.execute(wanted).scalars():
        service = read_service(stored)
        if service is not None:
            sums.taxes.add_each(service.taxes, service.net.minor)


def _moved(sums: SoldSums, moved: CameOff, settings: Settings) -> None:
    piece, sign = moved.piece, moved.sign
    sold = (moved.minor - piece.reduced.minor) * sign
    sums.sold += sold
    sums.reduced += piece.reduced.minor * sign
    sums.service += sold - piece.owed.minor * sign
    sums.hours[_hour(moved.at, settings)] += sold
    sums.staff[moved.by] += sold
    cost = None if piece.cost is None else piece.cost.minor * piece.quantity * sign
    key = (piece.item_id, piece.name, piece.category)
    sums.add_item(key, piece.quantity * sign, piece.net.minor * sign, piece.tax.minor * sign, cost)
    for name in piece.modifiers:
        sums.choices[name] += piece.quantity * sign
    for each in (piece, moved.service):
        if each is not None:
            sums.taxes.add_each(each.taxes, each.net.minor * sign, sign)


def _refund_taxes(connection: Connection, period: Period, currency: str) -> tuple[TaxSold, ...]:
    """The taxes that the receipts of refunds say."""
    wanted = select(ReceiptRow.fact_id).where(
        ReceiptRow.refund_id.is_not(None), ReceiptRow.business_date.between(period.first, period.last)
    )
    taxes = TaxSums()
    for fact_id in connection.execute(wanted).scalars().all():
        for each in the_fact(connection, fact_id, ReceiptIssued).content.taxes:
            taxes.add(each.name, each.rate, each.net.minor, each.tax.minor)
    return taxes.sold(currency)


def _figures(
    connection: Connection, period: Period, settings: Settings, sums: SoldSums, off: tuple[TakenOff, ...]
) -> SalesFigures:
    currency = settings.currency
    names = {person.staff_id: person.name for person in read_staff(connection)}
    staff = sorted((names.get(StaffId(each), ""), each) for each in sums.staff)
    begins = settings.day_starts.hour
    hours = sorted(sums.hours, key=lambda hour: (hour - begins) % 24)
    moved = money_moved(connection, period, currency)
    return SalesFigures(
        period=period,
        orders=sums.orders,
        sales=Money(sums.sold + sums.reduced, currency),
        sold=Money(sums.sold, currency),
        service=Money(sums.service, currency),
        hours=tuple(SoldPart(str(h), sums.hour_orders[h], Money(sums.hours[h], currency)) for h in hours),
        items=sums.items_sold(currency),
        categories=sums.categories_sold(currency),
        choices=tuple(sorted(((n, c) for n, c in sums.choices.items() if c), key=lambda each: (-each[1], each[0]))),
        staff=tuple(SoldPart(n, sums.staff_orders[i], Money(sums.staff[i], currency)) for n, i in staff),
        taxes=sums.taxes.sold(currency),
        refund_taxes=_refund_taxes(connection, period, currency),
        taken_off=off,
        payments=moved.payments,
        refunds=moved.refunds,
        takings=moved.takings,
        rounding=moved.rounding,
        tips=moved.tips,
    )
