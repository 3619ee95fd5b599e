"""What can happen to the lines of an order once it is placed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from counter.journal.fact import FactOfADay, private_map
from counter.kernel.ids import FactId, LineId, OrderId, RefundId
from counter.kernel.money import Money
from counter.orders.facts import OrderFact
from counter.orders.model import Line
from counter.orders.taxed import ServiceCharge


@dataclass(frozen=True, slots=True)
class TaxShift:
    """By how much each tax of a line is more, or less, since its document is rounded with other lines in it."""

    line_id: LineId
    taxes: tuple[Money, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesAdded(OrderFact):
    """Lines joined a placed order, priced and taxed as the order is; nothing that was taken off the whole of it grows.

    They belong to its `document` of that number: 0 as it was placed, and one more each time something is added to what
    is paid. `service` is what comes on for them, `shifts` are of the lines of that document that were there. Where they
    come from another order, those in `made` are made already. An order that was cancelled as all its lines went to
    another one stands again with what `brings_back` some of them.
    """

    order_id: OrderId
    lines: tuple[Line, ...]
    document: int = 0
    service: ServiceCharge | None = None
    shifts: tuple[TaxShift, ...] = ()
    reason: str = ""
    notes: Mapping[str, str] = private_map()
    made: tuple[LineId, ...] = ()
    brings_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRemoved(OrderFact, FactOfADay):
    """A `piece` of a placed order's line, or all of it, was taken off, with its part of the price and its reductions.

    `made`: it stood ready, and is thrown away. `service` is what of that goes with it, `shifts` are of the other lines
    of its document. `undone` is what of the payments pays for nothing any more: it goes back as `refund_id`, which is
    `rounding` more, or less. Else the receipt of `document` says that it is off, where all was paid before.
    """

    order_id: OrderId
    piece: Line
    reason: str
    made: bool = False
    document: int | None = None
    service: ServiceCharge | None = None
    shifts: tuple[TaxShift, ...] = ()
    refund_id: RefundId | None = None
    undone: Money | None = None
    rounding: Money | None = None
    business_date: date | None = None


@dataclass(frozen=True, slots=True)
class CustomerForgotten(OrderFact):
    """Whose order it was wants to be known no more: name, allergies and notes are erased, which these `facts` said."""

    order_id: OrderId
    facts: tuple[FactId, ...]

    def erases(self) -> tuple[FactId, ...]:
        """What said something of them."""
        return self.facts


FACTS = (LinesAdded, LineRemoved, CustomerForgotten)
