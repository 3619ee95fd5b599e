"""Draws a demo's receipts beside the demo, in a process of its own: there are hundreds of them."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from threading import Thread
from zoneinfo import ZoneInfo

from counter.bootstrap import renderers
from counter.flows.shop import Shop
from counter.journal.seal import Keyring
from counter.kernel.language import Language
from counter.printing.queue import Job
from counter.simulation.paper_tray import Draw


@contextmanager
def drawing_room() -> Iterator[Draw]:
    """Opens the process and gives how a job is drawn there. To be opened before the shop, of which it gets nothing."""
    forks = "fork" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if forks else None)
    pool = ProcessPoolExecutor(1, context, initializer=_end_with_the_demo)
    try:
        pool.submit(os.getpid).result()  # it is there from now on

        def draw(shop: Shop, job: Job) -> Future[bytes]:
            zone = shop.settings.zone_name
            return pool.submit(_draw, str(shop.language.locale), zone, shop.keys, job.kind, job.content, job.is_copy)

        yield draw
    finally:
        pool.shutdown(cancel_futures=True)


def _draw(locale: str, zone: str, keys: Keyring, kind: str, content: str, is_copy: bool) -> bytes:  # noqa: FBT001 - by position
    return renderers(keys)[kind](content, is_copy, Language(locale, ZoneInfo(zone)))


def _end_with_the_demo() -> None:
    """A demo that is killed takes its drawing room with it."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()
