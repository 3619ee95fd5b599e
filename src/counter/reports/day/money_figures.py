"""The day's money: sold, lowered, taken, given back, given away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, and_, case, func, or_, select, true

from counter.kernel.money import Money
from counter.orders.line_rows import RAISED, LineRow, ReductionRow, raised_by
from counter.orders.model import REDUCTION_KINDS, ReductionKind
from counter.orders.tables import OrderRow
from counter.recovery.tables import GestureRow
from counter.reports.comps import worth_of_comps
from counter.reports.day.came_off import raised_moved, reductions_moved, sales_moved
from counter.reports.day.counted import count, counted_on
from counter.till.rules import TENDERS
from counter.till.tables import (
    PaymentReturnRow,
    PaymentRow,
    RefundRow,
    RefundTenderRow,
    TenderChangeRow,
    TipRow,
)
from counter.vouchers.tables import RedemptionRow, RestoreRow, VoucherRow


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
    left = count(connection, lines.where(*on_day)) + count(connection, service.where(*on_day))
    return left + sales_moved(connection, day, until)


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
    minor = reductions_moved(connection, day, until)
    minor.update({row.kind: int(row.minor) for row in connection.execute(wanted)})
    return tuple((kind, Money(minor[kind], currency)) for kind in REDUCTION_KINDS)


def raised(connection: Connection, day: date, until: date, currency: str) -> Money:
    """By how much the day's lines were sold above the menu's prices, where somebody said so."""
    wanted = RAISED.join(OrderRow, OrderRow.order_id == LineRow.order_id).where(*counted_on(day, until))
    left = sum(raised_by(row) for row in connection.execute(wanted))
    return Money(left + raised_moved(connection, day, until), currency)


def comps_cost(connection: Connection, day: date, until: date, currency: str) -> Money:
    """What was on us on the day at its cost, or at its price where nobody knows that."""
    wanted = worth_of_comps().join(OrderRow, OrderRow.order_id == ReductionRow.order_id)
    return Money(count(connection, wanted.where(*counted_on(day, until))), currency)


def payments(connection: Connection, day: date, currency: str) -> tuple[tuple[TenderTotal, ...], Money]:
    """By tender what came in on the day and was not given back on it, and the tips of all."""
    counts: Counter[str] = Counter()
    amounts: Counter[str] = Counter()
    tips = 0
    for tender, count_, minor, tip in _moves(connection, day):
        counts[tender] += count_
        amounts[tender] += minor
        tips += tip
    return _totals({tender: (counts[tender], amounts[tender]) for tender in amounts}, currency), Money(tips, currency)


def _moves(connection: Connection, day: date) -> Iterator[tuple[str, int, int, int]]:
    """What moved by a tender on the day: how often, how much, and how much of a tip; below nothing where it went."""
    taken, back, tip = PaymentRow, PaymentReturnRow, TipRow
    sums = (
        (taken.tender, func.sum(taken.amount_minor), func.sum(taken.tip_minor), taken.business_date, 1),
        (back.tender, -func.sum(back.amount_minor), -func.sum(back.tip_minor), back.business_date, -1),
        (tip.tender, func.sum(tip.tip_minor) * 0, func.sum(tip.tip_minor), tip.business_date, 0),
    )
    for tender, minor, tips, on, sign in sums:
        for row in connection.execute(select(tender, func.count(), minor, tips).where(on == day).group_by(tender)):
            yield row[0], row[1] * sign, int(row[2]), int(row[3])
    changes = select(TenderChangeRow.__table__).where(TenderChangeRow.business_date == day)
    for change in connection.execute(changes):
        yield change.was, -1, -change.amount_minor, 0
        yield change.now, 1, change.amount_minor + change.more_minor, 0


def rounding(connection: Connection, day: date) -> int:
    """What rounding cash added to the day's payments, in minor units; negative where less was paid."""
    sums = (
        (PaymentRow.rounding_minor, PaymentRow.business_date, 1),
        (PaymentReturnRow.rounding_minor, PaymentReturnRow.business_date, -1),
        (TenderChangeRow.more_minor, TenderChangeRow.business_date, 1),
    )
    return sum(sign * count(connection, select(func.sum(minor)).where(on == day)) for minor, on, sign in sums)


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


def given_by_kind(connection: Connection, day: date) -> tuple[tuple[str, int], ...]:
    """How often each kind of gesture that cost something was made on the day, and a voucher printed; the most first."""
    gestures = select(GestureRow.kind, func.count()).where(GestureRow.business_date == day, GestureRow.cost_minor > 0)
    times: Counter[str] = Counter()
    for kind, number in connection.execute(gestures.group_by(GestureRow.kind)):
        times[kind] = number
    printed = select(func.count()).where(VoucherRow.business_date == day, VoucherRow.automatic)
    times["voucher"] += count(connection, printed)
    return tuple(sorted(((kind, number) for kind, number in times.items() if number), key=lambda of: (-of[1], of[0])))


def outstanding(connection: Connection, day: date, until: date) -> int:
    """What was left on the vouchers that were good on the day, by the end of the trading day `until`."""
    used = (
        select(
            RedemptionRow.voucher_id,
            func.sum(RedemptionRow.amount_minor + RedemptionRow.lost_minor).label("minor"),
        )
        .where(RedemptionRow.business_date <= until)
        .group_by(RedemptionRow.voucher_id)
        .subquery()
    )
    stopped = case((VoucherRow.ended_on <= until, VoucherRow.stopped_minor), else_=0)
    left = VoucherRow.amount_minor - stopped - func.coalesce(used.c.minor, 0)
    honoured = and_(VoucherRow.honoured_on <= until, VoucherRow.honoured_until >= day)
    wanted = (
        select(func.sum(left))
        .join(used, used.c.voucher_id == VoucherRow.voucher_id, isouter=True)
        .where(or_(VoucherRow.good_until >= day, honoured), VoucherRow.business_date <= until)
    )
    return count(connection, wanted)


def vouchers_redeemed(connection: Connection, day: date) -> int:
    """How many vouchers were used on the day, those among them too that are good again since."""
    used = select(func.count()).select_from(RedemptionRow).where(RedemptionRow.business_date == day)
    restored = select(func.count()).select_from(RestoreRow).where(RestoreRow.redeemed_on == day)
    return count(connection, used) + count(connection, restored)


def refunded(connection: Connection, day: date) -> int:
    """What went back on the day by all tenders, in minor units."""
    return count(connection, select(func.sum(RefundRow.amount_minor)).where(RefundRow.business_date == day))


def came_back(connection: Connection, day: date) -> tuple[int, int]:
    """Of the apology vouchers issued in the 30 days up to `day`: how many were used by its end, and how many in all.

    One that was cancelled by then counts no more, nor one that was replaced: the new one does.
    """
    stopped = and_(VoucherRow.ended_on <= day, VoucherRow.left_minor == 0)
    came = select(RedemptionRow.voucher_id).where(RedemptionRow.business_date <= day)
    back = VoucherRow.voucher_id.in_(came)
    issued = (VoucherRow.business_date.between(day - timedelta(days=29), day), or_(stopped.is_not(true()), back))
    used = select(func.count()).select_from(VoucherRow).where(*issued, back)
    return count(connection, used), count(connection, select(func.count()).select_from(VoucherRow).where(*issued))


def _totals(found: Mapping[str, tuple[int, int]], currency: str) -> tuple[TenderTotal, ...]:
    """Every tender is there, also one that nobody used."""
    tenders = dict.fromkeys((*TENDERS, *found))
    return tuple(
        TenderTotal(tender, count, Money(minor, currency))
        for tender in tenders
        for count, minor in (found.get(tender, (0, 0)),)
    )
