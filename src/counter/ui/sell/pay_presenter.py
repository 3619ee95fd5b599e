"""Paying: how the ticket in work is about to be paid, and its vouchers. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from counter.flows import attach_voucher, pay, ring_up
from counter.flows.attach_voucher import Welcome
from counter.flows.pay import SaleResult
from counter.flows.put_right import greet
from counter.flows.ring_up import OpenTicket
from counter.kernel.money import Money
from counter.recovery.rules import WELCOME_BACK
from counter.settings.cash import round_cash
from counter.till.settlement import Tender
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.sell.build_pay import pay_state
from counter.ui.sell.build_welcome import Moment
from counter.ui.sell.pay_state import PayState
from counter.ui.sell.payment_draft import PaymentDraft
from counter.ui.sell.ticket_at_hand import TicketAtHand


class PayPresenter:
    """Keeps how the ticket is paid. `show` is called after every tap, `paid` once the ticket became an order."""

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        ticket: TicketAtHand,
        show: Callable[[], None],
        paid: Callable[[SaleResult], None],
    ) -> None:
        self._work = work
        self._shop = shop
        self._ticket = ticket
        self._show = show
        self._when_paid = paid
        self._payment: PaymentDraft | None = None
        self._paying = False
        self._code, self._code_wrong = "", ""

    def begin(self) -> None:
        """On to paying, with whatever was typed last on the ticket."""
        if self._ticket.open_ticket:
            self._work.do(ring_up.requote, self._ticket.open_ticket.draft.order_id).then(self._begin)

    def leave(self) -> None:
        """Back to the ticket; nothing is lost."""
        self._paying = False
        self.forget_code()

    def tell_wait(self) -> None:
        """They know how long it takes, and that no time is promised; a second tap takes that back."""
        self._ticket.tell_wait()

    def cash_exact(self) -> None:
        """Paid to the cent: the order is placed with the promise on screen."""
        self._pay()

    def give(self, minor: int) -> None:
        """The customer gives an amount of cash, in minor units."""
        self._change_payment(lambda payment: payment.with_given(minor))

    def type_digits(self, digits: str) -> None:
        """More digits of what the customer gives, cents last."""
        self._change_payment(lambda payment: payment.with_digits(digits))

    def delete_digit(self) -> None:
        """The last digit away."""
        self._change_payment(PaymentDraft.without_last_digit)

    def pay_by(self, tender: str) -> None:
        """Another tender."""
        self._change_payment(lambda payment: payment.pay_by(tender))

    def attach_voucher(self, code: str) -> None:
        """A voucher, scanned or typed."""
        if self._ticket.open_ticket:
            attached = self._work.do(attach_voucher.attach_voucher, self._ticket.open_ticket.draft.order_id, code)
            attached.then(self._voucher_attached)
            attached.otherwise(lambda reason: self._say_about_code(code, reason))

    def forget_code(self) -> None:
        """The code that was refused is given up."""
        self._say_about_code("", "")

    def detach_voucher(self) -> None:
        """The voucher off the ticket; it is not spent."""
        if self._ticket.open_ticket:
            self._change_payment(lambda payment: replace(payment, welcome=None))
            self._work.do(attach_voucher.detach_voucher, self._ticket.open_ticket.draft.order_id).then(
                self._ticket.update
            )

    def greet(self) -> None:
        """Somebody welcomed them back."""
        welcome = self._payment.welcome if self._payment else None
        if welcome:
            greeted = self._work.do(greet, welcome.order_id, welcome.mishap_id, occasion=WELCOME_BACK)
            greeted.then(lambda _: self._change_payment(lambda payment: replace(payment, greeted=True)))

    def take(self) -> None:
        """The money is taken: the order is placed with the promise on screen. Not before somebody said how."""
        if self._payment and self._payment.can_take:
            self._pay(self._payment.tender())

    def state(self) -> PayState | None:
        """How the ticket is about to be paid, or None while nobody pays."""
        shop, ticket = self._shop, self._ticket.open_ticket
        if self._payment is None or ticket is None or not self._paying:
            return None
        if ticket.draft.order_id == self._payment.order_id:
            self._payment = self._payment.with_due(*self._due(ticket))
        moment = Moment(shop.clock.now(), shop.settings.promises.target, shop.playbook.pages, shop.language)
        shown = pay_state(ticket, self._payment, moment, is_told=self._ticket.is_told)
        return replace(shown, code=self._code, code_wrong=self._code_wrong)

    def _begin(self, open_ticket: OpenTicket) -> None:
        """Nothing is chosen: whoever taps Pay twice takes no money."""
        order_id, due = open_ticket.draft.order_id, self._due(open_ticket)
        before = self._payment
        payment = before.with_due(*due) if before and before.order_id == order_id else PaymentDraft(order_id, *due)
        self._payment = payment if self._paying else payment.with_none_chosen()
        self._paying = True
        self._ticket.put(open_ticket)

    def _due(self, open_ticket: OpenTicket) -> tuple[Money, Money]:
        """What a ticket costs, and what it is in coins."""
        total = open_ticket.priced.total
        return total, round_cash(total, self._shop.settings.cash_rounding)

    def _pay(self, *tenders: Tender) -> None:
        ticket = self._ticket.open_ticket
        if ticket:
            know = self._ticket.is_told
            self._work.do(pay.pay, ticket.draft.order_id, tenders, ticket.quote, they_know=know).then(self._paid)

    def _paid(self, sale: SaleResult) -> None:
        self._payment, self._paying = None, False
        self._when_paid(sale)

    def _change_payment(self, change: Callable[[PaymentDraft], PaymentDraft]) -> None:
        if self._payment:
            self._payment = change(self._payment)
            self._show()

    def _voucher_attached(self, answer: tuple[OpenTicket, Welcome]) -> None:
        open_ticket, welcome = answer
        self._code, self._code_wrong = "", ""
        if self._payment:
            self._payment = replace(self._payment, welcome=welcome, greeted=False)
        self._ticket.update(open_ticket)

    def _say_about_code(self, code: str, wrong: str) -> None:
        self._code, self._code_wrong = code, wrong
        self._show()
