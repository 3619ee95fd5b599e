"""Prints what waits in the queue, each document outside any transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import msgspec

from counter.flows.documents import RECEIPT, SLIP, ReceiptDocument, SlipDocument
from counter.flows.open_by_itself import open_by_itself, was_nothing
from counter.flows.shop import Act, Shop
from counter.journal.topics import Topic
from counter.orders.model import Order
from counter.orders.queries import find_order
from counter.printing.queue import (
    Job,
    LeftOver,
    Outcome,
    ask_again,
    begin_next,
    drop_left_over,
    left_over,
    mark_failed,
    mark_printed,
    put_back,
    put_on_paper,
)
from counter.receipts.queries import orders_with_receipt
from counter.recovery.rules import CARD_OR_PRINTER, MACHINE
from counter.store.unit import Connection
from counter.vouchers.queries import the_voucher

PAPER = "printer"
"""What hangs the mishap of a paper that does not come on its order."""
LONGEST_WAIT = timedelta(hours=1)
"""After it nobody stands there any more for what the printer owes: it comes only if somebody says so."""


def next_to_print(act: Act) -> Job | None:
    """The next job, marked as being with the printer from now on; None where nothing waits that somebody waits for."""
    return begin_next(act.unit, act.at - LONGEST_WAIT, act.keys.local.to_sign("print"))


def printed(act: Act, job: Job, outcome: Outcome) -> None:
    """Notes that a job is on paper, or why it is not: it waits on where the printer is away.

    A customer whose paper does not come has something gone wrong; nothing, where it comes before anybody spoke.
    """
    order = _whose(act, job)
    if order is not None and outcome.fault:
        open_by_itself(act, order, CARD_OR_PRINTER, PAPER, cause=MACHINE)
    elif order is not None:
        was_nothing(act, order, PAPER)
    if outcome.away:
        put_back(act.unit, job.job_id, outcome.fault)
    elif outcome.fault:
        mark_failed(act.unit, job.job_id, outcome.fault)
    else:
        mark_printed(act.unit, job.job_id)
    act.touch(Topic.PRINT_QUEUE)


def _whose(act: Act, job: Job) -> Order | None:
    """The order whose customer a document is for: a receipt's, a slip's; None where it is for nobody who waits."""
    if not job.is_ours or job.is_copy or job.kind not in (RECEIPT, SLIP):
        return None
    if job.kind == SLIP:
        voucher_id = msgspec.json.decode(job.content, type=SlipDocument).voucher_id
        return act.read(find_order, act.read(the_voucher, voucher_id).order_id)
    series, _, number = msgspec.json.decode(job.content, type=ReceiptDocument).content.number.rpartition("-")
    orders = act.read(orders_with_receipt, series, int(number))
    return act.read(find_order, orders[0]) if orders else None


def print_waiting(shop: Shop, run: Callable[..., Any] | None = None) -> str:
    """Prints what waits, one after the other; stops where the printer is away and gives what it said, else "".

    `run(flow, *args)` runs a flow where acts are run; without it they run here. Printing itself is outside of any.
    Only one at a time prints for a shop's terminal.
    """
    do = run or partial(shop.do, shop.itself)
    while (job := do(next_to_print)) is not None:
        outcome = put_on_paper(job, shop.renderers, shop.find_printer(shop.settings), shop.language)
        do(printed, job, outcome)
        if outcome.away:
            return outcome.fault
    return ""


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
