"""The card machine did not take a card: that is ours to the customer, whoever's fault it is."""

from __future__ import annotations

from counter.flows.shop import Act
from counter.kernel.ids import MishapId, OrderId, derived_id
from counter.orders.queries import find_order
from counter.recovery.facts import CauseNamed, MishapOpened
from counter.recovery.queries import mishaps_by, mishaps_of
from counter.recovery.rules import CARD_OR_PRINTER, PAYMENT_FIRM


def card_declined(act: Act, order_id: OrderId) -> MishapId:
    """Opens the mishap for an order, or for the ticket in work, which is none yet: then it stands without one.

    A second time in the same payment it is the same mishap, while somebody still has to answer it.
    """
    is_order = act.read(find_order, order_id) is not None
    known = act.read(mishaps_of, [order_id]).get(order_id, ()) if is_order else ()
    for mishap in known:
        if mishap.kind == CARD_OR_PRINTER and mishap.is_open:
            return mishap.mishap_id
    mishap_id = MishapId(derived_id(order_id, f"card declined {len(known)}" if is_order else "card declined"))
    if not act.read(mishaps_by, [mishap_id]):
        act.record(MishapOpened(mishap_id, order_id if is_order else None, CARD_OR_PRINTER))
        act.record(CauseNamed(mishap_id, PAYMENT_FIRM))
    return mishap_id
