"""Paying: how a bill is about to be paid. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from counter.flows import attach_voucher, pay, ring_up
from counter.flows.bill import Bill, bill_of_ticket, open_bill
from counter.flows.card_declined import card_declined
from counter.flows.give_back import give_back
from counter.flows.pay import SaleResult
from counter.flows.ring_up import OpenTicket
from counter.kernel.ids import ChargeId, OrderId, PaymentId
from counter.kernel.money import Money
from counter.receipts.shares import ShareAsked
from counter.settings.cash import round_cash
from counter.till.rules import CARD
from counter.till.settlement import Tender
from counter.ui.desk.pending import Pending
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.sell.build_pay import Counted, pay_state
from counter.ui.sell.build_welcome import Moment
from counter.ui.sell.card_payments import CardPayments
from counter.ui.sell.code_presenter import CodePresenter
from counter.ui.sell.pay_state import PayState
from counter.ui.sell.payment_draft import PaymentDraft
from counter.ui.sell.split_presenter import SplitPresenter
from counter.ui.sell.ticket_at_hand import TicketAtHand
from counter.ui.sell.who_takes import WhoTakes


class PayPresenter(CodePresenter):
    """Keeps how a bill is paid: the ticket's, or that of an order that was placed before.

    `show` is called after every tap, `placed` once the ticket became an order of which something is left to pay, `paid`
    once nothing is.
    """

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        ticket: TicketAtHand,
        show: Callable[[], None],
        placed: Callable[[SaleResult], None],
        paid: Callable[[SaleResult], None],
        see_voucher: Callable[[str], None],
    ) -> None:
        super().__init__(work, shop, ticket, show, see_voucher)
        self._when_placed = placed
        self._when_paid = paid
        self._paying, self._cards = False, CardPayments(work)
        self._who = WhoTakes(work, show)
        self._name, self._name_wrong = "", ""
        self.split = SplitPresenter(
            work, shop, self._bill, show, self._take_share, lambda bill: self.pay_order(bill.order_id), self._who
        )

    def begin(self) -> None:
        """On to paying, with whatever was typed last on the ticket."""
        if self._ticket.open_ticket:
            self._work.do(ring_up.requote, self._ticket.open_ticket.draft.order_id).then(self._begin)

    def pay_order(self, order_id: OrderId) -> None:
        """On to what is left to pay of an order that was placed before. Refused where nothing is."""
        self._work.do(open_bill, order_id).then(self._open)

    def refresh(self) -> None:
        """Looks again at what is left of an order: another till may have taken some of it."""
        if self._paying and self._placed:
            again = self._work.do(open_bill, self._placed.order_id)
            again.then(self._keep_on)
            again.otherwise(lambda _: self.leave())

    def card_paid(self, sale: SaleResult) -> None:
        """What is paid here was paid after all, as somebody saw at the card machine; of another order it is nothing."""
        if (bill := self._bill()) and bill.order_id == sale.order_id:
            self._paid(sale)

    def leave(self) -> None:
        """Back to the ticket; nothing is lost: what was placed and is not paid is a tab."""
        self._paying, self._placed = False, None
        self.split.forget()
        self._name, self._name_wrong = "", ""
        self._accounts, self._asks_account = None, False
        self.forget_code()

    def tell_wait(self) -> None:
        """They know how long it takes, and that no time is promised; a second tap takes that back."""
        self._ticket.tell_wait()

    def cash_exact(self) -> None:
        """Paid to the cent: the order is placed with the promise on screen."""
        ticket = self._ticket.open_ticket
        if ticket:
            self._pay_ticket(ticket, ticket.priced.total, ()).then(self._paid)

    def take_off(self, payment_id: PaymentId | None) -> None:
        """A payment goes back; without one the voucher is off the ticket, and it is not spent."""
        bill = self._bill()
        if payment_id is not None and bill is not None:
            self._payment = self._payment.with_none_chosen() if self._payment else None
            back = self._work.do(give_back, bill.order_id, payment_id)
            back.then(lambda _: self.pay_order(bill.order_id))
        elif self._ticket.open_ticket:
            self._change_payment(lambda payment: replace(payment, welcome=None))
            self._work.do(attach_voucher.detach_voucher, self._ticket.open_ticket.draft.order_id).then(
                self._ticket.update
            )

    def take(self) -> None:
        """The money is taken: the order is placed with the promise on screen. Not before somebody said how."""
        bill, payment = self._bill(), self._payment
        if bill and payment and payment.can_take:
            self._charge(bill, payment.tender(self._work.by), payment.takes, None)

    def _put_down_to(self, name: str) -> None:
        if not self.split.put_down_to(name):
            super()._put_down_to(name)

    def _pay_by_card(self, code: str, balance: Money) -> None:
        if not self.split.pay_by_card(code, balance):
            super()._pay_by_card(code, balance)

    def _take_share(self, share: ShareAsked, tender: Tender, takes: Money) -> None:
        bill = self._bill()
        if bill:
            self._charge(bill, tender, takes, share)

    def _charge(self, bill: Bill, tender: Tender, takes: Money, share: ShareAsked | None) -> None:
        """A card is taken by the terminal first; one at a time."""
        if tender.name != CARD:
            self._pay_bill(bill, (tender,), share)
        elif not self._cards.is_asking:
            asked = self._cards.ask(bill.order_id, tender, takes, share)
            asked.then(lambda charge_id: self._pay_bill(bill, (tender,), share, charge_id))
            asked.otherwise(lambda _: self._show_declined())

    def _pay_bill(
        self, bill: Bill, tenders: tuple[Tender, ...], share: ShareAsked | None, charge_id: ChargeId | None = None
    ) -> None:
        """What is tapped from now on is about what will be left; where it is refused, what was chosen stands again."""
        chosen = self._payment
        if self._placed:
            paying = self._cards.record(charge_id, pay.pay_order, bill.order_id, tenders, share=share, left=bill.left)
        elif self._ticket.open_ticket:
            paying = self._pay_ticket(self._ticket.open_ticket, bill.left, tenders, share, charge_id)
        else:
            return
        self._payment = none_chosen = chosen.with_none_chosen() if chosen else None
        paying.then(self._paid)
        paying.otherwise(lambda _: self._choose_again(none_chosen, chosen))

    def _choose_again(self, unless_changed: PaymentDraft | None, chosen: PaymentDraft | None) -> None:
        if self._payment == unless_changed:
            self._payment = chosen
            self._show()

    def decline(self) -> None:
        """The card machine did not take it: that is ours to make right, and it is paid another way."""
        if bill := self._bill():
            self._work.do(card_declined, bill.order_id).then(lambda _: self._show_declined())

    def _show_declined(self) -> None:
        self._change_payment(lambda payment: replace(payment.pay_by(""), declined=True))

    def split_bill(self) -> None:
        """On to the shares of the bill."""
        self.split.open()

    def pay_later(self, name: str) -> None:
        """The ticket becomes an order that is paid later: a tab in that name. One that is an order stays a tab."""
        ticket = self._ticket.open_ticket
        if self._placed or ticket is None:
            self.leave()
            return
        know = self._ticket.is_told
        later = self._work.do(pay.pay_later, ticket.draft.order_id, name, ticket.quote, they_know=know)
        later.then(self._end_with)
        later.otherwise(lambda reason: self._say_about_name(name, reason))

    def forget_name(self) -> None:
        """The name that was refused is given up."""
        self._say_about_name("", "")

    def state(self) -> PayState | None:
        """How the bill is about to be paid, or None while nobody pays."""
        shop, bill = self._shop, self._bill()
        if self._payment is None or bill is None or not self._paying:
            return None
        if bill.order_id == self._payment.order_id:
            self._payment = self._payment.with_bill(*self._due(bill))
        moment = Moment(shop.clock.now(), shop.settings.promises.target, shop.playbook.pages, shop.language)
        counted = Counted(shop.settings.tenders, shop.settings.tip_tenders, self._who.name)
        quote = self._ticket.open_ticket.quote if self._ticket.open_ticket else None
        shown = pay_state(bill, self._payment, counted, moment, quote, is_told=self._ticket.is_told)
        split = self.split.state()
        if split and shown.promise.has_to_be_told:
            split = replace(split, can_take=False, below_take=shown.below_take)
        return replace(
            shown,
            accounts=self._choices(),
            asks_account=self._asks_account,
            split=split,
            coded=shown.coded + (split.coded if split else ""),
            code=self._code,
            code_wrong=self._code_wrong,
            name_typed=self._name,
            name_wrong=self._name_wrong,
        )

    def _begin(self, open_ticket: OpenTicket) -> None:
        """Nothing is chosen: whoever taps Pay twice takes no money."""
        self._placed = None
        self.split.forget()
        bill = bill_of_ticket(open_ticket, self._shop.clock.now())
        before = self._payment
        self._draft(bill, before if before and before.order_id == bill.order_id else None)
        self._ticket.put(open_ticket)
        self._look_at_voucher()

    def _open(self, bill: Bill) -> None:
        """Nothing is chosen, also after a part of it was paid, but for what was tapped since Take."""
        self._placed = bill
        self._ticket.bill_changed(bill)
        self.split.bill_changed(bill)
        before = self._payment
        self._draft(bill, before if before and before.order_id == bill.order_id else None)
        self._show()

    def _draft(self, bill: Bill, before: PaymentDraft | None) -> None:
        payment = before.with_bill(*self._due(bill)) if before else PaymentDraft(bill.order_id, *self._due(bill))
        self._payment = payment if self._paying else payment.with_none_chosen()
        self._paying = True
        self._who.look()

    def _keep_on(self, bill: Bill) -> None:
        if self._placed and self._placed.order_id == bill.order_id:
            self._placed = bill
            self._ticket.bill_changed(bill)
            self.split.bill_changed(bill)
            self._show()

    def _bill(self) -> Bill | None:
        ticket = self._ticket.open_ticket
        if self._placed:
            return self._placed
        return bill_of_ticket(ticket, self._shop.clock.now()) if ticket else None

    def _due(self, bill: Bill) -> tuple[Money, Money, Money]:
        """What a bill comes to, what of it is left, and what that is in coins."""
        left = max(bill.left, bill.left * 0)
        return bill.sale.order.total, left, round_cash(left, self._shop.settings.cash_rounding)

    def _pay_ticket(
        self,
        ticket: OpenTicket,
        left: Money,
        tenders: tuple[Tender, ...],
        share: ShareAsked | None = None,
        charge_id: ChargeId | None = None,
    ) -> Pending[SaleResult]:
        know = self._ticket.is_told
        return self._cards.record(
            charge_id,
            pay.pay,
            ticket.draft.order_id,
            tenders,
            ticket.quote,
            they_know=know,
            share=share,
            left=left,
        )

    def _paid(self, sale: SaleResult) -> None:
        if sale.left.minor > 0:
            self._went_on(sale)
            self.pay_order(sale.order_id)
        else:
            self._end_with(sale)

    def _end_with(self, sale: SaleResult) -> None:
        self._payment, self._placed, self._paying = None, None, False
        self.split.forget()
        self._name, self._name_wrong = "", ""
        self._when_paid(sale)

    def _went_on(self, sale: SaleResult) -> None:
        """A part is paid: the ticket is an order now, and what is left of it is paid next."""
        if self._placed is None:
            self._placed = self._bill()
            self._when_placed(sale)

    def _say_about_name(self, name: str, wrong: str) -> None:
        self._name, self._name_wrong = name, wrong
        self._show()
