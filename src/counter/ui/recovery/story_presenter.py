"""The story of a case, and what a tap at its right does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from counter.flows.follow_up import follow_up_done, no_answer
from counter.flows.settle import ask_again, settle
from counter.kernel.ids import MishapId, OrderId
from counter.reports.cases import KnownCase, known_case
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.recovery.build_story import Teller, to_come_back, to_settle, whole_story
from counter.ui.recovery.story_state import WholeStoryState


@dataclass(frozen=True, slots=True)
class StoryWays:
    """Where one goes from a story: to make it right, or back."""

    make_right: Callable[[OrderId | None, MishapId | None], None]
    back: Callable[[], None]


class StoryPresenter:
    """`show` takes the state; `ways` lead on."""

    def __init__(self, work: Work, shop: CurrentShop, show: Callable[[WholeStoryState], None], ways: StoryWays) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._ways = ways
        self._key: tuple[OrderId | None, MishapId | None] = (None, None)
        self._known: KnownCase | None = None

    def open(self, order_id: OrderId | None, mishap_id: MishapId | None) -> None:
        """Tells the story of an order, or of a mishap without one."""
        self._key, self._known = (order_id, mishap_id), None
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
        self._known, shop = known, self._shop
        teller = Teller(shop.settings.shop_name, self._work.by, shop.playbook, shop.language, shop.clock.now())
        self._show(whole_story(known, teller))

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
        if self._known and (mishap := to_settle(self._known)):
            self._work.do(settle, mishap.mishap_id, answer).then(lambda _: self.refresh())

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
