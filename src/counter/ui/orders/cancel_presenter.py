"""Cancelling an order at the counter: why, what becomes of its money, and where something went wrong their word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from counter.flows.cancel import Cancelled, cancel
from counter.flows.refund_at_counter import look_at_refund
from counter.kernel.language import Language, _
from counter.kernel.money import total
from counter.receipts.content import ReceiptContent
from counter.receipts.layout import receipt_document
from counter.reports.story import Story
from counter.till.model import Paid
from counter.till.refunds import RefundRequest
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.orders.build_refund import named
from counter.ui.orders.cancel_state import CancelState
from counter.ui.orders.refund_state import ChoiceState

REASONS = (_("Changed their mind"), _("Had to go"), _("Nobody came"), _("Rung up wrong"))
BACK, KEEP = "back", "keep"
"""What becomes of the money."""


@dataclass(frozen=True, slots=True)
class CancelDraft:
    """An order that is to be cancelled. `seen` is what would print with its money."""

    story: Story
    reason: str = ""
    money: str = BACK
    their_words: str = ""
    seen: ReceiptContent | None = None

    @property
    def paid(self) -> Paid:
        """Its money."""
        return self.story.paid

    @property
    def is_paid(self) -> bool:
        """Whether it was paid whole: then its money goes back with a receipt."""
        return self.paid.left.minor > 0 and self.paid.settled >= self.story.order.total

    @property
    def must_be_heard(self) -> bool:
        """Whether something went wrong with it that nobody answered."""
        return any(mishap.is_open for mishap in self.story.mishaps)


class CancelPresenter:
    """`show` takes the state, None once it is over; `done` the sentence that says what was done."""

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[CancelState | None], None],
        done: Callable[[str], None],
    ) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._done = done
        self._draft: CancelDraft | None = None

    def begin(self, story: Story) -> None:
        """An order that will not be made."""
        self._draft = CancelDraft(story)
        self._show_state()
        self._look()

    def leave(self) -> None:
        """Back to the order, as it was."""
        self._draft = None
        self._show(None)

    def say_why(self, reason: str) -> None:
        """Why it is cancelled."""
        if self._draft and reason:
            self._draft = replace(self._draft, reason=reason)
            self._show_state()
            self._look()

    def choose_money(self, money: str) -> None:
        """Its money goes back, or stays for now."""
        if self._draft:
            self._draft = replace(self._draft, money=money)
            self._show_state()

    def hear(self, words: str) -> None:
        """What the customer says."""
        if self._draft:
            self._draft = replace(self._draft, their_words=words)
            self._show_state()

    def cancel(self) -> None:
        """It is cancelled."""
        draft = self._draft
        if draft is None or not draft.reason:
            return
        done = self._work.do(
            cancel,
            draft.story.order.order_id,
            draft.reason,
            with_refund=draft.money == BACK,
            their_words=draft.their_words,
        )
        done.then(self._cancelled)

    def _cancelled(self, done: Cancelled) -> None:
        draft, language = self._draft, self._shop.language
        if draft is None:
            return
        number = draft.story.order.called
        back = total((each.amount for each in done.back), draft.paid.currency)
        said = language.say("Order {number} is cancelled.", number=number)
        if back:
            said += " " + language.say("{amount} given back.", amount=language.money(back))
        self._done(said)
        self.leave()

    def _look(self) -> None:
        draft = self._draft
        if draft and draft.is_paid:
            order_id = draft.story.order.order_id
            seen = self._work.do(look_at_refund, order_id, RefundRequest(), draft.reason)
            seen.then(lambda content: self._take_in(draft, content))

    def _take_in(self, asked: CancelDraft, content: ReceiptContent) -> None:
        if self._draft and self._draft.reason == asked.reason:
            self._draft = replace(self._draft, seen=content)
            self._show_state()

    def _show_state(self) -> None:
        if self._draft:
            self._show(cancel_state(self._draft, self._shop.language))


def cancel_state(draft: CancelDraft, language: Language) -> CancelState:
    """The whole question. Pure."""
    say, order = language.say, draft.story.order
    needs = _needs(draft, language)
    listed = tuple(say(each) for each in REASONS)
    seen = draft.seen if draft.money == BACK else None
    return CancelState(
        title=say("Cancel {order}", order=named(order, language)),
        what=order.what,
        reasons=tuple(ChoiceState(each, each, each == draft.reason) for each in listed),
        other=draft.reason if draft.reason not in listed else "",
        money=_money(draft, language),
        hear=say("Something went wrong with this order. Give the money back, and write what the customer says.")
        if draft.must_be_heard
        else "",
        their_words=draft.their_words,
        paper=receipt_document(seen, order.customer, language) if seen else None,
        paper_note="" if seen or draft.is_paid else say("Nothing prints: nothing was paid for it yet."),
        primary=say("Cancel the order"),
        primary_note=needs,
        can=not needs,
    )


def _money(draft: CancelDraft, language: Language) -> tuple[ChoiceState, ...]:
    if not draft.paid.left.minor:
        return ()
    amount = language.money(draft.paid.left)
    back = ChoiceState(BACK, language.say("Give {amount} back", amount=amount), draft.money == BACK)
    return back, ChoiceState(KEEP, language.say("Keep it for now"), draft.money == KEEP)


def _needs(draft: CancelDraft, language: Language) -> str:
    """What comes first."""
    say = language.say
    if not draft.reason:
        return say("first say why")
    if draft.must_be_heard and draft.money != BACK:
        return say("first give the money back")
    return say("first write what they say") if draft.must_be_heard and not draft.their_words else ""
