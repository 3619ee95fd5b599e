"""What the Till page shows of a terminal: its drawers since the last close, what moved, what was taken, what waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select

from counter.kernel.ids import StaffId, TerminalId
from counter.kernel.money import Money
from counter.orders.line_rows import ReductionRow
from counter.orders.model import VOUCHER, called_out
from counter.orders.tables import OrderRow
from counter.people.model import Staff
from counter.people.queries import read_staff
from counter.till.drawer_queries import Close, DrawerDay, drawer_in_use, drawers_since, last_close
from counter.till.drawer_tables import CashMoveRow, DrawerCountRow, DrawerOpeningRow, DrawerSessionRow
from counter.till.rules import CARD, CASH
from counter.till.tables import PaymentRow, RefundRow, RefundTenderRow
from counter.till.till_report import KindSum, TenderSum

FLOAT, SALE, REFUND, MOVED, OPENED, COUNTED = "float", "sale", "refund", "moved", "opened", "counted"
"""What can happen to a drawer."""
_MOST = 300
"""So many of each kind are told one by one, the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """Something that happened at a till at the aware time `at`, by somebody; `amount` None where it moved nothing.

    A sale and a refund name the order; `tendered` and `change` are of a sale.
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

    `moved` is the newest first; `taken` by tender, each with the number of its orders; `refunds` is how many in cash.
    """

    who: Staff
    close: Close
    in_use: str
    days: tuple[DrawerDay, ...]
    float_by: dict[str, str]
    moved: tuple[Movement, ...]
    taken: tuple[TenderSum, ...]
    refunds: int
    tips: Money
    vouchers: KindSum
    card_over_short: Money | None


def till_now(connection: Connection, terminal: TerminalId, by: StaffId, currency: str) -> TillNow:
    """The till of this terminal as it is now, for who is signed in."""
    people = {person.staff_id: person for person in read_staff(connection)}
    close = last_close(connection, terminal)
    asks = _Asks(connection, terminal, close, currency, {key: person.name for key, person in people.items()})
    moved = sorted(asks.moved(), key=attrgetter("seq"), reverse=True)
    days = drawers_since(connection, close, terminal, currency)
    taken, tips = asks.taken()
    said = [day.card_counted for day in days if day.card_counted is not None]
    return TillNow(
        who=people[by],
        close=close,
        in_use=drawer_in_use(connection, close, terminal),
        days=days,
        float_by=asks.float_by(),
        moved=tuple(moved),
        taken=taken,
        refunds=sum(each.kind == REFUND for each in moved),
        tips=tips,
        vouchers=asks.vouchers(),
        card_over_short=said[-1] - asks.card() if said else None,
    )


@dataclass(frozen=True, slots=True)
class _Asks:
    connection: Connection
    terminal: TerminalId
    close: Close
    currency: str
    names: dict[UUID, str]

    def moved(self) -> Iterator[Movement]:
        yield from self._sales()
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

    def taken(self) -> tuple[tuple[TenderSum, ...], Money]:
        """What was taken by each tender, and the tips."""
        sums = func.sum(PaymentRow.amount_minor), func.sum(PaymentRow.tip_minor)
        wanted = select(PaymentRow.tender, func.count(PaymentRow.order_id.distinct()), *sums)
        rows = self.connection.execute(self._since(wanted, PaymentRow).group_by(PaymentRow.tender)).all()
        taken = (TenderSum(tender, count, self._money(minor)) for tender, count, minor, _ in rows)
        return tuple(sorted(taken, key=lambda each: each.tender != CASH)), self._money(sum(row[3] for row in rows))

    def card(self) -> Money:
        """What the card machine should have taken, tips and all, less what went back."""
        taken = select(func.sum(PaymentRow.tendered_minor)).where(PaymentRow.tender == CARD)
        back = self._since(
            select(func.sum(RefundTenderRow.amount_minor))
            .join(RefundRow, RefundRow.refund_id == RefundTenderRow.refund_id)
            .where(RefundTenderRow.tender == CARD),
            RefundRow,
        )
        sums = (self.connection.execute(each).scalar_one() or 0 for each in (self._since(taken, PaymentRow), back))
        came, went = sums
        return self._money(came - went)

    def vouchers(self) -> KindSum:
        """What vouchers took off the orders of this terminal."""
        paid = self._since(select(PaymentRow.order_id), PaymentRow)
        used = select(func.count(ReductionRow.source.distinct()), func.sum(ReductionRow.amount_minor))
        wanted = used.where(ReductionRow.kind == VOUCHER, ReductionRow.order_id.in_(paid))
        count, minor = self.connection.execute(wanted).one()
        return KindSum(VOUCHER, count, self._money(minor or 0))

    def _sales(self) -> Iterator[Movement]:
        wanted = select(PaymentRow.__table__, *_ORDER).join(OrderRow, OrderRow.order_id == PaymentRow.order_id)
        cash = self._since(wanted, PaymentRow).where(PaymentRow.tender == CASH)
        for row in self.connection.execute(cash.order_by(PaymentRow.seq.desc()).limit(_MOST)):
            yield Movement(
                kind=SALE,
                seq=row.seq,
                at=row.taken_at,
                by=self._name(row.taken_by),
                amount=self._money(row.tendered_minor - row.change_minor),
                order=called_out(row.series, row.number, row.nth),
                customer=row.customer,
                tendered=self._money(row.tendered_minor),
                change=self._money(row.change_minor),
            )

    def _refunds(self) -> Iterator[Movement]:
        wanted = (
            select(RefundRow.__table__, RefundTenderRow.amount_minor.label("back"), *_ORDER)
            .join(RefundTenderRow, RefundTenderRow.refund_id == RefundRow.refund_id)
            .join(OrderRow, OrderRow.order_id == RefundRow.order_id)
            .where(RefundTenderRow.tender == CASH)
        )
        newest = self._since(wanted, RefundRow).order_by(RefundRow.seq.desc()).limit(_MOST)
        for row in self.connection.execute(newest):
            yield Movement(
                kind=REFUND,
                seq=row.seq,
                at=row.refunded_at,
                by=self._name(row.refunded_by),
                amount=self._money(-row.back),
                reason=row.reason,
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
