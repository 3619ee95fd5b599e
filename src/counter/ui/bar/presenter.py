"""What the bar shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from counter.flows.make import (
    hand_over,
    one_fewer,
    one_more,
    ready,
    recall,
    report_grinder,
    report_station,
    staff_bar,
    tick_line,
)
from counter.flows.put_right import greet
from counter.flows.reset_promise import reset_promise
from counter.kernel.ids import LineId, OrderId, StaffId
from counter.people.rules import crew_as_named
from counter.promises.stations import DOWN, FINE, SLOW
from counter.reports.bar_board import BarBoard, BarCard, bar_board
from counter.ui.bar.build_state import (
    Moment,
    card_state,
    handed_over_state,
    question_state,
    waiting_state,
    whole_bar_state,
)
from counter.ui.bar.question_draft import CrewDraft, NewPromiseDraft, QuestionDraft, TroubleDraft, why_at_risk
from counter.ui.bar.state import BarState, WaitingState
from counter.ui.desk.work import CurrentShop, Work

_TROUBLES = (FINE, SLOW, DOWN)
_TAKE_BACK_SECONDS = 15


@dataclass(frozen=True, slots=True)
class _HandedOver:
    card: BarCard
    at: datetime


class BarPresenter:
    """`show` takes the state; `open_case` opens an order in Make it right."""

    def __init__(
        self, work: Work, shop: CurrentShop, show: Callable[[BarState], None], open_case: Callable[[OrderId], None]
    ) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._open_case = open_case
        self._board = BarBoard()
        self._room = 5
        self._first = 0
        self._question: QuestionDraft | None = None
        self._handed_over: _HandedOver | None = None

    def refresh(self) -> None:
        """Asks for the bar as it is now."""
        self._work.read(bar_board).then(self._take_in)

    def _take_in(self, board: BarBoard) -> None:
        self._board = board
        if isinstance(self._question, NewPromiseDraft):
            card = self._card(self._question.card.order.order_id)
            self._question = replace(self._question, card=card) if card else None
        self.show_now()

    def show_now(self) -> None:
        """Shows what is known, at this second."""
        moment = self._moment()
        outlook = self._shop.outlook
        risks = {order_id: outlook.risks[order_id] for order_id in outlook.to_tell}
        making = self._board.making
        self._first = self._first if self._first < len(making) else 0
        shown = making[self._first : self._first + self._room]
        self._show(
            BarState(
                cards=tuple(card_state(card, risks.get(card.order.order_id), moment) for card in shown),
                waiting=self._waiting(moment),
                whole=whole_bar_state(self._board, len(making) - len(shown), self._work.by, moment),
                question=question_state(self._question, self._board, moment),
            )
        )

    def _waiting(self, moment: Moment) -> tuple[WaitingState, ...]:
        waiting = tuple(waiting_state(card, moment) for card in self._board.waiting)
        gone = self._just_handed_over(moment)
        return (*waiting, handed_over_state(gone, moment)) if gone else waiting

    def _just_handed_over(self, moment: Moment) -> BarCard | None:
        gone = self._handed_over
        if gone is None or (moment.now - gone.at).total_seconds() > _TAKE_BACK_SECONDS:
            return None
        known = {card.order.order_id for card in (*self._board.making, *self._board.waiting)}
        return gone.card if gone.card.order.order_id not in known else None

    def _moment(self) -> Moment:
        shop = self._shop
        return Moment(shop.clock.now(), shop.settings.promises, shop.playbook, shop.language)

    def _card(self, order_id: OrderId) -> BarCard | None:
        return next((card for card in self._board.making if card.order.order_id == order_id), None)

    def fit(self, room: int) -> None:
        """So many cards fit on a page."""
        self._room = room
        self.show_now()

    def next_page(self) -> None:
        """The next page of cards, or the first again."""
        self._first += self._room
        self.show_now()

    def tick_line(self, order_id: OrderId, line_id: LineId, *, made: bool) -> None:
        """A line is made, or is not after all."""
        self._work.do(tick_line, order_id, line_id, made=made)

    def ready(self, order_id: OrderId) -> None:
        """Everything of an order is made."""
        self._work.do(ready, order_id)

    def hand_over(self, order_id: OrderId) -> None:
        """The customer has it."""
        card = next((card for card in self._board.waiting if card.order.order_id == order_id), None)
        if card:
            self._handed_over = _HandedOver(card, self._shop.clock.now())
        self._work.do(hand_over, order_id)

    def recall(self, order_id: OrderId) -> None:
        """It was not ready after all."""
        self._work.do(recall, order_id)

    def greet(self, order_id: OrderId) -> None:
        """Somebody spoke to the customer about it."""
        self._work.do(greet, order_id)

    def make_right(self, order_id: OrderId) -> None:
        """Somebody wants to make it right."""
        self._open_case(order_id)

    def ask_promise(self, order_id: OrderId) -> None:
        """Asks which minute to promise instead."""
        card = self._card(order_id)
        if card:
            risk = self._shop.outlook.risks.get(order_id)
            why = why_at_risk(risk, self._board.trouble, self._shop.language)
            self._ask(NewPromiseDraft.begin(card, risk, why, self._shop.clock.now()))

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

    def one_more(self) -> None:
        """Somebody came to the bar."""
        self._work.do(one_more)

    def one_fewer(self) -> None:
        """Somebody left the bar."""
        self._work.do(one_fewer)

    def grinder(self) -> None:
        """The grinder went down; or it is fixed, where it was."""
        self._work.do(report_grinder, down=self._board.grinder_down_since is None)

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

    def _ask(self, question: QuestionDraft | None) -> None:
        self._question = question
        self.show_now()
