"""Prints what waits in the queue, each document outside any transaction."""

from __future__ import annotations

from counter.flows.shop import Shop
from counter.printing.queue import Job, mark_failed, mark_printed, put_on_paper, waiting_jobs
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


def print_waiting(shop: Shop) -> str:
    """Prints everything that waits; stops at the first fault and gives what the printer said, else ""."""
    for job in shop.do(shop.itself, waiting):
        fault = put_on_paper(job, shop.renderers, shop.printer)
        shop.do(shop.itself, printed, job, fault)
        if fault:
            return fault
    return ""
