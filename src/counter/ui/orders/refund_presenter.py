"""Refunding an order at the counter: a draft of what is chosen, a look at what would print, and then it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from counter.flows.refund_at_counter import RefundDone, YoursToday, look_at_refund, refund_for, yours_today
from counter.kernel.ids import LineId
from counter.orders.model import Order
from counter.receipts.content import ReceiptContent
from counter.till.model import Paid
from counter.till.refunds import RefundPlan
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.orders.build_refund import refund_state
from counter.ui.orders.refund_draft import RefundDraft
from counter.ui.orders.refund_state import RefundState


class RefundPresenter:
    """`show` takes the state, None once it is over; `done` the sentence that says what was given back."""

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[RefundState | None], None],
        done: Callable[[str], None],
    ) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._done = done
        self._draft: RefundDraft | None = None
        self._asked = 0

    def begin(self, order: Order, paid: Paid) -> None:
        """An order whose money goes back."""
        self._change(RefundDraft(order, paid))
        self._work.do(yours_today).then(self._take_in_yours)

    def leave(self) -> None:
        """Back to the order; nothing was given back."""
        self._draft = None
        self._show(None)

    def choose_mode(self, mode: str) -> None:
        """By line, an amount, or everything."""
        self._with(lambda draft: draft.choose_mode(mode))

    def take(self, line_id: LineId, more: int) -> None:
        """So many more of a line, or fewer."""
        self._with(lambda draft: draft.take(line_id, more))

    def type(self, digits: str) -> None:
        """More digits of the amount."""
        self._with(lambda draft: draft.type(digits))

    def delete(self) -> None:
        """The last digit of the amount away."""
        self._with(RefundDraft.delete)

    def say_why(self, reason: str, kind: str = "") -> None:
        """Why: one of those offered, with its mishap, or another one that was typed."""
        if reason:
            self._with(lambda draft: draft.say_why(reason, kind))

    def choose_goods(self, goods: str) -> None:
        """What became of what came back."""
        self._with(lambda draft: replace(draft, goods=goods))

    def choose_tender(self, tender: str) -> None:
        """How it goes back."""
        self._with(lambda draft: replace(draft, tender=tender))

    def give_back(self) -> None:
        """It is done, with its receipt."""
        draft = self._draft
        if draft is None or draft.asked is None or not draft.reason:
            return
        done = self._work.do(
            refund_for, draft.order.order_id, draft.asked, draft.reason, draft.came_back, draft.kind
        )  # fmt: skip
        done.then(self._given_back)

    def _given_back(self, done: RefundDone) -> None:
        language = self._shop.language
        amount, number = language.money(done.made.amount), done.receipt
        self._done(language.say("{amount} given back. Refund {number} prints.", amount=amount, number=number))
        self.leave()

    def _with(self, change: Callable[[RefundDraft], RefundDraft]) -> None:
        if self._draft:
            self._change(change(self._draft))

    def _change(self, draft: RefundDraft) -> None:
        self._draft = draft if self._can_go_back(draft) else replace(draft, seen=None)
        self._show_state()
        self._look()

    def _look(self) -> None:
        """Asks what would print, unless it cannot go back so."""
        self._asked += 1
        asked, draft = self._asked, self._draft
        if draft is not None and draft.asked is not None and self._can_go_back(draft):
            seen = self._work.do(look_at_refund, draft.order.order_id, draft.asked, draft.reason, draft.came_back)
            seen.then(lambda answer: self._take_in(asked, answer))

    def _can_go_back(self, draft: RefundDraft) -> bool:
        settings = self._shop.settings
        return isinstance(draft.plan(settings.cash_rounding, settings.tenders), RefundPlan)

    def _take_in_yours(self, yours: YoursToday) -> None:
        if self._draft:
            self._draft = replace(self._draft, yours=yours)
            self._show_state()

    def _take_in(self, asked: int, seen: ReceiptContent) -> None:
        if asked == self._asked and self._draft:
            self._draft = replace(self._draft, seen=seen)
            self._show_state()

    def _show_state(self) -> None:
        if self._draft:
            self._show(refund_state(self._draft, self._shop.settings, self._shop.language))
