"""Who still waits for us, and where a tap on them leads. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from counter.flows.one_thing import one_thing_done
from counter.kernel.ids import MishapId, OrderId
from counter.reports.day.one_thing_query import OneThingSaid, one_thing_for
from counter.reports.story import Story
from counter.reports.waiting import Waiting, stories_of, who_waits
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.recovery.build_open import open_state
from counter.ui.recovery.open_state import OpenState


@dataclass(frozen=True, slots=True)
class Ways:
    """Where one goes from here: to make it right, the story, an order to choose, what went well, vouchers, practice."""

    make_right: Callable[[OrderId | None, MishapId | None], None]
    story: Callable[[OrderId | None, MishapId | None], None]
    choose: Callable[[], None]
    went_well: Callable[[], None]
    vouchers: Callable[[], None]
    rehearse: Callable[[], None]


class OpenPresenter:
    """`show` takes the state; `ways` lead on."""

    def __init__(self, work: Work, shop: CurrentShop, show: Callable[[OpenState], None], ways: Ways) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._waiting = Waiting()
        self._page = 0
        self._recorded = ""
        self._to_do: OneThingSaid | None = None
        self.ways = ways

    def refresh(self) -> None:
        """Asks who waits now."""
        today = self._shop.settings.trading_day(self._shop.clock.now())
        shop = self._shop
        self._work.read(who_waits, today).then(self._take_in)
        self._work.report(
            one_thing_for, today, shop.settings, shop.language, shop.playbook.pages
        ).then(self._take_in_to_do)  # fmt: skip

    def turn_page(self, by: int) -> None:
        """So many pages on, or back."""
        self._page += by
        self._show_page()

    def begin_again(self) -> None:
        """Whoever comes next sees first who waits longest."""
        self._page = 0

    def note_recorded(self, words: str) -> None:
        """What was put right just now is said until somebody taps on."""
        self._recorded = words

    def _take_in_to_do(self, to_do: OneThingSaid | None) -> None:
        self._to_do = to_do
        self._show_state()

    def done(self) -> None:
        """The one thing is done."""
        if self._to_do:
            self._work.do(one_thing_done, self._to_do.day).then(lambda _done: self.refresh())

    def went_well(self) -> None:
        """Something went well."""
        self.ways.went_well()

    def _take_in(self, waiting: Waiting) -> None:
        self._waiting = replace(waiting, stories=self._waiting.stories)
        self._show_page()

    def _show_page(self) -> None:
        self._page = min(max(self._page, 0), self._waiting.pages - 1)
        self._show_state()
        self._work.report(stories_of, self._waiting.orders_on(self._page)).then(self._take_in_stories)

    def _take_in_stories(self, stories: Mapping[OrderId, Story]) -> None:
        """What fits each case follows: whoever looks sees at once who waits."""
        self._waiting = replace(self._waiting, stories=stories)
        self._show_state()

    def _show_state(self) -> None:
        shop, waiting = self._shop, self._waiting
        to_do = self._to_do if self._to_do and self._to_do.done_at is None else None
        stands_for = shop.settings.stands_for(shop.language.locale.language)
        now, language = shop.clock.now(), shop.language
        shown = open_state(waiting, self._page, shop.playbook, stands_for, now, language, self._recorded)
        self._show(replace(shown, to_do=to_do.what, to_do_why=to_do.why) if to_do else shown)

    def make_right(self, order: OrderId | None, mishap: MishapId | None) -> None:
        """Somebody makes it right."""
        self._recorded = ""
        self.ways.make_right(order, mishap)

    def story(self, order: OrderId | None, mishap: MishapId | None) -> None:
        """Somebody wants to know all of it."""
        self._recorded = ""
        self.ways.story(order, mishap)

    def choose(self) -> None:
        """Something went wrong: they choose whose order it is about."""
        self._recorded = ""
        self.ways.choose()

    def see_vouchers(self) -> None:
        """Somebody has a voucher, or lost one."""
        self._recorded = ""
        self.ways.vouchers()

    def rehearse(self) -> None:
        """Somebody wants to practise."""
        self._recorded = ""
        self.ways.rehearse()
