"""Somebody's yes to a gesture, asked for at the tap on it; the owner says why where it goes beyond the cap. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.flows.gesture_plan import Yes
from counter.settings.rights import Right
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.parts.yes_presenter import YesPresenter
from counter.ui.parts.yes_state import YesState


class ApprovePresenter(YesPresenter):
    """As any yes; `why` gives the owner's sentence as it is written so far."""

    def __init__(
        self, work: Work, shop: CurrentShop, show: Callable[[YesState | None], None], why: Callable[[], str]
    ) -> None:
        super().__init__(work, shop, show)
        self._why = why

    @property
    def asks_why(self) -> bool:
        """Whether it goes beyond what an order can be given: the owner says why."""
        asked = self._asked
        return asked is not None and any(each.right is Right.BEYOND for each in asked.wanted.refusal.asked)

    @property
    def asked_by(self) -> str:
        """Who asks, and stays signed in."""
        return self._asked.asked_by if self._asked else ""

    @property
    def seconds(self) -> int:
        """How long it is still asked for."""
        if self._asked is None:
            return 0
        return max(0, round((self._asked.until - self._shop.clock.now()).total_seconds()))

    def name_of(self, yes: Yes) -> str:
        """Who gave it."""
        people = self._asked.wanted.refusal.approvers if self._asked else ()
        return next((each.name for each in people if each.staff_id == yes.approval.approver), "")

    def enter(self, pin: str) -> None:
        """The last digit of their PIN was typed. Without a why, where one is asked for, it is not tried."""
        if self._asked and self.asks_why and not self._why().strip():
            self._say_wrong(self._asked.wanted, self._shop.language.say("Say why first, in a sentence."))
        else:
            super().enter(pin)
