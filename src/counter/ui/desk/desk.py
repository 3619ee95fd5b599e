"""Runs flows off the Qt thread, tells what changed, and lets time pass."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from counter.flows.print_queue import print_waiting
from counter.flows.shop import Shop
from counter.flows.watch import keep_what_was_learned, tick, tidy
from counter.journal.topics import Topic
from counter.kernel.errors import Refused, Unavailable
from counter.kernel.ids import StaffId
from counter.kernel.language import Language

R = TypeVar("R")

_TICK_MS = 10_000
_SOON_MS = 150
_TIDY_MS = 300_000
_MOVES_THE_BAR = frozenset({Topic.ORDERS, Topic.PROMISES, Topic.CREW, Topic.MISHAPS})
_PRINTS = frozenset({Topic.RECEIPTS, Topic.VOUCHERS})

log = logging.getLogger(__name__)


class Desk(QObject):
    """The pages' way to the shop: threads for acts, screens, reports and the printer; answers come on Qt's.

    `changed` gives the topics of what changed (a frozenset), before the answer of the act that changed it.
    """

    changed = Signal(object)
    refused = Signal(str)
    unavailable = Signal(str)
    available = Signal()
    went_wrong = Signal()
    _come = Signal(object)

    def __init__(self, shop: Shop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.by: StaffId | None = None
        self._shop = shop
        self._fault = ""
        self._ended = False
        self._acts, self._screens, self._reports, self._printing = (
            ThreadPoolExecutor(1, thread_name_prefix=name) for name in ("acts", "screens", "reports", "printing")
        )
        self._come.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self.changed.connect(self._follow)
        shop.listeners.append(self._hear)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.timeout.connect(self._retry)
        self._tidying = QTimer(self, interval=_TIDY_MS)
        self._tidying.timeout.connect(self._tidy)
        self._soon = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._soon.timeout.connect(self.tick)

    @property
    def shop(self) -> Shop:
        """The shop it works in; only what is frozen in it is for other threads."""
        return self._shop

    @property
    def language(self) -> Language:
        """How this shop says things."""
        return self._shop.language

    def begin(self) -> None:
        """Lets time pass: a look at the bar now, and every ten seconds."""
        self._timer.start()
        self._tidying.start()
        self.tick()
        self.print_again()

    def end(self) -> None:
        """Waits for what was begun, keeps what was learned, and stops."""
        self._ended = True
        self._timer.stop()
        self._tidying.stop()
        self._soon.stop()
        self._printing.shutdown(wait=True, cancel_futures=True)
        self._acts.submit(self._shop.do, self._shop.itself, keep_what_was_learned)
        for threads in (self._acts, self._screens, self._reports):
            threads.shutdown(wait=True)
        self._shop.listeners.remove(self._hear)

    def do(
        self, flow: Callable[..., R], *args: object, then: Callable[[R], None] | None = None, **kwargs: object
    ) -> None:
        """Runs `flow(shop, unit, *args)` as one act of whoever is signed in, then gives its result to `then`."""
        if self.by is None:
            self.refused.emit(self.language.say("Pick your name first."))
            return
        self._run(self._acts, partial(self._shop.do, self.by, flow, *args, **kwargs), then)

    def read(self, query: Callable[..., R], *args: object, then: Callable[[R], None], **kwargs: object) -> None:
        """Answers `query(connection, *args)` for a screen."""
        self._run(self._screens, partial(self._shop.read, query, *args, **kwargs), then)

    def report(self, query: Callable[..., R], *args: object, then: Callable[[R], None], **kwargs: object) -> None:
        """Answers a query that may take its time, without holding up the others."""
        self._run(self._reports, partial(self._shop.report, query, *args, **kwargs), then)

    def say(self, text: str) -> None:
        """Says a translated sentence in the strip."""
        self.refused.emit(text)

    @Slot()
    def tick(self) -> None:
        """Looks at the bar again."""
        self._run(self._acts, partial(self._shop.do, self._shop.itself, tick), None)

    @Slot()
    def print_again(self) -> None:
        """Prints what waits; a fault is shown until it prints."""
        self._run(self._printing, partial(print_waiting, self._shop, self._act), self._printed)

    def _act(self, flow: Callable[..., R], *args: object) -> R:
        """Runs a flow of the app itself on the thread for acts, and waits for it: for threads other than Qt's."""
        return self._acts.submit(self._shop.do, self._shop.itself, flow, *args).result()

    @Slot()
    def _tidy(self) -> None:
        """Keeps what was learned, for a start after a power cut too, and folds the log into the file."""
        self._run(self._acts, partial(tidy, self._shop), None)

    @Slot()
    def _retry(self) -> None:
        if self._fault:
            self.print_again()

    def _printed(self, fault: str) -> None:
        self._fault = fault
        if fault:
            self.unavailable.emit(fault)
        else:
            self.available.emit()

    def _run(self, threads: ThreadPoolExecutor, work: Callable[[], R], then: Callable[[R], None] | None) -> None:
        threads.submit(work).add_done_callback(lambda done: self._come.emit(partial(self._answer, done, then)))

    def _answer(self, done: Future[R], then: Callable[[R], None] | None) -> None:
        try:
            result = done.result()
        except Refused as refusal:
            self.refused.emit(self.language.explain(refusal))
        except Unavailable as fault:
            self.unavailable.emit(self.language.explain(fault))
        except Exception:
            log.exception("an act or a question failed")
            self.went_wrong.emit()
        else:
            if then:
                then(result)

    def _hear(self, topics: frozenset[Topic]) -> None:
        self._come.emit(partial(self.changed.emit, topics))

    @Slot(object)
    def _deliver(self, answer: Callable[[], None]) -> None:
        if not self._ended:
            answer()

    def _follow(self, topics: frozenset[Topic]) -> None:
        if topics & _MOVES_THE_BAR:
            self._soon.start()
        if topics & _PRINTS:
            self.print_again()
