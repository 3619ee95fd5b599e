"""Asks what to do with what nobody stands there for any more: on paper, and by e-mail. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.flows.mail import drop_mails, send_failed_mails
from counter.flows.print_queue import drop_what_is_left_over, print_left_over, what_is_left_over
from counter.printing.mail_queue import MailsLeft, mails_left
from counter.printing.queue import LeftOver
from counter.ui.app.state import PaperState
from counter.ui.desk.work import CurrentShop, Work


class PaperPresenter:
    """Shows what is left over to whoever is signed in; `print_now` sends what waits to the printer."""

    def __init__(
        self, work: Work, shop: CurrentShop, show: Callable[[PaperState], None], print_now: Callable[[], None]
    ) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._print_now = print_now
        self._papers = self._mails = ""
        self._shown: PaperState | None = None

    def refresh(self) -> None:
        """Looks again what is left over."""
        self._work.read(what_is_left_over, self._shop.clock.now()).then(self._take_in)
        self._work.read(mails_left).then(self._take_in_mails)

    def print(self) -> None:
        """Somebody wants it, on paper first."""
        if self._papers:
            self._work.do(print_left_over).then(lambda _: self._print_now())
        else:
            self._work.do(send_failed_mails)

    def drop(self) -> None:
        """Nobody wants it."""
        self._work.do(drop_what_is_left_over if self._papers else drop_mails)

    def _take_in_mails(self, left: MailsLeft) -> None:
        self._mails = self._shop.language.say_count(
            "One receipt did not go by e-mail. {fault}",
            "{count} receipts did not go by e-mail. {fault}",
            left.failed,
            fault=left.fault,
        )
        self._mails = self._mails if left.failed else ""
        self._show_what_is_left()

    def _take_in(self, found: LeftOver) -> None:
        language = self._shop.language
        old = language.say_count(
            "One document of over an hour ago is not printed.",
            "{count} documents of over an hour ago are not printed.",
            found.old,
        )
        failed = language.say_count(
            "One document could not be printed.", "{count} documents could not be printed.", found.failed
        )
        said = [words for words, count in ((old, found.old), (failed, found.failed)) if count]
        self._papers = " ".join(said)
        self._show_what_is_left()

    def _show_what_is_left(self) -> None:
        somebody, say = self._work.by is not None, self._shop.language.say  # the staff page asks nobody
        again = say("Print") if self._papers else say("Send again")
        look = say("Look") if self._papers else ""
        state = PaperState((self._papers or self._mails) if somebody else "", again, say("Drop"), look)
        if state != self._shown:  # no button is made anew under a finger
            self._shown = state
            self._show(state)
