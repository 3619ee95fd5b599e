"""What went wrong on a day, one by one: what it cost whom it went wrong for, and how soon it was right again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from counter.kernel.ids import MishapId, OrderId
from counter.kernel.money import Money
from counter.orders.model import called_out
from counter.orders.tables import OrderRow
from counter.people.queries import the_app_itself
from counter.promises.tables import PromiseRow
from counter.recovery.facts import ALL_RIGHT, LEFT, NOTHING
from counter.recovery.rules import LATE
from counter.recovery.standing_queries import Standing, standing
from counter.recovery.tables import GestureRow, MishapRow
from counter.reports.day.counted import DAY, UNTIL
from counter.settings.rules import Settings
from counter.store.prepared import Question
from counter.till.tables import RefundRow
from counter.vouchers.tables import VoucherRow

LONGEST_WAIT = timedelta(hours=6)
"""Nobody waits longer in a coffee shop: what took that long was forgotten, and is not minutes of anybody. As a length
of time it leaves past days as they were, whatever zone the shop is in later."""
OPEN, MADE_RIGHT, HAD_LEFT = "open", "made right", "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class MishapOfDay:
    """Something that went wrong on a day, as it stood when that was over. `called` is its order's number, or "".

    `state` is OPEN, MADE_RIGHT, or HAD_LEFT before anybody spoke to them. `past_promise` is how long after the first
    promise their order was ready, where it is about that; `given` what they got back, refunds and vouchers too.
    `first_word` is how long they waited until somebody spoke or did something, `settled` until they said that they are
    all right, or the last was done where nobody asked; None while that did not happen. `by_first`: whoever knew of it
    first settled it, and nobody else had to speak to them; who said yes to what they gave did not.
    """

    mishap_id: MishapId
    order_id: OrderId | None
    called: str
    kind: str
    severity: str
    station: str
    cause: str
    opened_at: datetime
    state: str
    past_promise: timedelta | None
    given: Money
    first_word: timedelta | None
    settled: timedelta | None
    by_first: bool

    @property
    def cost_them(self) -> timedelta:
        """The time that it cost its customer: beyond the promise, or from saying so until it was right again."""
        time = self.past_promise if self.kind == LATE else self.settled
        return time or timedelta()


def mishaps_of_day(connection: Connection, day: date, until: date, settings: Settings) -> tuple[MishapOfDay, ...]:
    """Everything that went wrong on a trading day, the oldest first, as it stood when the day `until` was over.

    What did not come to it is left out.
    """
    rows = _MISHAPS.rows(connection, day=day)
    if not rows:
        return ()
    about = _About(connection, rows, until)
    return tuple(_of_day(row, about, settings.currency) for row in rows)


_CAME_TO_IT = (MishapRow.business_date == DAY, MishapRow.closed_as != NOTHING)
_MISHAPS = Question(
    select(MishapRow.__table__, OrderRow.series, OrderRow.number, OrderRow.nth, OrderRow.ready_at, PromiseRow.due)
    .join(OrderRow, OrderRow.order_id == MishapRow.order_id, isouter=True)
    .join(PromiseRow, PromiseRow.order_id == MishapRow.order_id, isouter=True)
    .where(*_CAME_TO_IT)
    .order_by(MishapRow.opened_at, OrderRow.number, MishapRow.mishap_id)
)
_WHICH = Question(select(MishapRow.mishap_id).where(*_CAME_TO_IT))


def made_right_on(connection: Connection, day: date) -> tuple[int, int]:
    """Of what went wrong on a trading day: how much was made right when it was over, and how much it was in all."""
    stood = [standing(connection, MishapId(each), day) for (each,) in _WHICH.stream(connection, day=day)]
    return sum(_state(each) == MADE_RIGHT for each in stood), len(stood)


class _About:
    """What came of mishaps by the end of a trading day, and what was given back for them, in minor units."""

    def __init__(self, connection: Connection, rows: Sequence[Any], until: date) -> None:
        mishaps: list[UUID] = [row.mishap_id for row in rows]
        self.standing = {each: standing(connection, MishapId(each), until) for each in mishaps}
        self.given: Counter[UUID] = Counter()
        self.itself = the_app_itself(connection)
        made: set[UUID | None] = set()
        for row in _GESTURES.rows(connection, of=mishaps, until=until):
            made.add(row.made)
            self.given[row.mishap_id] += row.cost_minor
        for mishap_id, minor in _back(connection, rows, made, until):
            self.given[mishap_id] += minor


def _back(
    connection: Connection, rows: Sequence[Any], made: Collection[UUID | None], until: date
) -> Iterator[tuple[UUID, int]]:
    """What went back by no gesture: the voucher that prints by itself, and a refund, for what went wrong last."""
    orders = {row.order_id: row for row in rows if row.order_id is not None}
    for row in _VOUCHERS.rows(connection, of=list(orders), until=until):
        yield row.mishap_id, row.amount_minor
    for refund in _REFUNDS.rows(connection, of=list(orders), until=until):
        before = [r for r in rows if r.order_id == refund.order_id and r.opened_at <= refund.refunded_at]
        if before and refund.refund_id not in made:
            yield before[-1].mishap_id, refund.amount_minor


_OF: Any = bindparam("of", expanding=True)
_GESTURES = Question(
    select(GestureRow.__table__).where(GestureRow.mishap_id.in_(_OF), GestureRow.business_date <= UNTIL)
)
_VOUCHERS = Question(
    select(VoucherRow.mishap_id, VoucherRow.amount_minor).where(
        VoucherRow.order_id.in_(_OF), VoucherRow.automatic, VoucherRow.business_date <= UNTIL
    )
)
_REFUNDS = Question(select(RefundRow.__table__).where(RefundRow.order_id.in_(_OF), RefundRow.business_date <= UNTIL))


def _of_day(row: Any, about: _About, currency: str) -> MishapOfDay:
    stood = about.standing[row.mishap_id]
    settled = _settled(row.opened_at, stood)
    return MishapOfDay(
        mishap_id=row.mishap_id,
        order_id=row.order_id,
        called="" if row.number is None else called_out(row.series, row.number, row.nth),
        kind=row.kind,
        severity=row.severity,
        station=row.station,
        cause=row.cause,
        opened_at=row.opened_at,
        state=_state(stood),
        past_promise=_past_promise(row),
        given=Money(about.given[row.mishap_id], currency),
        first_word=_soon(row.opened_at, stood.first_answered_at),
        settled=settled,
        by_first=settled is not None and not stood.was_reopened and len(stood.people - {about.itself}) == 1,
    )


def _state(stood: Standing) -> str:
    if stood.answered_at is not None:
        return MADE_RIGHT
    return HAD_LEFT if stood.closed_as == LEFT else OPEN


def _settled(opened_at: datetime, stood: Standing) -> timedelta | None:
    if stood.answered_at is None:
        return None
    asked = _soon(opened_at, stood.closed_at) if stood.closed_as == ALL_RIGHT else None
    return _soon(opened_at, stood.answered_at) if asked is None else asked


def _past_promise(row: Any) -> timedelta | None:
    return waited(row.due, row.ready_at) if row.kind == LATE and row.due is not None else None


def _soon(begin: datetime, at: datetime | None) -> timedelta | None:
    """From then until `at`, which may be a little before; None where it did not come to it for hours."""
    return None if at is None or at - begin > LONGEST_WAIT else max(at - begin, timedelta())


def waited(due: datetime, until: datetime | None) -> timedelta | None:
    """How long after its promise an order was ready; None where it was in time, or nobody waited for it any more."""
    return until - due if until is not None and timedelta() < until - due <= LONGEST_WAIT else None


def middle(times: Iterable[timedelta | None]) -> timedelta | None:
    """The middle one of those that are there, between two of them half-way; None of none."""
    known = sorted(each for each in times if each is not None)
    if not known:
        return None
    half = len(known) // 2
    return known[half] if len(known) % 2 else (known[half - 1] + known[half]) / 2
