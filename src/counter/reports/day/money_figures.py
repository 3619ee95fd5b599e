"""The day's money: sold, lowered, taken, given back, given away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from sqlalchemy import Connection, and_, bindparam, case, func, or_, select, true

from counter.kernel.money import Money
from counter.orders.line_rows import RAISED, LineRow, ReductionRow, raised_by
from counter.orders.model import REDUCTION_KINDS, ReductionKind
from counter.orders.tables import OrderRow
from counter.recovery.tables import GestureRow
from counter.reports.comps import worth_of_comps
from counter.reports.day.came_off import raised_moved, reductions_moved, sales_moved
from counter.reports.day.counted import COUNTED_ON, DAY, DAYS, UNTIL, count
from counter.reports.day.tender_total import TenderTotal
from counter.store.prepared import Question
from counter.till.rules import TENDERS
from counter.vouchers.tables import RedemptionRow, RestoreRow, VoucherRow


def sales(connection: Connection, day: date, until: date) -> int:
    """What the day sold for before reductions, service and tax that is owed with it, in minor units."""
    left = sum(count(connection, sold, day=day, until=until) for sold in (_LINES, _SERVICE))
    return left + sales_moved(connection, day, until)


_LINES = Question(
    select(func.sum(LineRow.net_minor + LineRow.tax_minor + LineRow.reduced_minor))
    .join(OrderRow, OrderRow.order_id == LineRow.order_id)
    .where(*COUNTED_ON)
)
_SERVICE = Question(select(func.sum(OrderRow.service_minor)).where(*COUNTED_ON))


def reductions(
    connection: Connection, day: date, until: date, currency: str
) -> tuple[tuple[ReductionKind, Money], ...]:
    """What each kind of reduction took off the day's orders; every kind is there."""
    minor = reductions_moved(connection, day, until)
    minor.update({kind: int(off) for kind, off in _REDUCED.stream(connection, day=day, until=until)})
    return tuple((kind, Money(minor[kind], currency)) for kind in REDUCTION_KINDS)


_REDUCED = Question(
    select(ReductionRow.kind, func.sum(ReductionRow.amount_minor))
    .join(OrderRow, OrderRow.order_id == ReductionRow.order_id)
    .where(*COUNTED_ON)
    .group_by(ReductionRow.kind)
)


def raised(connection: Connection, day: date, until: date, currency: str) -> Money:
    """By how much the day's lines were sold above the menu's prices, where somebody said so."""
    left = sum(raised_by(row) for row in _RAISED.rows(connection, day=day, until=until))
    return Money(left + raised_moved(connection, day, until), currency)


_RAISED = Question(RAISED.join(OrderRow, OrderRow.order_id == LineRow.order_id).where(*COUNTED_ON))


def comps_cost(connection: Connection, day: date, until: date, currency: str) -> Money:
    """What was on us on the day at its cost, or at its price where nobody knows that."""
    return Money(count(connection, _COMPS, day=day, until=until), currency)


_COMPS = Question(worth_of_comps().join(OrderRow, OrderRow.order_id == ReductionRow.order_id).where(*COUNTED_ON))


def given_on(connection: Connection, days: Collection[date]) -> Counter[date]:
    """What was given to make things right on each of these trading days, in minor units."""
    given: Counter[date] = Counter()
    for asked in (_GESTURES_COST, _PRINTED):
        for day, minor in asked.stream(connection, days=tuple(days)):
            given[day] += int(minor)
    return given


_GESTURES_COST = Question(
    select(GestureRow.business_date, func.sum(GestureRow.cost_minor))
    .where(GestureRow.business_date.in_(DAYS))
    .group_by(GestureRow.business_date)
)
_PRINTED = Question(
    select(VoucherRow.business_date, func.sum(VoucherRow.amount_minor))
    .where(VoucherRow.business_date.in_(DAYS), VoucherRow.automatic)
    .group_by(VoucherRow.business_date)
)


def given_by_kind(connection: Connection, day: date) -> tuple[tuple[str, int], ...]:
    """How often each kind of gesture that cost something was made on the day, and a voucher printed; the most first."""
    times = Counter({row.kind: int(row.times) for row in _GESTURES.rows(connection, day=day)})
    times["voucher"] += count(connection, _PRINTED_TIMES, day=day)
    return tuple(sorted(((kind, number) for kind, number in times.items() if number), key=lambda of: (-of[1], of[0])))


_GESTURES = Question(
    select(GestureRow.kind, func.count().label("times"))
    .where(GestureRow.business_date == DAY, GestureRow.cost_minor > 0)
    .group_by(GestureRow.kind)
)
_PRINTED_TIMES = Question(select(func.count()).where(VoucherRow.business_date == DAY, VoucherRow.automatic))


def outstanding(connection: Connection, day: date, until: date) -> int:
    """What was left on the vouchers that were good on the day, by the end of the trading day `until`."""
    return count(connection, _OUTSTANDING, day=day, until=until)


def _outstanding() -> Question:
    used = (
        select(
            RedemptionRow.voucher_id,
            func.sum(RedemptionRow.amount_minor + RedemptionRow.lost_minor).label("minor"),
        )
        .where(RedemptionRow.business_date <= UNTIL)
        .group_by(RedemptionRow.voucher_id)
        .subquery()
    )
    stopped = case((VoucherRow.ended_on <= UNTIL, VoucherRow.stopped_minor), else_=0)
    left = VoucherRow.amount_minor - stopped - func.coalesce(used.c.minor, 0)
    honoured = and_(VoucherRow.honoured_on <= UNTIL, VoucherRow.honoured_until >= DAY)
    return Question(
        select(func.sum(left))
        .join(used, used.c.voucher_id == VoucherRow.voucher_id, isouter=True)
        .where(or_(VoucherRow.good_until >= DAY, honoured), VoucherRow.business_date <= UNTIL)
    )


_OUTSTANDING = _outstanding()


def by_every_tender(moved: Iterable[TenderTotal], currency: str) -> tuple[TenderTotal, ...]:
    """What moved by tender; every tender is there, also one that nobody used."""
    found = {each.tender: each for each in moved}
    return tuple(
        found.get(each) or TenderTotal(each, 0, Money(0, currency)) for each in dict.fromkeys((*TENDERS, *found))
    )


def vouchers_issued(connection: Connection, day: date) -> int:
    """How many vouchers were made out on the day."""
    return count(connection, _ISSUED, day=day)


_ISSUED = Question(select(func.count()).where(VoucherRow.business_date == DAY))


def vouchers_redeemed(connection: Connection, day: date) -> int:
    """How many vouchers were used on the day, those among them too that are good again since."""
    return sum(count(connection, each, day=day) for each in (_USED, _RESTORED))


_USED = Question(select(func.count()).select_from(RedemptionRow).where(RedemptionRow.business_date == DAY))
_RESTORED = Question(select(func.count()).select_from(RestoreRow).where(RestoreRow.redeemed_on == DAY))


def came_back(connection: Connection, day: date) -> tuple[int, int]:
    """Of the apology vouchers issued in the 30 days up to `day`: how many were used by its end, and how many in all.

    One that was cancelled by then counts no more, nor one that was replaced: the new one does.
    """
    used, issued = (count(connection, each, first=day - timedelta(days=29), day=day) for each in _CAME_BACK)
    return used, issued


def _came_back() -> tuple[Question, Question]:
    stopped = and_(VoucherRow.ended_on <= DAY, VoucherRow.left_minor == 0)
    back = VoucherRow.voucher_id.in_(select(RedemptionRow.voucher_id).where(RedemptionRow.business_date <= DAY))
    issued = (VoucherRow.business_date.between(bindparam("first"), DAY), or_(stopped.is_not(true()), back))
    all_ = select(func.count()).select_from(VoucherRow).where(*issued)
    return Question(all_.where(back)), Question(all_)


_CAME_BACK = _came_back()
