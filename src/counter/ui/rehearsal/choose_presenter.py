"""Somebody chooses what to rehearse, prints the sheet for two, and starts. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from counter.kernel.ids import StaffId
from counter.people.model import Staff
from counter.rehearsal.print_sheet import SHEET, print_sheet
from counter.rehearsal.scenario import Scenario
from counter.rehearsal.shelf import Shelf, shelf
from counter.ui.desk.print_watch import PrintWatch
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.rehearsal.choose_build_state import choose_state
from counter.ui.rehearsal.choose_state import ChooseState


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who plays which scenario (its `name` and what stands in its file), alone or for two."""

    name: str
    scenario: Scenario
    who: Staff
    for_two: bool


class ChoosePresenter:
    """`show` takes the state, `begin` what was chosen once it starts.

    `give_up` is called where somebody goes elsewhere before it is there, `print_now` once a sheet is queued.
    What one person did is shown to them alone: with somebody else it begins anew.
    """

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        folder: Path,
        show: Callable[[ChooseState], None],
        begin: Callable[[Chosen], None],
        give_up: Callable[[], None],
        print_now: Callable[[], None],
    ) -> None:
        self._work, self._shop, self._folder = work, shop, folder
        self._show, self._begin, self._give_up = show, begin, give_up
        self._watch = PrintWatch(work, shop, SHEET, print_now, self._say_of_sheet)
        self._forget(None)

    def _forget(self, who: StaffId | None) -> None:
        self._who = who
        self._shelf: Shelf | None = None
        self._watch.forget()
        self._chosen = self._refused = self._printing = ""
        self._for_two = self._setting = False

    def refresh(self) -> None:
        """Looks again at the files, and at what whoever is signed in played."""
        who = self._work.by
        if who != self._who:
            self._forget(who)
            self._show_state()
        if who is not None:
            language = self._shop.language
            self._work.read(shelf, self._folder, self._shop.keys.local, who, language).then(self._take_in)

    def choose(self, name: str) -> None:
        """One of the scenarios."""
        self._chosen, self._refused, self._printing = name, "", ""
        self._show_state()

    def play(self, *, for_two: bool) -> None:
        """Alone, or for two."""
        self._for_two, self._printing = for_two, ""
        self._show_state()

    def start(self) -> None:
        """Now: its stage is set, which takes a moment."""
        found = self._found()
        if self._shelf is not None and found is not None and not self._setting:
            self._setting, self._refused = True, ""
            self._show_state()
            self._begin(Chosen(self._chosen, found, self._shelf.who, self._for_two))

    def setting(self) -> None:
        """The stage of what was chosen is being set, also for once more."""
        self._setting = True
        self._show_state()

    def leave(self) -> None:
        """Somebody goes elsewhere, as where a customer comes: nothing opens over what they do there."""
        if self._setting:
            self._setting = False
            self._give_up()

    def began(self) -> None:
        """It is on the screen now."""
        self._setting = False
        self._show_state()

    def cannot(self, why: str) -> None:
        """It could not begin, and why."""
        self._setting, self._refused = False, why
        self._show_state()

    def print_sheet(self) -> None:
        """Puts the sheet for two on paper, and says at once that it is on its way."""
        found = self._found()
        if found is not None:
            self._say_of_sheet(self._shop.language.say("Printing…"))
            queued = self._work.do(print_sheet, found)
            queued.then(self._watch.queued)
            queued.otherwise(self._not_queued)

    def look_at_printer(self) -> None:
        """Something was printed, or was not: looks what became of the sheet."""
        self._watch.look()

    def _found(self) -> Scenario | None:
        return self._shelf.scenarios.get(self._chosen) if self._shelf else None

    def _take_in(self, found: Shelf) -> None:
        if found.who.staff_id == self._work.by:
            self._shelf = found
            self._show_state()

    def _not_queued(self, why: str) -> None:
        self._refused = why
        self._say_of_sheet("")

    def _say_of_sheet(self, words: str) -> None:
        self._printing = words
        self._show_state()

    def _show_state(self) -> None:
        state = choose_state(
            self._shelf, self._chosen, self._shop.language, setting=self._setting, for_two=self._for_two
        )
        self._show(replace(state, refused=self._refused, printing=self._printing))
