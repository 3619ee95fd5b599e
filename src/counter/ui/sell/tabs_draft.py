"""What waits, and what is half done with it on the panel of held tickets and tabs. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from counter.kernel.ids import LineId, OrderId
from counter.kernel.money import Money
from counter.orders.draft_store import HeldTicket
from counter.orders.model import Line
from counter.receipts.model import Sale

PAGE = 6
"""How many cards stand on a page."""


@dataclass(frozen=True, slots=True)
class Waits:
    """A held ticket or a placed order that waits; `lines` are (id, quantity, what was sold, amount).

    `state` is how far an order is.
    """

    order_id: OrderId
    title: str
    place: str
    since: datetime
    lines: tuple[tuple[LineId, int, Line, Money], ...]
    amount: Money
    is_held: bool
    state: str = ""
    called: str = ""
    wanted_at: datetime | None = None


def tab_waits(sale: Sale) -> Waits:
    """A tab, or an order for later."""
    order = sale.order
    lines = tuple((line.line_id, line.sold.quantity, line.sold, line.sold.total) for line in order.lines)
    return Waits(
        order.order_id, order.customer, order.bring_to, order.placed_at, lines, sale.left, is_held=False,
        state=order.state, called=order.called, wanted_at=order.wanted_at,
    )  # fmt: skip


def held_waits(ticket: HeldTicket, lines: tuple[tuple[LineId, int, Line, Money], ...], amount: Money) -> Waits:
    """A held ticket with its priced lines."""
    return Waits(
        ticket.order_id, ticket.customer, ticket.bring_to, ticket.held_at, lines, amount, is_held=True
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class TabsDraft:
    """`chosen` is looked at; `doing` "merge" or "split"; `leaving` lines leave it; `asking` "name" or "place"."""

    chosen: OrderId | None = None
    kind: int = 0
    page: int = 0
    doing: str = ""
    leaving: frozenset[LineId] = frozenset()
    asking: str = ""
    typed: str = ""
    wrong: str = ""

    def toggle(self, line_id: LineId) -> TabsDraft:
        """A line leaves, or stays after all."""
        return replace(self, leaving=self.leaving ^ {line_id})

    def at_rest(self) -> TabsDraft:
        """Nothing is half done; the chosen one stays."""
        return TabsDraft(self.chosen, self.kind, self.page)
