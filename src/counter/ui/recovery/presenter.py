"""What Make it right shows, and what a tap on it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from counter.flows.put_right import follow_up_done, greet, put_right
from counter.journal.topics import Topic
from counter.kernel.ids import ItemId, LineId, MishapId, OrderId
from counter.recovery.queries import Mishap
from counter.reports.story import Case, Story
from counter.ui.desk.work import Work
from counter.ui.recovery.answer import answer_of
from counter.ui.recovery.look_up import Known, all_cases, look_up
from counter.ui.recovery.questions import question
from counter.ui.recovery.state import CaseState, RecoveryState
from counter.ui.recovery.words import case_state, kinds, story_state, title
from counter.ui.recovery.working import ON_THE_HOUSE, REFUND, REMAKE, Giving, Working, minutes_for
from counter.ui.widgets.choice import Minutes

CARES = frozenset(
    {Topic.ORDERS, Topic.PROMISES, Topic.MISHAPS, Topic.VOUCHERS, Topic.MONEY, Topic.STAFF, Topic.OUTLOOK}
)
"""What changes a case or the list of them."""


class RecoveryPresenter:
    """`show` takes the state. Without a case it shows the list to choose from."""

    def __init__(self, work: Work, show: Callable[[RecoveryState], None]) -> None:
        self._work = work
        self._show = show
        self._cases: tuple[Case, ...] = ()
        self._working: Working | None = None
        self._visit = 0
        self._recorded = ""

    def refresh(self) -> None:
        """Looks again at the case, or at the list."""
        if self._working is None:
            shop = self._work.shop
            self._work.read(all_cases, shop.settings.trading_day(shop.clock.now()), then=self._got_cases)
        else:
            self._look(self._working.order_id, self._working.mishap.mishap_id if self._working.mishap else None)

    def open(self, order_id: OrderId | None, mishap_id: MishapId | None = None) -> None:
        """Opens a case: an order, a mishap without one, or something nobody wrote down yet (both None)."""
        self._turn()
        self._look(order_id, mishap_id)

    def choose(self, case: CaseState | None) -> None:
        """A case of the list was tapped, or “No order”."""
        if case is None:
            self.open(None)
        else:
            self.open(case.order, case.mishap)

    def leave(self) -> None:
        """Back to the list; what was chosen is forgotten."""
        self._turn()
        self._say()
        self.refresh()

    def _turn(self) -> None:
        """From one case to another, or to none: answers about the one before come too late."""
        self._working = None
        self._recorded = ""
        self._visit += 1

    def _look(self, order_id: OrderId | None, mishap_id: MishapId | None) -> None:
        shop = self._work.shop
        if self._work.by is None:
            return
        since, until = shop.settings.hours_of(shop.settings.trading_day(shop.clock.now()))
        asked = (order_id, mishap_id, self._work.by, since, until, shop.settings.currency)
        visit = self._visit
        self._work.read(look_up, *asked, then=lambda known: self._got(known, visit))

    def _got_cases(self, cases: tuple[Case, ...]) -> None:
        self._cases = cases
        self._say()

    def _got(self, known: Known, visit: int) -> None:
        if visit != self._visit:
            return
        told_story, mishap, role, given = known
        shop = self._work.shop
        giving = Giving(shop.playbook.allowances[role], given)
        if self._working is not None:
            self._working = replace(self._working, story=told_story, mishap=mishap, giving=giving)
        else:
            self._working = self._begin(told_story, mishap, giving)
        self._say()

    def _begin(self, told_story: Story | None, mishap: Mishap | None, giving: Giving) -> Working:
        shop, now = self._work.shop, self._work.shop.clock.now()
        working = Working(shop.playbook, giving, told_story, mishap, told=mishap.told if mishap else "")
        if told_story:
            risk = shop.outlook.risks.get(told_story.order.order_id)
            working = replace(working, minutes=minutes_for(told_story, risk.reset_to if risk else None, now))
        kind = working.kind_at_hand(now)
        return working.of_kind(kind, now) if kind else working

    def _say(self) -> None:
        shop, language, working = self._work.shop, self._work.language, self._working
        now = shop.clock.now()
        self._show(
            RecoveryState(
                kinds=kinds(shop.playbook, language),
                cases=tuple(case_state(case, shop.playbook, language) for case in self._cases),
                story=story_state(working, now, language) if working else None,
                recorded=self._recorded,
                question=question(working, shop.menu, now, language) if working else None,
            )
        )

    def _change(self, change: Callable[[Working], Working]) -> None:
        if self._working is not None:
            self._working = change(self._working)
            self._say()

    def choose_kind(self, kind: str) -> None:
        """This is what went wrong."""
        self._change(lambda working: working.of_kind(kind, self._work.shop.clock.now()))

    def choose_gesture(self, gesture: str) -> None:
        """A gesture was tapped."""
        self._change(lambda working: working.toggle(gesture))

    def choose_option(self, option: str) -> None:
        """An answer to what a gesture asks: a line, something on the house, or a time."""
        self._change(lambda working: self._answered(working, option))

    def _answered(self, working: Working, option: str) -> Working:
        if working.asking in (REFUND, REMAKE):
            return working.toggle_line(LineId(UUID(option)))
        if working.asking == ON_THE_HOUSE:
            treat = self._work.shop.menu.item(ItemId(UUID(option)))
            return replace(working, treat=treat, asking="")
        return replace(working, follow_up=datetime.fromisoformat(option), asking="")

    def close_question(self) -> None:
        """The question was answered or put away."""
        self._change(Working.answered)

    def tell(self, words: str) -> None:
        """What they told us."""
        self._change(lambda working: replace(working, told=words))

    def tell_contact(self, contact: str) -> None:
        """Where to reach them."""
        self._change(lambda working: replace(working, contact=contact))

    def pick(self, place: int) -> None:
        """One of the two minutes, or none of them any more."""
        self._change_minutes(lambda minutes: minutes.toggle(place))

    def nudge(self, by: int) -> None:
        """A minute less or more."""
        self._change_minutes(lambda minutes: minutes.nudge(by, self._work.shop.clock.now()))

    def _change_minutes(self, change: Callable[[Minutes], Minutes]) -> None:
        if self._working and self._working.minutes:
            minutes = change(self._working.minutes)
            self._change(lambda working: replace(working, minutes=minutes))

    def greet(self) -> None:
        """Somebody spoke to the customer."""
        working = self._working
        if working:
            mishap_id = working.mishap.mishap_id if working.mishap and working.story is None else None
            self._work.do(greet, working.order_id, mishap_id, then=lambda _: self._greeted())

    def _greeted(self) -> None:
        self._change(lambda working: replace(working, greeted=True))

    def follow_up_done(self) -> None:
        """We came back to them."""
        if self._working and self._working.mishap:
            self._work.do(follow_up_done, self._working.mishap.mishap_id)

    def record(self) -> None:
        """All of it was done. A gesture that still has to be told something asks first."""
        working = self._working
        if working is None:
            return
        asking = working.next_question()
        if asking:
            self._change(lambda working: replace(working, asking=asking))
            return
        whose = title(working.story, self._work.language)
        self._work.do(put_right, answer_of(working), then=lambda _: self._done(whose))

    def _done(self, whose: str) -> None:
        self.leave()
        self._recorded = self._work.language.say("Recorded: {whose}", whose=whose)
        self._say()
