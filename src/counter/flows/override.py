"""Another price than the menu's for a line, for a reason, by whoever may say it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from counter.flows.rights import Ask, allow, is_theirs
from counter.flows.ring_up import OpenTicket, change_ticket, price_draft
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, OrderId
from counter.kernel.language import _
from counter.kernel.money import Money
from counter.orders.draft import ALL, Draft, DraftLine, Wish, another_price, charge_line, reduce_line, without_price
from counter.settings.rights import Right
from counter.till.rules import read_reason

TOO_MUCH_BY_NOW = _("What comes off this ticket is too much by now: take it back and give it anew.")


def override_price(act: Act, order_id: OrderId, line_id: LineId, price: Money, *, reason: str) -> OpenTicket:
    """One of a line costs `price`, with all that is chosen for it, in place of what the menu says.

    Refused without a reason, where it is not theirs to say, and where it is what it costs already.
    """
    wish = another_price(read_reason(reason), act.by, price)

    def priced(draft: Draft) -> Draft:
        listed = _listed(act, draft, line_id)
        if price == listed:
            raise Refused("{price} is what it costs already.", price=price)
        yes = allow(act, Ask(Right.PRICE, percent=_share(price, listed)), order_id=order_id)
        return reduce_line(draft, line_id, replace(wish, approved_by=yes))

    return change_ticket(act, order_id, priced)


def take_price_back(act: Act, order_id: OrderId, line_id: LineId) -> OpenTicket:
    """A line at the menu's price again; what else was taken off it stays."""
    return change_ticket(act, order_id, lambda draft: without_price(draft, line_id))


def check_price_still_theirs(act: Act, draft: Draft, line: DraftLine, wish: Wish) -> None:
    """Refused where a price that was said is by now farther from the menu's than whoever said it, or yes, may go."""
    if wish.price is None:
        return
    listed = _listed(act, draft, line.line_id)
    asked = Ask(Right.PRICE, percent=_share(wish.price, listed))
    if wish.price != listed and not is_theirs(act, wish.approved_by or wish.by, asked):
        raise Refused(TOO_MUCH_BY_NOW)


def _listed(act: Act, draft: Draft, line_id: LineId) -> Money:
    """What one of a line costs with all that is chosen for it."""
    priced = price_draft(act, charge_line(draft, line_id))
    return next(line.unit_price for line in priced.lines if line.line_id == line_id)


def _share(price: Money, listed: Money) -> Decimal:
    """How far a price is from the menu's, in percent of that; all of it where that is nothing."""
    return ALL * abs(listed.minor - price.minor) / listed.minor if listed else ALL
