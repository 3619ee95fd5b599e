"""Whether the Z reports hold: no number is missing, each goes on where the one before ended and equals its receipts.

And whether what went back is what the receipts of refunds say.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from counter.journal.fact import read_back
from counter.journal.queries import hash_at, own_entries, the_fact
from counter.kernel.ids import TerminalId
from counter.kernel.money import Money, total
from counter.receipts.facts import ReceiptIssued
from counter.receipts.queries import shares_back
from counter.receipts.tables import ReceiptRow
from counter.till.drawer_facts import DayClosed
from counter.till.drawer_tables import DayClosedRow
from counter.till.tables import RefundRow


def till_faults(connection: Connection) -> Iterator[str]:
    """Everything about the Z reports and the receipts of refunds that does not hold, a sentence each."""
    terminals = select(DayClosedRow.terminal).distinct().order_by(DayClosedRow.terminal)
    for terminal in connection.execute(terminals).scalars().all():
        yield from _faults_of(connection, TerminalId(terminal))
    yield from _refunds_are_as_their_receipts_say(connection)


def _refunds_are_as_their_receipts_say(connection: Connection) -> Iterator[str]:
    wanted = (
        select(ReceiptRow.fact_id, RefundRow.amount_minor)
        .join(RefundRow, RefundRow.refund_id == ReceiptRow.refund_id, isouter=True)
        .where(ReceiptRow.refund_id.is_not(None))
    )
    for row in connection.execute(wanted).all():
        content = the_fact(connection, row.fact_id, ReceiptIssued).content
        said = content.total + (content.rounding or content.total * 0)
        if row.amount_minor != -said.minor:
            yield f"the refund of receipt {content.number} is not what its receipt says, {said}"


def _faults_of(connection: Connection, terminal: TerminalId) -> Iterator[str]:
    """Of one terminal: each Z against the one before it and against the journal between them."""
    wanted = select(DayClosedRow.fact_id).where(DayClosedRow.terminal == terminal).order_by(DayClosedRow.number)
    number, last, ever = 0, 0, 0
    for fact_id in connection.execute(wanted).scalars().all():
        z = the_fact(connection, fact_id, DayClosed)
        report, named = z.report, f"Z {z.number:04d} of {terminal}"
        if z.number != number + 1 or report.number != z.number:
            yield f"the Z reports of {terminal} have a gap before {z.number:04d}"
        if z.first_seq != last + 1:
            yield f"{named} does not begin where the one before ended"
        if hash_at(connection, terminal, z.last_seq) != bytes.fromhex(report.head):
            yield f"{named} names another end of the journal than there is"
        sold = total(_sold(connection, terminal, z.first_seq, z.last_seq), report.sales.currency)
        if sold != report.sales:
            yield f"{named} says {report.sales} was sold, its receipts say {sold}"
        if not report.adds_up:
            yield f"{named} says {report.sales} was sold, and its tenders come to something else"
        if report.perpetual.minor != ever + report.sales.minor:
            yield f"{named} does not add its sales to all those before"
        number, last, ever = z.number, z.last_seq, report.perpetual.minor


def _sold(connection: Connection, terminal: TerminalId, first: int, last: int) -> Iterator[Money]:
    """What its receipts say was sold; below nothing those of shares that went back.

    Such a share has a receipt of its own that says so, but for those that went back before there were any.
    """
    said = set()
    for entry in own_entries(connection, terminal, first, last):
        if entry.kind == ReceiptIssued.__name__:
            issued = read_back(ReceiptIssued, entry.body, entry.private)
            if issued.refund_id is None:
                said.add(issued.takes_back)
                yield issued.content.total
    for receipt in shares_back(connection, terminal, first - 1, last):
        if receipt.receipt_id not in said:
            yield -receipt.content.total
