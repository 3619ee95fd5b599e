"""What is asked over the bar: a new promise, what was not ticked, who is there, what is in trouble. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from counter.flows.make import EXPLAINED, MADE, Unmade, confirm_allergy, ready, report_station, staff_bar
from counter.flows.reset_promise import reset_promise
from counter.kernel.ids import OrderId, StaffId
from counter.people.rules import crew_as_named
from counter.promises.stations import DOWN, FINE, SLOW
from counter.reports.bar_board import BarBoard, BarCard
from counter.reports.story import story
from counter.ui.bar.build_question import question_state
from counter.ui.bar.build_state import Moment
from counter.ui.bar.question_draft import (
    CarefulDraft,
    CrewDraft,
    HandOverDraft,
    NewPromiseDraft,
    QuestionDraft,
    TroubleDraft,
    UnmadeDraft,
    why_at_risk,
)
from counter.ui.bar.state import Question
from counter.ui.desk.work import CurrentShop, Work

_TROUBLES = (FINE, SLOW, DOWN)


class QuestionPresenter:
    """Keeps the question that is open, one at most; `asked` is called as one opens, changes or is put away.

    `handed_over` is told which order was, and whether whoever did spoke to its customer.
    """

    def __init__(
        self, work: Work, shop: CurrentShop, asked: Callable[[], None], handed_over: Callable[[BarCard, bool], None]
    ) -> None:
        self._work = work
        self._shop = shop
        self._asked = asked
        self._handed_over = handed_over
        self._board = BarBoard()
        self._question: QuestionDraft | None = None

    def take_in(self, board: BarBoard) -> None:
        """The bar as it is now: a question about an order that left it is none any more."""
        self._board = board
        if isinstance(self._question, NewPromiseDraft | UnmadeDraft | CarefulDraft):
            card = board.card(self._question.card.order.order_id)
            self._question = replace(self._question, card=card) if card else None
        if isinstance(self._question, HandOverDraft):
            known = {card.order.order_id for card in board.waiting}
            self._question = self._question if self._question.card.order.order_id in known else None
        self._go_on_where_all_is_ticked()

    def state(self, moment: Moment) -> Question | None:
        """The question that is open."""
        return question_state(self._question, self._board, moment)

    def ask_promise(self, order_id: OrderId) -> None:
        """Asks which minute to promise instead."""
        card = self._board.card(order_id)
        if card:
            outlook, language = self._shop.outlook, self._shop.language
            why = why_at_risk(outlook.risks.get(order_id), self._board.trouble, self._shop.settings.stations, language)
            self._ask(NewPromiseDraft.begin(card, outlook.forecast_for(order_id), why, self._shop.clock.now()))

    def pick_minute(self, place: int) -> None:
        """One of the two minutes."""
        if isinstance(self._question, NewPromiseDraft):
            self._ask(self._question.pick(place))

    def nudge_minute(self, by: int) -> None:
        """A minute less or more."""
        if isinstance(self._question, NewPromiseDraft):
            self._ask(self._question.nudge(by, self._shop.clock.now()))

    def promise(self, *, told: bool) -> None:
        """That minute it is; the customer was told, or not yet."""
        question = self._question
        if isinstance(question, NewPromiseDraft) and question.minutes.taken:
            self._ask(None)
            order_id, due = question.card.order.order_id, question.minutes.taken
            self._work.do(reset_promise, order_id, due, told=told, why=question.why)

    def ask_allergy(self, card: BarCard) -> None:
        """Asks whether it was made with care for an allergy, before it is ready."""
        self._ask(CarefulDraft(card))

    def is_safe(self) -> None:
        """It was: whoever made it says so. Then it is ready, or what is not ticked is asked about."""
        question = self._question
        if isinstance(question, CarefulDraft):
            order = question.card.order
            self._ask(UnmadeDraft(question.card) if order.unmade else None)
            self._work.do(confirm_allergy, order.order_id)
            if not order.unmade:
                self._work.do(ready, order.order_id)

    def ask_hand_over(self, card: BarCard) -> None:
        """Says what happened with an order that is handed over, and what to say."""
        first = card.order.remake_of or card.order.order_id
        me = self._work.by
        self._work.read(story, first).then(lambda known: self._ask(HandOverDraft(card, known, me)))

    def hand_over(self, *, said: bool) -> None:
        """They have it, and were spoken to or not."""
        question = self._question
        if isinstance(question, HandOverDraft):
            self._ask(None)
            self._handed_over(question.card, said)

    def ask_unmade(self, card: BarCard) -> None:
        """Asks what is with the lines that are not ticked."""
        self._ask(UnmadeDraft(card))

    def all_made(self) -> None:
        """What was not ticked is made now."""
        self._ready_but(MADE)

    def leave_off(self, why: str) -> None:
        """What was not ticked is left off, for that reason."""
        self._ready_but(EXPLAINED, why)

    def ask_crew(self) -> None:
        """Asks who is on the bar."""
        self._ask(CrewDraft(frozenset(staff.staff_id for staff in self._board.crew)))

    def toggle_crew(self, staff_id: str) -> None:
        """Somebody came to the bar, or left it."""
        if isinstance(self._question, CrewDraft):
            self._ask(self._question.toggle(StaffId(UUID(staff_id))))

    def ask_trouble(self) -> None:
        """Asks what is in trouble."""
        self._ask(TroubleDraft())

    def report_trouble(self, station: str, how: int) -> None:
        """A station is fine (0), slow (1) or down (2)."""
        self._work.do(report_station, station, _TROUBLES[how])

    def close_question(self) -> None:
        """The question is answered, or was put away; who is on the bar is recorded where it changed."""
        question = self._question
        self._ask(None)
        there = {staff.staff_id for staff in self._board.crew}
        if isinstance(question, CrewDraft) and question.chosen != there:
            self._work.do(staff_bar, crew_as_named(self._board.staff, self._board.crew, question.chosen))

    def _go_on_where_all_is_ticked(self) -> None:
        """The last tick was on its way when somebody tapped Ready: there is nothing to ask any more."""
        question = self._question
        if isinstance(question, UnmadeDraft) and not question.card.order.unmade:
            self._question = None
            self._work.do(ready, question.card.order.order_id)

    def _ready_but(self, unmade: Unmade, why: str = "") -> None:
        question = self._question
        if isinstance(question, UnmadeDraft):
            self._ask(None)
            self._work.do(ready, question.card.order.order_id, unmade=unmade, why=why)

    def _ask(self, question: QuestionDraft | None) -> None:
        self._question = question
        self._asked()
