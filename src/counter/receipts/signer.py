"""The port of a signing unit (in Germany a TSE): what it is asked, and what it answers. Pure.

A shop without one sells as it does. Counter brings no unit of its own: whoever has one fills this port in bootstrap.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Protocol

from counter.kernel.ids import ShopId, TerminalId
from counter.kernel.money import Money, to_decimal
from counter.receipts.content import ReceiptContent
from counter.till.rules import CASH, KEPT

RECEIPT_KIND = "Kassenbeleg-V1"
"""What kind of data a receipt is (processType, DSFinV-K 2.4, annex I)."""
_RATES = (Decimal("0.19"), Decimal("0.07"), Decimal("0.107"), Decimal("0.055"))
"""The rates whose sums stand apart in what is signed, in this order; all others are in the last sum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What a unit signed: § 6 KassenSichV wants times, number, counter, serial and check value on the receipt.

    `transaction` is its number in the unit, `counter` the unit's count of signatures, `value` the check value (base64);
    times are aware UTC, as the unit's own clock has them. `till` is the serial of the till, as the unit was told. The
    rest is for whoever verifies it.
    """

    serial: str
    transaction: int
    counter: int
    began: datetime
    ended: datetime
    value: str
    signed: str
    algorithm: str = ""
    time_format: str = ""
    public_key: str = ""
    certificate: str = ""
    till: str = ""

    @property
    def code(self) -> str:
        """What the code on the receipt says (DSFinV-K 2.4, annex I, version V0); "" where the unit says too little.

        Whoever scans it can verify the receipt with the unit's public key alone.
        """
        said = (
            "V0", self.till, RECEIPT_KIND, self.signed, str(self.transaction), str(self.counter), _exact(self.began),
            _exact(self.ended), self.algorithm, self.time_format, self.value, self.public_key,
        )  # fmt: skip
        return ";".join(said) if all(said) else ""


@dataclass(frozen=True, slots=True)
class Signed:
    """How a receipt stands with the unit: its signature, or since when the unit was out (aware UTC) and why.

    `back_since`: it is the first that is signed since the unit was out from then on.
    """

    signature: Signature | None = None
    out_since: datetime | None = None
    why: str = ""
    back_since: datetime | None = None


class Signer(Protocol):
    """A signing unit. Both raise Unavailable where it is out; neither is called on the Qt thread or within an act."""

    def begin(self, till: str) -> int:
        """Begins a transaction of a till, by its serial (the unit's clientId); gives its number."""

    def finish(self, transaction: int, kind: str, data: str) -> Signature:
        """Ends it with what is signed."""


def till_serial(shop: ShopId, terminal: TerminalId) -> str:
    """The serial of a till: on its receipts, to its unit, and in the export."""
    return f"{shop}-{terminal}"


def data_of(content: ReceiptContent) -> str:
    """What of a receipt is signed (processData of Kassenbeleg-V1): its sums by rate, and what was paid, cash and not.

    Tips and what gift cards and accounts paid are in the sum without tax, as in the export.
    """
    sums = [0] * (len(_RATES) + 1)
    for tax in content.taxes:
        place = _RATES.index(tax.rate) if tax.rate in _RATES else len(_RATES)
        sums[place] += tax.net.minor + tax.tax.minor
    came = [(each.tender, each.amount.minor) for each in content.tenders if each.tender not in KEPT]
    cash = sum(minor for tender, minor in came if tender == CASH) - content.change.minor
    other = sum(minor for tender, minor in came if tender != CASH)
    sums[-1] += cash + other - sum(sums)
    said = [_said(minor, content.currency) for minor in sums]
    paid = [f"{_said(minor, content.currency)}:{way}" for way, minor in (("Bar", cash), ("Unbar", other)) if minor]
    return f"Beleg^{'_'.join(said)}^{'_'.join(paid)}"


def _exact(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z"


def _said(minor: int, currency: str) -> str:
    return f"{to_decimal(Money(minor, currency)):.2f}"
