"""What an X or a Z report says, frozen as it was asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from counter.kernel.money import Money, total


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerSum:
    """What moved in a drawer since the last close.

    `left` is what the close before left in it, `counted` None unless somebody counted; `stays` is what is in it for the
    next day. `received` is what came in for gift cards and house accounts.
    """

    drawer: str
    float_counted: Money
    left: Money
    sales: Money
    refunds: Money
    cash_in: Money
    cash_out: Money
    counted: Money | None = None
    stays: Money | None = None
    received: Money | None = None

    @property
    def expected(self) -> Money:
        """What should be in it."""
        came = self.float_counted + self.sales + self.cash_in
        return came + (self.received or came * 0) - self.refunds - self.cash_out

    @property
    def over_short(self) -> Money | None:
        """What is over (above zero) or short, once it is counted."""
        return None if self.counted is None else self.counted - self.expected


@dataclass(frozen=True, slots=True)
class TaxSum:
    """What was taxed at one rate: `rate` is a share, `net` without the tax."""

    name: str
    rate: Decimal
    net: Money
    tax: Money


@dataclass(frozen=True, slots=True)
class TenderSum:
    """How often money moved by one tender, and how much; tips apart."""

    tender: str
    count: int
    amount: Money


@dataclass(frozen=True, slots=True)
class OwnTenderSum:
    """What should have come in by a tender of the shop's own, and what was said of it: None where nobody said it."""

    tender: str
    expected: Money
    counted: Money | None = None

    @property
    def over_short(self) -> Money | None:
        """By how much it is over (above zero) or short."""
        return None if self.counted is None else self.counted - self.expected


@dataclass(frozen=True, slots=True)
class ReceivedSum:
    """How often money came in for no order by one tender, and how much: for gift cards, or paid into house accounts."""

    what: str
    tender: str
    count: int
    amount: Money


@dataclass(frozen=True, slots=True)
class KindSum:
    """How often something of a kind happened, and what it came to."""

    kind: str
    count: int
    amount: Money


@dataclass(frozen=True, slots=True)
class VoidSum:
    """A ticket that somebody threw away before it was placed, and why."""

    by: str
    reason: str
    amount: Money


@dataclass(frozen=True, slots=True)
class HalfPaid:
    """A bill that was half paid as the day was closed, by what its order is called out: it stays open."""

    order: str
    paid: Money
    left: Money


def z_number(number: int, series: str) -> str:
    """The number of a Z as it is printed: "0218", and "T1.K7Q2M-0218" in a series of its own."""
    return f"{series}-{number:04d}" if series else f"{number:04d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TillReport:
    """What a terminal took since its last close: the Z report of that `number`, or an X report (number 0).

    `sales` is what was sold at what was asked for it, tax included; `perpetual` the sum of it since the terminal's
    first day. `since` is the last close (None before the first), both times aware UTC. `head` is the hash of the
    terminal's last fact, in hex: a journal that was put back to before it has no such fact. `tips` are by name.
    `open_mishaps` are those left for another day, `reason` why the count is off. `refund_taxes` is what was taxed of
    what went back, below nothing: `taxes` are of the sales alone. `received` is what came in for no order: it is in
    none of the `tenders`. `voids` are the tickets thrown away, `waste` the goods, by item how many and what is known of
    their cost. `own_tenders` are the shop's own, as they were held against what was counted of them.
    `copies` is how many receipts were printed again, `waits` how many were left for another day as it was closed: None
    in a report of before they were counted, `waits` in every X report too. `rounding` is by how much cash was more than
    what was sold, or less; `refund_rounding` likewise of what went back, below nothing where more of it did. `tenders`
    are what came in here for orders that have a receipt, of whichever till: `sales` + `ahead` − `before` + `rounding`.
    `ahead` is for receipts of other tills or of later (what a card took too much among it), `before` on receipts from
    here and in the tenders of other tills or of before. `waiting` moved here for orders that have no receipt yet and is
    in no tender, `carried` is in them and moved before the last close. All four are None in a report of before.
    `comps_cost` is what was on us at its cost, or at its price where nobody knows that; None likewise.
    `half_paid` are the bills of the shop that were so as the day was closed; none in an X report.
    `raised` is what was sold above the menu's price, for a reason, and by how much. `series` is in which series a Z is
    numbered after books were put back ("T1.K7Q2M"), "" where that is the terminal's own.
    """

    shop: str
    terminal: str
    number: int
    at: datetime
    since: datetime | None
    by: str
    orders: int
    sales: Money
    taxes: tuple[TaxSum, ...]
    reductions: tuple[KindSum, ...]
    tenders: tuple[TenderSum, ...]
    refunds: tuple[TenderSum, ...]
    tips: tuple[KindSum, ...]
    gestures: KindSum
    rounding: Money
    drawers: tuple[DrawerSum, ...]
    openings: int
    card_counted: Money | None = None
    card_expected: Money
    open_mishaps: int
    perpetual: Money
    head: str
    reason: str = ""
    refund_taxes: tuple[TaxSum, ...] = ()
    received: tuple[ReceivedSum, ...] = ()
    voids: tuple[VoidSum, ...] = ()
    waste: tuple[KindSum, ...] = ()
    own_tenders: tuple[OwnTenderSum, ...] = ()
    copies: int | None = None
    waits: int | None = None
    refund_rounding: Money | None = None
    ahead: Money | None = None
    before: Money | None = None
    waiting: Money | None = None
    carried: Money | None = None
    comps_cost: Money | None = None
    half_paid: tuple[HalfPaid, ...] = ()
    raised: KindSum | None = None
    series: str = ""

    @property
    def named(self) -> str:
        """The number of a Z as it is printed."""
        return z_number(self.number, self.series)

    @property
    def adds_up(self) -> bool:
        """Whether what came in by all tenders is what was sold, and what is said to differ from it."""
        if self.ahead is None or self.before is None:
            return True
        came = total((tender.amount for tender in self.tenders), self.sales.currency)
        return came == self.sales + self.ahead - self.before + self.rounding

    @property
    def expected(self) -> Money:
        """What should be in all drawers."""
        return total((drawer.expected for drawer in self.drawers), self.sales.currency)

    @property
    def counted(self) -> Money | None:
        """What is in all drawers, once each is counted."""
        counts = [drawer.counted for drawer in self.drawers if drawer.counted is not None]
        return total(counts, self.sales.currency) if len(counts) == len(self.drawers) else None

    @property
    def over_short(self) -> Money | None:
        """What is over (above zero) or short in all drawers, once each is counted."""
        return None if self.counted is None else self.counted - self.expected

    @property
    def card_over_short(self) -> Money | None:
        """By how much the card machine's own total is over (above zero) or short, once somebody said it."""
        return None if self.card_counted is None else self.card_counted - self.card_expected

    @property
    def off(self) -> Money | None:
        """The first that is over or short: the drawers, the card machine, a tender of the shop's own; None if none."""
        sums = (self.over_short, self.card_over_short, *(each.over_short for each in self.own_tenders))
        return next((each for each in sums if each), None)
