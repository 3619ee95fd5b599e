"""What a receipt says, frozen as it was sold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from counter.kernel.money import Money


@dataclass(frozen=True, slots=True)
class Reduced:
    """What lowered a price: its kind ("discount", "comp"), the reason given, and by how much (positive)."""

    kind: str
    reason: str
    amount: Money


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """One line as sold, before its own `reductions`; of a share's `part` (pieces: "1/3", "2") what it pays.

    `tax` is a letter of the tax summary, or several.
    """

    quantity: int
    name: str
    modifiers: str
    unit: Money
    amount: Money
    tax: str
    reductions: tuple[Reduced, ...] = ()
    part: str = ""


@dataclass(frozen=True, slots=True)
class VoucherUsed:
    """A voucher that lowered the price: the last five of its code, by how much (positive), and what is left on it.

    `left` is None where nothing is, and on receipts of before it was kept.
    """

    last_five: str
    amount: Money
    left: Money | None = None


@dataclass(frozen=True, slots=True)
class Tendered:
    """Money that came in, by its method's name as it was sold: "Cash", 20.00.

    `tender` is the method itself, to be said in whatever language, and `end` the end of a gift card's code; both empty
    on receipts of before they were kept. `left` is what was on a gift card afterwards, None where that is not said.
    """

    label: str
    amount: Money
    tender: str = ""
    end: str = ""
    left: Money | None = None


@dataclass(frozen=True, slots=True)
class TaxLine:
    """What was taxed at one rate. `net` is without the tax.

    `rate` is a share (0.19 for 19%) of the net, or of `base` where taxes that come before are in that.
    """

    letter: str
    rate: Decimal
    net: Money
    tax: Money
    name: str = ""
    base: Money | None = None


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """The service: its share (0.1 for 10%) of what the lines cost, and the amount. `tax` is as a line's."""

    share: Decimal
    amount: Money
    tax: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundOf:
    """What a refund gives back, and why: of which `receipts`, from when (aware; None: there was none).

    `goods` is what became of what came back ("thrown away"); `good_again` the last five of vouchers that can be used
    once more; `too_much` what was taken beyond the total (below nothing, as all amounts of a refund).
    """

    receipts: tuple[str, ...]
    sold_at: datetime | None
    reason: str
    goods: str = ""
    good_again: tuple[str, ...] = ()
    too_much: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptContent:
    """A whole receipt but for the customer's name, which is private and kept apart.

    Where no `ready_by` time was promised, it says that it takes `soonest` to `latest` minutes.
    Times are aware. `contact` is the person to talk to, `contact_line` how to reach them. `number` is the receipt's
    own ("T1-004512"), `order_number` what is called out. `reductions` and `vouchers` lowered the whole order;
    `tip` came on top of the total, `rounding` is what cash was rounded by, outside the tax. `tax_rounding` says whether
    tax was rounded per "document" or per "line". Lines and reductions are without tax unless `prices_include_tax`.
    `exempt` says why no tax was owed; empty: it was. Of a refund (`refund_of`) every amount is below nothing.
    `language` is what the customer reads ("" is the shop's). `profile` is how it shows its taxes, "" as one of before
    there were several. Where it does not count (`counts`), `shop` says so in its place. `above`, `talk` and `below` are
    the shop's own words: under its address, about who to talk to, and at the end.
    """

    shop: str
    address: str
    tax_number: str = ""
    contact: str = ""
    contact_line: str = ""
    order_number: str
    number: str
    sold_at: datetime
    ready_by: datetime | None = None
    soonest: int = 0
    latest: int = 0
    terminal: str
    served_by: str
    to_go: bool
    lines: tuple[ReceiptLine, ...]
    reductions: tuple[Reduced, ...] = ()
    vouchers: tuple[VoucherUsed, ...] = ()
    total: Money
    tip: Money
    tenders: tuple[Tendered, ...]
    change: Money
    taxes: tuple[TaxLine, ...]
    tax_rounding: str
    currency: str
    prices_include_tax: bool = True
    exempt: str = ""
    delivery: bool = False
    rounding: Money | None = None
    service: ServiceLine | None = None
    refund_of: RefundOf | None = None
    language: str = ""
    profile: str = ""
    counts: bool = True
    above: str = ""
    talk: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class Invoice:
    """Whom a receipt is a full invoice for; `replaces` is when the one before it was made (aware; None: there is none).

    The VAT number may be empty.
    """

    name: str
    address: str
    vat_number: str = ""
    replaces: datetime | None = None


def below_nothing(content: ReceiptContent) -> ReceiptContent:
    """A receipt with what was sold, what lowered it and what was taxed below nothing, as where it goes back.

    Rounding, tip, tenders and change stay as they are.
    """
    service = content.service
    return replace(
        content,
        lines=tuple(
            replace(line, amount=-line.amount, reductions=_reduced_below(line.reductions)) for line in content.lines
        ),
        reductions=_reduced_below(content.reductions),
        vouchers=tuple(replace(each, amount=-each.amount, left=None) for each in content.vouchers),
        total=-content.total,
        taxes=tuple(
            replace(tax, net=-tax.net, tax=-tax.tax, base=None if tax.base is None else -tax.base)
            for tax in content.taxes
        ),
        service=replace(service, amount=-service.amount) if service else None,
    )


def _reduced_below(reductions: Iterable[Reduced]) -> tuple[Reduced, ...]:
    return tuple(replace(each, amount=-each.amount) for each in reductions)
