"""Runs flows off the Qt thread, says what changed, and lets time pass."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from time import monotonic
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from counter.flows.approve import PinTried, do_with_yes
from counter.flows.backup_rhythm import found_damaged
from counter.flows.card_charge import nobody_asks_any_more
from counter.flows.clock import clock_fault, trust_clock
from counter.flows.print_queue import try_printers_now
from counter.flows.rights import NotTheirs
from counter.flows.shop import Act, Shop
from counter.flows.watch import keep_what_was_learned, tick, tidy, try_to_write
from counter.journal.topics import Topic
from counter.kernel.errors import Damaged, Refused, Unavailable
from counter.kernel.ids import StaffId
from counter.link.status import LinkStatus
from counter.people.model import Approval
from counter.store.unit import Connection
from counter.ui.desk.away import BACKUP, BOOKS, CLOCK, DAMAGE, MAIL, PRINTER, Away
from counter.ui.desk.backups import Backups
from counter.ui.desk.card_taking import CardTaking
from counter.ui.desk.exporting import Exporting
from counter.ui.desk.linking import Linking
from counter.ui.desk.mailing import Mailing
from counter.ui.desk.other_shops import OtherShops
from counter.ui.desk.passing_time import PassingTime
from counter.ui.desk.pending import Pending, WantedYes
from counter.ui.desk.printing import Printing
from counter.ui.desk.promise_replay import PromiseReplay
from counter.ui.desk.worker import Worker

P = ParamSpec("P")
R = TypeVar("R")

_MOVES_THE_BAR = frozenset({Topic.ORDERS, Topic.PROMISES, Topic.CREW, Topic.MISHAPS})
_PRINTS = frozenset({Topic.RECEIPTS, Topic.VOUCHERS, Topic.MAIL})
_CLOSING_SECONDS = 1.5
_EVERYTHING, _WORKED_OUT = frozenset(Topic), frozenset({Topic.PROMISES})
log = logging.getLogger(__name__)


class Desk(QObject):
    """The pages' way to the shop: threads for acts, screens, reports, printers and mail; answers come on Qt's.

    `changed` gives the topics of what changed (a frozenset), before the answer of the act that changed it; `acted` says
    after that answer that somebody's act changed something.
    `yes_wanted` gives a WantedYes: an act that somebody else can say yes to.
    `unavailable` gives what is away (`ui/desk/away.py`) and a sentence about it, once, until `available` says that
    nothing is away any more. It is tried again by itself; `try_again` does so at once. `link_changed`: this
    terminal and the shop's server stand to each other otherwise than before.
    """

    changed = Signal(object)
    acted = Signal()
    refused = Signal(str)
    yes_wanted = Signal(object)
    unavailable = Signal(str, str)
    available = Signal()
    went_wrong = Signal()
    link_changed = Signal()
    _on_qt_thread = Signal(object)

    def __init__(self, shop: Shop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.by: StaffId | None = None
        self._shop, self._ended = shop, False
        self._away = Away(self.unavailable.emit, self.available.emit)
        self._acts, self._screens, self._reports, self._cards = map(Worker, ("acts", "screens", "reports", "cards"))
        self.cards = CardTaking(shop, self.do, partial(self._run, self._cards), self.refused.emit)
        fault, refuse = self._show_fault, self.refused.emit
        self._printing = Printing(shop, self._acts, self._run, partial(fault, PRINTER), refuse, self)
        self.mailing = Mailing(shop, self._acts, self._run, partial(fault, MAIL), self)
        self._exports, self._server, self._shops = map(Worker, ("exports", "server", "shops"))
        self.exporting = Exporting(shop, partial(self._run, self._exports))
        self.backups = Backups(shop, self.read, self._run, partial(self._show_fault, BACKUP), self)
        self.ask_server = partial(self._run, self._server)
        self.other_shops = OtherShops(shop, partial(self._run, self._shops), partial(self._run, self._reports))
        self.linking = Linking(shop, self._acts, self._send, self.link_changed.emit)
        self._replay = PromiseReplay(shop, self.read, self._run, partial(self.changed.emit, _WORKED_OUT), self)
        self.charge, self.check_printer = self.cards.charge, self._printing.check
        self._on_qt_thread.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self.changed.connect(self._on_change)
        shop.listeners.append(self._announce)
        self._time = PassingTime(self.tick, self._look_again, self._tidy, self)

    def begin(self) -> None:
        """Lets time pass: a look at the bar now, and every ten seconds."""
        self._time.begin()
        self._run(self._acts, lambda: self._shop.do(self._shop.itself, nobody_asks_any_more))
        self.tick()
        self._printing.begin()
        self.mailing.send()
        for outward in (self.backups, self._replay, self.linking):
            outward.begin()
        self._look_at_clock()

    def end(self) -> bool:
        """Keeps what was learned, and stops; whether all that was begun came to its end.

        It waits for nothing that may last: neither for another program nor for the printer. What waits for the
        printer stays in its queue.
        """
        self._ended = True
        self._time.end()
        self._shop.store.hurry()
        until = monotonic() + _CLOSING_SECONDS
        for outward in (self._printing, self.mailing, self.backups, self._replay, self.linking):
            outward.end()
        ended = [outward.has_ended(_CLOSING_SECONDS / 3) for outward in (self._printing, self.mailing)]
        self._acts.submit(lambda: self._shop.do(self._shop.itself, keep_what_was_learned))
        for worker in (self._acts, self._screens, self._reports, self._cards, self._exports, self._server, self._shops):
            worker.end()
        ended += [each.has_ended(max(0.0, until - monotonic())) for each in (self._acts, self._screens, self._reports)]
        self._shop.listeners.remove(self._announce)
        return all(ended)

    def do(self, flow: Callable[Concatenate[Act, P], R], *args: P.args, **kwargs: P.kwargs) -> Pending[R]:
        """Runs a flow as one act of whoever is signed in. What is refused is said and has no answer."""
        by = self.by
        if by is None:
            self._pick_a_name()
            return Pending()

        touched: set[object] = set()

        def noted(act: Act, /, *args: P.args, **kwargs: P.kwargs) -> R:
            result = flow(act, *args, **kwargs)
            touched.update(act.unit.touched)
            return result

        def again(approval: Approval) -> R:
            return self._shop.do_approved(approval, noted, *args, **kwargs)

        work = partial(self._shop.do, by, noted, *args, **kwargs)
        pending = self._run(self._acts, work, partial(self._want, by, again))
        pending.then(lambda _: self._recorded(changed=bool(touched)))
        return pending

    def _want(self, by: StaffId, again: Callable[[Approval], R], pending: Pending[R], refusal: NotTheirs) -> None:
        """It was refused for want of a right: whoever can say yes is asked for their PIN, and it is done again."""

        def do_again(approver: StaffId, pin: str) -> Pending[R | PinTried]:
            return self._run(self._acts, lambda: do_with_yes(self._shop, by, approver, pin, again))

        wanted = WantedYes(refusal, self._shop.language.explain(refusal), by, pending, do_again)
        if not pending.wait_for(wanted):
            self.yes_wanted.emit(wanted)

    def _pick_a_name(self) -> None:
        self.refused.emit(self._shop.language.say("Pick your name first."))

    def _recorded(self, *, changed: bool) -> None:
        """An act is done. One that only looked, as a page does by itself while time passes, is nobody's answer."""
        self._is_back(BOOKS)
        self._look_at_clock()
        if changed:
            self.acted.emit()

    def read(self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> Pending[R]:
        """Answers a query for a screen."""
        return self._run(self._screens, lambda: self._shop.read(query, *args, **kwargs))

    def report(self, query: Callable[Concatenate[Connection, P], R], *args: P.args, **kwargs: P.kwargs) -> Pending[R]:
        """Answers a query that may take its time, without holding up the others."""
        return self._run(self._reports, lambda: self._shop.report(query, *args, **kwargs))

    @property
    def link_status(self) -> LinkStatus:
        """How this terminal and the shop's server stand to each other."""
        return self.linking.status

    @property
    def charging(self) -> bool:
        """Whether a card terminal is being asked for money, and has not answered yet."""
        return self._cards.is_busy

    @Slot()
    def tick(self) -> None:
        """Looks at the bar again."""
        self._run(self._acts, lambda: self._shop.do(self._shop.itself, tick))

    @Slot()
    def print_again(self) -> None:
        """Prints what waits, now; a fault is shown until that printer prints, and it is tried again by itself."""
        self._printing.print_again()
        self.mailing.send()

    @Slot()
    def _tidy(self) -> None:
        """Keeps what was learned, for a start after a power cut too, and folds the log into the file."""
        self._run(self._acts, lambda: tidy(self._shop))

    @Slot()
    def try_again(self) -> None:
        """Looks now whether what was away is back."""
        work = self._run(self._acts, lambda: self._shop.do(self._shop.itself, try_printers_now))
        work.then(lambda _: self.print_again())
        self.linking.try_now()
        if BACKUP in self._away:
            self.backups.make()
        self._look_again()

    @Slot()
    def _look_again(self) -> None:
        if BOOKS in self._away:
            work = self._run(self._acts, lambda: self._shop.do(self._shop.itself, try_to_write))
            work.then(lambda _: self._is_back(BOOKS))
        self._look_at_clock()

    @Slot()
    def trust_clock(self) -> None:
        """Whoever is signed in says that the machine's clock is right."""
        by = self.by
        if by is None:
            self._pick_a_name()
        else:
            self._run(self._acts, lambda: trust_clock(self._shop, by)).then(lambda _: self._look_at_clock())

    @Slot()
    def _look_at_clock(self) -> None:
        self._show_fault(CLOCK, clock_fault(self._shop))

    def _show_fault(self, what: str, fault: str) -> None:
        if fault:
            self._away.say(what, fault)
        else:
            self._is_back(what)

    def _is_back(self, what: str) -> None:
        if self._away.is_back(what) and what == BOOKS:
            self.changed.emit(_EVERYTHING)  # what nobody could ask is asked now

    def _run(
        self,
        worker: Worker,
        work: Callable[[], R],
        want: Callable[[Pending[R], NotTheirs], None] | None = None,
    ) -> Pending[R]:
        """`want` is what to do where it needs somebody else's yes, and there is somebody who can say it."""
        pending = Pending[R]()
        worker.submit(work).add_done_callback(lambda done: self._send(partial(self._answer, done, pending, want)))
        return pending

    def _send(self, answer: Callable[[], None]) -> None:
        """To Qt's thread, from whatever thread it is; nowhere once the counter closes."""
        if not self._ended:
            self._on_qt_thread.emit(answer)

    def _answer(
        self, done: Future[R], pending: Pending[R], want: Callable[[Pending[R], NotTheirs], None] | None
    ) -> None:
        language = self._shop.language
        try:
            result = done.result()
        except Refused as refusal:
            if want and isinstance(refusal, NotTheirs) and refusal.approvers:
                want(pending, refusal)
                return
            reason = language.explain(refusal)
            if not pending.refuse(reason):
                self.refused.emit(reason)
        except Unavailable as fault:
            self._away.say(BOOKS, language.explain(fault))
        except Damaged:
            log.exception("the books are damaged")
            self._away.say(DAMAGE, found_damaged(self._shop))
        except Exception:
            log.exception("an act or a question failed")
            self.went_wrong.emit()
        else:
            pending.resolve(result)

    def _announce(self, topics: frozenset[Topic]) -> None:
        """From whatever thread the act ran on; `changed` is emitted on Qt's."""
        if Topic.DRAWER_OPENS in topics:
            self._send(self._printing.open_drawer)
        self._send(partial(self.changed.emit, topics))

    @Slot(object)
    def _deliver(self, answer: Callable[[], None]) -> None:
        if not self._ended:
            answer()

    def _on_change(self, topics: frozenset[Topic]) -> None:
        if topics & _MOVES_THE_BAR:
            self._time.look_soon()
        if Topic.MONEY in topics:
            self.backups.look()
            self._replay.look()
        if topics & _PRINTS:
            self.print_again()
