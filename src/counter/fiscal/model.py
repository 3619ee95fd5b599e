"""A business case of DSFinV-K (a Bon): its positions, and how it was paid. Amounts are whole minor units."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from counter.fiscal.vat import NO_SALE, Vat
from counter.receipts.content import Invoice
from counter.receipts.signer import Signed

RECEIPT, BROKEN_OFF = "Beleg", "AVBelegabbruch"
"""BON_TYP: what moves money, and what was broken off before it did."""
SALE, DEPOSIT, DISCOUNT, SURCHARGE = "Umsatz", "Pfand", "Rabatt", "Aufschlag"
DEPOSIT_BACK = "PfandRueckzahlung"
TIP = "TrinkgeldAN"
CARD_SOLD, CARD_USED = "MehrzweckgutscheinKauf", "MehrzweckgutscheinEinloesung"
OWED, OWED_PAID = "Forderungsentstehung", "Forderungsaufloesung"
AHEAD, AHEAD_USED = "Anzahlungseinstellung", "Anzahlungsaufloesung"
FLOAT, CASH_IN, CASH_OUT = "Anfangsbestand", "Einzahlung", "Auszahlung"
TRANSIT, OVER_SHORT = "Geldtransit", "DifferenzSollIst"
"""GV_TYP: what a position is (annex C)."""


@dataclass(frozen=True, slots=True)
class Step:
    """How a price came to be: its base or what lowered it (`lowers`), with and without tax."""

    gross: int
    net: int
    lowers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One position: what it is (`kind`, in this shop's words `name`), its text, and what it comes to."""

    kind: str
    text: str
    gross: int
    net: int
    name: str = ""
    vat: Vat = NO_SALE
    quantity: Decimal = Decimal(1)
    unit: int | None = None
    item: str = ""
    category: str = ""
    here: bool | None = None
    voucher: str = ""
    choices: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


def plain(kind: str, text: str, minor: int, *, name: str = "", voucher: str = "", vat: Vat = NO_SALE) -> Position:
    """A position without tax."""
    return Position(kind=kind, text=text, gross=minor, net=minor, name=name, voucher=voucher, vat=vat)


@dataclass(frozen=True, slots=True)
class Pay:
    """What came by a way to pay (ZAHLART_TYP, annex D), in the shop's own words `name`; below nothing it went."""

    kind: str
    name: str
    minor: int


@dataclass(frozen=True, slots=True)
class Refers:
    """A case that this one refers to, with its till, and the close it is in where it is in one."""

    bon_id: str
    till: str = ""
    z: int | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bon:
    """A business case. Times are aware UTC; `group` is the order it belongs to, `note` why it is.

    `number` is its receipt's in its `series`, 0 where it has none of its own.

    `account` is the house account that paid, `invoice` whom it is a full invoice for,
    `signed` how it stands with the signing unit.
    """

    bon_id: str
    number: int = 0
    series: str = ""
    kind: str = RECEIPT
    name: str = ""
    began: datetime
    ended: datetime
    by: str
    positions: tuple[Position, ...]
    pays: tuple[Pay, ...] = ()
    refers: tuple[Refers, ...] = ()
    group: str = ""
    note: str = ""
    account: str = ""
    invoice: Invoice | None = None
    signed: Signed | None = None

    @property
    def gross(self) -> int:
        """What its positions come to."""
        return sum(position.gross for position in self.positions)

    @property
    def counts(self) -> bool:
        """Whether it is in the sums of its close."""
        return self.kind == RECEIPT


def together(pays: Iterable[Pay]) -> tuple[Pay, ...]:
    """One of each way to pay, in the order in which they come; without those that came to nothing."""
    sums: dict[tuple[str, str], Pay] = {}
    for pay in pays:
        before = sums.get((pay.kind, pay.name))
        sums[pay.kind, pay.name] = pay if before is None else replace(pay, minor=before.minor + pay.minor)
    return tuple(pay for pay in sums.values() if pay.minor)
