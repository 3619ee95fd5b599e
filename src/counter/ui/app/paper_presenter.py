"""Asks what to do with receipts and slips that nobody stands there for any more. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.flows.print_queue import drop_what_is_left_over, print_left_over, what_is_left_over
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
        self._shown: PaperState | None = None

    def refresh(self) -> None:
        """Looks again what is left over."""
        self._work.read(what_is_left_over, self._shop.clock.now()).then(self._take_in)

    def print(self) -> None:
        """Somebody wants it."""
        self._work.do(print_left_over).then(lambda _: self._print_now())

    def drop(self) -> None:
        """Nobody wants it."""
        self._work.do(drop_what_is_left_over)

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
        somebody = self._work.by is not None  # the staff page asks nobody
        state = PaperState(" ".join(said) if somebody else "", language.say("Print"), language.say("Drop"))
        if state != self._shown:  # no button is made anew under a finger
            self._shown = state
            self._show(state)
