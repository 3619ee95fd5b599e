"""Prints what waits, a thread for each printer, so that none waits for another; and says which does not print."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError
from functools import partial
from threading import Event
from time import monotonic
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer

from counter.devices.condition import Condition, condition_of
from counter.devices.printers import Machine, open_machine
from counter.devices.setup import PrinterSetup
from counter.flows.print_queue import Pass, load_what_draws, next_to_print, open_drawer, print_at
from counter.flows.shop import Shop
from counter.settings.printers import drawer_printer, routes_of
from counter.ui.desk.pending import Pending
from counter.ui.desk.worker import Worker

DRAWER_SECONDS = 5
"""How long a drawer is waited for whose printer is at something."""
_A_MOMENT_MS = 100
_WARM_UP_MS = 2_000
"""After the first pictures of a start, which nothing should hold up."""
R = TypeVar("R")


class Run(Protocol):
    """Has a thread do something, and gives the answer to come."""

    def __call__(self, worker: Worker, work: Callable[[], R], /) -> Pending[R]:
        """At once."""


class Printing(QObject):
    """The printers' threads of one desk. All but the work itself is on Qt's thread.

    `acts` does what is recorded; `run` has a thread do something and gives the answer to come; `say` is told of the
    fault that stands first, "" where every printer prints; `say_once` of a drawer that did not open, and of tickets
    that nobody needs any more.
    """

    def __init__(
        self,
        shop: Shop,
        acts: Worker,
        run: Run,
        say: Callable[[str], None],
        say_once: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._say_once = say_once
        self._shop = shop
        self._acts = acts
        self._run = run
        self._say = say
        self._ended = False
        self._workers: dict[str, Worker] = {}
        self._timers: dict[str, QTimer] = {}
        self._faults: dict[str, str] = {}
        self._latest: dict[tuple[str, bool], object] = {}
        self._machines: dict[PrinterSetup, Machine] = {}

    def begin(self) -> None:
        """Prints what waits, and soon loads on its own thread what draws: the first receipt does not wait for it."""
        self.print_again()
        QTimer.singleShot(_WARM_UP_MS, self, self._warm_up)

    def _warm_up(self) -> None:
        if not self._ended:
            settings = self._shop.settings
            self._run(self._worker(settings.printer), partial(load_what_draws, settings))

    def print_again(self, *, asked: bool = True) -> None:
        """Prints what waits at every printer; `asked` where somebody just wanted paper."""
        for printer in routes_of(self._shop.settings).printers:
            self._print(printer, asked=asked)

    def open_drawer(self) -> None:
        """Opens the drawer, before what waits for its printer is printed.

        One that could only open seconds later stays shut, which is said then: who knows who stands there afterwards.
        """
        setup = drawer_printer(self._shop.settings.printers)
        if setup is not None and not self._ended:
            begun = Event()
            work = partial(self._open_by, setup.name, monotonic() + DRAWER_SECONDS, begun)
            self._run(self._worker(setup.name), work).then(self._say_drawer)
            QTimer.singleShot(DRAWER_SECONDS * 1000 + _A_MOMENT_MS, self, partial(self._say_busy, setup.name, begun))

    def _open_by(self, printer: str, latest: float, begun: Event) -> str:
        """On the printer's thread. Nothing is said of one that is too late: that was said when it was."""
        if monotonic() > latest:
            return ""
        begun.set()
        return open_drawer(self._shop, printer)

    def _say_busy(self, printer: str, begun: Event) -> None:
        if not begun.is_set() and not self._ended:
            self._say_drawer(self._shop.language.say("The printer {name} was busy.", name=printer))

    def _say_drawer(self, fault: str) -> None:
        if fault:
            say = self._shop.language.say
            self._say_once(say("The drawer did not open. Open it with its key. {fault}", fault=fault))

    def check(self, setup: PrinterSetup) -> Pending[Condition]:
        """Asks a printer how it is, on its own thread: never while it prints."""
        machine = self._machines.setdefault(setup, open_machine(setup))
        return self._run(self._worker(setup.name), partial(condition_of, machine))

    def end(self) -> None:
        """What waits for a printer stays in its queue; what one has is noted when it is on paper."""
        self._ended = True
        for timer in self._timers.values():
            timer.stop()
        for worker in self._workers.values():
            worker.end()

    def has_ended(self, within: float) -> bool:
        """Waits at most `within` seconds for what the printers have; whether all of it came out."""
        share = within / max(1, len(self._workers))
        ended = [worker.has_ended(share) for worker in self._workers.values()]
        return all(ended)

    def _print(self, printer: str, *, asked: bool) -> None:
        if self._ended:
            return
        mine = self._latest[printer, asked] = object()
        work = partial(self._pass, printer, mine, asked=asked)
        self._run(self._worker(printer), work).then(partial(self._take_in, printer))

    def _pass(self, printer: str, mine: object, *, asked: bool) -> Pass | None:
        """On the printer's thread; None where a later one prints what this one would.

        In a rush one that does not answer is so tried once for all who wait, and the drawer waits for one try at most.
        """
        return print_at(self._shop, printer, self._do, asked=asked) if mine is self._latest[printer, asked] else None

    def _worker(self, printer: str) -> Worker:
        if printer not in self._workers:
            self._workers[printer] = Worker(f"printing {printer}")
        return self._workers[printer]

    def _do(self, flow: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Runs a flow of the app itself on the thread for acts, and waits for it: on a printer's thread.

        While the counter closes, how the last one went is still noted; the next one stays in the queue.
        """
        if self._ended and flow is next_to_print:
            raise CancelledError
        return self._acts.submit(lambda: self._shop.do(self._shop.itself, flow, *args, **kwargs)).result()

    def _take_in(self, printer: str, came: Pass | None) -> None:
        if came is None:
            return
        if came.dropped:
            self._say_once(
                self._shop.language.say_count(
                    "One ticket was not printed: its order is over.",
                    "{count} tickets were not printed: their orders are over.",
                    came.dropped,
                )
            )
        routes = routes_of(self._shop.settings)
        if came.again_in is None:
            self._faults.pop(printer, None)
        elif came.fault:
            self._faults[printer] = came.fault
            if substitute := routes.stands_in(printer):
                self._print(substitute, asked=False)
        if came.again_in is not None:
            self._try_in(printer, came.again_in)
        gone = [name for name in self._faults if name not in routes.printers]
        for name in gone:
            del self._faults[name]
        self._say(next(iter(self._faults.values()), ""))

    def _try_in(self, printer: str, seconds: float) -> None:
        if printer not in self._timers:
            timer = QTimer(self, singleShot=True)
            timer.timeout.connect(partial(self._print, printer, asked=False))
            self._timers[printer] = timer
        self._timers[printer].start(max(1, round(seconds * 1000)))
