"""What the empty ticket offers to repeat: the last order, at what it costs now. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from counter.flows.same_again import cost_again, same_again
from counter.kernel.ids import OrderId, RegularId
from counter.kernel.money import Money
from counter.orders.model import Order
from counter.ui.desk.work import CurrentShop, Work
from counter.ui.sell.ticket_at_hand import TicketAtHand
from counter.ui.sell.ticket_state import AgainState


class AgainPresenter:
    """Asks what could be had again whenever an empty ticket is shown; `show` is called when that is known."""

    def __init__(self, work: Work, shop: CurrentShop, ticket: TicketAtHand, show: Callable[[], None]) -> None:
        self._work = work
        self._shop = shop
        self._ticket = ticket
        self._show = show
        self._last: tuple[Order, Money] | None = None
        self._asked: tuple[OrderId, RegularId | None] | None = None

    def refresh(self) -> None:
        """Looks again: another order may be the last, or cost something else."""
        self._asked = None
        self._ask()

    def take(self) -> None:
        """Rings it up; it waits for payment."""
        self._ticket.change(same_again)

    def state(self) -> AgainState | None:
        """What is offered, while the ticket is empty; None where there is nothing to repeat."""
        ticket = self._ticket.open_ticket
        if ticket is None or ticket.draft.lines:
            self._asked = None
            return None
        self._ask()
        if self._last is None:
            return None
        order, cost = self._last
        language = self._shop.language
        name = order.customer or language.say("order {number}", number=order.called)
        return AgainState(language.say("Same again as {name}", name=name), language.money(cost))

    def _ask(self) -> None:
        ticket = self._ticket.open_ticket
        if ticket is None or ticket.draft.lines:
            return
        wanted = ticket.draft.order_id, ticket.draft.regular_id
        if wanted != self._asked:
            self._asked = wanted
            self._work.do(cost_again, ticket.draft.order_id).then(self._keep)

    def _keep(self, last: tuple[Order, Money] | None) -> None:
        if last != self._last:
            self._last = last
            self._show()
