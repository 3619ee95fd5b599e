"""Prints the documents of a simulated day, rendered beside it while the day goes on."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from counter.flows.print_queue import printed
from counter.flows.shop import Act, Shop
from counter.kernel.ids import JobId
from counter.paper.document import Pages
from counter.printing.queue import Job, Outcome, mark_begun, put_on_paper, waiting_jobs

Render = Callable[[Shop, Job], "Future[bytes]"]
"""Starts to render a print job of a shop, and gives the PDF to come."""


class BackgroundPrinting:
    """The print jobs of a shop that are being rendered, and those that are rendered and not yet on paper."""

    def __init__(self, shop: Shop, render: Render) -> None:
        self._shop = shop
        self._render = render
        self._rendered: dict[JobId, tuple[Job, Future[bytes]]] = {}

    def print_finished(self) -> None:
        """Starts to render what is new in the queue, and prints what is rendered by now."""
        for job in self._shop.read(waiting_jobs):
            if job.job_id not in self._rendered:
                self._rendered[job.job_id] = (job, self._render(self._shop, job))
        self._print([(job, pdf) for job, pdf in self._rendered.values() if pdf.done()])

    def print_all(self) -> None:
        """Prints everything that waits."""
        self.print_finished()
        self._print(list(self._rendered.values()))

    def _print(self, rendered: list[tuple[Job, Future[bytes]]]) -> None:
        if not rendered:
            return
        name = self._shop.settings.printer
        results, printer = [], self._shop.find_printer(self._shop.settings, name)
        self._shop.do(self._shop.itself, record_begun, [job for job, _ in rendered], name)
        for job, pdf in rendered:
            del self._rendered[job.job_id]
            results.append((job, put_on_paper(job, {job.kind: _give(pdf)}, printer, self._shop.language)))
        self._shop.do(self._shop.itself, record_printed, results, name)


def _give(pdf: Future[bytes]) -> Callable[[Any, Any, Any], Pages]:
    return lambda _content, _is_copy, _language: Pages(pdf.result())


def record_begun(act: Act, jobs: list[Job], printer: str) -> None:
    """Records of each job that the printer gets it now."""
    mark_begun(act.unit, [job.job_id for job in jobs], printer)


def record_printed(act: Act, results: list[tuple[Job, Outcome]], printer: str) -> None:
    """Records of each job how it went."""
    for job, outcome in results:
        printed(act, job, outcome, printer)
