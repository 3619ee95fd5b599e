"""What the page Changes shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.flows.playbook import undo_change
from counter.reports.changes import Change
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.office.build_changes import change_states
from counter.ui.office.changes_state import ChangeState


class ChangesPresenter:
    """`decided` is called once something is taken back."""

    def __init__(self, work: Work, shop: CurrentShop, decided: Callable[[], object]) -> None:
        self._work, self._shop, self._decided = work, shop, decided
        self._changes: tuple[Change, ...] = ()

    def forget(self) -> None:
        """Nothing of it is anybody's own."""

    def look_again(self, changes: tuple[Change, ...]) -> None:
        """Something was decided."""
        self._changes = changes

    def come(self, *, seen: bool) -> None:
        """All of it is at hand, seen or not."""

    def look(self) -> None:
        """Time changes nothing of it."""

    def state(self) -> tuple[ChangeState, ...]:
        """What the page shows."""
        shop = self._shop
        return change_states(self._changes, shop.playbook, shop.language, shop.settings.stations)

    def undo(self, place: int) -> None:
        """Takes a change of the list back; what is not saved yet on other pages stays."""
        self._work.do(undo_change, self._changes[place].fact_id).then(lambda _: self._decided())
