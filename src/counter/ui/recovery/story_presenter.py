"""The story of a case, and what a tap at its right does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from counter.flows.follow_up import NEXT_VISIT, follow_up_done, no_answer, promise_follow_up
from counter.flows.settle import ask_again, reopen, settle_all
from counter.kernel.ids import MishapId, OrderId
from counter.recovery.model import REOPENED
from counter.recovery.reach import VISIT, Way
from counter.reports.cases import KnownCase, known_case
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.recovery.build_story import (
    Teller,
    all_to_settle,
    to_come_back,
    to_settle,
    when_to_come_back,
    whole_story,
)
from counter.ui.recovery.story_state import CONTACT, WORDS, WholeStoryState


@dataclass(frozen=True, slots=True)
class StoryWays:
    """Where one goes from a story: to make it right, back, or to what went well with the order."""

    make_right: Callable[[OrderId | None, MishapId | None], None]
    back: Callable[[], None]
    went_well: Callable[[OrderId | None], None]


@dataclass(frozen=True, slots=True)
class _Asking:
    """What is asked over the story: how and when we come back to them (`way`, `due`), where (CONTACT), or WORDS."""

    way: Way | None = None
    due: datetime | None = None
    text: str = ""


class StoryPresenter:
    """`show` takes the state; `ways` lead on."""

    def __init__(self, work: Work, shop: CurrentShop, show: Callable[[WholeStoryState], None], ways: StoryWays) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._ways = ways
        self._key: tuple[OrderId | None, MishapId | None] = (None, None)
        self._known: KnownCase | None = None
        self._asking = _Asking()

    def open(self, order_id: OrderId | None, mishap_id: MishapId | None) -> None:
        """Tells the story of an order, or of a mishap without one."""
        self._key, self._known, self._asking = (order_id, mishap_id), None, _Asking()
        self.refresh()

    def refresh(self) -> None:
        """Looks at it again."""
        settings, by, key = self._shop.settings, self._work.by, self._key
        if by is None or key == (None, None):
            return
        since, until = settings.hours_of(settings.trading_day(self._shop.clock.now()))
        self._work.read(
            known_case, *key, by=by, since=since, until=until, currency=settings.currency
        ).then(lambda known: self._take_in(key, known))  # fmt: skip

    def _take_in(self, key: tuple[OrderId | None, MishapId | None], known: KnownCase) -> None:
        if key != self._key:
            return
        self._known = known
        self._show_state()

    def _show_state(self) -> None:
        shop, known, asking = self._shop, self._known, self._asking
        if known is None:
            return
        now = shop.clock.now()
        teller = Teller(shop.settings.shop_name, self._work.by, shop.playbook, shop.language, now)
        when = when_to_come_back(now, shop.language) if asking.way and not asking.due else None
        self._show(replace(whole_story(known, teller), question=when, asks=asking.text))

    def _ask(self, asking: _Asking) -> None:
        self._asking = asking
        self._show_state()

    def came_back(self) -> None:
        """We called, wrote or asked: where to reach them is erased."""
        if self._known and (mishap := to_come_back(self._known)):
            self._work.do(follow_up_done, mishap.mishap_id).then(lambda _: self.refresh())

    def no_answer(self) -> None:
        """Nobody answered: there is a next try."""
        if self._known and (mishap := to_come_back(self._known)):
            self._work.do(no_answer, mishap.mishap_id).then(lambda _: self.refresh())

    def settle(self, answer: str) -> None:
        """They say that they are all right ("yes"), that they are not ("no"), or they had "left"."""
        if self._known and (mishaps := all_to_settle(self._known, answer)):
            self._work.do(settle_all, mishaps, answer).then(lambda _: self.refresh())
            if answer == REOPENED:
                self._ask(_Asking(text=WORDS))

    def come_back(self, way: Way) -> None:
        """They left, and we come back to them: at their next visit, or when and where is asked."""
        if way == VISIT:
            self._promise(way, self._shop.clock.now() + NEXT_VISIT, "")
        else:
            self._ask(_Asking(way))

    def choose_time(self, option: str) -> None:
        """Then."""
        self._ask(_Asking(self._asking.way, datetime.fromisoformat(option), CONTACT))

    def write(self, text: str) -> None:
        """What they say now, or where to reach them."""
        asking, self._asking = self._asking, _Asking()
        mishap = to_settle(self._known) if self._known else None
        if mishap and asking.text == WORDS and text:
            self._work.do(reopen, mishap.mishap_id, text).then(lambda _: self.refresh())
        elif asking.way and asking.due:
            self._promise(asking.way, asking.due, text)
        self._show_state()

    def stop_asking(self) -> None:
        """Nothing more is said."""
        self._ask(_Asking())

    def _promise(self, way: Way, due: datetime, contact: str) -> None:
        if self._known and (mishap := to_settle(self._known)):
            promised = self._work.do(promise_follow_up, mishap.mishap_id, due, kind=way, contact=contact)
            promised.then(lambda _: self.refresh())

    def went_well(self) -> None:
        """Something went well with it."""
        self._ways.went_well(self._key[0])

    def ask_again(self) -> None:
        """They had to ask again."""
        if self._key[0] is not None:
            self._work.do(ask_again, self._key[0]).then(lambda _: self.refresh())

    def make_right(self) -> None:
        """Somebody does something about it."""
        mishap = to_settle(self._known) if self._known else None
        self._ways.make_right(self._key[0], mishap.mishap_id if mishap else self._key[1])

    def back(self) -> None:
        """Back to who waits."""
        self._ways.back()
