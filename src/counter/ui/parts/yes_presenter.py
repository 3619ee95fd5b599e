"""Somebody else's yes to one act, by their PIN, while whoever asked stays signed in. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from counter.flows.approve import PinTried
from counter.flows.rights import GOOD_FOR
from counter.kernel.ids import StaffId
from counter.orders.queries import find_order
from counter.people.queries import staff_member
from counter.ui.desk.pending import WantedYes
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.parts.build_yes import Asked, yes_state
from counter.ui.parts.pin_wait import wait_after
from counter.ui.parts.yes_state import YesState


class YesPresenter:
    """Asks for one yes at a time, for a minute. `show` gets what is asked, and None once nothing is."""

    def __init__(self, work: Work, shop: CurrentShop, show: Callable[[YesState | None], None]) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._asked: Asked | None = None

    @property
    def is_asking(self) -> bool:
        """Whether an act waits."""
        return self._asked is not None

    def ask(self, wanted: WantedYes) -> None:
        """Asks for this one; another one that waited is dropped."""
        self.drop()
        approvers = wanted.refusal.approvers
        self._asked = Asked(wanted, self._shop.clock.now() + GOOD_FOR, approvers[0].staff_id)
        wanted.when_ended(lambda: self._ended(wanted))
        self._work.read(staff_member, wanted.asked_by).then(lambda person: self._note(wanted, asked_by=person.name))
        if wanted.refusal.order_id is not None:
            self._work.read(find_order, wanted.refusal.order_id).then(
                lambda order: self._note(wanted, about=self._named(order.customer, order.called)) if order else None
            )
        self._show_state()

    def choose(self, approver: StaffId) -> None:
        """That is who says yes."""
        if self._asked:
            self._asked = replace(self._asked, approver=approver, wrong="", wait=None, tries=self._asked.tries + 1)
            self._show_state()

    def enter(self, pin: str) -> None:
        """The last digit of their PIN was typed."""
        if self._asked:
            wanted = self._asked.wanted
            wanted.approve(self._asked.approver, pin, lambda wrong: self._say_wrong(wanted, wrong))

    def drop(self) -> None:
        """Nobody says yes: it is not done."""
        if self._asked:
            self._asked.wanted.drop()

    def tick(self) -> None:
        """Time passed: after a minute it is not asked for any more."""
        if self._asked and self._shop.clock.now() >= self._asked.until:
            self.drop()
        else:
            self._show_state()

    def state(self) -> YesState | None:
        """What is asked now."""
        if self._asked is None:
            return None
        return yes_state(self._asked, self._shop.clock.now(), self._shop.language)

    def _named(self, customer: str, called: str) -> str:
        number = self._shop.language.say("Order {number}", number=called)
        return " · ".join(filter(None, (customer, number)))

    def _note(self, wanted: WantedYes, **known: str) -> None:
        if self._asked and self._asked.wanted is wanted:
            self._asked = replace(self._asked, **known)  # type: ignore[arg-type]
            self._show_state()

    def _say_wrong(self, wanted: WantedYes, wrong: PinTried | str) -> None:
        if self._asked is None or self._asked.wanted is not wanted:
            return
        wait = None
        if isinstance(wrong, PinTried):
            name = next(each.name for each in wanted.refusal.approvers if each.staff_id == self._asked.approver)
            wait = wait_after(wrong, name, self._shop.clock.now())
            wrong = self._shop.language.explain(wrong.wrong) if wrong.wrong else ""
        self._asked = replace(self._asked, wrong=wrong, wait=wait, tries=self._asked.tries + 1)
        self._show_state()

    def _ended(self, wanted: WantedYes) -> None:
        if self._asked and self._asked.wanted is wanted:
            self._asked = None
            self._show(None)

    def _show_state(self) -> None:
        self._show(self.state())
