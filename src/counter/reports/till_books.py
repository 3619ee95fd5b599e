"""Whether the Z reports hold: no number is missing, each goes on where the one before ended and equals its receipts.

And whether what went back is what the receipts of refunds say.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from counter.journal.fact import read_back
from counter.journal.queries import hash_at, own_entries, the_fact
from counter.kernel.errors import Sentence
from counter.kernel.ids import TerminalId
from counter.kernel.money import Money, total
from counter.receipts.facts import ReceiptIssued
from counter.receipts.queries import shares_back
from counter.receipts.tables import ReceiptRow
from counter.till.drawer_facts import DayClosed
from counter.till.drawer_tables import DayClosedRow
from counter.till.tables import RefundRow


def till_faults(connection: Connection) -> Iterator[Sentence]:
    """Everything about the Z reports and the receipts of refunds that does not hold, a sentence each."""
    terminals = select(DayClosedRow.terminal).distinct().order_by(DayClosedRow.terminal)
    for terminal in connection.execute(terminals).scalars().all():
        yield from _faults_of(connection, TerminalId(terminal))
    yield from _refunds_are_as_their_receipts_say(connection)


def _refunds_are_as_their_receipts_say(connection: Connection) -> Iterator[Sentence]:
    wanted = (
        select(ReceiptRow.fact_id, RefundRow.amount_minor)
        .join(RefundRow, RefundRow.refund_id == ReceiptRow.refund_id, isouter=True)
        .where(ReceiptRow.refund_id.is_not(None))
    )
    for row in connection.execute(wanted).all():
        content = the_fact(connection, row.fact_id, ReceiptIssued).content
        said = content.total + (content.rounding or content.total * 0)
        if row.amount_minor != -said.minor:
            yield Sentence(
                "the refund of receipt {receipt} is not what its receipt says, {amount}",
                receipt=content.number,
                amount=said,
            )


def _faults_of(connection: Connection, terminal: TerminalId) -> Iterator[Sentence]:
    """Of one terminal: each Z against the one before it and against the journal between them."""
    wanted = select(DayClosedRow.fact_id).where(DayClosedRow.terminal == terminal).order_by(DayClosedRow.number)
    number, last, ever = 0, 0, 0
    for fact_id in connection.execute(wanted).scalars().all():
        z = the_fact(connection, fact_id, DayClosed)
        report, named = z.report, {"number": f"{z.number:04d}", "terminal": terminal}
        if z.number != number + 1 or report.number != z.number:
            yield Sentence("the Z reports of {terminal} have a gap before {number}", **named)
        if z.first_seq != last + 1:
            yield Sentence("Z {number} of {terminal} does not begin where the one before ended", **named)
        if hash_at(connection, terminal, z.last_seq) != bytes.fromhex(report.head):
            yield Sentence("Z {number} of {terminal} names another end of the journal than there is", **named)
        sold = total(_sold(connection, terminal, z.first_seq, z.last_seq), report.sales.currency)
        if sold != report.sales:
            yield Sentence(
                "Z {number} of {terminal} says {amount} was sold, its receipts say {sold}",
                amount=report.sales,
                sold=sold,
                **named,
            )
        if not report.adds_up:
            yield Sentence(
                "Z {number} of {terminal} says {amount} was sold, and its tenders come to something else",
                amount=report.sales,
                **named,
            )
        if report.perpetual.minor != ever + report.sales.minor:
            yield Sentence("Z {number} of {terminal} does not add its sales to all those before", **named)
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
