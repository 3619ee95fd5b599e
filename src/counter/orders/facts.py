"""What can happen to an order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from counter.journal.fact import Fact, private, private_map, subject_of
from counter.journal.topics import Topic
from counter.kernel.ids import FactId, ItemId, LineId, OrderId
from counter.kernel.money import Money


@dataclass(frozen=True, slots=True)
class Line:
    """One line as sold. `unit_price` includes modifiers and tax; `net + tax = unit_price × quantity − discount`."""

    line_id: LineId
    item_id: ItemId
    name: str
    category: str
    station: str
    quantity: int
    modifiers: tuple[str, ...]
    unit_price: Money
    discount: Money
    tax_class: str
    tax_rate: Decimal
    net: Money
    tax: Money

    @property
    def gross(self) -> Money:
        """Before any discount."""
        return self.unit_price * self.quantity

    @property
    def total(self) -> Money:
        """What the customer pays for this line."""
        return self.gross - self.discount


class OrderFact(Fact):
    """A fact about one order."""

    topic: ClassVar[Topic] = Topic.ORDERS
    order_id: OrderId

    def subject(self, fact_id: FactId) -> str:
        """The order."""
        return subject_of("order", self.order_id)


@dataclass(frozen=True, slots=True)
class OrderPlaced(OrderFact):
    """A customer ordered. `total` is what the lines cost after discounts; `notes` are by line id."""

    order_id: OrderId
    number: int
    business_date: date
    to_go: bool
    lines: tuple[Line, ...]
    total: Money
    customer: str = private()
    notes: Mapping[str, str] = private_map()


@dataclass(frozen=True, slots=True)
class RemakePlaced(OrderFact):
    """Lines of an order are made again, for nothing, before everything else. It keeps the order's number."""

    order_id: OrderId
    remake_of: OrderId
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class OrderMovedFirst(OrderFact):
    """An order goes before the others on the bar."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class LineMade(OrderFact):
    """A line was ticked as made, or the tick was taken back."""

    order_id: OrderId
    line_id: LineId
    made: bool = True


@dataclass(frozen=True, slots=True)
class OrderReady(OrderFact):
    """Everything of the order is made and waits for its customer."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class OrderRecalled(OrderFact):
    """An order that was called ready, or handed over, is not: back to the bar with it."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class OrderHandedOver(OrderFact):
    """The customer has it."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class OrderCancelled(OrderFact):
    """The order will not be made, for a reason."""

    order_id: OrderId
    reason: str


FACTS = (
    OrderPlaced,
    RemakePlaced,
    OrderMovedFirst,
    LineMade,
    OrderReady,
    OrderRecalled,
    OrderHandedOver,
    OrderCancelled,
)
