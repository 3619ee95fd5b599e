"""What the Orders tab shows, and what a tap on it does. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Protocol

from counter.flows.issue_receipt import print_again
from counter.flows.settle import ask_again
from counter.kernel.ids import OrderId
from counter.orders.queries import days_with_orders
from counter.paper.document import Document
from counter.reports.placed import KnownOrder, OrderList, Which, known_order, list_orders
from counter.reports.story import Story
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.orders.again_presenter import ReceiptAgain
from counter.ui.orders.build_state import EARLIER, orders_state
from counter.ui.orders.cancel_presenter import CancelPresenter
from counter.ui.orders.cancel_state import CancelState
from counter.ui.orders.change_presenter import ChangePresenter
from counter.ui.orders.change_state import ChangeState
from counter.ui.orders.invoice_presenter import Asked, InvoicePresenter
from counter.ui.orders.orders_draft import DAYS_OFFERED, OrdersDraft
from counter.ui.orders.other_tender import OtherTender
from counter.ui.orders.refund_presenter import RefundPresenter
from counter.ui.orders.refund_state import RefundState
from counter.ui.orders.state import OrdersState
from counter.ui.parts.choices import Choices, Option
from counter.ui.parts.questions import Questions


class Panels(Protocol):
    """What stands in the page's place or over it while something is done with an order."""

    def show_refund(self, state: RefundState | None) -> None:
        """What goes back of it; None: the orders again."""

    def show_cancel(self, state: CancelState | None) -> None:
        """Why it is cancelled; None: the orders again."""

    def show_change(self, state: ChangeState | None) -> None:
        """What is added to it and taken off; None: the orders again."""

    def pay(self, order_id: OrderId) -> None:
        """On to paying what is left of it."""

    def tell(self, order_id: OrderId) -> None:
        """On to its whole story."""

    def ask(self, choices: Choices | None) -> None:
        """A question over the page; None takes it away."""

    def ask_for(self, asked: Asked | None, wrong: str) -> None:
        """A line of text for an invoice, and what is wrong with it; None takes it away."""

    def ask_address(self, typed: str | None, wrong: str) -> None:
        """Where a receipt goes by e-mail, with what was typed and what is wrong with it; None takes it away."""

    def show_paper(self, document: Document | None) -> None:
        """A paper to look at; None takes it away."""


class OrdersPresenter:
    """`show` takes the state; `make_right` opens an order in Make it right.

    `refund`, `cancel` and `change` have panels of their own, `questions` stand over the page.
    """

    def __init__(
        self,
        work: Work,
        shop: CurrentShop,
        show: Callable[[OrdersState], None],
        make_right: Callable[[OrderId], None],
        panels: Panels,
    ) -> None:
        self._work = work
        self._panels = panels
        self._shop = shop
        self._show = show
        self._make_right = make_right
        self._draft = OrdersDraft()
        self._asked = 0
        self._to_change: OrderId | None = None
        self.refund = RefundPresenter(work, shop, panels.show_refund, self._say_done)
        self.cancel = CancelPresenter(work, shop, panels.show_cancel, self._say_done)
        self.change = ChangePresenter(work, shop, panels.show_change, self._say_done, panels.pay)
        self.questions = Questions(panels.ask)
        self.invoice = InvoicePresenter(work, shop, panels.ask_for, self._say_done)
        self.again = ReceiptAgain(
            work, shop, self.questions, panels.ask_address, panels.show_paper, self._say_done
        )  # fmt: skip
        self._other_tender = OtherTender(work, shop, self.questions, self._say_done)

    def refresh(self) -> None:
        """Looks again at the list and at the order that is chosen."""
        self._look_at_list()
        self._look_at_order()

    def begin_again(self) -> None:
        """Whoever comes to the tab begins with today's orders as they are now."""
        self._draft = OrdersDraft(most=self._draft.most)
        self._to_change = None
        self.refund.leave()
        self.cancel.leave()
        self.change.leave()
        self.refresh()

    def look_for(self, typed: str) -> None:
        """Other letters to look for."""
        if typed != self._draft.typed:
            self._draft = self._draft.look_for(typed)
            self._look_at_list()

    def choose_first(self) -> None:
        """Enter, or the end of a scan: the first that was found is the one."""
        shown = self._draft.shown
        if self._draft.typed and shown and shown.orders:
            self.choose(shown.orders[0].order.order_id)

    def narrow(self, chip: str) -> None:
        """Other orders: today's, an earlier day's, those not ready, those with a mishap."""
        if chip == EARLIER:
            self._offer_days(self._today())
            return
        self._draft = self._draft.narrow(Which(chip))
        self._look_at_list()

    def _offer_days(self, before: date) -> None:
        self._work.read(days_with_orders, before, DAYS_OFFERED).then(self._ask_which_day)

    def _ask_which_day(self, days: tuple[date, ...]) -> None:
        self._change(replace(self._draft, days=days, asks_day=True))

    def choose_day(self, option: str) -> None:
        """An earlier day was chosen, or the days before those offered are wanted."""
        if option == EARLIER:
            self._offer_days(self._draft.days[-1])
            return
        self._draft = self._draft.narrow(Which.DAY, date.fromisoformat(option))
        self._look_at_list()

    def close_question(self) -> None:
        """No other day, then."""
        self._change(replace(self._draft, asks_day=False))

    def turn_page(self, by: int) -> None:
        """So many pages on, or back."""
        self._draft = self._draft.turn(by)
        self._look_at_list()

    def make_room(self, rows: int) -> None:
        """There is room for so many rows."""
        if rows != self._draft.most:
            self._draft = replace(self._draft, most=rows)
            self._look_at_list()

    def choose(self, order_id: OrderId) -> None:
        """An order was tapped."""
        self._draft = self._draft.choose(order_id)
        self._show_state()
        self._look_at_order()

    def choose_to_change(self, order_id: OrderId) -> None:
        """An order that is changed as soon as it is known."""
        self._to_change = order_id
        self.choose(order_id)

    def show_money(self, *, first: bool) -> None:
        """In a narrow window: the money, or what happened."""
        self._change(replace(self._draft, money_first=first))

    def reprint(self) -> None:
        """A copy of the receipt; where there are several it is asked which."""
        known, say = self._draft.known, self._shop.language.say
        if known is None or len(known.papers) == 1:
            self._print_again()
            return
        options = [
            Option(each, say("Refund {number}" if each in known.refunds else "Receipt {number}", number=each))
            for each in known.papers
        ]
        everything = Option("", say("All of them"))
        self.questions.ask(Choices(say("A copy of which?"), "", (*options, everything), say("Back")), self._print_again)

    def make_invoice(self) -> None:
        """A receipt as a full invoice; where there are several it is asked of which."""
        chosen, title = self._draft.chosen, self._shop.language.say("An invoice of which?")
        if chosen is not None and self._draft.known:
            self.again.which(self._draft.known, title, partial(self.invoice.begin, chosen), refunds=False)

    def _print_again(self, number: str = "") -> None:
        if self._draft.chosen is not None:
            self._work.do(print_again, self._draft.chosen, number).then(lambda _: self._say_printed())

    def _say_printed(self) -> None:
        self._say_done(self._shop.language.say("A copy of the receipt is printing."))

    def _say_done(self, done: str) -> None:
        self._change(replace(self._draft, done=done))

    def mail_receipt(self) -> None:
        """A copy of a receipt by e-mail."""
        if self._draft.chosen is not None and self._draft.known:
            self.again.mail(self._draft.chosen, self._draft.known)

    def look_at_receipt(self) -> None:
        """A receipt on the screen."""
        if self._draft.chosen is not None and self._draft.known:
            self.again.look(self._draft.chosen, self._draft.known)

    def give_money_back(self) -> None:
        """On to what goes back of the order."""
        if story := self._story:
            self.refund.begin(story.order, story.paid)

    def pay_order(self) -> None:
        """On to paying what is left of the order."""
        if self._draft.chosen is not None:
            self._panels.pay(self._draft.chosen)

    def cancel_order(self) -> None:
        """On to why it is cancelled, and what becomes of its money."""
        if story := self._story:
            self.cancel.begin(story)

    def change_tender(self) -> None:
        """One of its payments came another way than was said."""
        if story := self._story:
            self._other_tender.begin(story.order.order_id, story.paid)

    @property
    def _story(self) -> Story | None:
        return self._draft.known.case.story if self._draft.known else None

    def change_order(self) -> None:
        """On to what is added to the order and taken off."""
        known = self._draft.known
        if known and known.case.story:
            self.change.begin(known.case.story.order, known.case.story.names)

    def make_right(self) -> None:
        """Opens the order in Make it right."""
        if self._draft.chosen is not None:
            self._make_right(self._draft.chosen)

    def tell_story(self) -> None:
        """Tells the whole story of the order."""
        if self._draft.chosen is not None:
            self._panels.tell(self._draft.chosen)

    def ask_again(self) -> None:
        """Its customer had to ask again: that is counted."""
        if self._draft.chosen is not None:
            said = self._shop.language.say("Noted that they asked again")
            self._work.do(ask_again, self._draft.chosen).then(lambda _: self._say_done(said))

    def _today(self) -> date:
        return self._shop.settings.trading_day(self._shop.clock.now())

    def _look_at_list(self) -> None:
        self._asked += 1
        asked = self._asked
        wanted = self._draft.wanted(self._today(), self._shop.settings.currency)
        self._work.read(list_orders, wanted, self._shop.language).then(lambda found: self._take_in(asked, found))

    def _take_in(self, asked: int, found: OrderList) -> None:
        if asked == self._asked:
            self._change(replace(self._draft, shown=found))

    def _look_at_order(self) -> None:
        settings, by, chosen = self._shop.settings, self._work.by, self._draft.chosen
        if by is None or chosen is None:
            return
        since, until = settings.hours_of(self._today())
        self._work.read(known_order, chosen, by=by, since=since, until=until, currency=settings.currency).then(
            lambda known: self._take_in_order(chosen, known)
        )

    def _take_in_order(self, order_id: OrderId, known: KnownOrder) -> None:
        if order_id == self._draft.chosen:
            self._change(replace(self._draft, known=known))
            if order_id == self._to_change:
                self._to_change = None
                self.change_order()

    def _change(self, draft: OrdersDraft) -> None:
        self._draft = draft
        self._show_state()

    def _show_state(self) -> None:
        shop, day = self._shop, self._today()
        state = orders_state(self._draft, day, shop.outlook, shop.playbook, shop.clock.now(), shop.language)
        self._show(replace(state, can_mail=shop.settings.mails))
