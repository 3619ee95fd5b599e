"""What a terminal took since its last close: the figures of its X and Z reports, cut by the numbers of its facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection, func, select

from counter.journal.fact import Entry, read_back
from counter.journal.heads import Head
from counter.journal.queries import own_entries
from counter.journal.tables import JournalRow
from counter.kernel.ids import TerminalId
from counter.kernel.money import Money, total
from counter.orders.model import REDUCTION_KINDS, VOUCHER
from counter.orders.voids import voids_since
from counter.people.queries import read_staff
from counter.receipts.content import ReceiptContent, below_nothing
from counter.receipts.facts import ReceiptIssued
from counter.receipts.queries import copies_since, shares_back
from counter.recovery.facts import GestureMade
from counter.recovery.tables import MishapRow
from counter.reports.taken import own_tenders, should_be, taken_since
from counter.settings.rules import Settings
from counter.till.drawer_queries import drawers_since, last_close, openings_since, said_of
from counter.till.received_queries import received_sums
from counter.till.rules import CARD
from counter.till.till_report import KindSum, TaxSum, TillReport, VoidSum
from counter.till.waste_queries import waste_since


def till_report(
    connection: Connection, terminal: TerminalId, head: Head, at: datetime, by: str, settings: Settings
) -> TillReport:
    """An X report of a terminal as of the aware time `at`, whose last fact is `head`.

    A sale counts once its receipt is issued, with all that was paid for it by then; cash in a drawer as it moves. A
    share of a bill whose payments went back counts not at all, or below nothing where it was in a report before.
    """
    close, currency = last_close(connection, terminal), settings.currency
    entries = list(_kinds(connection, terminal, close.last_seq, (ReceiptIssued, GestureMade)))
    gestures = [read_back(GestureMade, entry.body, entry.private) for entry in entries if _is(entry, GestureMade)]
    issued = [read_back(ReceiptIssued, entry.body, entry.private) for entry in entries if _is(entry, ReceiptIssued)]
    back = {
        receipt.receipt_id: receipt.content for receipt in shares_back(connection, terminal, close.last_seq, head.seq)
    }
    counted_before = [back[each] for each in back.keys() - {receipt.receipt_id for receipt in issued}]
    receipts = [each for each in issued if each.refund_id is None and each.receipt_id not in back]
    refunded = [each.content for each in issued if each.refund_id is not None]
    contents = [*(receipt.content for receipt in receipts), *map(below_nothing, counted_before)]
    taken = taken_since(connection, terminal, close.last_seq, currency)
    days = drawers_since(connection, close, terminal, currency)
    sales = total((content.total for content in contents), currency)
    return TillReport(
        shop=settings.shop_name,
        terminal=terminal,
        number=0,
        at=at,
        since=close.at,
        by=by,
        orders=len({receipt.order_id for receipt in receipts}),
        sales=sales,
        taxes=_taxes(contents),
        reductions=_reductions(contents, currency),
        tenders=taken.tenders,
        refunds=taken.refunds,
        refund_taxes=_taxes(refunded),
        tips=taken.tips({person.staff_id: person.name for person in read_staff(connection)}),
        gestures=KindSum("gestures", len(gestures), total((gesture.cost for gesture in gestures), currency)),
        rounding=taken.rounding,
        refund_rounding=total((content.rounding for content in refunded if content.rounding), currency),
        drawers=tuple(day.sums for day in days),
        openings=openings_since(connection, close, terminal),
        card_counted=said_of(days, CARD),
        card_expected=should_be(connection, terminal, close.last_seq, CARD, currency),
        open_mishaps=_open_mishaps(connection),
        perpetual=(close.report.perpetual if close.report else Money(0, currency)) + sales,
        head=head.hash.hex(),
        received=received_sums(connection, terminal, close.last_seq, currency),
        voids=_voids(connection, terminal, close.last_seq),
        waste=waste_since(connection, terminal, close.last_seq, currency),
        own_tenders=own_tenders(connection, terminal, close.last_seq, settings.tenders, days),
        copies=copies_since(connection, terminal, close.last_seq),
    )


def _is(entry: Entry, kind: type) -> bool:
    return entry.kind == kind.__name__


def _kinds(connection: Connection, terminal: TerminalId, after: int, kinds: Iterable[type]) -> Iterable[Entry]:
    names = {kind.__name__ for kind in kinds}
    newest = select(func.max(JournalRow.seq)).where(JournalRow.terminal == terminal)
    last = connection.execute(newest).scalar_one() or 0
    return (entry for entry in own_entries(connection, terminal, after + 1, last) if entry.kind in names)


def _taxes(contents: Iterable[ReceiptContent]) -> tuple[TaxSum, ...]:
    sums: dict[tuple[Decimal, str], tuple[Money, Money]] = {}
    for tax in (tax for content in contents for tax in content.taxes):
        net, own = sums.get((tax.rate, tax.name), (tax.net * 0, tax.tax * 0))
        sums[tax.rate, tax.name] = net + tax.net, own + tax.tax
    return tuple(TaxSum(name, rate, *sums[rate, name]) for rate, name in sorted(sums))


def _reductions(contents: Iterable[ReceiptContent], currency: str) -> tuple[KindSum, ...]:
    found: dict[str, list[Money]] = defaultdict(list)
    for content in contents:
        for reduced in (*content.reductions, *(each for line in content.lines for each in line.reductions)):
            found[reduced.kind].append(reduced.amount)
        found[VOUCHER] += [voucher.amount for voucher in content.vouchers]
    return tuple(KindSum(kind, _times(found[kind]), total(found[kind], currency)) for kind in REDUCTION_KINDS)


def _times(amounts: Iterable[Money]) -> int:
    return sum(1 if amount.minor >= 0 else -1 for amount in amounts)


def _voids(connection: Connection, terminal: TerminalId, after: int) -> tuple[VoidSum, ...]:
    names = {person.staff_id: person.name for person in read_staff(connection)}
    voids = voids_since(connection, terminal, after)
    return tuple(VoidSum(names.get(void.by, ""), void.reason, void.amount) for void in voids)


def _open_mishaps(connection: Connection) -> int:
    wanted = select(func.count()).select_from(MishapRow).where(MishapRow.answered_at.is_(None))
    return int(connection.execute(wanted).scalar_one())
