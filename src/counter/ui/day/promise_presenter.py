"""What the page about our promises shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from counter.flows.documents import FIGURES
from counter.flows.print_figures import print_figures
from counter.flows.promise_page import kept_page, promise_as_surely, say_making_time
from counter.kernel.ids import ItemId
from counter.people.model import Staff
from counter.people.queries import staff_member
from counter.reports.promise_page import PromisePage
from counter.settings.rights import sees_drawer
from counter.ui.day.build_promise import not_theirs, promise_sheet, promise_state
from counter.ui.day.promise_state import PromiseState
from counter.ui.desk.print_watch import PrintWatch
from counter.ui.desk.work import CurrentShop, Work


class PromisePresenter:
    """`show` takes the state; `print_now` is called once the page is queued.

    What was worked out last is kept in a file, so that it is there at once.
    """

    def __init__(
        self, work: Work, shop: CurrentShop, show: Callable[[PromiseState], None], print_now: Callable[[], None]
    ) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._page: PromisePage | None = None
        self._is_theirs = False
        self._chosen: float | None = None
        self._asked: ItemId | None = None
        self._printing, self._can_print = "", True
        self._watch = PrintWatch(work, shop, FIGURES, print_now, self._show_printing)

    def come(self) -> None:
        """Somebody goes there: nothing else than what is in force is looked at yet."""
        self._chosen, self._asked = None, None
        self._printing, self._can_print = "", True
        self._watch.forget()
        self.refresh()

    def refresh(self) -> None:
        """Looks at what was worked out last, and at what is in force."""
        if self._work.by is not None:
            self._work.read(staff_member, self._work.by).then(self._take_in_person)

    def _take_in_person(self, person: Staff) -> None:
        self._is_theirs = sees_drawer(self._shop.settings.limits, person.role)
        self._work.read(kept_page, self._shop.folder).then(self._take_in)

    def _take_in(self, page: PromisePage | None) -> None:
        self._page = page
        self._show_state()

    def _state(self) -> PromiseState:
        shop = self._shop
        if not self._is_theirs:
            return not_theirs(shop.language)
        menu = {item.item_id: item.making_seconds for item in shop.menu.items}
        return promise_state(self._page, shop.settings.promises, menu, shop.language, self._chosen, self._asked)

    def _show_state(self) -> None:
        state = self._state()
        self._show(replace(state, printing=self._printing, can_print=state.can_print and self._can_print))

    def print_page(self) -> None:
        """Puts the page on paper, and says at once that it is on its way."""
        shop, state = self._shop, self._state()
        if state.can_print:
            self._show_printing(shop.language.say("Printing…"), again=False)
            page = promise_sheet(state, shop.settings.shop_name, shop.language)
            self._work.do(print_figures, page).then(self._watch.queued)

    def look_at_printer(self) -> None:
        """Something was printed, or was not: looks what became of the page."""
        self._watch.look()

    def _show_printing(self, text: str, *, again: bool = True) -> None:
        self._printing, self._can_print = text, again
        self._show_state()

    def choose(self, percent: int) -> None:
        """Looks at the stop of so many percent."""
        now = round(self._shop.settings.promises.target * 100)
        self._chosen = None if percent == now else percent / 100
        self._show_state()

    def stay(self) -> None:
        """What is in force stays so."""
        self._chosen = None
        self._show_state()

    def use(self) -> None:
        """What is looked at is in force from the next order on."""
        if self._chosen is not None:
            self._work.do(promise_as_surely, self._chosen).then(lambda _: self.come())

    def ask(self, item_id: ItemId) -> None:
        """Whether the menu shall say how long an item takes."""
        self._asked = item_id
        self._show_state()

    def leave(self) -> None:
        """The menu says what it said."""
        self._asked = None
        self._show_state()

    def set_time(self) -> None:
        """The menu says from now on how long the item takes."""
        slow = next((each for each in self._page.slow if each.item_id == self._asked), None) if self._page else None
        if slow is not None:
            self._asked = None
            self._work.do(say_making_time, ItemId(slow.item_id), slow.seconds).then(lambda _: self.refresh())
