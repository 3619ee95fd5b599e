"""What Make it right shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from counter.flows.put_right import follow_up_done, greet, put_right
from counter.kernel.ids import ItemId, LineId, MishapId, OrderId
from counter.recovery.offers import ON_THE_HOUSE, REFUND, REMAKE
from counter.reports.cases import KnownCase, all_cases, known_case
from counter.reports.story import Case
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.parts.minutes import Minutes
from counter.ui.recovery.build_state import case_state, kinds, question_state, story_state, title
from counter.ui.recovery.case_draft import CaseDraft, Giving, minutes_for
from counter.ui.recovery.state import CaseState, RecoveryState


class RecoveryPresenter:
    """`show` takes the state. Without a case it shows the list to choose from."""

    def __init__(self, work: Work, shop: CurrentShop, show: Callable[[RecoveryState], None]) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._cases: tuple[Case, ...] = ()
        self._draft: CaseDraft | None = None
        self._visit = 0
        self._recorded: CaseDraft | None = None

    def refresh(self) -> None:
        """Looks again at the case, or at the list."""
        if self._draft is None:
            today = self._shop.settings.trading_day(self._shop.clock.now())
            self._work.read(all_cases, today).then(self._take_in_cases)
        else:
            self._look(self._draft.order_id, self._draft.mishap.mishap_id if self._draft.mishap else None)

    def open(self, order_id: OrderId | None, mishap_id: MishapId | None = None) -> None:
        """Opens a case: an order, a mishap without one, or something nobody wrote down yet (both None)."""
        self._leave_case()
        self._look(order_id, mishap_id)

    def choose(self, case: CaseState | None) -> None:
        """A case of the list was tapped, or “No order”."""
        if case is None:
            self.open(None)
        else:
            self.open(case.order, case.mishap)

    def leave(self) -> None:
        """Back to the list; what was chosen is forgotten."""
        self._leave_case()
        self._show_state()
        self.refresh()

    def _leave_case(self) -> None:
        """From one case to another, or to none: answers about the one before come too late."""
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

    def _take_in_cases(self, cases: tuple[Case, ...]) -> None:
        self._cases = cases
        self._show_state()

    def _take_in(self, known: KnownCase, visit: int) -> None:
        if visit != self._visit:
            return
        playbook = self._shop.playbook
        giving = Giving(playbook.allowances[known.role], known.given)
        if self._draft is not None:
            self._draft = replace(self._draft, playbook=playbook, giving=giving, story=known.story, mishap=known.mishap)
        else:
            self._draft = self._begin(known, giving)
        self._show_state()

    def _begin(self, known: KnownCase, giving: Giving) -> CaseDraft:
        now = self._shop.clock.now()
        their_words = known.mishap.their_words if known.mishap else ""
        draft = CaseDraft(self._shop.playbook, giving, known.story, known.mishap, their_words=their_words)
        if known.story:
            risk = self._shop.outlook.risks.get(known.story.order.order_id)
            draft = replace(draft, minutes=minutes_for(known.story, risk.reset_to if risk else None, now))
        kind = draft.kind_at_hand(now)
        return draft.of_kind(kind, now) if kind else draft

    def _show_state(self) -> None:
        shop, draft = self._shop, self._draft
        now, language = shop.clock.now(), shop.language
        self._show(
            RecoveryState(
                kinds=kinds(shop.playbook, language),
                cases=tuple(case_state(case, shop.playbook, language) for case in self._cases),
                story=story_state(draft, now, language) if draft else None,
                recorded=self._recorded_words(),
                question=question_state(draft, shop.menu, now, language) if draft else None,
            )
        )

    def _recorded_words(self) -> str:
        if self._recorded is None:
            return ""
        language = self._shop.language
        return language.say("Recorded: {whose}", whose=title(self._recorded.story, language))

    def _change(self, change: Callable[[CaseDraft], CaseDraft]) -> None:
        if self._draft is not None:
            self._draft = change(self._draft)
            self._show_state()

    def choose_kind(self, kind: str) -> None:
        """This is what went wrong."""
        self._change(lambda draft: draft.of_kind(kind, self._shop.clock.now()))

    def choose_gesture(self, gesture: str) -> None:
        """A gesture was tapped."""
        self._change(lambda draft: draft.toggle(gesture))

    def choose_option(self, option: str) -> None:
        """An answer to what a gesture asks: a line, something on the house, or a time."""
        self._change(lambda draft: self._with_option(draft, option))

    def _with_option(self, draft: CaseDraft, option: str) -> CaseDraft:
        if draft.asking in (REFUND, REMAKE):
            return draft.toggle_line(LineId(UUID(option)))
        if draft.asking == ON_THE_HOUSE:
            treat = self._shop.menu.item(ItemId(UUID(option)))
            return replace(draft, treat=treat, asking="")
        return replace(draft, follow_up=datetime.fromisoformat(option), asking="")

    def close_question(self) -> None:
        """The question was answered or put away."""
        self._change(CaseDraft.close_question)

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
        else:
            self._work.do(put_right, draft.answer()).then(lambda _: self._note_recorded(draft))

    def _note_recorded(self, draft: CaseDraft) -> None:
        self.leave()
        self._recorded = draft
        self._show_state()
