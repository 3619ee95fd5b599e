"""What was made for an order and thrown away: somebody asks what went wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from counter.flows.open_by_itself import open_by_itself
from counter.flows.shop import Act
from counter.kernel.ids import MishapId
from counter.orders.model import Order, OrderLine
from counter.recovery.rules import OTHER, kind_of_reason


def open_thrown_away(act: Act, order: Order, lines: Sequence[OrderLine], reason: str) -> MishapId:
    """Opens the mishap of lines that were made and thrown away, once an order; its kind is what the reason names."""
    kind = kind_of_reason(reason, act.playbook, act.language) or OTHER
    return open_by_itself(act, order, kind, "thrown away", lines)
