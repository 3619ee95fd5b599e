"""What the bar shows, and what a tap on it does."""

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
from counter.journal.topics import Topic
from counter.kernel.ids import LineId, OrderId, StaffId
from counter.people.rules import crew_as_named
from counter.promises.stations import DOWN, FINE, SLOW
from counter.reports.bar_board import BarBoard, Card, bar_board
from counter.ui.bar.cards import Moment, card_state, handed_over_state, waiting_state
from counter.ui.bar.question import choices_of, new_promise, proposed, reason, stations
from counter.ui.bar.state import BarState, NewPromise, Trouble, WaitingState
from counter.ui.bar.whole_bar import whole_bar
from counter.ui.desk.work import Work
from counter.ui.widgets.choice import Choices, Minutes

CARES = frozenset({Topic.ORDERS, Topic.PROMISES, Topic.CREW, Topic.STAFF, Topic.MISHAPS, Topic.VOUCHERS, Topic.OUTLOOK})
"""What changes the bar."""

_TROUBLES = (FINE, SLOW, DOWN)
_TAKE_BACK_SECONDS = 15


@dataclass(frozen=True, slots=True)
class _Promising:
    order_id: OrderId
    minutes: Minutes
    why: str


@dataclass(frozen=True, slots=True)
class _Gone:
    card: Card
    at: datetime


@dataclass(frozen=True, slots=True)
class _Staffing:
    chosen: frozenset[StaffId]


class BarPresenter:
    """`show` takes the state; `make_right` opens an order in Make it right."""

    def __init__(self, work: Work, show: Callable[[BarState], None], make_right: Callable[[OrderId], None]) -> None:
        self._work = work
        self._show = show
        self.make_right = make_right
        self._board = BarBoard((), (), (), {})
        self._room = 5
        self._first = 0
        self._question: _Promising | _Staffing | str = ""
        self._gone: _Gone | None = None

    def refresh(self) -> None:
        """Asks for the bar as it is now."""
        self._work.read(bar_board, then=self._got)

    def _got(self, board: BarBoard) -> None:
        self._board = board
        if isinstance(self._question, _Promising) and self._card(self._question.order_id) is None:
            self._question = ""
        self.show()

    def show(self) -> None:
        """Shows what is known at this second."""
        moment = self._moment()
        outlook = self._work.shop.outlook
        risks = {order_id: outlook.risks[order_id] for order_id in outlook.to_tell}
        making = self._board.making
        self._first = self._first if self._first < len(making) else 0
        shown = making[self._first : self._first + self._room]
        self._show(
            BarState(
                cards=tuple(card_state(card, risks.get(card.order.order_id), moment) for card in shown),
                waiting=self._waiting(moment),
                whole=whole_bar(self._board, len(making) - len(shown), self._work.by, moment),
                question=self._asked(moment),
            )
        )

    def _waiting(self, moment: Moment) -> tuple[WaitingState, ...]:
        waiting = tuple(waiting_state(card, moment) for card in self._board.waiting)
        gone = self._just_gone(moment)
        return (*waiting, handed_over_state(gone, moment)) if gone else waiting

    def _just_gone(self, moment: Moment) -> Card | None:
        gone = self._gone
        if gone is None or (moment.now - gone.at).total_seconds() > _TAKE_BACK_SECONDS:
            return None
        known = {card.order.order_id for card in (*self._board.making, *self._board.waiting)}
        return gone.card if gone.card.order.order_id not in known else None

    def _moment(self) -> Moment:
        shop = self._work.shop
        return Moment(shop.clock.now(), shop.settings.promises, shop.playbook, self._work.language)

    def _asked(self, moment: Moment) -> NewPromise | Choices | Trouble | None:
        question = self._question
        if isinstance(question, _Promising):
            card = self._card(question.order_id)
            return new_promise(card, question.minutes, question.why, moment) if card else None
        if isinstance(question, _Staffing):
            return choices_of(self._board.staff, question.chosen, moment.language)
        return stations(self._board.trouble, moment.language) if question == "trouble" else None

    def _card(self, order_id: OrderId) -> Card | None:
        return next((card for card in self._board.making if card.order.order_id == order_id), None)

    def fit(self, room: int) -> None:
        """So many cards fit on a page."""
        self._room = room
        self.show()

    def page(self) -> None:
        """The next page of cards, or the first again."""
        self._first += self._room
        self.show()

    def tick(self, order_id: OrderId, line_id: LineId, made: bool) -> None:  # noqa: FBT001 - a signal's order
        """A line is made, or is not after all."""
        self._work.do(tick_line, order_id, line_id, made=made)

    def ready(self, order_id: OrderId) -> None:
        """Everything of an order is made."""
        self._work.do(ready, order_id)

    def hand_over(self, order_id: OrderId) -> None:
        """The customer has it."""
        card = next((card for card in self._board.waiting if card.order.order_id == order_id), None)
        if card:
            self._gone = _Gone(card, self._work.shop.clock.now())
        self._work.do(hand_over, order_id)

    def recall(self, order_id: OrderId) -> None:
        """It was not ready after all."""
        self._work.do(recall, order_id)

    def greet(self, order_id: OrderId) -> None:
        """Somebody spoke to the customer about it."""
        self._work.do(greet, order_id)

    def ask_promise(self, order_id: OrderId) -> None:
        """Asks which minute to promise instead."""
        card = self._card(order_id)
        if card:
            moment = self._moment()
            risk = self._work.shop.outlook.risks.get(order_id)
            minutes = proposed(card, risk, moment.now)
            self._ask(_Promising(order_id, minutes, reason(risk, self._board.trouble, moment.language)))

    def pick(self, place: int) -> None:
        """One of the two minutes."""
        if isinstance(self._question, _Promising):
            self._ask(replace(self._question, minutes=self._question.minutes.pick(place)))

    def nudge(self, by: int) -> None:
        """A minute less or more."""
        if isinstance(self._question, _Promising):
            minutes = self._question.minutes.nudge(by, self._moment().now)
            self._ask(replace(self._question, minutes=minutes))

    def promise(self, told: bool) -> None:  # noqa: FBT001 - a signal's order
        """That minute it is; the customer was told, or not yet."""
        question = self._question
        if isinstance(question, _Promising):
            self._ask("")
            self._work.do(reset_promise, question.order_id, question.minutes.taken, told=told, why=question.why)

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
        self._ask(_Staffing(frozenset(staff.staff_id for staff in self._board.crew)))

    def toggle_crew(self, staff_id: str) -> None:
        """Somebody came to the bar, or left it."""
        if isinstance(self._question, _Staffing):
            self._ask(_Staffing(self._question.chosen ^ {StaffId(UUID(staff_id))}))

    def ask_trouble(self) -> None:
        """Asks what is in trouble."""
        self._ask("trouble")

    def tell_trouble(self, station: str, how: int) -> None:
        """A station is fine (0), slow (1) or down (2)."""
        self._work.do(report_station, station, _TROUBLES[how])

    def close_question(self) -> None:
        """The question is answered, or was put away; who is on the bar is recorded where it changed."""
        question = self._question
        self._ask("")
        there = {staff.staff_id for staff in self._board.crew}
        if isinstance(question, _Staffing) and question.chosen != there:
            self._work.do(staff_bar, crew_as_named(self._board.staff, self._board.crew, question.chosen))

    def _ask(self, question: _Promising | _Staffing | str) -> None:
        self._question = question
        self.show()
