"""What a terminal took since its last close: the figures of its X and Z reports, cut by the numbers of its facts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

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
from counter.receipts.content import ReceiptContent
from counter.receipts.facts import ReceiptIssued
from counter.receipts.tables import ReceiptRow
from counter.recovery.facts import GestureMade
from counter.recovery.tables import MishapRow
from counter.till.drawer_queries import drawers_since, last_close, openings_since
from counter.till.put_right import moves_by, put_right
from counter.till.received_queries import received_since, received_sums
from counter.till.rules import CARD, CASH
from counter.till.tables import PaymentRow, RefundRow, RefundTenderRow
from counter.till.till_report import KindSum, TaxSum, TenderSum, TillReport, VoidSum

SHARED = "shared"
"""The name of tips that are nobody's."""


def till_report(
    connection: Connection, terminal: TerminalId, head: Head, at: datetime, by: str, shop: str, currency: str
) -> TillReport:
    """An X report of a terminal as of the aware time `at`, whose last fact is `head`.

    A sale counts once its receipt is issued, with all that was paid for it by then; cash in a drawer as it moves.
    """
    close = last_close(connection, terminal)
    entries = list(_kinds(connection, terminal, close.last_seq, (ReceiptIssued, GestureMade)))
    gestures = [read_back(GestureMade, entry.body, entry.private) for entry in entries if _is(entry, GestureMade)]
    issued = [read_back(ReceiptIssued, entry.body, entry.private) for entry in entries if _is(entry, ReceiptIssued)]
    receipts = [receipt for receipt in issued if receipt.refund_id is None]
    contents = [receipt.content for receipt in receipts]
    taken = _paid(connection, terminal, close.last_seq, {receipt.order_id for receipt in issued})
    paid = put_right(connection, terminal, close.last_seq, taken)
    refunds = _refunds(connection, terminal, close.last_seq)
    days = drawers_since(connection, close, terminal, currency)
    sales = total((content.total for content in contents), currency)
    said = [day.card_counted for day in days if day.card_counted is not None]
    return TillReport(
        shop=shop,
        terminal=terminal,
        number=0,
        at=at,
        since=close.at,
        by=by,
        orders=len({receipt.order_id for receipt in receipts}),
        sales=sales,
        taxes=_taxes(contents),
        reductions=_reductions(contents, currency),
        tenders=_by_tender(((move.tender, move.amount_minor) for move in paid if move.amount_minor), currency),
        refunds=_by_tender(refunds, currency),
        refund_taxes=_taxes(receipt.content for receipt in issued if receipt.refund_id is not None),
        tips=_tips(connection, paid, currency),
        gestures=KindSum("gestures", len(gestures), total((gesture.cost for gesture in gestures), currency)),
        rounding=Money(sum(move.rounding_minor for move in paid), currency),
        drawers=tuple(day.sums for day in days),
        openings=openings_since(connection, close, terminal),
        card_counted=said[-1] if said else None,
        card_expected=_by_card(connection, terminal, close.last_seq, refunds, currency),
        open_mishaps=_open_mishaps(connection),
        perpetual=(close.report.perpetual if close.report else Money(0, currency)) + sales,
        head=head.hash.hex(),
        received=received_sums(connection, terminal, close.last_seq, currency),
        voids=_voids(connection, terminal, close.last_seq),
    )


def _is(entry: Entry, kind: type) -> bool:
    return entry.kind == kind.__name__


def _kinds(connection: Connection, terminal: TerminalId, after: int, kinds: Iterable[type]) -> Iterable[Entry]:
    names = {kind.__name__ for kind in kinds}
    newest = select(func.max(JournalRow.seq)).where(JournalRow.terminal == terminal)
    last = connection.execute(newest).scalar_one() or 0
    return (entry for entry in own_entries(connection, terminal, after + 1, last) if entry.kind in names)


def _paid(connection: Connection, terminal: TerminalId, after: int, orders: set[Any]) -> list[Any]:
    """The payments that count, once and in one report only: each as soon as it is taken and its order has a receipt.

    `orders` are those with a receipt since the last close; where nothing but what went back has one, the money that
    came in for it counts with that.
    """
    concerned = orders | _just_paid(connection, terminal, after)
    first_receipts = (
        select(ReceiptRow.order_id, func.min(JournalRow.seq).label("first"))
        .join(JournalRow, JournalRow.id == ReceiptRow.fact_id)
        .where(JournalRow.terminal == terminal, ReceiptRow.order_id.in_(concerned), ReceiptRow.refund_id.is_(None))
        .group_by(ReceiptRow.order_id)
    )
    receipts = {row.order_id: row.first for row in connection.execute(first_receipts)}
    wanted = select(PaymentRow.__table__).where(PaymentRow.terminal == terminal, PaymentRow.order_id.in_(receipts))
    rows = connection.execute(wanted.order_by(PaymentRow.seq))
    return [row for row in rows if max(row.seq, receipts[row.order_id]) > after]


def _just_paid(connection: Connection, terminal: TerminalId, after: int) -> set[Any]:
    wanted = select(PaymentRow.order_id).where(PaymentRow.terminal == terminal, PaymentRow.seq > after)
    return set(connection.execute(wanted).scalars())


def _refunds(connection: Connection, terminal: TerminalId, after: int) -> list[tuple[str, int]]:
    wanted = (
        select(RefundTenderRow.tender, RefundTenderRow.amount_minor)
        .join(RefundRow, RefundRow.refund_id == RefundTenderRow.refund_id)
        .where(RefundRow.terminal == terminal, RefundRow.seq > after)
    )
    return [(tender, minor) for tender, minor in connection.execute(wanted)]


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
    return tuple(KindSum(kind, len(found[kind]), total(found[kind], currency)) for kind in REDUCTION_KINDS)


def _by_tender(moved: Iterable[tuple[str, int]], currency: str) -> tuple[TenderSum, ...]:
    """Every tender that money moved by, cash and card always."""
    sums, counts = Counter({CASH: 0, CARD: 0}), Counter[str]()
    for tender, minor in moved:
        sums[tender] += minor
        counts[tender] += 1 if minor >= 0 else -1
    return tuple(TenderSum(tender, counts[tender], Money(minor, currency)) for tender, minor in sums.items())


def _tips(connection: Connection, paid: Iterable[Any], currency: str) -> tuple[KindSum, ...]:
    names = {person.staff_id: person.name for person in read_staff(connection)}
    tips: dict[str, list[int]] = defaultdict(list)
    for row in paid:
        if row.tip_minor:
            tips[names.get(row.tip_to, SHARED)].append(row.tip_minor)
    return tuple(KindSum(name, len(each), Money(sum(each), currency)) for name, each in sorted(tips.items()))


def _by_card(
    connection: Connection, terminal: TerminalId, after: int, refunds: Iterable[tuple[str, int]], currency: str
) -> Money:
    """What the card machine should have taken: payments and their tips, and for no order, less what went back."""
    taken = sum(move.minor for move in moves_by(connection, CARD, terminal, after))
    taken += sum(minor for _, minor in received_since(connection, terminal, after, CARD))
    back = sum(minor for tender, minor in refunds if tender == CARD)
    return Money(taken - back, currency)


def _voids(connection: Connection, terminal: TerminalId, after: int) -> tuple[VoidSum, ...]:
    names = {person.staff_id: person.name for person in read_staff(connection)}
    voids = voids_since(connection, terminal, after)
    return tuple(VoidSum(names.get(void.by, ""), void.reason, void.amount) for void in voids)


def _open_mishaps(connection: Connection) -> int:
    wanted = select(func.count()).select_from(MishapRow).where(MishapRow.answered_at.is_(None))
    return int(connection.execute(wanted).scalar_one())
