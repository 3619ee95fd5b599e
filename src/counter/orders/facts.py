"""What can happen to an order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from counter.journal.fact import Fact, FactOfADay, private, private_map, subject_of
from counter.journal.topics import Topic
from counter.kernel.ids import FactId, LineId, OrderId, StaffId
from counter.kernel.money import Money
from counter.orders.model import Line, Order, OrderLine
from counter.orders.rules import PLACED
from counter.orders.taxed import ServiceCharge
from counter.settings.taxes import TaxRounding


class OrderFact(Fact):
    """A fact about one order."""

    topic: ClassVar[Topic] = Topic.ORDERS
    order_id: OrderId

    def subject(self, fact_id: FactId) -> str:
        """The order."""
        return subject_of("order", self.order_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderPlaced(OrderFact):
    """A customer ordered. `total` is what they owe, tax included; `notes` are by line id.

    `exempt` says why no tax is owed; empty: it is. `number` is without a gap in its terminal's `series` of the trading
    day. They need it by `needed_by` (aware UTC) and were told before they paid that it is ready only at `told_late`;
    it is brought to `bring_to`, and made with care for their `allergies`; `note` is for the bar, about the whole of
    it. An order for later is agreed for `wanted_at`: it is of that day, and comes to the bar only when it is due.
    """

    order_id: OrderId
    series: str
    number: int
    business_date: date
    to_go: bool
    lines: tuple[Line, ...]
    total: Money
    tax_rounding: TaxRounding
    customer: str = private()
    notes: Mapping[str, str] = private_map()
    delivery: bool = False
    prices_include_tax: bool = True
    exempt: str = ""
    service: ServiceCharge | None = None
    needed_by: datetime | None = None
    told_late: datetime | None = None
    bring_to: str = ""
    allergies: tuple[str, ...] = private(())
    wanted_at: datetime | None = None
    note: str = private("")
    language: str = ""

    def as_order(self, at: datetime, by: StaffId) -> Order:
        """The order as it stands with this fact, placed by `by` at the aware UTC time `at`."""
        return Order(
            order_id=self.order_id,
            series=self.series,
            number=self.number,
            business_date=self.business_date,
            to_go=self.to_go,
            customer=self.customer,
            total=self.total,
            tax_rounding=self.tax_rounding,
            state=PLACED,
            placed_at=at,
            placed_by=by,
            delivery=self.delivery,
            prices_include_tax=self.prices_include_tax,
            exempt=self.exempt,
            service=self.service,
            needed_by=self.needed_by,
            told_late=self.told_late,
            bring_to=self.bring_to,
            allergies=self.allergies,
            wanted_at=self.wanted_at,
            note=self.note,
            language=self.language,
            lines=tuple(self._line(line, place, at, by) for place, line in enumerate(self.lines, start=1)),
        )

    def _line(self, line: Line, place: int, at: datetime, by: StaffId) -> OrderLine:
        note, made = self.notes.get(str(line.line_id), ""), line.belongs_to is not None
        return OrderLine(sold=line, note=note, made_at=at if made else None, made_by=by if made else None, place=place)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemakePlaced(OrderFact):
    """Lines of the order `remake_of` are made again, for nothing, before everything else, with what was noted on them.

    It is called out by the order's number, as its `nth` remake (1 and up), and belongs to the order's day.
    """

    order_id: OrderId
    remake_of: OrderId
    nth: int
    series: str
    number: int
    business_date: date
    to_go: bool
    currency: str
    lines: tuple[Line, ...]
    customer: str = private()
    delivery: bool = False
    bring_to: str = ""
    allergies: tuple[str, ...] = private(())
    note: str = private("")
    language: str = ""
    notes: Mapping[str, str] = private_map()


@dataclass(frozen=True, slots=True, kw_only=True)
class TabNamed(OrderFact):
    """A placed order is in another name from now on, brought to another place, or both; empty: nobody's, nowhere."""

    order_id: OrderId
    customer: str = private()
    bring_to: str = ""


@dataclass(frozen=True, slots=True)
class OrderCameToBar(OrderFact):
    """An order for later is due: these lines are to be made from now on, for the time `due` that was agreed."""

    order_id: OrderId
    due: datetime
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
class AllergyConfirmed(OrderFact):
    """Whoever made an order says that it was made with care for the customer's allergies."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class OrderReady(OrderFact):
    """Everything of the order is made and waits for its customer, but for the lines `left_off`; `why` says why."""

    order_id: OrderId
    left_off: tuple[LineId, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class OrderRecalled(OrderFact):
    """An order that was called ready, or handed over, is not: back to the bar with it, as it was before Ready."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class OrderHandedOver(OrderFact):
    """The customer has it."""

    order_id: OrderId


@dataclass(frozen=True, slots=True)
class OrderCancelled(OrderFact, FactOfADay):
    """The order will not be made, for a reason."""

    order_id: OrderId
    reason: str
    business_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketVoided(OrderFact, FactOfADay):
    """A ticket was thrown away before it was placed, for a reason; `what` stood on it, in a few words, for `amount`."""

    order_id: OrderId
    reason: str
    what: str
    amount: Money
    business_date: date | None = None


@dataclass(frozen=True, slots=True)
class TicketBroughtBack(OrderFact):
    """A ticket that was thrown away is in work again: that was a slip."""

    order_id: OrderId


FACTS = (
    OrderPlaced,
    RemakePlaced,
    TabNamed,
    OrderCameToBar,
    OrderMovedFirst,
    LineMade,
    AllergyConfirmed,
    OrderReady,
    OrderRecalled,
    OrderHandedOver,
    OrderCancelled,
    TicketVoided,
    TicketBroughtBack,
)
