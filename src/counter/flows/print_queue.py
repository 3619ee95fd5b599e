"""Prints what waits in the queue, each document outside any transaction."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from counter.flows.shop import Act, Shop
from counter.journal.topics import Topic
from counter.printing.queue import UNDRAWABLE, Job, mark_failed, mark_printed, put_on_paper, waiting_jobs


def waiting(act: Act) -> tuple[Job, ...]:
    """What is still to be printed, oldest first."""
    return act.read(waiting_jobs)


def printed(act: Act, job: Job, fault: str) -> None:
    """Notes that a job is on paper, or what the printer said instead."""
    if fault:
        mark_failed(act.unit, job.job_id, fault)
    else:
        mark_printed(act.unit, job.job_id)
    act.touch(Topic.PRINT_QUEUE)


def print_waiting(shop: Shop, run: Callable[..., Any] | None = None) -> str:
    """Prints everything that waits; stops where the printer is away and gives what it said, else "".

    `run(flow, *args)` runs a flow where acts are run; without it they run here. Printing itself is outside of any.
    """
    do = run or partial(shop.do, shop.itself)
    for job in do(waiting):
        printer = shop.find_printer(shop.settings)
        fault = put_on_paper(job, shop.renderers, printer, shop.language)
        do(printed, job, fault)
        if fault and fault != UNDRAWABLE:
            return fault
    return ""
