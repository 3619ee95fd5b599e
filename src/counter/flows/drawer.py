"""The till's day: a drawer is opened with a float, cash is moved, counted, and the day is closed with a Z report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from counter.flows.approve import check_typed
from counter.flows.card_charge import check_no_charge_is_open
from counter.flows.close_left import close_left
from counter.flows.documents import TILL
from counter.flows.proof import prove_z
from counter.flows.rights import Ask, allow
from counter.flows.shop import Act
from counter.journal.heads import Head, read_head
from counter.kernel.errors import Refused
from counter.kernel.ids import CashMoveId, DrawerCountId, DrawerOpeningId, DrawerSessionId, new_id
from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.kernel.typed_text import tidy_text
from counter.people.queries import staff_member
from counter.receipts.queries import half_paid
from counter.receipts.series import z_series
from counter.recovery.playbook import Playbook
from counter.reports.day.page import ToDo
from counter.reports.day.to_do import still_to_do
from counter.reports.till import till_report
from counter.settings.rights import Right, sees_drawer
from counter.settings.rules import Settings
from counter.store.unit import Connection
from counter.till.drawer_facts import (
    CashMoved,
    DayClosed,
    DrawerCounted,
    DrawerOpened,
    DrawerSessionOpened,
    TenderCounted,
)
from counter.till.drawer_queries import DrawerDay, drawer_in_use, drawer_since, drawers_since, last_close, z_report
from counter.till.rules import read_reason
from counter.till.till_report import DrawerSum, HalfPaid, TillReport

_LONGEST_NAME = 20


def open_drawer(act: Act, counted: Money, drawer: str | None = None) -> None:
    """Opens a drawer for the day with its counted float; from now on cash goes into it. Refused where it is open."""
    name = _named(act, drawer)
    day = _day(act, name)
    if day.opened_at is not None:
        raise Refused("Drawer {drawer} is open already. Close the day first.", drawer=name)
    _check_not_below_zero(counted)
    session = DrawerSessionId(new_id())
    act.record(DrawerSessionOpened(session_id=session, drawer=name, float_counted=counted, left=day.sums.left))


def move_cash(act: Act, amount: Money, reason: str, drawer: str | None = None) -> None:
    """Cash is put into a drawer (above zero) or taken out (below zero), for a reason."""
    if not amount:
        raise Refused("Say how much, above zero.")
    if amount.minor < 0:
        allow(act, Ask(Right.CASH_OUT, amount=-amount))
    move = CashMoveId(new_id())
    act.record(CashMoved(move_id=move, drawer=_named(act, drawer), amount=amount, reason=read_reason(reason)))


def open_without_sale(act: Act, reason: str, drawer: str | None = None) -> None:
    """A drawer is opened without a sale, for a reason."""
    allow(act, Ask(Right.NO_SALE))
    opening = DrawerOpeningId(new_id())
    act.record(DrawerOpened(opening_id=opening, drawer=_named(act, drawer), reason=read_reason(reason)))


def count_drawer(
    act: Act,
    counted: Money,
    card: Money | None = None,
    drawer: str | None = None,
    others: Mapping[str, Money] | None = None,
) -> None:
    """A drawer's cash was counted; `card` is the card machine's own total since the last close, if somebody said it.

    `others` is the same of the shop's own tenders, by their names. Refused where the shop has no such tender.
    """
    _check_not_below_zero(counted)
    for tender in others or {}:
        if tender not in act.settings.tenders:
            raise Refused("“{name}” is no tender of the shop’s own.", name=tender)
    act.record(
        DrawerCounted(
            count_id=DrawerCountId(new_id()),
            drawer=_named(act, drawer),
            counted=counted,
            card=card,
            others=tuple(TenderCounted(tender, said) for tender, said in (others or {}).items()),
        )
    )


def x_report(act: Act) -> TillReport:
    """What this terminal took since its last close. It resets nothing."""
    return _report(act, _head(act))


def x_as_seen(act: Act) -> TillReport:
    """An X report for whoever is at it: who counts blind is not told what should be in the drawers."""
    report, role = x_report(act), act.read(staff_member, act.by).role
    return report if sees_drawer(act.settings.limits, role) else replace(report, drawers=())


def print_x(act: Act) -> TillReport:
    """An X report as they see it, on paper as well."""
    report = x_as_seen(act)
    act.print(TILL, "X report", report, is_theirs=True)
    return report


def waits_at_close(
    connection: Connection, at: datetime, settings: Settings, playbook: Playbook, language: Language
) -> tuple[tuple[ToDo, ...], int]:
    """Who waits as the day is closed at the aware time `at`, and how many more there are.

    They are those for whom something went wrong and nobody answered, and those to whom we said to come back today.
    """
    day = settings.trading_day(at)
    _, over = settings.hours_of(day)
    return still_to_do(connection, day, at, language, playbook.pages, is_over=False, due_before=over)


def close_day(act: Act, reason: str = "", stays: Mapping[str, Money] | None = None) -> TillReport:
    """Closes this terminal's day: numbers, freezes and prints its Z report.

    `stays` is what each drawer keeps as tomorrow's float, all of what was counted in it unless it is said.
    Refused where a drawer was not counted since something moved in it, or where the count is off and nobody says why;
    and where somebody still waits, unless whoever may leave them for tomorrow closes it or says yes. Bills that are
    half paid stay open, and the Z names them. At the first terminal also the days that machines left open as they were
    taken out. Refused too while nobody knows what became of a card payment.
    """
    waiting, more = act.read(waits_at_close, act.at, act.settings, act.playbook, act.language)
    allow(act, *([Ask(Right.LEAVE)] if waiting else []), Ask(Right.CLOSE))
    check_no_charge_is_open(act)
    close = act.read(last_close, act.terminal)
    if close.number:
        prove_z(act, close.number)
    days = _days(act)
    for day in days:
        if not day.is_counted:
            raise Refused(
                "Count drawer {drawer} first: something moved in it, or nobody has counted it yet.",
                drawer=day.sums.drawer,
            )
    head = _head(act)
    report = _report(act, head)
    why = read_reason(reason) if reason else ""
    if not why and report.off:
        raise Refused("The count is off by {amount}. Say why.", amount=report.off)
    number = close.number + 1
    drawers = tuple(_with_stays(drawer, (stays or {}).get(drawer.drawer)) for drawer in report.drawers)
    waits = len(waiting) + more
    numbered = replace(report, number=number, series=act.read(z_series, act.terminal))
    report = replace(numbered, reason=why, drawers=drawers, waits=waits, half_paid=_half_paid(act))
    act.record(
        DayClosed(terminal=act.terminal, number=number, first_seq=close.last_seq + 1, last_seq=head.seq, report=report)
    )
    act.print(TILL, f"Z {report.named}", report)
    close_left(act)
    return report


def _half_paid(act: Act) -> tuple[HalfPaid, ...]:
    """The bills that stay open though something of them is paid."""
    sales = act.read(half_paid, act.settings.trading_day(act.at), act.at)
    return tuple(HalfPaid(sale.order.called, sale.paid.settled, sale.left) for sale in sales)


def the_z(act: Act, number: int) -> TillReport:
    """A Z report as it was printed. Refused where this terminal has none of that number, or it is not that one."""
    report = act.read(z_report, act.terminal, number)
    if report is None:
        raise Refused("This till has no Z report {number}.", number=f"{number:04d}")
    prove_z(act, number)
    return report


def print_z(act: Act, number: int) -> TillReport:
    """Prints a Z report again: the same, and it says COPY. Refused where this terminal has none of that number."""
    report = the_z(act, number)
    act.print(TILL, f"Z {report.named} copy", report, is_copy=True)
    return report


def _report(act: Act, head: Head) -> TillReport:
    return act.read(till_report, act.terminal, head, act.at, act.read(staff_member, act.by).name, act.settings)


def _head(act: Act) -> Head:
    return act.read(read_head, act.shop.keys.local, act.terminal)


def _days(act: Act) -> tuple[DrawerDay, ...]:
    return act.read(drawers_since, act.read(last_close, act.terminal), act.terminal, act.settings.currency)


def _day(act: Act, name: str) -> DrawerDay:
    close = act.read(last_close, act.terminal)
    return act.read(drawer_since, close, act.terminal, act.settings.currency, name)


def _named(act: Act, drawer: str | None) -> str:
    """A drawer by its name; the one in use where none is said."""
    if drawer is None:
        return act.read(drawer_in_use, act.read(last_close, act.terminal), act.terminal)
    check_typed(act, drawer)
    name = tidy_text(drawer, _LONGEST_NAME)
    if not name:
        raise Refused("Say which drawer: 1, or its name.")
    return name


def _check_not_below_zero(counted: Money) -> None:
    if counted.minor < 0:
        raise Refused("A drawer cannot hold less than nothing. Count it again.")


def _with_stays(drawer: DrawerSum, stays: Money | None) -> DrawerSum:
    kept = drawer.counted if stays is None else stays
    if drawer.counted is not None and kept is not None and not 0 <= kept.minor <= drawer.counted.minor:
        raise Refused("No more than the {counted} that were counted can stay in it.", counted=drawer.counted)
    return replace(drawer, stays=kept)
