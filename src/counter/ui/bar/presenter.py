"""What the bar shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from counter.flows.make import (
    hand_over,
    one_fewer,
    one_more,
    ready,
    report_grinder,
    take_back,
    tick_line,
)
from counter.flows.put_right import greet
from counter.flows.reset_promise import reset_promise, take_back_promise
from counter.flows.second_apology import say_and_hand_over
from counter.flows.settle import ask_again
from counter.kernel.ids import LineId, OrderId
from counter.orders.rules import HANDED_OVER
from counter.promises.model import OrderRisk
from counter.reports.bar_board import BarBoard, BarCard, bar_board
from counter.ui.bar.build_state import (
    Moment,
    card_state,
    done_state,
    gone_state,
    how_many_wait,
    is_late,
    to_make,
    waiting_state,
    with_undo,
)
from counter.ui.bar.build_whole_bar import whole_bar_state
from counter.ui.bar.question_presenter import QuestionPresenter
from counter.ui.bar.slots import HandedOver, Promised, Slots, hold_left
from counter.ui.bar.state import BarState, CardState, WaitingState
from counter.ui.desk.work import CurrentShop, Work

_TAKE_BACK_SECONDS = 15
_MILLISECOND = timedelta(milliseconds=1)


def _is_recent(at: datetime, moment: Moment) -> bool:
    """Whether what was tapped at `at` can still be taken back on this screen."""
    return (moment.now - at).total_seconds() <= _TAKE_BACK_SECONDS


class BarPresenter:
    """`show` takes the state; `open_case` opens an order in Make it right; `asking` are the questions over the bar.

    Cards keep their places for two seconds after each tap (`Slots`), so that a finger meets what the eye saw.
    """

    def __init__(
        self, work: Work, shop: CurrentShop, show: Callable[[BarState], None], open_case: Callable[[OrderId], None]
    ) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._open_case = open_case
        self._board = BarBoard()
        self._making, self._waiting = Slots(), Slots()
        self._tapped: datetime | None = None
        self._page = 0
        self._handed_over: HandedOver | None = None
        self._promised: Promised | None = None
        self.asking = QuestionPresenter(work, shop, self._touch_and_show, self._hand_over)

    def refresh(self) -> None:
        """Asks for the bar as it is now."""
        self._work.read(bar_board).then(self._take_in)

    def _take_in(self, board: BarBoard) -> None:
        self._board = board
        self.asking.take_in(board)
        self.show_now()

    def show_now(self) -> None:
        """Shows what is known, at this second."""
        moment = self._moment()
        left = hold_left(self._tapped, moment.now)
        self._show(
            BarState(
                cards=self._cards(moment, held=bool(left)),
                page=self._page,
                waiting=self._who_waits(moment, held=bool(left)),
                how_many_wait=how_many_wait(self._board.waiting, moment),
                to_make=to_make(self._board.making, moment.stations),
                whole=whole_bar_state(self._board, self._work.by, moment),
                question=self.asking.state(moment),
                settles_in=-(-left // _MILLISECOND),
            )
        )

    def _cards(self, moment: Moment, *, held: bool) -> tuple[CardState, ...]:
        outlook = self._shop.outlook
        risks = {order_id: outlook.risks[order_id] for order_id in outlook.to_tell}
        return tuple(
            self._to_make(slot.card, risks.get(order_id), moment)
            if slot.there
            else done_state(self._as_it_went(slot.card), moment)
            for slot in self._making.arrange(self._board.making, held=held)
            for order_id in (slot.card.order.order_id,)
        )

    def _to_make(self, card: BarCard, risk: OrderRisk | None, moment: Moment) -> CardState:
        order_id, promised = card.order.order_id, self._promised
        shown = card_state(card, risk, moment, self._shop.outlook.offers.get(order_id))
        if promised is None or promised.order_id != order_id or not _is_recent(promised.at, moment):
            return shown
        return with_undo(shown, card, moment)

    def _as_it_went(self, card: BarCard) -> BarCard:
        """A card that left the bar, as it waits now or was handed over; as it was where it is not known."""
        order_id, gone = card.order.order_id, self._handed_over
        if waiting := self._in(self._board.waiting, order_id):
            return waiting
        if gone and gone.card.order.order_id == order_id:
            return replace(gone.card, order=replace(gone.card.order, state=HANDED_OVER))
        return card

    def _who_waits(self, moment: Moment, *, held: bool) -> tuple[WaitingState, ...]:
        gone = self._just_handed_over(moment)
        slots = self._waiting.arrange(self._board.waiting, held=held)
        shown = [
            waiting_state(slot.card, moment)
            if slot.there
            else gone_state(slot.card, moment, handed_over=self._board.card(slot.card.order.order_id) is None)
            for slot in slots
        ]
        if gone and all(gone.order.order_id != slot.card.order.order_id for slot in slots):
            shown.append(gone_state(gone, moment, handed_over=True))
        return tuple(shown)

    def _just_handed_over(self, moment: Moment) -> BarCard | None:
        gone = self._handed_over
        if gone is None or not _is_recent(gone.at, moment):
            return None
        known = {card.order.order_id for card in (*self._board.making, *self._board.waiting)}
        return gone.card if gone.card.order.order_id not in known else None

    def _moment(self) -> Moment:
        shop = self._shop
        return Moment(shop.clock.now(), shop.settings.promises, shop.playbook, shop.language, shop.settings.stations)

    @staticmethod
    def _in(cards: Iterable[BarCard], order_id: OrderId) -> BarCard | None:
        return next((card for card in cards if card.order.order_id == order_id), None)

    def _touch(self) -> None:
        """Somebody taps: everything keeps its place for a while."""
        self._tapped = self._shop.clock.now()

    def _touch_and_show(self) -> None:
        self._touch()
        self.show_now()

    def show_page(self, page: int) -> None:
        """The page of cards with that number, from 0."""
        self._page = page
        self._touch_and_show()

    def tick_line(self, order_id: OrderId, line_id: LineId, *, made: bool) -> None:
        """A line is made, or is not after all."""
        self._touch()
        self._work.do(tick_line, order_id, line_id, made=made)

    def ready(self, order_id: OrderId) -> None:
        """Everything of an order is made; asks where something is not ticked, and whether it is safe for an allergy."""
        self._touch()
        card = self._board.card(order_id)
        if card and card.order.has_to_be_confirmed:
            self.asking.ask_allergy(card)
        elif card and card.order.unmade:
            self.asking.ask_unmade(card)
        else:
            self._work.do(ready, order_id)

    def hand_over(self, order_id: OrderId) -> None:
        """The customer has it; of one that was late or made again, what to say to them comes first."""
        self._touch()
        card = self._in(self._board.waiting, order_id)
        if card and (is_late(card, self._moment()) or card.order.remake_of is not None):
            self.asking.ask_hand_over(card)
        elif card:
            self._hand_over(card, said=False)
        else:
            self._work.do(hand_over, order_id)

    def _hand_over(self, card: BarCard, said: bool) -> None:  # noqa: FBT001 - as the question tells it
        self._handed_over = HandedOver(card, self._shop.clock.now())
        self._work.do(say_and_hand_over if said else hand_over, card.order.order_id)

    def take_back(self, order_id: OrderId) -> None:
        """It was not handed over after all, or was not ready."""
        self._touch()
        self._work.do(take_back, order_id)

    def greet(self, order_id: OrderId) -> None:
        """Somebody spoke to the customer about it."""
        self._touch()
        self._work.do(greet, order_id)

    def ask_again(self, order_id: OrderId) -> None:
        """Its customer had to ask where it is: that is counted."""
        self._touch()
        self._work.do(ask_again, order_id)

    def make_right(self, order_id: OrderId) -> None:
        """Somebody wants to make it right."""
        self._open_case(order_id)

    def promise_first(self, order_id: OrderId) -> None:
        """Who was promised nothing was just told the time on offer; for a while that can be taken back."""
        offer, card = self._shop.outlook.offers.get(order_id), self._board.card(order_id)
        if offer and card and card.promise is None:
            self._touch()
            self._promised = Promised(order_id, self._shop.clock.now())
            self._work.do(reset_promise, order_id, offer, told=True)

    def take_back_promise(self, order_id: OrderId) -> None:
        """That tap was a slip: nobody was told."""
        self._touch()
        self._promised = None
        self._work.do(take_back_promise, order_id)

    def one_more(self) -> None:
        """Somebody came to the bar."""
        self._work.do(one_more)

    def one_fewer(self) -> None:
        """Somebody left the bar."""
        self._work.do(one_fewer)

    def grinder(self) -> None:
        """The grinder went down; or it is fixed, where it was."""
        self._work.do(report_grinder, down=self._board.grinder_down_since is None)
