"""Orders for another hour or another day, agreed and perhaps paid in part now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from counter.flows.pay import SaleResult, pay_later, pay_order
from counter.flows.shop import Act
from counter.kernel.ids import OrderId
from counter.till.settlement import Tender


def order_for_later(act: Act, order_id: OrderId, wanted_at: datetime, deposit: Sequence[Tender] = ()) -> SaleResult:
    """The ticket becomes an order that is agreed for an aware time; a `deposit` is a part of its price, paid now.

    Refused as placing refuses, where the time is over or sooner than it can be ready, and as paying refuses.
    """
    placed = pay_later(act, order_id, wanted_at=wanted_at)
    return pay_order(act, order_id, deposit) if deposit else placed
