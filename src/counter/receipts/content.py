"""What a receipt says, frozen as it was sold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from counter.kernel.money import Money


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One line as sold. `unit` and `amount` are as the customer pays them; `tax` is a letter of the tax summary."""

    quantity: int
    name: str
    modifiers: str
    unit: Money
    amount: Money
    tax: str


@dataclass(frozen=True, slots=True)
class VoucherUsed:
    """A voucher that lowered the price: the last five of its code and by how much (positive)."""

    last_five: str
    amount: Money


@dataclass(frozen=True, slots=True)
class Tendered:
    """Money that came in, by its method's name: "Cash", 20.00."""

    label: str
    amount: Money


@dataclass(frozen=True, slots=True)
class TaxLine:
    """What was taxed at one rate. `rate` is a share (0.19 for 19%); `net` is without the tax."""

    letter: str
    rate: Decimal
    net: Money
    tax: Money


@dataclass(frozen=True, slots=True)
class ReceiptContent:
    """A whole receipt but for the customer's name, which is private and kept apart.

    Times are aware. `contact` is the person to talk to, `contact_line` how to reach them. `number` is the receipt's
    own ("T1-004512"), `order_number` what is called out.
    """

    shop: str
    address: str
    tax_number: str
    contact: str
    contact_line: str
    order_number: int
    number: str
    sold_at: datetime
    ready_by: datetime | None
    terminal: str
    served_by: str
    to_go: bool
    lines: tuple[ReceiptLine, ...]
    vouchers: tuple[VoucherUsed, ...]
    total: Money
    tenders: tuple[Tendered, ...]
    change: Money
    taxes: tuple[TaxLine, ...]
    currency: str
