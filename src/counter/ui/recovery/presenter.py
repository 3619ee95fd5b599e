"""What Make it right shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from counter.flows.follow_up import follow_up_done
from counter.flows.gesture_plan import Yes
from counter.flows.put_right import greet, put_right, yes_for
from counter.kernel.ids import MishapId, OrderId
from counter.recovery.rules import SEVERITIES
from counter.reports.cases import KnownCase, known_case
from counter.reports.steps import past_steps
from counter.ui.desk.pending import WantedYes
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.parts.choices import Choices
from counter.ui.parts.minutes import Minutes
from counter.ui.recovery.approve_presenter import ApprovePresenter
from counter.ui.recovery.approve_state import ApproveState
from counter.ui.recovery.build_approve import approve_state
from counter.ui.recovery.build_list import choose_state, which_day
from counter.ui.recovery.build_state import kinds, question_state, recorded_words, story_state
from counter.ui.recovery.case_draft import CaseDraft, Giving, minutes_for
from counter.ui.recovery.case_giving import mine, needed, waits_for_yes, with_option, without_yes
from counter.ui.recovery.list_presenter import ListPresenter
from counter.ui.recovery.state import CaseState, RecoveryState


class RecoveryPresenter(ListPresenter):
    """`show` takes the state. Without a case it shows the list to choose from.

    `left` is told as somebody leaves the list, or a case that they did not come to from there, and what was recorded.
    """

    def __init__(
        self, work: Work, shop: CurrentShop, show: Callable[[RecoveryState], None], left: Callable[[str], None]
    ) -> None:
        super().__init__(work, shop)
        self._show = show
        self._left = left
        self._from_list = False
        self._draft: CaseDraft | None = None
        self._visit = 0
        self._recorded: CaseDraft | None = None
        self._asks_for = ""
        self.yes = ApprovePresenter(work, shop, lambda _yes: self._show_state(), self._why)
        self._said: frozenset[str] | None = None
        self._told: Callable[[str, bool], None] | None = None

    def practise(self, told: Callable[[str, bool], None]) -> None:
        """It is a rehearsal: the steps are tapped once they were said, which is `told` with the step and whether."""
        self._said, self._told = frozenset(), told

    def tick(self, step: str) -> None:
        """A step of what to say was said, or it was a slip of the finger. It stands in no book."""
        if self._said is not None and self._told is not None:
            self._said ^= {step}
            self._told(step, step in self._said)
            self._show_state()

    def refresh(self) -> None:
        """Looks again at the case, or at the list, whose cases keep their places."""
        if self._draft is None:
            self._look_at_list()
        else:
            self._look(self._draft.order_id, self._draft.mishap.mishap_id if self._draft.mishap else None)

    def begin_again(self) -> None:
        """Whoever chooses an order begins with today's list as it is now."""
        self.forget_list()
        self._from_list = True
        self.leave()

    def open(self, order_id: OrderId | None, mishap_id: MishapId | None = None) -> None:
        """Opens a case: an order, a mishap without one, or something nobody wrote down yet (both None)."""
        self._leave_case()
        self._from_list = False
        self._look(order_id, mishap_id)

    def choose(self, case: CaseState | None) -> None:
        """A case of the list was tapped, or “No order”."""
        if case is None:
            self.open(None)
        else:
            self.open(case.order, case.mishap)
        self._from_list = True

    def leave(self) -> None:
        """Back to where they came from; what was chosen is forgotten."""
        self._leave_case()
        self._show_state()
        self.refresh()
        if not self._from_list:
            self._left("")

    def leave_list(self) -> None:
        """Nobody chooses an order any more."""
        self.forget_list()
        self._left("")

    def _leave_case(self) -> None:
        """From one case to another, or to none: answers about the one before come too late."""
        self.yes.drop()
        self._draft = None
        self._recorded = None
        self._visit += 1

    def _look(self, order_id: OrderId | None, mishap_id: MishapId | None) -> None:
        settings, by, visit = self._shop.settings, self._work.by, self._visit
        if by is None:
            return
        since, until = settings.hours_of(settings.trading_day(self._shop.clock.now()))
        self._work.read(
            known_case, order_id, mishap_id, by=by, since=since, until=until, currency=settings.currency
        ).then(lambda known: self._take_in(known, visit))

    def _take_in(self, known: KnownCase, visit: int) -> None:
        if visit != self._visit:
            return
        playbook = self._shop.playbook
        giving = Giving(playbook.allowance_of(known.by.role, known.by.own), known.given)
        draft = self._draft or self._begin(known, giving)
        now = self._shop.clock.now()
        past = past_steps(known, playbook, self._shop.language, now)
        draft = replace(draft, playbook=playbook, giving=giving, story=known.story, mishap=known.mishap, past=past)
        self._draft = draft.as_time_passes(now)
        self._show_state()

    def _begin(self, known: KnownCase, giving: Giving) -> CaseDraft:
        now = self._shop.clock.now()
        their_words = known.mishap.their_words if known.mishap else ""
        draft = CaseDraft(self._shop.playbook, giving, known.story, known.mishap, their_words=their_words)
        if known.story:
            forecast = self._shop.outlook.forecast_for(known.story.order.order_id)
            draft = replace(draft, minutes=minutes_for(known.story, forecast, now))
        kind = draft.kind_at_hand(now)
        return draft.of_kind(kind, now) if kind else draft

    def _show_state(self) -> None:
        shop, draft = self._shop, self._draft
        now, language = shop.clock.now(), shop.language
        recorded = recorded_words(self._recorded, language)
        self._show(
            RecoveryState(
                kinds=kinds(shop.playbook, language),
                choose=choose_state(self._list, self._today(), shop.playbook, language, recorded),
                story=story_state(draft, now, language, self._said) if draft else None,
                question=self._question(),
                approve=self._approve(),
            )
        )

    def _approve(self) -> ApproveState | None:
        if self._draft is None:
            return None
        return approve_state(self.yes, self._draft, self._asks_for, self._shop.menu, self._shop.language)

    def _why(self) -> str:
        return self._draft.why if self._draft else ""

    def _question(self) -> Choices | None:
        shop, now = self._shop, self._shop.clock.now()
        if self._draft is not None:
            return question_state(self._draft, shop.menu, now, shop.language)
        return which_day(self._list, self._today(), shop.language) if self._list.asks_day else None

    def _change(self, change: Callable[[CaseDraft], CaseDraft]) -> None:
        if self._draft is not None:
            self._draft = change(self._draft)
            self._show_state()

    def choose_kind(self, kind: str) -> None:
        """This is what went wrong."""
        self._change(lambda draft: draft.of_kind(kind, self._shop.clock.now()))

    def weigh(self, place: int) -> None:
        """It is small (0) or grave (1): what to say and what fits follow at once."""
        self._change(lambda draft: draft.weighed(SEVERITIES[place], self._shop.clock.now()))

    def tell(self, *, story: bool) -> None:
        """Shows the story so far, or what to say."""
        self._change(lambda draft: replace(draft, tells=story))

    def choose_gesture(self, gesture: str) -> None:
        """A gesture was tapped: one that is not theirs to give asks for somebody's yes at once."""
        self._change(lambda draft: draft.toggle(gesture))
        self._ask_yes()

    def _ask_yes(self, *, then_record: bool = False) -> bool:
        """Asks for the yes that what is chosen needs, unless it has it or a question is open; whether it does."""
        draft = self._draft
        gesture = "" if draft is None or draft.asking else waits_for_yes(draft)
        if draft is None or not gesture:
            return False
        self._asks_for, visit = gesture, self._visit
        asking = self._work.do(yes_for, replace(draft.answer(), severity=draft.severity))
        asking.unless_approved(lambda wanted: self._want(wanted, gesture, keeps=then_record))
        asking.then(lambda yes: self._take_yes(yes, draft, visit, then_record=then_record))
        return True

    def _want(self, wanted: WantedYes, gesture: str, *, keeps: bool) -> None:
        """Without a yes the gesture is not chosen after all, where it was chosen just now; nothing else is lost."""
        if not keeps:
            wanted.when_ended(lambda: self._change(lambda draft: without_yes(draft, gesture)))
        self.yes.ask(wanted)

    def _take_yes(self, yes: Yes | None, asked: CaseDraft, visit: int, *, then_record: bool) -> None:
        """Somebody said yes, or it is theirs to give."""
        if visit != self._visit:
            return
        who = self.yes.name_of(yes) if yes else ""
        self._change(lambda draft: replace(draft, yes=yes, approved=needed(asked), yes_by=who))
        if then_record:
            self.record()

    def choose_mine(self, place: int) -> None:
        """What is theirs to give instead of what would need a yes."""
        if self._draft:
            instead, menu = self._asks_for, self._shop.menu
            offered = mine(self._draft, instead, menu)
            self.yes.drop()
            self._change(lambda draft: offered[place].given(draft, instead))

    def write_why(self, why: str) -> None:
        """Why it is more than an order can be given, letter by letter."""
        if self._draft:
            self._draft = replace(self._draft, why=why)

    def choose_option(self, option: str) -> None:
        """An answer to what a gesture asks: a line, something on the house, a time; in the list a day."""
        if self._draft is None:
            self._choose_day(option)
            return
        self._change(lambda draft: with_option(draft, option, self._shop.menu))
        self._ask_yes()

    def close_question(self) -> None:
        """The question was answered or put away."""
        if self._draft is None:
            self._list = replace(self._list, asks_day=False)
            self._show_state()
        self._change(CaseDraft.close_question)
        self._ask_yes()

    def write_their_words(self, words: str) -> None:
        """What they said about it."""
        self._change(lambda draft: replace(draft, their_words=words))

    def write_contact(self, contact: str) -> None:
        """Where to reach them."""
        self._change(lambda draft: replace(draft, contact=contact))

    def pick_minute(self, place: int) -> None:
        """One of the two minutes, or none of them any more."""
        self._change_minutes(lambda minutes: minutes.toggle(place))

    def nudge_minute(self, by: int) -> None:
        """A minute less or more."""
        self._change_minutes(lambda minutes: minutes.nudge(by, self._shop.clock.now()))

    def _change_minutes(self, change: Callable[[Minutes], Minutes]) -> None:
        if self._draft and self._draft.minutes:
            minutes = change(self._draft.minutes)
            self._change(lambda draft: replace(draft, minutes=minutes))

    def greet(self) -> None:
        """Somebody spoke to the customer."""
        draft = self._draft
        if draft:
            mishap_id = draft.mishap.mishap_id if draft.mishap and draft.story is None else None
            self._work.do(greet, draft.order_id, mishap_id).then(lambda _: self._note_greeting())

    def _note_greeting(self) -> None:
        self._change(lambda draft: replace(draft, greeted=True))

    def follow_up_done(self) -> None:
        """We came back to them."""
        if self._draft and self._draft.mishap:
            self._work.do(follow_up_done, self._draft.mishap.mishap_id)

    def record(self) -> None:
        """All of it was done. A gesture that still needs an answer asks first."""
        draft = self._draft
        if draft is None:
            return
        asking = draft.next_question()
        if asking:
            self._change(lambda draft: replace(draft, asking=asking))
        elif not self._ask_yes(then_record=True):
            self._work.do(put_right, draft.answer(), draft.yes).then(lambda _: self._note_recorded(draft))

    def _note_recorded(self, draft: CaseDraft) -> None:
        self.leave()
        self._recorded = draft
        self._show_state()
        if not self._from_list:
            self._left(recorded_words(self._recorded, self._shop.language))
