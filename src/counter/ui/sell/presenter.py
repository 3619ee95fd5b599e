"""The Sell page's reasoning: taps become flows, what they give becomes one frozen state. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Concatenate, ParamSpec

from counter.flows import attach_voucher, pay, ring_up
from counter.flows.attach_voucher import Welcome
from counter.flows.pay import SaleResult
from counter.flows.put_right import greet
from counter.flows.ring_up import OpenTicket
from counter.flows.shop import Act
from counter.kernel.ids import GroupId, ItemId, LineId, OrderId
from counter.orders.draft import DraftLine
from counter.orders.draft_store import HeldTicket, held_tickets
from counter.recovery.rules import WELCOME_BACK
from counter.till.settlement import Tender
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.sell.build_state import page_of, pay_state, sell_state
from counter.ui.sell.build_welcome import Moment
from counter.ui.sell.payment_draft import PaymentDraft
from counter.ui.sell.state import PayState, SellState
from counter.ui.sell.told_wait import ToldWait

P = ParamSpec("P")


class SellPresenter:
    """Keeps the ticket in work, and how it is paid.

    `show` gets each new state, `ticket_changed` each new ticket; `sold` is called after a sale.
    """

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[SellState], None],
        ticket_changed: Callable[[OpenTicket], None],
        sold: Callable[[], None],
    ) -> None:
        self._work = work
        self._shop = shop
        self._show = show
        self._ticket_changed = ticket_changed
        self._sold = sold
        self._open_ticket: OpenTicket | None = None
        self._told = ToldWait()
        self._category, self._page = "", 0
        self._chosen: LineId | None = None
        self._held: tuple[HeldTicket, ...] = ()
        self._last_sale: SaleResult | None = None
        self._payment: PaymentDraft | None = None
        self._paying = False
        self._code, self._code_wrong = "", ""

    def refresh(self) -> None:
        """Looks again at the ticket, its promise and the held ones."""
        if self._open_ticket is None:
            self._work.do(ring_up.current).then(self._take_over)
        elif self._open_ticket.draft.lines:
            self._work.do(ring_up.requote, self._open_ticket.draft.order_id).then(self._update)
        self._work.read(held_tickets).then(self._show_held)

    def choose_category(self, name: str) -> None:
        """Shows the tiles of a category, from the first page on."""
        self._category, self._page = name, 0
        self._show_state()

    def choose_page(self, page: int) -> None:
        """Shows another page of the category, from 0."""
        self._page = page
        self._show_state()

    def choose_item(self, item_id: ItemId) -> None:
        """One more of an item."""
        self._change(ring_up.add_item, item_id)

    def choose_modifier(self, line_id: LineId, group_id: GroupId, name: str) -> None:
        """A tap on a modifier."""
        self._change(ring_up.toggle_modifier, line_id, group_id, name)

    def choose_line(self, line_id: LineId) -> None:
        """Shows the modifiers of a line and the page of tiles that its item is on."""
        self._chosen = line_id
        if line := self._chosen_line():
            self._category = self._shop.menu.item(line.item_id).category
            self._page = page_of(self._shop.menu, line.item_id)
        self._show_state()

    def fewer(self, line_id: LineId) -> None:
        """One less of a line."""
        self._change(ring_up.change_quantity, line_id, -1)

    def more(self, line_id: LineId) -> None:
        """One more of a line."""
        self._change(ring_up.change_quantity, line_id, 1)

    def remove(self, line_id: LineId) -> None:
        """A line off the ticket."""
        self._change(ring_up.remove_line, line_id)

    def write_note(self, line_id: LineId, text: str) -> None:
        """A note for the bar."""
        self._change(ring_up.write_note, line_id, text)

    def name_customer(self, text: str) -> None:
        """Whose it is."""
        self._change(ring_up.name_customer, text)

    def serve(self, *, to_go: bool) -> None:
        """To go, or to have here."""
        self._change(ring_up.serve, to_go=to_go)

    def undo(self) -> None:
        """The last change taken back."""
        self._change(ring_up.undo)

    def hold(self) -> None:
        """The ticket put aside."""
        if self._open_ticket:
            self._work.do(ring_up.hold, self._open_ticket.draft.order_id).then(self._held_changed)

    def take_up(self, order_id: OrderId) -> None:
        """A held ticket in work again."""
        self._work.do(ring_up.take_up, order_id).then(self._held_changed)

    def pay(self) -> None:
        """On to paying, with whatever was typed last on the ticket."""
        if self._open_ticket:
            self._work.do(ring_up.requote, self._open_ticket.draft.order_id).then(self._begin_to_pay)

    def leave_paying(self) -> None:
        """Back to the ticket; nothing is lost."""
        self._paying = False
        self.forget_code()

    def tell_wait(self) -> None:
        """They know how long it takes, and that no time is promised; a second tap takes that back."""
        self._told.toggle(self._open_ticket)
        self._show_state()

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
        if self._open_ticket:
            attached = self._work.do(attach_voucher.attach_voucher, self._open_ticket.draft.order_id, code)
            attached.then(self._voucher_attached)
            attached.otherwise(lambda reason: self._say_about_code(code, reason))

    def forget_code(self) -> None:
        """The code that was refused is given up."""
        self._say_about_code("", "")

    def _say_about_code(self, code: str, wrong: str) -> None:
        self._code, self._code_wrong = code, wrong
        self._show_state()

    def detach_voucher(self) -> None:
        """The voucher off the ticket; it is not spent."""
        if self._open_ticket:
            self._change_payment(lambda payment: replace(payment, welcome=None))
            self._work.do(attach_voucher.detach_voucher, self._open_ticket.draft.order_id).then(self._update)

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

    def _pay(self, *tenders: Tender) -> None:
        ticket = self._open_ticket
        if ticket:
            know = self._told.is_told(ticket)
            self._work.do(pay.pay, ticket.draft.order_id, tenders, ticket.quote, they_know=know).then(self._paid)

    def _paid(self, sale: SaleResult) -> None:
        """The ticket became an order; the next one begins, where a sale begins: at the first category."""
        self._payment, self._paying = None, False
        self._category, self._page = "", 0
        self._last_sale = sale
        self._sold()
        self._show_state()
        self._work.do(ring_up.current).then(self._take_over)

    def _begin_to_pay(self, open_ticket: OpenTicket) -> None:
        """Nothing is chosen: whoever taps Pay twice takes no money."""
        order_id, due = open_ticket.draft.order_id, open_ticket.priced.total
        before = self._payment
        payment = before.with_due(due) if before and before.order_id == order_id else PaymentDraft(order_id, due)
        self._payment = payment if self._paying else payment.with_none_chosen()
        self._paying, self._open_ticket = True, self._told.kept_in(open_ticket)
        self._show_ticket()

    def _change_payment(self, change: Callable[[PaymentDraft], PaymentDraft]) -> None:
        if self._payment:
            self._payment = change(self._payment)
            self._show_state()

    def _voucher_attached(self, answer: tuple[OpenTicket, Welcome]) -> None:
        open_ticket, welcome = answer
        self._code, self._code_wrong = "", ""
        if self._payment:
            self._payment = replace(self._payment, welcome=welcome, greeted=False)
        self._update(open_ticket)

    def _change(
        self, flow: Callable[Concatenate[Act, OrderId, P], OpenTicket], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        if self._open_ticket:
            self._work.do(flow, self._open_ticket.draft.order_id, *args, **kwargs).then(self._take_over)

    def _take_over(self, open_ticket: OpenTicket) -> None:
        """This is the ticket now."""
        self._open_ticket = self._told.kept_in(open_ticket)
        self._chosen = open_ticket.draft.selected
        if open_ticket.draft.lines:
            self._last_sale = None
        self._show_ticket()

    def _update(self, open_ticket: OpenTicket) -> None:
        """The ticket in work with another price or promise; one that was left meanwhile is passed over."""
        if self._open_ticket and open_ticket.draft.order_id == self._open_ticket.draft.order_id:
            self._open_ticket = self._told.kept_in(open_ticket)
            if self._payment:
                self._payment = self._payment.with_due(open_ticket.priced.total)
            self._show_ticket()

    def _held_changed(self, open_ticket: OpenTicket) -> None:
        self._take_over(open_ticket)
        self._work.read(held_tickets).then(self._show_held)

    def _show_held(self, held: tuple[HeldTicket, ...]) -> None:
        self._held = held
        self._show_state()

    def _chosen_line(self) -> DraftLine | None:
        lines = self._open_ticket.draft.lines if self._open_ticket else ()
        return next((line for line in lines if line.line_id == self._chosen), None)

    def _show_ticket(self) -> None:
        self._show_state()
        if self._open_ticket:
            self._ticket_changed(self._open_ticket)

    def _show_state(self) -> None:
        ticket, menu, language = self._open_ticket, self._shop.menu, self._shop.language
        if ticket is None:
            return
        if self._category not in menu.categories:
            self._category, self._page = next(iter(menu.categories), ""), 0
        self._show(
            sell_state(
                ticket,
                menu=menu,
                category=self._category,
                page=self._page,
                chosen=self._chosen_line(),
                held=self._held,
                last_sale=self._last_sale,
                pay=self._pay_state(ticket),
                is_told=self._told.is_told(ticket),
                language=language,
            )
        )

    def _pay_state(self, ticket: OpenTicket) -> PayState | None:
        if self._payment is None or not self._paying:
            return None
        shop = self._shop
        moment = Moment(shop.clock.now(), shop.settings.promises.target, shop.playbook.pages, shop.language)
        shown = pay_state(ticket, self._payment, moment, is_told=self._told.is_told(ticket))
        return replace(shown, code=self._code, code_wrong=self._code_wrong)
