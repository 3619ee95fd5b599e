"""What any trading days sold, by hour, item, category, modifier, person and tax: asked of the tables as they are.

Three questions are asked whatever the length: the orders by quarter of an hour and person, the lines by item, and what
lowered them. The quarter of an hour is the least by which time zones differ.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Integer, LargeBinary, String, func, select, type_coerce

from counter.journal.queries import the_fact
from counter.kernel.ids import StaffId
from counter.orders.line_rows import LineRow, read_tax_parts
from counter.orders.tables import OrderRow, read_service
from counter.people.queries import names_of_everybody
from counter.receipts.facts import ReceiptIssued
from counter.receipts.tables import ReceiptRow
from counter.reports.day.counted import FIRST, LAST, counted_each
from counter.reports.day.money_moved import money_moved
from counter.reports.sales.asked import days
from counter.reports.sales.came_off_later import CameOff, came_off_later
from counter.reports.sales.model import SalesFigures
from counter.reports.sales.period import Period
from counter.reports.sales.sums import ItemSum, Sold, SoldSums, TaxSums, figures_of
from counter.reports.sales.taken_off import taken_off
from counter.settings.rules import Settings
from counter.store.prepared import Question

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_QUARTER = timedelta(minutes=15)


def sales_figures(connection: Connection, period: Period, settings: Settings) -> SalesFigures:
    """What these trading days sold, each as it was when it was over; what came off later is off the later day."""
    return figures_of(sold_in(connection, period, settings), period, settings.currency, settings.day_starts.hour)


def sold_in(connection: Connection, period: Period, settings: Settings) -> Sold:
    """The same as it adds up: what days sold is what all of them sold together."""
    sums, currency = SoldSums(), settings.currency
    _orders(connection, period, settings, sums)
    _lines(connection, period, sums)
    if sums.service:
        _services(connection, period, sums)
    later = tuple(came_off_later(connection, period))
    for each in later:
        _moved(sums, each, settings)
    names = names_of_everybody(connection)
    moved = money_moved(connection, period.first, period.last, currency)
    return Sold(
        sums=sums,
        staff_names={each: names.get(StaffId(each), "") for each in sums.staff},
        refund_taxes=_refund_taxes(connection, period),
        taken_off=taken_off(connection, period, later, currency),
        payments=moved.payments,
        refunds=moved.refunds,
        takings=moved.takings.minor,
        rounding=moved.rounding.minor,
        tips=moved.tips.minor,
    )


def _hour(at: datetime, settings: Settings) -> int:
    return at.astimezone(settings.zone).hour


_QUARTER_OF = type_coerce(OrderRow.placed_at, Integer).op("/")(_QUARTER // timedelta(microseconds=1))
_ORDERS = Question(
    select(
        _QUARTER_OF.label("quarter"),
        OrderRow.placed_by,
        func.count().label("orders"),
        func.sum(OrderRow.total_minor).label("sold"),
        func.sum(OrderRow.service_minor).label("service"),
    )
    .where(*counted_each(FIRST, LAST))
    .group_by("quarter", OrderRow.placed_by)
)
_LINE_KIND = (
    type_coerce(LineRow.item_id, LargeBinary),
    LineRow.name,
    LineRow.category,
    type_coerce(LineRow.tax_rate, String),
    type_coerce(LineRow.modifiers, String),
    type_coerce(LineRow.modifier_minor, String),
    type_coerce(LineRow.tax_parts, String),
)
"""What lines are alike in that are added up by the database: as it is kept, and read once for all of them."""
_LINES = Question(
    select(
        *_LINE_KIND,
        func.sum(LineRow.quantity),
        func.sum(LineRow.net_minor),
        func.sum(LineRow.tax_minor),
        func.sum(LineRow.reduced_minor),
        func.count(LineRow.cost_minor),
        func.sum(LineRow.net_minor).filter(LineRow.cost_minor.is_not(None)),
        func.sum(LineRow.cost_minor * LineRow.quantity),
        func.count(),
    )
    .join(OrderRow, OrderRow.order_id == LineRow.order_id)
    .where(*counted_each(FIRST, LAST))
    .group_by(*_LINE_KIND)
)
_SERVICES = Question(select(OrderRow.service).where(*counted_each(FIRST, LAST), OrderRow.service_minor != 0))
_REFUND_RECEIPTS = Question(
    select(ReceiptRow.fact_id).where(ReceiptRow.refund_id.is_not(None), ReceiptRow.business_date.between(FIRST, LAST))
)


def _orders(connection: Connection, period: Period, settings: Settings, sums: SoldSums) -> None:
    for quarter, by, orders, sold, service in _ORDERS.stream(connection, **days(period)):
        hour = _hour(_EPOCH + int(quarter) * _QUARTER, settings)
        sums.orders += orders
        sums.sold += int(sold)
        sums.service += int(service)
        sums.hours[hour] += int(sold)
        sums.hour_orders[hour] += orders
        sums.staff[by] += int(sold)
        sums.staff_orders[by] += orders


def _lines(connection: Connection, period: Period, sums: SoldSums) -> None:
    by_item: defaultdict[tuple[bytes, str, str], ItemSum] = defaultdict(ItemSum)
    by_rate: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    by_choice: defaultdict[tuple[str, str | None], list[int]] = defaultdict(list)
    for row in _LINES.stream(connection, **days(period)):
        item_id, name, category, rate, choices, prices, parts, *counts = row
        count, net, tax, reduced, costed, costed_net, cost, lines = counts
        sums.reduced += reduced
        by_item[item_id, name, category].add(count, net + tax, *((costed_net, cost) if costed else ()))
        by_choice[choices, prices].append(count)
        if not parts:
            of_rate = by_rate[rate]
            of_rate[0] += net
            of_rate[1] += tax
        else:  # alike in their taxes: each tax stands for one of them
            sums.taxes.add_each(read_tax_parts(msgspec.json.decode(parts)), net, lines)
    for (raw_id, name, category), item in by_item.items():
        sums.items[UUID(bytes=raw_id), name, category] = item
    for rate, (net, tax) in by_rate.items():
        sums.taxes.add("", Decimal(rate), net, tax)
    for (said, added), pieces in by_choice.items():
        sums.add_choices(msgspec.json.decode(said), msgspec.json.decode(added) if added else (), sum(pieces))


def _services(connection: Connection, period: Period, sums: SoldSums) -> None:
    """The taxes of the service on orders that have one."""
    for (stored,) in _SERVICES.stream(connection, **days(period)):
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
    net = piece.net.minor * sign
    costed = () if piece.cost is None else (net, piece.cost.minor * piece.quantity * sign)
    key = (piece.item_id, piece.name, piece.category)
    sums.items[key].add(piece.quantity * sign, piece.owed.minor * sign, *costed)
    sums.add_choices(piece.modifiers, [price.minor for price in piece.modifier_prices], piece.quantity * sign)
    for each in (piece, moved.service):
        if each is not None:
            sums.taxes.add_each(each.taxes, each.net.minor * sign, sign)


def _refund_taxes(connection: Connection, period: Period) -> TaxSums:
    """The taxes that the receipts of refunds say."""
    taxes = TaxSums()
    for (fact_id,) in _REFUND_RECEIPTS.rows(connection, **days(period)):
        for each in the_fact(connection, fact_id, ReceiptIssued).content.taxes:
            taxes.add(each.name, each.rate, each.net.minor, each.tax.minor)
    return taxes
