"""What money moved on some trading days: by tender in and back, what rounding came to, and the tips."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from counter.kernel.money import Money
from counter.reports.day.counted import FIRST, LAST
from counter.reports.day.tender_total import TenderTotal
from counter.store.prepared import Question
from counter.till.tables import PaymentReturnRow, PaymentRow, RefundRow, RefundTenderRow, TenderChangeRow, TipRow


@dataclass(frozen=True, slots=True)
class MoneyMoved:
    """By tender, each that was used; `takings` is what came in less what went back, without `tips`."""

    payments: tuple[TenderTotal, ...]
    refunds: tuple[TenderTotal, ...]
    takings: Money
    rounding: Money
    tips: Money
    takings_by_day: tuple[tuple[date, Money], ...]


@dataclass(frozen=True, slots=True)
class _Move:
    """What moved by a tender on a day, in minor units; below nothing where it went."""

    day: date
    tender: str
    count: int
    minor: int
    rounding: int
    tip: int


def _moved(table: type[PaymentRow | PaymentReturnRow]) -> Question:
    return Question(
        select(
            table.business_date,
            table.tender,
            func.count(),
            func.sum(table.amount_minor),
            func.sum(table.rounding_minor),
            func.sum(table.tip_minor),
        )
        .where(table.business_date.between(FIRST, LAST))
        .group_by(table.business_date, table.tender)
    )


_PAID, _RETURNED = _moved(PaymentRow), _moved(PaymentReturnRow)
_TIPS = Question(
    select(TipRow.business_date, TipRow.tender, func.sum(TipRow.tip_minor))
    .where(TipRow.business_date.between(FIRST, LAST))
    .group_by(TipRow.business_date, TipRow.tender)
)
_CHANGES = Question(select(TenderChangeRow.__table__).where(TenderChangeRow.business_date.between(FIRST, LAST)))
_REFUNDED = Question(
    select(RefundRow.business_date, RefundTenderRow.tender, func.count(), func.sum(RefundTenderRow.amount_minor))
    .join(RefundTenderRow, RefundTenderRow.refund_id == RefundRow.refund_id)
    .where(RefundRow.business_date.between(FIRST, LAST))
    .group_by(RefundRow.business_date, RefundTenderRow.tender)
)


def money_moved(connection: Connection, first: date, last: date, currency: str) -> MoneyMoved:
    """What moved on these trading days, the last one too, by the days on which it moved."""
    came, went = list(_came(connection, first, last)), list(_refunded(connection, first, last))
    by_day: Counter[date] = Counter()
    for move in came:
        by_day[move.day] += move.minor
    for move in went:
        by_day[move.day] -= move.minor
    by_days = tuple((day, Money(by_day[day], currency)) for day in sorted(by_day))
    return MoneyMoved(
        payments=_by_tender(came, currency),
        refunds=_by_tender(went, currency),
        takings=Money(sum(by_day.values()), currency),
        rounding=Money(sum(move.rounding for move in came), currency),
        tips=Money(sum(move.tip for move in came), currency),
        takings_by_day=by_days,
    )


def _came(connection: Connection, first: date, last: date) -> Iterator[_Move]:
    for wanted, sign in ((_PAID, 1), (_RETURNED, -1)):
        for day, tender, *sums in wanted.stream(connection, first=first, last=last):
            count, minor, rounding, tip = (int(each) * sign for each in sums)
            yield _Move(day, tender, count, minor, rounding, tip)
    for day, tender, tip in _TIPS.stream(connection, first=first, last=last):
        yield _Move(day, tender, 0, 0, 0, int(tip))
    for change in _CHANGES.rows(connection, first=first, last=last):
        yield _Move(change.business_date, change.was, -1, -change.amount_minor, 0, 0)
        now, more = change.amount_minor + change.more_minor, change.more_minor
        yield _Move(change.business_date, change.now, 1, now, more, 0)


def _refunded(connection: Connection, first: date, last: date) -> Iterator[_Move]:
    for day, tender, count, minor in _REFUNDED.stream(connection, first=first, last=last):
        yield _Move(day, tender, count, int(minor), 0, 0)


def _by_tender(moves: list[_Move], currency: str) -> tuple[TenderTotal, ...]:
    counts: Counter[str] = Counter()
    amounts: Counter[str] = Counter()
    for move in moves:
        counts[move.tender] += move.count
        amounts[move.tender] += move.minor
    used = sorted(tender for tender in amounts if counts[tender] or amounts[tender])
    return tuple(TenderTotal(tender, counts[tender], Money(amounts[tender], currency)) for tender in used)
