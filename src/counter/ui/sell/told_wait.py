"""What a customer was told in place of a promise, while their ticket stands as it did then. No Qt."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from counter.flows.ring_up import OpenTicket
from counter.kernel.ids import ItemId, OrderId
from counter.promises.model import PromiseQuote


class ToldWait:
    """The quote on screen as somebody tapped that they know, and the ticket it was for; nothing to begin with.

    What they were told stays on screen, and counts, until something else is made for them, or it can be promised; and
    no longer than to the minute that it went by. Another ticket is another customer's.
    """

    def __init__(self) -> None:
        self._told: tuple[OrderId, Counter[ItemId]] | None = None
        self._quote: PromiseQuote | None = None

    def toggle(self, open_ticket: OpenTicket | None) -> None:
        """They were told what is on screen for this ticket; or they were not, where that was said before."""
        if open_ticket is None or self.is_told(open_ticket):
            self._told = None
        else:
            self._told, self._quote = _about(open_ticket), open_ticket.quote

    def is_told(self, open_ticket: OpenTicket | None) -> bool:
        """Whether no time is promised for the ticket, and whoever it is for knows."""
        quote = open_ticket.quote if open_ticket else None
        if open_ticket is None or quote is None or quote.wait is None or self._quote is None:
            return False
        return self._told == _about(open_ticket) and quote.at <= self._quote.due

    def kept_in(self, open_ticket: OpenTicket) -> OpenTicket:
        """The ticket with what was told about it, while that stands; of another one before, it is forgotten."""
        if self._told and self._told[0] != open_ticket.draft.order_id:
            self._told = None
        return replace(open_ticket, quote=self._quote) if self.is_told(open_ticket) else open_ticket


def _about(open_ticket: OpenTicket) -> tuple[OrderId, Counter[ItemId]]:
    """Which ticket, and how many of each item: what the forecast goes by."""
    items: Counter[ItemId] = Counter()
    for line in open_ticket.draft.lines:
        items[line.item_id] += line.quantity
    return open_ticket.draft.order_id, items
