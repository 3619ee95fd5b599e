"""A scan rings up what it is the barcode of."""

from __future__ import annotations

from counter.flows.ring_up import OpenTicket, add_item, requote
from counter.flows.shop import Act
from counter.kernel.codes import is_code
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId
from counter.menu.search import index_of


def scan(act: Act, order_id: OrderId, typed: str) -> OpenTicket:
    """One more of what has the barcode that was scanned, as it comes. Refused unless one thing has it."""
    try:
        items = index_of(act.menu).scanned(typed)
    except Refused:
        if is_code(typed):
            raise Refused("That is a voucher. Tap Pay, then scan it.") from None
        raise
    for item in items:
        add_item(act, order_id, item.item_id)
    return requote(act, order_id)
