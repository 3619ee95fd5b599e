"""Prints a simulated day's documents while the day goes on; others draw them meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from counter.flows.print_queue import printed, waiting
from counter.flows.shop import Act, Shop
from counter.kernel.ids import JobId
from counter.printing.queue import Job, put_on_paper

Draw = Callable[[Shop, Job], "Future[bytes]"]
"""Begins to draw a job of a shop, and gives its PDF when there is one."""


class PaperTray:
    """What is being drawn for the printer of a shop, and what is to be put on paper next."""

    def __init__(self, shop: Shop, draw: Draw) -> None:
        self._shop = shop
        self._draw = draw
        self._drawn: dict[JobId, tuple[Job, Future[bytes]]] = {}

    def turn(self) -> None:
        """Has drawn what newly waits in the queue, and prints what is drawn by now."""
        for job in self._shop.do(self._shop.itself, waiting):
            if job.job_id not in self._drawn:
                self._drawn[job.job_id] = (job, self._draw(self._shop, job))
        self._print([(job, drawn) for job, drawn in self._drawn.values() if drawn.done()])

    def empty(self) -> None:
        """Prints everything that waits."""
        self.turn()
        self._print(list(self._drawn.values()))

    def _print(self, drawings: list[tuple[Job, Future[bytes]]]) -> None:
        results, printer = [], self._shop.find_printer(self._shop.settings)
        for job, drawn in drawings:
            del self._drawn[job.job_id]
            results.append((job, put_on_paper(job, {job.kind: _as_drawn(drawn)}, printer, self._shop.language)))
        if results:
            self._shop.do(self._shop.itself, all_printed, results)


def _as_drawn(drawn: Future[bytes]) -> Callable[[Any, Any, Any], bytes]:
    return lambda _content, _is_copy, _language: drawn.result()


def all_printed(act: Act, results: list[tuple[Job, str]]) -> None:
    """Notes of each job that it is on paper, or what the printer said instead."""
    for job, fault in results:
        printed(act, job, fault)
