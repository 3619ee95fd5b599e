"""Renders a demo's documents beside the demo, in a process of its own: there are hundreds of them."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from threading import Thread
from zoneinfo import ZoneInfo

from counter.flows.documents import renderers
from counter.flows.shop import Shop
from counter.journal.seal import Keyring
from counter.kernel.language import Language
from counter.paper.pdf import paper_pdf
from counter.printing.queue import Job
from counter.simulation.printing import Render


@contextmanager
def rendering_process() -> Iterator[Render]:
    """Starts the process and gives how a job is rendered there. Start it before a shop is opened: it shares none."""
    forks = "fork" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if forks else None)
    pool = ProcessPoolExecutor(1, context, initializer=_end_with_the_demo)
    try:
        pool.submit(os.getpid).result()  # it is there from now on

        def render(shop: Shop, job: Job) -> Future[bytes]:
            zone = shop.settings.zone_name
            return pool.submit(_render, str(shop.language.locale), zone, shop.keys, job.kind, job.content, job.is_copy)

        yield render
    finally:
        pool.shutdown(cancel_futures=True)


def _render(locale: str, zone: str, keys: Keyring, kind: str, content: str, is_copy: bool) -> bytes:  # noqa: FBT001 - by position
    return paper_pdf(renderers(keys)[kind](content, is_copy, Language(locale, ZoneInfo(zone))))


def _end_with_the_demo() -> None:
    """Ends this process when the demo is killed."""
    parent = multiprocessing.parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()
