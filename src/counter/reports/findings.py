"""What people did that somebody has to look at: nothing is wrong with the books, but with what happened.

Two tills that were apart may pay, refund or redeem the same thing twice. The books hold both, and say so here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Connection

from counter.journal.queries import LateFact, aside_by_terminal, count_aside, did_not_fit, facts_since
from counter.kernel.errors import Sentence, Word
from counter.kernel.ids import StaffId
from counter.kernel.language import _
from counter.orders.change_facts import LineRemoved, LinesAdded
from counter.orders.facts import OrderCancelled
from counter.orders.model import Order
from counter.orders.queries import find_order
from counter.people.facts import ClockedOut
from counter.receipts.series import series_after
from counter.reports.account_books import account_findings
from counter.reports.books import money_findings
from counter.reports.moved import SOMEBODY
from counter.reports.numbers_twice import numbers_twice
from counter.reports.punch_books import punch_findings
from counter.reports.story import staff_names
from counter.settings.facts import BooksPutBack
from counter.terminals.facts import ServerForgot, TerminalRevoked
from counter.till.facts import PaymentReturned
from counter.vouchers.facts import VoucherRedeemed, VoucherReplaced
from counter.vouchers.queries import redeemed_with

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TO_LOOK_AT = {
    VoucherRedeemed: _("a voucher was redeemed that could not be"),
    VoucherReplaced: _("a new voucher was printed for one that was not good any more"),
    OrderCancelled: _("an order was cancelled that could not be"),
    LinesAdded: _("lines were added to an order that was cancelled"),
    LineRemoved: _("a line was taken off an order that was not on it any more"),
    PaymentReturned: _("a payment was given back twice"),
    ClockedOut: _("somebody clocked out who had not clocked in by then"),
}
"""Kinds of facts that somebody has to look at where they did not fit; what the bar tapped too late is kept quietly."""


def findings(connection: Connection) -> Iterator[Sentence]:
    """Everything to look at, a sentence each, with who, when (UTC), where and why."""
    names = staff_names(connection)
    yield from money_findings(connection, names)
    yield from account_findings(connection, names)
    yield from punch_findings(connection)
    yield from numbers_twice(connection)
    for late in did_not_fit(connection, TO_LOOK_AT):
        yield _said(late, names, _redeemed_with(connection, late))
    for entry, put_back in facts_since(connection, BooksPutBack, EPOCH):
        yield Sentence(
            "books were put back at {terminal}, {time} UTC: {missing};"
            " new receipts go on as {receipt}, and Zs in that series, too",
            terminal=entry.terminal,
            time=_time(entry.at),
            missing=put_back.missing,
            receipt=f"{series_after(entry)}-000001",
        )
    for entry, forgot in facts_since(connection, ServerForgot, EPOCH):
        yield Sentence(
            "the shop’s server had forgotten every fact after number {after}: {terminal} gave it what it knew,"
            " {time} UTC",
            after=forgot.after,
            terminal=entry.terminal,
            time=_time(entry.at),
        )
    if aside := count_aside(connection):
        yield Sentence("facts set aside because they came under the id of another: {count}", count=aside)
    ends = {revoked.terminal: revoked.seq for _, revoked in facts_since(connection, TerminalRevoked, EPOCH)}
    for terminal, numbers in aside_by_terminal(connection).items():
        if beyond := sum(number > ends.get(terminal, number) for number in numbers):
            yield Sentence(
                "facts of {terminal} that came after it was revoked: {count}", terminal=terminal, count=beyond
            )
        if cannot_be := len(numbers) - beyond:
            yield Sentence(
                "facts of {terminal} that say what cannot be, and do not count: {count}",
                terminal=terminal,
                count=cannot_be,
            )


def _redeemed_with(connection: Connection, late: LateFact) -> list[Order]:
    if late.kind not in (VoucherRedeemed.__name__, VoucherReplaced.__name__):
        return []
    orders = (find_order(connection, each) for each in redeemed_with(connection, UUID(late.subject.partition(":")[2])))
    return [order for order in orders if order is not None]


def _said(late: LateFact, names: dict[StaffId, str], orders: list[Order]) -> Sentence:
    what = next(words for kind, words in TO_LOOK_AT.items() if kind.__name__ == late.kind)
    said = Sentence(
        "{what}, by {name} at {terminal}, {time} UTC: {why}",
        what=Word(what),
        name=names.get(late.by, SOMEBODY),
        terminal=late.terminal,
        time=_time(late.at),
        why=_why(late.why),
    )
    for order in orders:
        said = Sentence("{what}, with order {order} of {day}", what=said, order=order.called, day=order.business_date)
    return said


def _why(why: str) -> Word | Sentence:
    """Why a fact did not fit, as its room keeps it: a few words, and in some where that was."""
    words, at, terminal = why.partition(", at ")
    return Sentence("{what}, at {terminal}", what=Word(words), terminal=terminal) if at else Word(words)


def _time(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"
