"""Prints what waits in the queue, each document outside any transaction."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from counter.flows.shop import Shop
from counter.printing.queue import UNDRAWABLE, Job, mark_failed, mark_printed, put_on_paper, waiting_jobs
from counter.store.unit import Unit


def waiting(_shop: Shop, unit: Unit) -> tuple[Job, ...]:
    """What is still to be printed, oldest first."""
    return waiting_jobs(unit.connection)


def printed(_shop: Shop, unit: Unit, job: Job, fault: str) -> None:
    """Notes that a job is on paper, or what the printer said instead."""
    if fault:
        mark_failed(unit, job.job_id, fault)
    else:
        mark_printed(unit, job.job_id)


def print_waiting(shop: Shop, act: Callable[..., Any] | None = None) -> str:
    """Prints everything that waits; stops where the printer is away and gives what it said, else "".

    `act(flow, *args)` runs a flow where acts are run; without it they run here. Printing itself is outside of any.
    """
    do = act or partial(shop.do, shop.itself)
    for job in do(waiting):
        fault = put_on_paper(job, shop.renderers, shop.printer)
        do(printed, job, fault)
        if fault and fault != UNDRAWABLE:
            return fault
    return ""
