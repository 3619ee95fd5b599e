"""The day in figures: promised, kept, made right, taken, given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, func, not_, or_, select

from counter.kernel.ids import OrderId
from counter.kernel.money import Money
from counter.orders.model import ReductionKind
from counter.orders.tables import OrderRow
from counter.promises.tables import PromiseRow, ResetRow, WaitRow
from counter.receipts.tables import ReceiptRow
from counter.recovery.tables import MishapRow
from counter.reports.account_books import AccountFigures, account_figures
from counter.reports.day import money_figures as money
from counter.reports.day.counted import count, counted, counted_on
from counter.reports.day.money_figures import TenderTotal, vouchers_redeemed
from counter.reports.day.voids import DayVoid, day_voids
from counter.reports.hours import StaffDay, shared_tips, staff_day
from counter.settings.rules import Settings
from counter.till.waste_queries import WastedOnADay, waste_of
from counter.vouchers.tables import VoucherRow


@dataclass(frozen=True, slots=True)
class FirstPromise:
    """A first promise of the day and what came of it; `ready_at` is None while it is not ready.

    `given_later`: nothing was promised as it was placed. An order for later counts from when it came to the bar.
    """

    order_id: OrderId
    placed_at: datetime
    due: datetime
    ready_at: datetime | None
    told_before: bool
    was_reset: bool
    given_later: bool

    def kept(self, now: datetime, grace: timedelta = timedelta()) -> bool | None:
        """Whether it was kept, or missed by no more than `grace`; None while that is open."""
        if self.ready_at is not None:
            return self.ready_at <= self.due + grace
        return False if now > self.due + grace else None


@dataclass(frozen=True, slots=True)
class DayFigures:
    """One trading day. `sales` are the lines as sold before their `reductions`; `takings` money in less refunds.

    `comps_cost` is what the lines that were on us cost the shop, or their price where nobody knows that. `unpromised`
    counts the orders that had no promise. `payments` and `refunds` are by tender; `rounding` is what rounding cash
    added to the payments; `tips` are in none of them. `grace` is how late an order may be before a voucher prints.
    `outstanding`, what was made right and which vouchers came back are as of one moment. `staff` has everybody's
    hours, and the tips that were for them; `shared_tips` are those that were for all. `voids` were thrown away before
    they were placed; `waste` are goods that were. `raised` is by how much lines were sold above the menu's prices.
    """

    day: date
    orders: int
    promises: tuple[FirstPromise, ...]
    unpromised: int
    grace: timedelta
    mishaps: int
    made_right: int
    mishaps_by_kind: tuple[tuple[str, int], ...]
    vouchers_issued: int
    vouchers_redeemed: int
    outstanding: Money
    sales: Money
    reductions: tuple[tuple[ReductionKind, Money], ...]
    comps_cost: Money
    takings: Money
    payments: tuple[TenderTotal, ...]
    refunds: tuple[TenderTotal, ...]
    rounding: Money
    tips: Money
    given: Money
    receipts: int
    accounts: AccountFigures
    staff: tuple[StaffDay, ...]
    shared_tips: Money
    voids: tuple[DayVoid, ...] = ()
    waste: tuple[WastedOnADay, ...] = ()
    raised: Money | None = None


def day_figures(connection: Connection, day: date, settings: Settings, *, until: date | None = None) -> DayFigures:
    """The figures of a trading day as they were when it was over, or when the later trading day `until` was.

    What happens later (an answer, a cancelled order, a voucher that comes back) moves none of them.
    """
    until = until or day
    currency = settings.currency
    kinds = _mishaps(connection, day, until)
    payments, tips = money.payments(connection, day, currency)
    refunded = money.refunded(connection, day)
    return DayFigures(
        day=day,
        orders=count(connection, select(func.count()).where(*counted_on(day, until))),
        promises=first_promises(connection, day, day, until=until),
        unpromised=len(without_promise(connection, day, day, until=until)),
        grace=settings.grace,
        mishaps=sum(total for _, total, _ in kinds),
        made_right=sum(answered for _, _, answered in kinds),
        mishaps_by_kind=tuple((kind, total) for kind, total, _ in kinds),
        vouchers_issued=count(connection, select(func.count()).where(VoucherRow.business_date == day)),
        vouchers_redeemed=vouchers_redeemed(connection, day),
        outstanding=Money(money.outstanding(connection, day, until), currency),
        sales=Money(money.sales(connection, day, until), currency),
        reductions=money.reductions(connection, day, until, currency),
        comps_cost=money.comps_cost(connection, day, until, currency),
        raised=money.raised(connection, day, until, currency),
        takings=Money(sum(each.amount.minor for each in payments) - refunded, currency),
        payments=payments,
        refunds=money.refunds(connection, day, currency),
        rounding=Money(money.rounding(connection, day), currency),
        tips=tips,
        given=Money(money.given(connection, day), currency),
        receipts=count(
            connection, select(func.count()).where(ReceiptRow.business_date == day, ReceiptRow.refund_id.is_(None))
        ),
        accounts=account_figures(connection, day, currency),
        staff=staff_day(connection, day, settings),
        shared_tips=shared_tips(connection, day, currency),
        voids=day_voids(connection, day),
        waste=waste_of(connection, day, currency),
    )


def first_promises(
    connection: Connection, first_day: date, last_day: date, *, until: date | None = None
) -> tuple[FirstPromise, ...]:
    """Every first promise of these trading days, in the order in which they were made.

    Remakes are left out, and orders that were cancelled, or cancelled by the end of the trading day `until`; so is a
    promise that an order without one got after that.
    """
    rows = connection.execute(
        select(
            OrderRow.order_id,
            func.coalesce(OrderRow.came_at, OrderRow.placed_at).label("placed_at"),
            OrderRow.ready_at,
            PromiseRow.due,
            ResetRow.told,
            ResetRow.reset_at,
            WaitRow.said_at,
        )
        .join(PromiseRow, PromiseRow.order_id == OrderRow.order_id)
        .join(
            ResetRow,
            and_(ResetRow.order_id == OrderRow.order_id, ResetRow.nth == 1, not_(ResetRow.asked)),
            isouter=True,
        )
        .join(WaitRow, WaitRow.order_id == OrderRow.order_id, isouter=True)
        .where(
            OrderRow.business_date.between(first_day, last_day),
            *counted(until),
            or_(WaitRow.order_id.is_(None), not_(_has_no_promise(until))),
        )
    )
    promises = (
        FirstPromise(
            OrderId(row.order_id),
            row.placed_at,
            row.due,
            row.ready_at,
            told_before=bool(row.told) and row.reset_at < row.due,
            was_reset=row.reset_at is not None,
            given_later=row.said_at is not None,
        )
        for row in rows
    )
    return tuple(sorted(promises, key=lambda promise: promise.placed_at))  # asked to sort, SQLite reads every order


def without_promise(
    connection: Connection, first_day: date, last_day: date, *, until: date | None = None
) -> tuple[OrderId, ...]:
    """The orders of these trading days that were promised no time, at least not by the end of the trading day `until`.

    The same are left out as of the promises.
    """
    wanted = (
        select(OrderRow.order_id)
        .join(WaitRow, WaitRow.order_id == OrderRow.order_id)
        .where(OrderRow.business_date.between(first_day, last_day), *counted(until), _has_no_promise(until))
    )
    return tuple(map(OrderId, connection.execute(wanted).scalars()))


def judge(
    promises: Iterable[FirstPromise], now: datetime, grace: timedelta
) -> tuple[list[FirstPromise], list[FirstPromise], int]:
    """The kept and the missed as of `now`, and how many were kept within the grace. What is open is in none."""
    judged = [(promise, promise.kept(now)) for promise in promises]
    kept = [promise for promise, was_kept in judged if was_kept]
    missed = [promise for promise, was_kept in judged if was_kept is False]
    return kept, missed, len(kept) + sum(bool(promise.kept(now, grace)) for promise in missed)


def _has_no_promise(until: date | None) -> ColumnElement[bool]:
    """Of an order that was placed without one: whether it has got none since, or none by then."""
    none = WaitRow.promised_on.is_(None)
    return none if until is None else or_(none, WaitRow.promised_on > until)


def _mishaps(connection: Connection, day: date, until: date) -> list[tuple[str, int, int]]:
    answered = func.count().filter(MishapRow.answered_on <= until)
    wanted = (
        select(MishapRow.kind, func.count().label("total"), answered.label("answered"))
        .where(MishapRow.business_date == day)
        .group_by(MishapRow.kind)
        .order_by(func.count().desc(), MishapRow.kind)
    )
    return [(row.kind, row.total, row.answered) for row in connection.execute(wanted)]
