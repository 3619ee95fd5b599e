"""What pays or lowers the price by a code or a name: vouchers, gift cards, house accounts. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from counter.accounts.model import Account
from counter.accounts.queries import accounts
from counter.flows.attach_voucher import Welcome, hold_for_paying, welcome_back
from counter.flows.bill import Bill
from counter.flows.pay_code import CodeRead, read_pay_code
from counter.flows.put_right import greet
from counter.flows.ring_up import requote
from counter.kernel.money import Money
from counter.recovery.rules import WELCOME_BACK
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.parts.choices import Choices, Option
from counter.ui.sell.payment_presenter import PaymentPresenter
from counter.ui.sell.ticket_at_hand import TicketAtHand

_ANOTHER = ""
"""Chosen for an account that is not in the list."""


class CodePresenter(PaymentPresenter):
    """Reads codes for the ticket in work, or for the order that is `_placed` already."""

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        ticket: TicketAtHand,
        show: Callable[[], None],
        see_voucher: Callable[[str], None],
    ) -> None:
        """`see_voucher` leads to the voucher desk, with what was typed of a code."""
        super().__init__(show)
        self._see_voucher = see_voucher
        self._work = work
        self._shop = shop
        self._ticket = ticket
        self._placed: Bill | None = None
        self._code, self._code_wrong = "", ""
        self._accounts: tuple[Account, ...] | None = None
        self._asks_account = False

    def attach_voucher(self, code: str) -> None:
        """A voucher or a gift card, scanned or typed."""
        ticket = self._ticket.open_ticket
        order_id = self._placed.order_id if self._placed else ticket.draft.order_id if ticket else None
        if order_id is not None:
            read = self._work.do(read_pay_code, order_id, code, is_ticket=self._placed is None)
            read.then(lambda found: self._take_code_in(code, found))
            read.otherwise(lambda reason: self._say_about_code(code, reason))

    def forget_code(self) -> None:
        """The code that was refused is given up."""
        self._say_about_code("", "")

    def see_voucher(self, code: str) -> None:
        """To the voucher desk with a code; how it is paid stays as it is, and goes on afterwards."""
        self.forget_code()
        self._see_voucher(code)

    def come_back(self) -> None:
        """From the voucher desk: it is paid on as it was, less a voucher that was put on the ticket there."""
        if self._placed is None and self._ticket.open_ticket:
            again = self._work.do(requote, self._ticket.open_ticket.draft.order_id)
            again.then(self._ticket.update)
            again.then(lambda _: self._look_at_voucher())

    def greet(self) -> None:
        """Somebody welcomed them back."""
        welcome = self._payment.welcome if self._payment else None
        if welcome:
            greeted = self._work.do(greet, welcome.order_id, welcome.mishap_id, occasion=WELCOME_BACK)
            greeted.then(lambda _: self._change_payment(lambda payment: replace(payment, greeted=True)))

    def _look_at_voucher(self) -> None:
        """Why they have the voucher that was put on the ticket somewhere else; from now on no other till spends it."""
        ticket, payment = self._ticket.open_ticket, self._payment
        if ticket and payment and ticket.draft.voucher_id:
            self._work.do(hold_for_paying, ticket.draft.order_id)
            if payment.welcome is None:
                self._work.do(welcome_back, ticket.draft.order_id).then(self._welcome)

    def _welcome(self, welcome: Welcome | None) -> None:
        if welcome:
            self._change_payment(lambda payment: replace(payment, welcome=welcome, greeted=False))

    def ask_account(self) -> None:
        """Whose house account? One of those there are, or another."""
        self._work.read(accounts, self._shop.settings.currency).then(self._show_accounts)

    def choose_account(self, name: str) -> None:
        """The account of that name pays; without a name it is typed."""
        self._accounts = None
        self._asks_account = name == _ANOTHER
        if name != _ANOTHER:
            self._put_down_to(name)
        self._show()

    def _put_down_to(self, name: str) -> None:
        self._change_payment(lambda payment: payment.by_account(name))

    def _pay_by_card(self, code: str, balance: Money) -> None:
        self._change_payment(lambda payment: payment.by_gift_card(code, balance))

    def close_accounts(self) -> None:
        """No account after all."""
        self._accounts, self._asks_account = None, False
        self._show()

    def _choices(self) -> Choices | None:
        """The question whose account it is, while it is asked."""
        language = self._shop.language
        if self._accounts is None:
            return None
        owed = ((each.name, language.say("owes {amount}", amount=language.money(each.owed))) for each in self._accounts)
        options = tuple(Option(name, name, note) for name, note in owed)
        another = Option(_ANOTHER, language.say("Another name"))
        return Choices(language.say("Whose account?"), "", (*options, another), language.say("Back"))

    def _show_accounts(self, known: tuple[Account, ...]) -> None:
        if known:
            self._accounts = known
            self._show()
        else:
            self.choose_account(_ANOTHER)

    def _take_code_in(self, typed: str, found: CodeRead) -> None:
        self._code, self._code_wrong = "", ""
        if found.gift_card:
            self._pay_by_card(typed, found.gift_card.balance)
        elif found.voucher:
            open_ticket, welcome = found.voucher
            if self._payment:
                self._payment = replace(self._payment, welcome=welcome, greeted=False)
            self._ticket.update(open_ticket)

    def _say_about_code(self, code: str, wrong: str) -> None:
        self._code, self._code_wrong = code, wrong
        self._show()
