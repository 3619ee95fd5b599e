"""Machines that were taken out of the shop left a day open: the first terminal closes it with its own."""

from __future__ import annotations

from dataclasses import replace

from counter.flows.documents import TILL
from counter.flows.shop import Act
from counter.journal.counted import read_revoked
from counter.journal.fact import ChainEnd
from counter.journal.heads import Head
from counter.journal.queries import hash_at
from counter.people.queries import staff_member
from counter.receipts.series import z_series
from counter.reports.till import till_report
from counter.till.drawer_facts import DayClosed
from counter.till.drawer_queries import last_close
from counter.till.till_report import TillReport


def close_left(act: Act) -> None:
    """Numbers, freezes and prints a Z report of each terminal that was taken out since its last one and took money.

    So the shop's day is the sum of its Zs, whatever became of a machine. Nobody counted its drawer, and the Z says so.
    Nothing at another terminal than the first, which hears of every end.
    """
    if act.keys.shop is None:
        return
    for end in act.read(read_revoked, act.shop.journal.registry).ends:
        if act.read(hash_at, end.terminal, end.seq) == bytes.fromhex(end.hash):
            _close(act, end)


def _close(act: Act, end: ChainEnd) -> None:
    close = act.read(last_close, end.terminal)
    head, name = Head(end.seq, bytes.fromhex(end.hash)), act.read(staff_member, act.by).name
    if close.last_seq >= end.seq:
        return
    report = act.read(till_report, end.terminal, head, act.at, name, act.settings)
    if not _took_money(report):
        return
    report = replace(
        report,
        number=close.number + 1,
        series=act.read(z_series, end.terminal),
        reason=act.language.say("This machine was taken out of the shop. Nobody counted its drawer."),
    )
    closed = DayClosed(
        terminal=end.terminal, number=report.number, first_seq=close.last_seq + 1, last_seq=end.seq, report=report
    )
    act.record(closed)
    act.print(TILL, f"Z {report.named} {end.terminal}", report)


def _took_money(report: TillReport) -> bool:
    return bool(report.sales or report.expected or report.tenders or report.refunds or report.received)
