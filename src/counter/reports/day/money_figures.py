"""The day's money: sold, lowered, taken, given back, given away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, func, or_, select

from counter.kernel.money import Money
from counter.orders.line_rows import LineRow, ReductionRow
from counter.orders.model import REDUCTION_KINDS, ReductionKind
from counter.orders.tables import OrderRow
from counter.recovery.tables import GestureRow
from counter.reports.day.counted import count, counted_on
from counter.till.rules import TENDERS
from counter.till.tables import PaymentRow, RefundRow, RefundTenderRow
from counter.vouchers.tables import RedemptionRow, VoucherRow


@dataclass(frozen=True, slots=True)
class TenderTotal:
    """How often money moved by one tender, and how much."""

    tender: str
    count: int
    amount: Money


def sales(connection: Connection, day: date, until: date) -> int:
    """What the day sold for before reductions, service and tax that is owed with it, in minor units."""
    lines = select(func.sum(LineRow.net_minor + LineRow.tax_minor + LineRow.reduced_minor)).join(
        OrderRow, OrderRow.order_id == LineRow.order_id
    )
    service = select(func.sum(OrderRow.service_minor))
    on_day = counted_on(day, until)
    return count(connection, lines.where(*on_day)) + count(connection, service.where(*on_day))


def reductions(
    connection: Connection, day: date, until: date, currency: str
) -> tuple[tuple[ReductionKind, Money], ...]:
    """What each kind of reduction took off the day's orders; every kind is there."""
    wanted = (
        select(ReductionRow.kind, func.sum(ReductionRow.amount_minor).label("minor"))
        .join(OrderRow, OrderRow.order_id == ReductionRow.order_id)
        .where(*counted_on(day, until))
        .group_by(ReductionRow.kind)
    )
    minor = {row.kind: int(row.minor) for row in connection.execute(wanted)}
    return tuple((kind, Money(minor.get(kind, 0), currency)) for kind in REDUCTION_KINDS)


def payments(connection: Connection, day: date, currency: str) -> tuple[tuple[TenderTotal, ...], Money]:
    """By tender, and the tips of all."""
    wanted = (
        select(PaymentRow.tender, func.count(), func.sum(PaymentRow.amount_minor), func.sum(PaymentRow.tip_minor))
        .where(PaymentRow.business_date == day)
        .group_by(PaymentRow.tender)
    )
    found = connection.execute(wanted).all()
    tips = sum(int(tip) for *_, tip in found)
    return _totals({tender: (count, int(minor)) for tender, count, minor, _ in found}, currency), Money(tips, currency)


def rounding(connection: Connection, day: date) -> int:
    """What rounding cash added to the day's payments, in minor units; negative where less was paid."""
    return count(connection, select(func.sum(PaymentRow.rounding_minor)).where(PaymentRow.business_date == day))


def refunds(connection: Connection, day: date, currency: str) -> tuple[TenderTotal, ...]:
    """By tender, what went back on the day."""
    wanted = (
        select(RefundTenderRow.tender, func.count(), func.sum(RefundTenderRow.amount_minor))
        .join(RefundRow, RefundRow.refund_id == RefundTenderRow.refund_id)
        .where(RefundRow.business_date == day)
        .group_by(RefundTenderRow.tender)
    )
    return _totals({tender: (count, int(minor)) for tender, count, minor in connection.execute(wanted)}, currency)


def given(connection: Connection, day: date) -> int:
    """What was given to make things right on the day, in minor units."""
    gestures = select(func.sum(GestureRow.cost_minor)).where(GestureRow.business_date == day)
    printed = select(func.sum(VoucherRow.amount_minor)).where(VoucherRow.business_date == day, VoucherRow.automatic)
    return count(connection, gestures) + count(connection, printed)


def outstanding(connection: Connection, day: date, until: date) -> int:
    """What the vouchers were worth that were good on the day and not used by the end of the trading day `until`."""
    wanted = (
        select(func.sum(VoucherRow.amount_minor))
        .join(RedemptionRow, RedemptionRow.voucher_id == VoucherRow.voucher_id, isouter=True)
        .where(
            VoucherRow.good_until >= day,
            VoucherRow.business_date <= until,
            or_(RedemptionRow.business_date.is_(None), RedemptionRow.business_date > until),
        )
    )
    return count(connection, wanted)


def refunded(connection: Connection, day: date) -> int:
    """What went back on the day by all tenders, in minor units."""
    return count(connection, select(func.sum(RefundRow.amount_minor)).where(RefundRow.business_date == day))


def came_back(connection: Connection, day: date) -> tuple[int, int]:
    """Of the apology vouchers issued in the 30 days up to `day`: how many were used by its end, and how many in all."""
    issued = VoucherRow.business_date.between(day - timedelta(days=29), day)
    used = (
        select(func.count())
        .select_from(VoucherRow)
        .join(RedemptionRow, RedemptionRow.voucher_id == VoucherRow.voucher_id)
        .where(issued, RedemptionRow.business_date <= day)
    )
    return count(connection, used), count(connection, select(func.count()).select_from(VoucherRow).where(issued))


def _totals(found: Mapping[str, tuple[int, int]], currency: str) -> tuple[TenderTotal, ...]:
    """Every tender is there, also one that nobody used."""
    tenders = dict.fromkeys((*TENDERS, *found))
    return tuple(
        TenderTotal(tender, count, Money(minor, currency))
        for tender in tenders
        for count, minor in (found.get(tender, (0, 0)),)
    )
