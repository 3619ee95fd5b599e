"""What people did that somebody has to look at: nothing is wrong with the books, but with what happened.

Two tills that were apart may pay, refund or redeem the same thing twice. The books hold both, and say so here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Connection

from counter.journal.queries import LateFact, count_aside, did_not_fit, facts_since
from counter.kernel.ids import StaffId
from counter.orders.change_facts import LineRemoved, LinesAdded
from counter.orders.facts import OrderCancelled
from counter.orders.queries import find_order
from counter.people.facts import ClockedOut
from counter.receipts.series import series_after
from counter.reports.account_books import account_findings
from counter.reports.books import money_findings
from counter.reports.punch_books import punch_findings
from counter.reports.story import staff_names
from counter.settings.facts import BooksPutBack
from counter.till.facts import PaymentReturned
from counter.vouchers.facts import VoucherRedeemed, VoucherReplaced
from counter.vouchers.queries import redeemed_with

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TO_LOOK_AT = {
    VoucherRedeemed: "a voucher was redeemed that could not be",
    VoucherReplaced: "a new voucher was printed for one that was not good any more",
    OrderCancelled: "an order was cancelled that could not be",
    LinesAdded: "lines were added to an order that was cancelled",
    LineRemoved: "a line was taken off an order that was not on it any more",
    PaymentReturned: "a payment was given back twice",
    ClockedOut: "somebody clocked out who had not clocked in by then",
}
"""Kinds of facts that somebody has to look at where they did not fit; what the bar tapped too late is kept quietly."""


def findings(connection: Connection) -> Iterator[str]:
    """Everything to look at, a sentence each, with who, when (UTC), where and why."""
    names = staff_names(connection)
    yield from money_findings(connection, names)
    yield from account_findings(connection, names)
    yield from punch_findings(connection)
    for late in did_not_fit(connection, TO_LOOK_AT):
        yield _said(late, names) + _redeemed_with(connection, late)
    for entry, put_back in facts_since(connection, BooksPutBack, EPOCH):
        yield (
            f"books were put back at {entry.terminal}, {entry.at:%Y-%m-%d %H:%M} UTC: {put_back.missing};"
            f" new receipts go on as {series_after(entry)}-000001, and Zs in that series, too"
        )
    if aside := count_aside(connection):
        yield f"facts set aside because they came under the id of another: {aside}"


def _redeemed_with(connection: Connection, late: LateFact) -> str:
    if late.kind not in (VoucherRedeemed.__name__, VoucherReplaced.__name__):
        return ""
    orders = (find_order(connection, each) for each in redeemed_with(connection, UUID(late.subject.partition(":")[2])))
    return "".join(f", with order {order.called} of {order.business_date}" for order in orders if order is not None)


def _said(late: LateFact, names: dict[StaffId, str]) -> str:
    what = next(words for kind, words in TO_LOOK_AT.items() if kind.__name__ == late.kind)
    who = names.get(late.by, "somebody")
    return f"{what}, by {who} at {late.terminal}, {late.at:%Y-%m-%d %H:%M} UTC: {late.why}"
