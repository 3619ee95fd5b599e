"""What a terminal took since its last close: the figures of its X and Z reports, cut by the numbers of its facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, func, select

from counter.journal.heads import Head
from counter.kernel.ids import TerminalId
from counter.kernel.money import Money
from counter.orders.voids import voids_since
from counter.people.queries import names_of_everybody
from counter.receipts.queries import copies_since
from counter.recovery.tables import MishapRow, waits_for_answer
from counter.reports.taken import Taken, own_tenders, should_be, taken_since
from counter.reports.till_sold import Sold, comps_cost, raised, reductions, sold_since
from counter.settings.rules import Settings
from counter.till.drawer_queries import Close, DrawerDay, drawers_since, last_close, openings_since, said_of
from counter.till.received_queries import received_sums
from counter.till.rules import CARD
from counter.till.till_report import TillReport, VoidSum
from counter.till.waste_queries import waste_since


def till_report(
    connection: Connection, terminal: TerminalId, head: Head, at: datetime, by: str, settings: Settings
) -> TillReport:
    """An X report of a terminal as of the aware time `at`, whose last fact is `head`.

    A sale counts once its receipt is issued, and with it all that was paid for it by then, in the report of the till
    that took it; cash in a drawer as it moves. What these differ by is said.
    """
    close, currency = last_close(connection, terminal), settings.currency
    sold = sold_since(connection, terminal, close.last_seq, head, currency)
    taken = taken_since(connection, terminal, close.last_seq, currency)
    days = drawers_since(connection, close, terminal, currency)
    report = TillReport(
        shop=settings.shop_name,
        terminal=terminal,
        number=0,
        at=at,
        since=close.at,
        by=by,
        orders=sold.orders,
        sales=sold.sales,
        taxes=sold.taxes,
        reductions=reductions(connection, sold),
        tenders=taken.tenders,
        refunds=taken.refunds,
        tips=taken.tips(names_of_everybody(connection)),
        gestures=sold.made_right,
        rounding=taken.rounding,
        drawers=tuple(day.sums for day in days),
        openings=openings_since(connection, close, terminal),
        card_expected=should_be(connection, terminal, close.last_seq, CARD, currency),
        open_mishaps=_open_mishaps(connection),
        perpetual=(close.report.perpetual if close.report else Money(0, currency)) + sold.sales,
        head=head.hash.hex(),
    )
    return _with_the_rest(connection, close, days, _with_sums(connection, sold, taken, report), settings)


def _with_sums(connection: Connection, sold: Sold, taken: Taken, report: TillReport) -> TillReport:
    """With what went back, what was on us or raised, and what the tenders and the sales differ by."""
    ahead, before = taken.elsewhere(sold.by_order)
    return replace(
        report,
        refund_taxes=sold.refund_taxes,
        refund_rounding=sold.refund_rounding,
        comps_cost=comps_cost(connection, sold),
        raised=raised(connection, sold),
        ahead=ahead,
        before=before,
        waiting=Money(taken.waiting, sold.currency),
        carried=Money(taken.carried, sold.currency),
    )


def _with_the_rest(
    connection: Connection, close: Close, days: Sequence[DrawerDay], report: TillReport, settings: Settings
) -> TillReport:
    """With what moved for no order, what came of the counts, and what was thrown away or copied."""
    terminal, after, currency = TerminalId(report.terminal), close.last_seq, settings.currency
    return replace(
        report,
        card_counted=said_of(days, CARD),
        own_tenders=own_tenders(connection, terminal, after, settings.tenders, days),
        received=received_sums(connection, terminal, after, currency),
        voids=_voids(connection, terminal, after),
        waste=waste_since(connection, terminal, after, currency),
        copies=copies_since(connection, terminal, after),
    )


def _voids(connection: Connection, terminal: TerminalId, after: int) -> tuple[VoidSum, ...]:
    names = names_of_everybody(connection)
    voids = voids_since(connection, terminal, after)
    return tuple(VoidSum(names.get(void.by, ""), void.reason, void.amount) for void in voids)


def _open_mishaps(connection: Connection) -> int:
    wanted = select(func.count()).select_from(MishapRow).where(waits_for_answer())
    return int(connection.execute(wanted).scalar_one())
