"""Prints what waits in the queue, each document outside any transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from counter.flows.shop import Act, Shop
from counter.journal.topics import Topic
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
from counter.store.unit import Connection

LONGEST_WAIT = timedelta(hours=1)
"""After it nobody stands there any more for what the printer owes: it comes only if somebody says so."""


def next_to_print(act: Act) -> Job | None:
    """The next job, marked as being with the printer from now on; None where nothing waits that somebody waits for."""
    return begin_next(act.unit, act.at - LONGEST_WAIT, act.keys.local.to_sign("print"))


def printed(act: Act, job: Job, outcome: Outcome) -> None:
    """Notes that a job is on paper, or why it is not: it waits on where the printer is away."""
    if outcome.away:
        put_back(act.unit, job.job_id, outcome.fault)
    elif outcome.fault:
        mark_failed(act.unit, job.job_id, outcome.fault)
    else:
        mark_printed(act.unit, job.job_id)
    act.touch(Topic.PRINT_QUEUE)


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
