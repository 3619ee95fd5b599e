"""The Pay page's reasoning. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.flows import attach_voucher, pay, ring_up
from counter.flows.attach_voucher import Welcome
from counter.flows.pay import SaleResult
from counter.flows.put_right import greet
from counter.flows.ring_up import OpenTicket
from counter.kernel.money import Money
from counter.orders.model import VOUCHER
from counter.recovery.rules import WELCOME_BACK
from counter.till.rules import CARD, CASH, quick_cash
from counter.till.settlement import Tender
from counter.ui.desk.work import Work
from counter.ui.sell.state import PayState, PromiseState, QuickState
from counter.ui.sell.welcome import welcome_title, welcome_words
from counter.ui.sell.words import line_states, plain_amount, promise_state

_DIGITS_MOST = 7


class PayPresenter:
    """Pays for one ticket at a time. `show` gets each new state, `paid` the order, `rung_up` a changed ticket."""

    def __init__(
        self,
        work: Work,
        show: Callable[[PayState], None],
        paid: Callable[[SaleResult], None],
        rung_up: Callable[[OpenTicket], None],
    ) -> None:
        self._work = work
        self._show = show
        self._paid = paid
        self._rung_up = rung_up
        self._open_ticket: OpenTicket | None = None
        self._welcome: Welcome | None = None
        self._greeted = False
        self._by_cash = True
        self._typed = ""
        self._given: Money | None = None

    def begin(self, open_ticket: OpenTicket) -> None:
        """Takes up a ticket to be paid, in exact cash until somebody says otherwise."""
        if self._open_ticket is None or self._open_ticket.draft.order_id != open_ticket.draft.order_id:
            self._welcome = None
        self._open_ticket = open_ticket
        self._by_cash = True
        self._give(None)

    def requote(self) -> None:
        """Looks again at the promise."""
        if self._open_ticket:
            self._work.do(ring_up.requote, self._open_ticket.draft.order_id, then=self._changed)

    def give(self, minor: int) -> None:
        """The customer gives an amount of cash, in minor units."""
        if self._open_ticket:
            due = self._open_ticket.priced.total
            self._give(None if minor == due.minor else Money(minor, due.currency))

    def type(self, digits: str) -> None:
        """More digits of what the customer gives, cents last."""
        typed = (self._typed + digits).lstrip("0")[:_DIGITS_MOST]
        self._give_typed(typed)

    def take_back(self) -> None:
        """The last digit away."""
        self._give_typed(self._typed[:-1])

    def by_cash(self) -> None:
        """In cash."""
        self._by_cash = True
        self._give(None)

    def by_card(self) -> None:
        """On the card terminal beside us."""
        self._by_cash = False
        self._give(None)

    def redeem(self, code: str) -> None:
        """A voucher, scanned or typed."""
        if self._open_ticket:
            self._work.do(attach_voucher.attach_voucher, self._open_ticket.draft.order_id, code, then=self._redeemed)

    def take_off(self) -> None:
        """The voucher off the ticket; it is not spent."""
        if self._open_ticket:
            self._welcome = None
            self._work.do(attach_voucher.detach_voucher, self._open_ticket.draft.order_id, then=self._changed)

    def greet(self) -> None:
        """Somebody welcomed them back."""
        if self._welcome:
            about = (self._welcome.order_id, self._welcome.mishap_id)
            self._work.do(greet, *about, occasion=WELCOME_BACK, then=self._noted)

    def take(self) -> None:
        """The money is taken: the order is placed with the promise on screen."""
        if self._open_ticket:
            tender = Tender(CASH, tendered=self._given) if self._by_cash else Tender(CARD)
            self._work.do(
                pay.pay, self._open_ticket.draft.order_id, (tender,), self._open_ticket.quote, then=self._placed
            )

    def _placed(self, sold: SaleResult) -> None:
        self._open_ticket = None
        self._welcome = None
        self._paid(sold)

    def _noted(self, _nothing: None) -> None:
        self._greeted = True
        self._say()

    def _redeemed(self, answer: tuple[OpenTicket, Welcome]) -> None:
        open_ticket, self._welcome = answer
        self._greeted = False
        self._changed(open_ticket)

    def _changed(self, open_ticket: OpenTicket) -> None:
        if self._open_ticket and open_ticket.draft.order_id == self._open_ticket.draft.order_id:
            if open_ticket.priced.total != self._open_ticket.priced.total:
                self._typed, self._given = "", None
            self._open_ticket = open_ticket
            self._rung_up(open_ticket)
            self._say()

    def _give(self, given: Money | None) -> None:
        self._typed = ""
        self._given = given
        self._say()

    def _give_typed(self, typed: str) -> None:
        if self._open_ticket and self._by_cash:
            self._typed = typed
            self._given = Money(int(typed), self._open_ticket.priced.total.currency) if typed else None
            self._say()

    def _say(self) -> None:
        open_ticket = self._open_ticket
        if open_ticket is None:
            return
        language, due = self._work.language, open_ticket.priced.total
        welcome, pages = self._welcome, self._work.shop.playbook.pages
        enough = self._given is None or self._given.minor >= due.minor
        self._show(
            PayState(
                to_pay=language.money(due),
                below=self._less(open_ticket),
                quick=self._quick(due),
                by_cash=self._by_cash,
                given=self._given_words(due),
                lines=line_states(open_ticket, None, language),
                promise=self._promise(open_ticket),
                welcome_title=welcome_title(welcome, language) if welcome else "",
                welcome=welcome_words(welcome, pages, self._work.shop.clock.now(), language) if welcome else "",
                greeted=self._greeted,
                voucher=language.money(-open_ticket.priced.reduced_by(VOUCHER)) if open_ticket.draft.voucher_id else "",
                take=language.say("Take {amount}", amount=language.money(due)),
                can_take=enough and bool(open_ticket.draft.lines),
            )
        )

    def _less(self, open_ticket: OpenTicket) -> str:
        language, voucher = self._work.language, open_ticket.priced.reduced_by(VOUCHER)
        if not voucher:
            return ""
        before = language.money(open_ticket.priced.total + voucher)
        return language.say("{gross} less apology voucher {off}", gross=before, off=language.money(voucher))

    def _quick(self, due: Money) -> tuple[QuickState, ...]:
        language = self._work.language
        exact = language.say("Exact {amount}", amount=language.money(due))
        others = (QuickState(plain_amount(a, language), a.minor, a == self._given) for a in quick_cash(due))
        return (QuickState(exact, due.minor, self._given is None), *others)

    def _given_words(self, due: Money) -> str:
        language, given = self._work.language, self._given
        if given is None:
            return ""
        if given.minor < due.minor:
            said, short = language.money(given), language.money(due - given)
            return language.say("{given} given, {short} short", given=said, short=short)
        change = language.money(given - due)
        return language.say("{given} given, change {change}", given=language.money(given), change=change)

    def _promise(self, open_ticket: OpenTicket) -> PromiseState:
        state = promise_state(open_ticket.quote, self._work.language)
        kept = round(self._work.shop.settings.promises.target * 10)
        below = self._work.language.say("Kept {times} times in 10", times=kept)
        return PromiseState(state.main, below if state.main else "")
