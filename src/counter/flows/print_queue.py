"""Prints what waits in the queue, each document outside any transaction."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import msgspec

from counter.devices.drawing import warm_up
from counter.devices.printers import draws_on
from counter.flows.documents import LABEL, RECEIPT, SLIP, TICKET, ReceiptDocument, SlipDocument
from counter.flows.open_by_itself import open_by_itself, was_nothing
from counter.flows.shop import Act, Shop
from counter.flows.sign import sign_waiting, signed_now, with_signature
from counter.journal.topics import Topic
from counter.kernel.errors import Refused, Unavailable
from counter.kernel.ids import JobId, OrderId
from counter.kernel.typed_json import read_json
from counter.orders.model import Order
from counter.orders.queries import find_order
from counter.orders.rules import CANCELLED, HANDED_OVER
from counter.orders.ticket import GONE
from counter.paper.format import ROLL_80
from counter.printing.away import find_away, forget_others, note_away, note_back, try_all_now
from counter.printing.mail_queue import try_mails_now
from counter.printing.queue import (
    Job,
    LeftOver,
    Outcome,
    ask_again,
    begin_next,
    count_waiting,
    drop_left_over,
    how_it_stands,
    left_over,
    mark_failed,
    mark_printed,
    put_back,
    put_on_paper,
)
from counter.receipts.queries import orders_with_receipt
from counter.recovery.rules import CARD_OR_PRINTER, MACHINE
from counter.settings.printers import FOLDER, routes_of
from counter.settings.rules import Settings
from counter.store.unit import Connection
from counter.vouchers.queries import the_voucher

log = logging.getLogger(__name__)


class _Whose(msgspec.Struct):
    order_id: OrderId


class _AboutAnOrder(msgspec.Struct):
    """What a ticket and a label have in common; a label is always of something to make."""

    whose: _Whose
    kind: str = ""


PAPER = "printer"
"""What hangs the mishap of a paper that does not come on its order."""
LONGEST_WAIT = timedelta(hours=1)
"""After it nobody stands there any more for what the printer owes: it comes only if somebody says so."""


@dataclass(frozen=True, slots=True)
class Pass:
    """How far a printer came with what waits for it: what it said where it is away, and in how many seconds again.

    No `fault` where it printed all that it may print now; None where nothing has to be tried again. `dropped`: how many
    tickets and labels it did not print, because their orders were over.
    """

    fault: str = ""
    again_in: float | None = None
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class Next:
    """The next job of a printer; without one, in how many seconds it is tried again where something waits for that.

    `dropped`: how many tickets and labels before it are not printed, because their orders are over.
    """

    job: Job | None = None
    again_in: float | None = None
    dropped: int = 0


def next_to_print(act: Act, printer: str, *, asked: bool) -> Next:
    """The next job of a printer, marked as being with it from now on, if something waits that it may print now.

    `asked`: somebody just wanted paper. So one that is away is tried at once, unless another prints for it.
    """
    routes = routes_of(act.settings)
    away = act.read(find_away, printer)
    if away and away.waits(act.at) and (not asked or (away.is_long(act.at) and routes.stands_in(printer))):
        return Next(again_in=(away.next_at - act.at).total_seconds())
    since, sign = act.at - LONGEST_WAIT, act.keys.local.to_sign("print")
    dropped = 0
    while (job := begin_next(act.unit, printer, routes, since, sign)) is not None and _came_too_late(act, job):
        log.info("document %s of kind %s is not printed any more: its order is over", job.job_id, job.kind)
        mark_printed(act.unit, job.job_id)
        dropped += 1
    return Next(with_signature(act, job), dropped=dropped)


def _came_too_late(act: Act, job: Job) -> bool:
    """Whether it says what to make for an order that is over."""
    if not job.is_ours or job.kind not in (TICKET, LABEL):
        return False
    whose = read_json(job.content, _AboutAnOrder)
    order = act.read(find_order, whose.whose.order_id)
    return whose.kind not in GONE and (order is None or order.state in (HANDED_OVER, CANCELLED))


def printed(act: Act, job: Job, outcome: Outcome, printer: str) -> float | None:
    """Notes that a job is on paper, or why it is not: it waits on where the printer is away.

    Gives in how many seconds that printer is tried again, None where it is not away. A customer whose paper does not
    come has something gone wrong; nothing, where it comes, or a copy of it, before anybody spoke.
    """
    order = _whose(act, job)
    if order is not None and not outcome.fault:
        was_nothing(act, order, PAPER)
    elif order is not None and not job.is_copy:
        open_by_itself(act, order, CARD_OR_PRINTER, PAPER, cause=MACHINE)
    act.touch(Topic.PRINT_QUEUE)
    if outcome.away:
        put_back(act.unit, job.job_id, outcome.fault, half=outcome.half)
        forget_others(act.unit, routes_of(act.settings).printers)
        return (note_away(act.unit, printer, outcome.fault) - act.at).total_seconds()
    if outcome.fault:
        mark_failed(act.unit, job.job_id, outcome.fault)
    else:
        mark_printed(act.unit, job.job_id)
        note_back(act.unit, printer)
    return None


def _whose(act: Act, job: Job) -> Order | None:
    """The order whose customer a document is for: a receipt's, a slip's; None where it is for nobody who waits."""
    if not job.is_ours or job.kind not in (RECEIPT, SLIP):
        return None
    if job.kind == SLIP:
        voucher_id = read_json(job.content, SlipDocument).voucher_id
        return act.read(find_order, act.read(the_voucher, voucher_id).order_id)
    series, _, number = read_json(job.content, ReceiptDocument).content.number.rpartition("-")
    orders = act.read(orders_with_receipt, series, int(number))
    return act.read(find_order, orders[0]) if orders else None


def print_at(shop: Shop, printer: str, run: Callable[..., Any] | None = None, *, asked: bool = True) -> Pass:
    """Prints what waits for one printer, one after the other; stops where it is away.

    `run(flow, *args)` runs a flow where acts are run; without it they run here. Printing itself is outside of any.
    Only one at a time prints for a shop's terminal on that printer.
    """
    do = run or partial(shop.do, shop.itself)
    dropped = 0
    while True:
        found = do(next_to_print, printer, asked=asked)
        dropped += found.dropped
        if (job := found.job) is None:
            break
        paper = signed_now(shop, do, job)
        language = shop.configuration.language
        outcome = put_on_paper(paper, shop.renderers, shop.find_printer(shop.settings, printer), language)
        again_in = do(printed, job, outcome, printer)
        if outcome.away:
            return Pass(outcome.fault, again_in, dropped)
    sign_waiting(shop, do, wait=False)
    return Pass(again_in=found.again_in, dropped=dropped)


def load_what_draws(settings: Settings) -> None:
    """Loads what draws documents for a terminal's printers, so that the first one does not wait for it."""
    for on in {draws_on(setup) for setup in settings.printers} or {ROLL_80}:
        warm_up(on)


def open_drawer(shop: Shop, printer: str) -> str:
    """Opens the drawer that hangs on a printer: once, and for no document. Gives why it does not open, else ""."""
    try:
        shop.find_printer(shop.settings, printer).open_drawer()
    except (Unavailable, Refused) as fault:
        return shop.language.explain(fault)
    return ""


def print_waiting(shop: Shop, run: Callable[..., Any] | None = None) -> str:
    """Prints what waits, at one printer after the other, and then at the one that stands in for those that are away.

    Gives what the first said that is away, else "". `run` as `print_at`.
    """
    routes = routes_of(shop.settings)
    passes = [print_at(shop, printer, run) for printer in routes.printers]
    faults = [each.fault for each in passes if each.fault]
    if faults and routes.fallback:
        print_at(shop, routes.fallback, run)
    return next(iter(faults), "")


def what_became_of(connection: Connection, job_id: JobId, settings: Settings) -> str | None:
    """What keeps a job from the paper, "" where nothing does; None once it is printed."""
    return how_it_stands(connection, job_id, routes_of(settings))


def try_printers_now(act: Act) -> None:
    """Somebody wants what waits now: neither a printer nor the mail server is waited for any longer."""
    try_all_now(act.unit)
    try_mails_now(act.unit)


def waiting_at(connection: Connection, settings: Settings) -> dict[str, int]:
    """How many documents wait for each printer, by its name; none where none does."""
    return count_waiting(connection, routes_of(settings))


def is_saved(settings: Settings, kind: str) -> bool:
    """Whether a kind of document is saved in the folder “printed”, for want of a printer that takes it."""
    return routes_of(settings).printer_of(kind) == FOLDER


def what_is_left_over(connection: Connection, now: datetime) -> LeftOver:
    """What was not printed and nobody stands there for any more, at the aware UTC time `now`."""
    return left_over(connection, now - LONGEST_WAIT)


def print_left_over(act: Act) -> None:
    """Somebody wants what is left over: it waits for the printer again."""
    ask_again(act.unit, act.at - LONGEST_WAIT)
    act.touch(Topic.PRINT_QUEUE)


def drop_what_is_left_over(act: Act) -> None:
    """Nobody wants what is left over."""
    drop_left_over(act.unit, act.at - LONGEST_WAIT)
    act.touch(Topic.PRINT_QUEUE)
