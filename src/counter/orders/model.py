"""Orders and their lines as people ask for them: what was sold, what lowered its price, where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Final, Literal
from uuid import UUID

from counter.kernel.ids import ItemId, LineId, OrderId, RefundId, StaffId, VoucherId
from counter.kernel.money import Money, share_out, total
from counter.orders.asked import Asked
from counter.orders.raised import Raised
from counter.orders.taxed import LineTax, ServiceCharge, Taxed
from counter.settings.taxes import DELIVERY, HERE, TO_GO, TaxRounding, Where

ReductionKind = Literal["voucher", "discount", "comp", "staff", "combo", "price", "punch"]
VOUCHER: Final = "voucher"
DISCOUNT: Final = "discount"
COMP: Final = "comp"
COMBO: Final = "combo"
PUNCH: Final = "punch"
"""On us, for a full punch card."""
PRICE: Final = "price"
"""Another price than the menu's: the line keeps both."""
REDUCTION_KINDS: tuple[ReductionKind, ...] = (COMP, DISCOUNT, PRICE, "staff", COMBO, PUNCH, VOUCHER)
"""Every kind of reduction, in the order in which the day report names them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduction:
    """What lowers a line's price by `amount` (above nothing), why, and who gave it.

    `approved_by` said yes to it, where it was not theirs to give alone.
    `source` is what it came from: the voucher, the combo, or the order where it was given on the whole of it and this
    is the line's share. None: it was given on this very line.
    """

    kind: ReductionKind
    amount: Money
    reason: str = ""
    source: UUID | None = None
    by: StaffId | None = None
    approved_by: StaffId | None = None


@dataclass(frozen=True, slots=True)
class InCombo:
    """Which bundle at one price a line was sold in, by its name: all lines of the same `combo` are one."""

    combo: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a piece weighs in grams, and what a kilogram costs."""

    grams: int
    per_kilo: Money

    @property
    def kilos(self) -> Decimal:
        """In kilograms, with three places."""
        return Decimal(self.grams).scaleb(-3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Taxed):
    """One line as sold. `unit_price` includes modifiers, and tax where the shop's prices do.

    `where` they have it, where that is elsewhere than the rest of the order. `cost` is what one costs the shop. What
    `belongs_to` another line is its deposit: it is at the counter, is never reduced, and goes back with it. `raised`:
    somebody said its price, and that is above the menu's. `modifier_prices`: what each of the `modifiers` added to one.
    """

    line_id: LineId
    item_id: ItemId
    name: str
    category: str
    station: str
    quantity: int
    modifiers: tuple[str, ...] = ()
    modifier_prices: tuple[Money, ...] = ()
    unit_price: Money
    reductions: tuple[Reduction, ...] = ()
    tax_class: str
    tax_rate: Decimal
    net: Money
    tax: Money
    tax_parts: tuple[LineTax, ...] = ()
    size: str = ""
    where: Where | None = None
    weighed: Weighed | None = None
    cost: Money | None = None
    combo: InCombo | None = None
    belongs_to: LineId | None = None
    raised: Raised | None = None

    @property
    def more(self) -> Money:
        """By how much it was raised above the menu's price."""
        return (self.unit_price - self.raised.listed) * self.quantity if self.raised else self.unit_price * 0

    @property
    def gross(self) -> Money:
        """Before any reduction."""
        return self.unit_price * self.quantity

    @property
    def reduced(self) -> Money:
        """By how much its reductions lower it, together."""
        return total((reduction.amount for reduction in self.reductions), self.unit_price.currency)

    @property
    def total(self) -> Money:
        """What is left of its price, which is what the customer pays where prices include tax."""
        return self.gross - self.reduced


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """A line of a placed order: what was sold, what the bar must know, and when it was made (aware UTC).

    `left_off` says why it is not on the order though that is ready; empty: it is. `place` counts the order's lines from
    1 and stays, whatever is taken off. What was added after placing has `added_at`; its tax is reckoned with the other
    lines of its `document`, which has a receipt of its own: 0 is the order as it was placed.
    """

    sold: Line
    note: str = ""
    made_at: datetime | None = None
    left_off: str = ""
    made_by: StaffId | None = None
    place: int = 0
    document: int = 0
    added_at: datetime | None = None

    @property
    def line_id(self) -> LineId:
        """The line's id."""
        return self.sold.line_id

    @property
    def is_new(self) -> bool:
        """Whether it was added after placing, and nobody has made it yet."""
        return self.added_at is not None and self.made_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOff:
    """Pieces of a line that were taken off a placed order, with what of its price, taxes and service went, and why.

    `made`: they stood ready, and were thrown away. What went back for them is `refund_id`; where none did at once, the
    receipt of that `document` says that they are off, where they were of an earlier one (`of_document`).
    """

    piece: Line
    place: int
    reason: str
    made: bool
    at: datetime
    by: StaffId
    service: ServiceCharge | None = None
    of_document: int = 0
    document: int | None = None
    refund_id: RefundId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Asked):
    """A placed order, or a remake of one (`remake_of`, the `nth`). Times are aware UTC.

    `recalled_at` is when it last came back to the bar, `was_ready_at` when it had been ready before that.
    `total` is what is owed. `exempt` says why no tax is; empty: it is. `lines` are those that are still on it, as they
    are; `taken_off` are the others, oldest first. Of the `service`, `later_services` are for what was added to it once
    it was paid, by document.
    """

    order_id: OrderId
    series: str
    number: int
    business_date: date
    to_go: bool
    customer: str
    total: Money
    tax_rounding: TaxRounding
    state: str
    placed_at: datetime
    placed_by: StaffId
    lines: tuple[OrderLine, ...]
    remake_of: OrderId | None = None
    nth: int = 0
    first: bool = False
    ready_at: datetime | None = None
    handed_over_at: datetime | None = None
    ready_by: StaffId | None = None
    handed_over_by: StaffId | None = None
    cancelled_at: datetime | None = None
    cancelled_by: StaffId | None = None
    cancel_reason: str = ""
    recalled_at: datetime | None = None
    was_ready_at: datetime | None = None
    delivery: bool = False
    prices_include_tax: bool = True
    exempt: str = ""
    service: ServiceCharge | None = None
    taken_off: tuple[TakenOff, ...] = ()
    later_services: Mapping[int, ServiceCharge] = field(default_factory=dict)

    @property
    def where(self) -> Where:
        """Where they have it."""
        return where_had(to_go=self.to_go, delivery=self.delivery)

    @property
    def called(self) -> str:
        """Its number as it is called out."""
        return called_out(self.series, self.number, self.nth)

    @property
    def sold(self) -> tuple[Line, ...]:
        """The lines as sold."""
        return tuple(line.sold for line in self.lines)

    @property
    def document(self) -> int:
        """The last of its documents: above 0 where something was added to it once it was paid."""
        lines = [line.document for line in self.lines]
        return max([*lines, *(off.of_document for off in self.taken_off)], default=0)

    @property
    def taxed(self) -> tuple[Taxed, ...]:
        """Everything that is taxed: the lines as sold, and the service."""
        return (*self.sold, self.service) if self.service else self.sold

    @property
    def costs(self) -> dict[LineId, Money]:
        """What each line costs with its share of the service; together they are the order's total."""
        service = self.service.owed.minor if self.service else 0
        owed = [line.owed for line in self.sold]
        shares = share_out(service, [each.minor for each in owed])
        return {
            line.line_id: each + Money(share, each.currency)
            for line, each, share in zip(self.sold, owed, shares, strict=True)
        }

    @property
    def gross(self) -> Money:
        """The lines as sold, before any reduction, and before tax where that comes on top."""
        return total((line.gross for line in self.sold), self.total.currency)

    @property
    def to_make(self) -> tuple[OrderLine, ...]:
        """The lines that somebody makes: all but deposits, which come with what they are for."""
        return tuple(line for line in self.lines if line.sold.belongs_to is None)

    @property
    def made(self) -> int:
        """How many lines are made."""
        return sum(line.made_at is not None for line in self.to_make)

    @property
    def unmade(self) -> tuple[OrderLine, ...]:
        """The lines that are not made."""
        return tuple(line for line in self.lines if line.made_at is None)

    @property
    def what(self) -> str:
        """Its items in a few words: Cappuccino, ham & cheese."""
        return ", ".join(dict.fromkeys(line.sold.name for line in self.to_make))


def where_had(*, to_go: bool, delivery: bool) -> Where:
    """Where an order is had; what is delivered is to go as well."""
    return DELIVERY if delivery else TO_GO if to_go else HERE


def called_out(series: str, number: int, nth: int = 0) -> str:
    """An order's number as it is called out: "12", in another terminal's series "B12"; its remakes "12R", "12R2"."""
    again = {0: "", 1: "R"}.get(nth, f"R{nth}")
    return f"{series}{number}{again}"


def to_make(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Of lines as sold those that somebody makes: all but deposits."""
    return tuple(line for line in lines if line.belongs_to is None)


def spent_by_voucher(lines: Iterable[Line]) -> dict[VoucherId, Money]:
    """What each voucher spent on these lines: the sum of its own reductions."""
    spent: dict[VoucherId, Money] = {}
    for line in lines:
        for reduction in line.reductions:
            if reduction.kind == VOUCHER and reduction.source is not None:
                voucher_id = VoucherId(reduction.source)
                spent[voucher_id] = reduction.amount + spent.get(voucher_id, reduction.amount * 0)
    return spent
