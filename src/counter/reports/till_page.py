"""What the Till page shows of a terminal: its drawers since the last close, what moved, what was taken, what waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import count
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select

from counter.kernel.ids import OrderId, StaffId, TerminalId
from counter.kernel.money import Money, total
from counter.orders.line_rows import ReductionRow
from counter.orders.model import VOUCHER, called_out
from counter.orders.tables import OrderRow
from counter.people.model import Staff
from counter.people.queries import names_of_everybody, read_staff
from counter.receipts.model import Sale
from counter.receipts.queries import open_tabs
from counter.receipts.series import z_series
from counter.reports.called_machines import this_machine
from counter.reports.taken import own_tenders, should_be, taken_since
from counter.settings.rights import sees_drawer
from counter.settings.rules import Settings
from counter.till.drawer_queries import (
    Close,
    DrawerDay,
    drawer_in_use,
    drawer_since,
    drawers_since,
    last_close,
    said_of,
)
from counter.till.drawer_tables import CashMoveRow, DrawerCountRow, DrawerOpeningRow, DrawerSessionRow
from counter.till.received_tables import ReceivedRow
from counter.till.rules import CARD, CASH
from counter.till.tables import (
    PaymentReturnRow,
    PaymentRow,
    RefundRow,
    RefundTenderRow,
    TenderChangeRow,
    TipRow,
)
from counter.till.till_report import KindSum, OwnTenderSum, TenderSum, z_number

FLOAT, SALE, REFUND, MOVED, OPENED, COUNTED = "float", "sale", "refund", "moved", "opened", "counted"
RETURNED, CHANGED, TIP, RECEIVED = "returned", "changed", "tip", "received"
"""What can happen to a drawer."""
_MOST = 300
"""So many of each kind are told one by one, the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """Something that happened at a till at the aware time `at`, by somebody; `amount` None where it moved nothing.

    What is of an order names it; `tendered` and `change` are of a sale. `reason` of what was received says what for.
    """

    kind: str
    seq: int
    at: datetime
    by: str
    amount: Money | None
    reason: str = ""
    order: str = ""
    customer: str = ""
    tendered: Money | None = None
    change: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TillNow:
    """A terminal's till since its last close. `who` asks; `in_use` is the drawer that cash goes into.

    They see what should be in a drawer, or not (`sees`). `next_drawer` is one more that can be opened. `moved` is the
    newest first; `taken` by tender, each with the number of its orders; `refunds` is how many in cash. `next_z` is the
    number of the next Z as it will be printed. `machine` is what people call this terminal, "" where it is alone.
    """

    who: Staff
    sees: bool
    close: Close
    next_z: str
    in_use: str
    days: tuple[DrawerDay, ...]
    float_by: dict[str, str]
    moved: tuple[Movement, ...]
    taken: tuple[TenderSum, ...]
    refunds: int
    tips: Money
    vouchers: KindSum
    card_expected: Money
    card_over_short: Money | None
    own_tenders: tuple[OwnTenderSum, ...]
    next_drawer: DrawerDay
    tabs: tuple[Sale, ...]
    machine: str = ""


def till_now(
    connection: Connection, terminal: TerminalId, by: StaffId, settings: Settings, since: date = date.min
) -> TillNow:
    """The till of this terminal as it is now, for who is signed in; with the tabs open `since` a trading day."""
    people = {person.staff_id: person for person in read_staff(connection)}
    close, currency = last_close(connection, terminal), settings.currency
    asks = _Asks(connection, terminal, close, currency, names_of_everybody(connection))
    moved = sorted(asks.moved(), key=attrgetter("seq"), reverse=True)
    days = drawers_since(connection, close, terminal, currency)
    names = {day.sums.drawer for day in days}
    another = next(str(nth) for nth in count(1) if str(nth) not in names)
    taken = taken_since(connection, terminal, close.last_seq, currency)
    card, by_card = said_of(days, CARD), should_be(connection, terminal, close.last_seq, CARD, currency)
    return TillNow(
        who=people[by],
        sees=sees_drawer(settings.limits, people[by].role),
        close=close,
        next_z=_next_z(connection, close, terminal),
        in_use=drawer_in_use(connection, close, terminal),
        days=days,
        float_by=asks.float_by(),
        moved=tuple(moved),
        taken=tuple(each for each in taken.tenders if each.count or each.amount),
        refunds=sum(each.kind == REFUND for each in moved),
        tips=total((tip.amount for tip in taken.tips(asks.names)), currency),
        vouchers=asks.vouchers(taken.orders),
        card_expected=by_card,
        card_over_short=None if card is None else card - by_card,
        own_tenders=own_tenders(connection, terminal, close.last_seq, settings.tenders, days),
        tabs=open_tabs(connection, since),
        machine=this_machine(connection, terminal),
        next_drawer=drawer_since(connection, close, terminal, currency, another),
    )


def _next_z(connection: Connection, close: Close, terminal: TerminalId) -> str:
    return z_number(close.number + 1, z_series(connection, terminal))


@dataclass(frozen=True, slots=True)
class _Asks:
    connection: Connection
    terminal: TerminalId
    close: Close
    currency: str
    names: dict[UUID, str]

    def moved(self) -> Iterator[Movement]:
        yield from self._sales()
        yield from self._returned()
        yield from self._changed()
        yield from self._tips()
        yield from self._received()
        yield from self._refunds()
        for row in self._rows(DrawerSessionRow):
            yield self._movement(FLOAT, row, row.float_minor)
        for row in self._rows(CashMoveRow):
            yield self._movement(MOVED, row, row.amount_minor, row.reason)
        for row in self._rows(DrawerOpeningRow):
            yield self._movement(OPENED, row, None, row.reason)
        for row in self._rows(DrawerCountRow):
            yield self._movement(COUNTED, row, row.counted_minor)

    def float_by(self) -> dict[str, str]:
        """Who counted each drawer's float."""
        return {row.drawer: self._name(row.by) for row in self._rows(DrawerSessionRow)}

    def vouchers(self, orders: frozenset[OrderId]) -> KindSum:
        """What vouchers took off these orders."""
        used = select(func.count(ReductionRow.source.distinct()), func.sum(ReductionRow.amount_minor))
        wanted = used.where(ReductionRow.kind == VOUCHER, ReductionRow.order_id.in_(orders))
        many, minor = self.connection.execute(wanted).one()
        return KindSum(VOUCHER, many, self._money(minor or 0))

    def _sales(self) -> Iterator[Movement]:
        for row in self._of_orders(PaymentRow, PaymentRow.tender == CASH):
            given, change = self._money(row.tendered_minor), self._money(row.change_minor)
            move = self._of_order(SALE, row, row.taken_at, row.taken_by, (given - change).minor)
            yield replace(move, tendered=given, change=change)

    def _returned(self) -> Iterator[Movement]:
        for row in self._of_orders(PaymentReturnRow, PaymentReturnRow.tender == CASH):
            minor = -(row.amount_minor + row.tip_minor)
            yield self._of_order(RETURNED, row, row.returned_at, row.returned_by, minor)

    def _changed(self) -> Iterator[Movement]:
        """What was put down to cash and did not come so, or the other way round."""
        of_cash = (TenderChangeRow.was == CASH) | (TenderChangeRow.now == CASH)
        for row in self._of_orders(TenderChangeRow, of_cash):
            came = row.amount_minor + row.tip_minor
            minor = -came if row.was == CASH else came + row.more_minor
            yield self._of_order(CHANGED, row, row.changed_at, row.changed_by, minor, row.reason)

    def _tips(self) -> Iterator[Movement]:
        for row in self._of_orders(TipRow, TipRow.tender == CASH):
            yield self._of_order(TIP, row, row.added_at, row.added_by, row.tip_minor)

    def _received(self) -> Iterator[Movement]:
        wanted = self._since(select(ReceivedRow.__table__), ReceivedRow).where(ReceivedRow.tender == CASH)
        for row in self.connection.execute(wanted.order_by(ReceivedRow.seq.desc()).limit(_MOST)):
            yield Movement(
                kind=RECEIVED,
                seq=row.seq,
                at=row.received_at,
                by=self._name(row.received_by),
                amount=self._money(row.amount_minor),
                reason=row.what,
            )

    def _refunds(self) -> Iterator[Movement]:
        back = RefundTenderRow.amount_minor.label("back")
        wanted = self._with_order(RefundRow, back).join(
            RefundTenderRow, RefundTenderRow.refund_id == RefundRow.refund_id
        )
        newest = self._since(wanted, RefundRow).where(RefundTenderRow.tender == CASH)
        for row in self.connection.execute(newest.order_by(RefundRow.seq.desc()).limit(_MOST)):
            yield self._of_order(REFUND, row, row.refunded_at, row.refunded_by, -row.back, row.reason)

    def _with_order(self, table: Any, *more: Any) -> Any:
        wanted = select(table.__table__, *more, *_ORDER).select_from(table)
        return wanted.join(OrderRow, OrderRow.order_id == table.order_id)

    def _of_orders(self, table: Any, condition: Any) -> list[Any]:
        wanted = self._since(self._with_order(table), table).where(condition)
        return list(self.connection.execute(wanted.order_by(table.seq.desc()).limit(_MOST)))

    def _of_order(self, kind: str, row: Any, at: datetime, by: UUID, minor: int, reason: str = "") -> Movement:
        return Movement(
            kind=kind,
            seq=row.seq,
            at=at,
            by=self._name(by),
            amount=self._money(minor),
            reason=reason,
            order=called_out(row.series, row.number, row.nth),
            customer=row.customer,
        )

    def _rows(self, table: Any) -> list[Any]:
        wanted = self._since(select(table.__table__), table).order_by(table.seq.desc()).limit(_MOST)
        return list(self.connection.execute(wanted))

    def _since(self, wanted: Any, table: Any) -> Any:
        return wanted.where(table.terminal == self.terminal, table.seq > self.close.last_seq)

    def _movement(self, kind: str, row: Any, minor: int | None, reason: str = "") -> Movement:
        amount = None if minor is None else self._money(minor)
        return Movement(kind=kind, seq=row.seq, at=row.at, by=self._name(row.by), amount=amount, reason=reason)

    def _name(self, by: UUID) -> str:
        return self.names.get(by, "")

    def _money(self, minor: int) -> Money:
        return Money(minor, self.currency)


_ORDER = (OrderRow.series, OrderRow.number, OrderRow.nth, OrderRow.customer)
