"""The day in figures: promised, kept, made right, taken, given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, and_, func, not_, or_, select

from counter.kernel.ids import OrderId
from counter.kernel.money import Money, total
from counter.orders.model import ReductionKind, called_out
from counter.orders.tables import OrderRow
from counter.people.queries import names_of_everybody
from counter.promises.tables import PromiseRow, ResetRow, WaitRow
from counter.receipts.queries import OF_SALE
from counter.receipts.tables import ReceiptRow
from counter.recovery.moment_queries import asked_on, good_moments
from counter.recovery.rules import CAUSES
from counter.reports.account_books import AccountFigures, account_figures
from counter.reports.day import money_figures as money
from counter.reports.day.counted import COUNTED, COUNTED_ON, DAY, FIRST, LAST, UNTIL, count
from counter.reports.day.mishaps_of_day import HAD_LEFT, MADE_RIGHT, MishapOfDay, mishaps_of_day, waited
from counter.reports.day.money_figures import vouchers_issued, vouchers_redeemed
from counter.reports.day.money_moved import money_moved
from counter.reports.day.tender_total import TenderTotal
from counter.reports.day.voids import DayVoid, day_voids
from counter.reports.hours import StaffDay, shared_tips, staff_day
from counter.settings.rules import Settings
from counter.store.prepared import Question
from counter.till.waste_queries import WastedOnADay, waste_of


@dataclass(frozen=True, slots=True)
class FirstPromise:
    """A first promise of the day and what came of it; `ready_at` is None while it is not ready.

    `second_due` is the new promise, where they were told one. `given_later`: nothing was promised as it was placed. An
    order for later counts from when it came to the bar. `called` is the number of its order.
    """

    order_id: OrderId
    placed_at: datetime
    due: datetime
    ready_at: datetime | None
    told_before: bool
    was_reset: bool
    given_later: bool
    second_due: datetime | None = None
    called: str = ""

    def kept(self, now: datetime, grace: timedelta = timedelta()) -> bool | None:
        """Whether it was kept, or missed by no more than `grace`; None while that is open."""
        if self.ready_at is not None:
            return self.ready_at <= self.due + grace
        return False if now > self.due + grace else None

    def second_kept(self, now: datetime) -> bool | None:
        """Whether the new promise that was told them was kept; None while that is open, and where none was told."""
        if self.second_due is None:
            return None
        if self.ready_at is not None:
            return self.ready_at <= self.second_due
        return False if now > self.second_due else None

    def past(self, now: datetime) -> timedelta:
        """How long after its promise it was ready, or how long it is overdue; nothing where nobody waits any more."""
        return waited(self.due, now if self.ready_at is None else self.ready_at) or timedelta()


@dataclass(frozen=True, slots=True)
class Quoted:
    """Something that went well, in somebody's `words`; `thanks` is the name of whom it thanks, or ""."""

    words: str
    thanks: str


@dataclass(frozen=True, slots=True)
class DayFigures:
    """One trading day. `sales` are the lines as sold before their `reductions`; `takings` money in less refunds.

    `comps_cost` is what the lines that were on us cost the shop, or their price where nobody knows that. `unpromised`
    counts the orders that had no promise. `payments` and `refunds` are by tender; `rounding` is what rounding cash
    added to the payments; `tips` are in none of them. `grace` is how late an order may be before a voucher prints.
    `outstanding`, what was made right and which vouchers came back are as of one moment. `staff` has everybody's
    hours, and the tips that were for them; `shared_tips` are those that were for all. `voids` were thrown away before
    they were placed; `waste` are goods that were. So often customers `asked_again` about an order. `raised` is by
    how much lines were sold above the menu's prices.
    """

    day: date
    orders: int
    promises: tuple[FirstPromise, ...]
    unpromised: int
    grace: timedelta
    mishaps: tuple[MishapOfDay, ...]
    asked_again: int
    good_moments: tuple[Quoted, ...]
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

    @property
    def made_right(self) -> int:
        """How many mishaps a person answered."""
        return sum(each.state == MADE_RIGHT for each in self.mishaps)

    @property
    def had_left(self) -> int:
        """How many customers had left before anybody spoke to them."""
        return sum(each.state == HAD_LEFT for each in self.mishaps)

    @property
    def mishaps_by_kind(self) -> tuple[tuple[str, int], ...]:
        """How often each kind happened, the most first."""
        counted_ = Counter(each.kind for each in self.mishaps)
        return tuple(sorted(counted_.items(), key=lambda each: (-each[1], each[0])))

    @property
    def by_cause(self) -> tuple[tuple[str, int], ...]:
        """How often it came from where, in the order of `CAUSES`; what nobody said comes as "" at the end."""
        counted_ = Counter(each.cause for each in self.mishaps)
        return tuple((cause, counted_[cause]) for cause in (*CAUSES, "") if counted_[cause])

    @property
    def given_back(self) -> Money:
        """What they got back of what went wrong on the day."""
        return total((each.given for each in self.mishaps), self.takings.currency)

    @property
    def minutes_lost(self) -> int:
        """The whole minutes that what went wrong cost customers."""
        return sum((each.cost_them for each in self.mishaps), timedelta()) // timedelta(minutes=1)

    def past_promise(self, now: datetime) -> timedelta:
        """How long customers waited beyond their first promises, all of them together, as of `now`."""
        return sum((each.past(now) for each in self.promises), timedelta())


def _quoted(connection: Connection, day: date) -> tuple[Quoted, ...]:
    names = names_of_everybody(connection)
    moments = good_moments(connection, day)
    return tuple(Quoted(each.words, names.get(each.thanks, "") if each.thanks else "") for each in moments)


def day_figures(connection: Connection, day: date, settings: Settings, *, until: date | None = None) -> DayFigures:
    """The figures of a trading day as they were when it was over, or when the later trading day `until` was.

    What happens later (an answer, a cancelled order, a voucher that comes back) moves none of them.
    """
    until = until or day
    currency = settings.currency
    mishaps = mishaps_of_day(connection, day, until, settings)
    moved = money_moved(connection, day, day, currency)
    return DayFigures(
        day=day,
        orders=count(connection, _ORDERS, day=day, until=until),
        promises=first_promises(connection, day, day, until=until),
        unpromised=len(without_promise(connection, day, day, until=until)),
        grace=settings.grace,
        mishaps=mishaps,
        asked_again=asked_on(connection, day),
        good_moments=_quoted(connection, day),
        vouchers_issued=vouchers_issued(connection, day),
        vouchers_redeemed=vouchers_redeemed(connection, day),
        outstanding=Money(money.outstanding(connection, day, until), currency),
        sales=Money(money.sales(connection, day, until), currency),
        reductions=money.reductions(connection, day, until, currency),
        comps_cost=money.comps_cost(connection, day, until, currency),
        raised=money.raised(connection, day, until, currency),
        takings=moved.takings,
        payments=money.by_every_tender(moved.payments, currency),
        refunds=money.by_every_tender(moved.refunds, currency),
        rounding=moved.rounding,
        tips=moved.tips,
        given=Money(money.given_on(connection, (day,))[day], currency),
        receipts=count(connection, _RECEIPTS, day=day),
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
    rows = _FIRST_PROMISES.rows(connection, first=first_day, last=last_day, until=until or date.max)
    promises = (
        FirstPromise(
            OrderId(row.order_id),
            row.placed_at,
            row.due,
            row.ready_at,
            told_before=bool(row.told) and row.reset_at < row.due,
            was_reset=row.reset_at is not None,
            given_later=row.said_at is not None,
            second_due=row.new_due if row.told else None,
            called=called_out(row.series, row.number, 0),
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
    rows = _WITHOUT.rows(connection, first=first_day, last=last_day, until=until or date.max)
    return tuple(OrderId(row.order_id) for row in rows)


def judge(
    promises: Iterable[FirstPromise], now: datetime, grace: timedelta
) -> tuple[list[FirstPromise], list[FirstPromise], int]:
    """The kept and the missed as of `now`, and how many were kept within the grace. What is open is in none."""
    judged = [(promise, promise.kept(now)) for promise in promises]
    kept = [promise for promise, was_kept in judged if was_kept]
    missed = [promise for promise, was_kept in judged if was_kept is False]
    return kept, missed, len(kept) + sum(bool(promise.kept(now, grace)) for promise in missed)


_ORDERS = Question(select(func.count()).where(*COUNTED_ON))
_RECEIPTS = Question(select(func.count()).where(ReceiptRow.business_date == DAY, OF_SALE))
_COUNTED = (OrderRow.business_date.between(FIRST, LAST), *COUNTED)
_HAS_NONE = or_(WaitRow.promised_on.is_(None), WaitRow.promised_on > UNTIL)
"""Of an order that was placed without a promise: whether it had got none by then."""
_FIRST_PROMISES = Question(
    select(
        OrderRow.order_id,
        OrderRow.series,
        OrderRow.number,
        func.coalesce(OrderRow.came_at, OrderRow.placed_at).label("placed_at"),
        OrderRow.ready_at,
        PromiseRow.due,
        ResetRow.told,
        ResetRow.due.label("new_due"),
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
    .where(*_COUNTED, or_(WaitRow.order_id.is_(None), not_(_HAS_NONE)))
)
_WITHOUT = Question(
    select(OrderRow.order_id).join(WaitRow, WaitRow.order_id == OrderRow.order_id).where(*_COUNTED, _HAS_NONE)
)
