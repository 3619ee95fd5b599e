"""What can happen to a receipt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from counter.journal.fact import Fact, FactOfADay, private, subject_of
from counter.journal.topics import Topic
from counter.kernel.ids import FactId, InvoiceId, OrderId, ReceiptCopyId, ReceiptId, RefundId
from counter.receipts.content import ReceiptContent
from counter.receipts.shares import Share
from counter.receipts.signer import Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptIssued(FactOfADay):
    """A receipt was issued: its number, gapless in its terminal's `series` ("T1"), and what it says, frozen.

    It is of a whole sale, of one `share` of it, or, with a `document`, of what changed once the order was paid. Of a
    refund (`refund_id`), and where it `takes_back` that of a share whose payments went back, every amount is below
    nothing. `to_sign`: a signing unit signs it after the sale.
    """

    topic: ClassVar[Topic] = Topic.RECEIPTS

    receipt_id: ReceiptId
    order_id: OrderId
    series: str
    number: int
    content: ReceiptContent
    customer: str = private()
    share: Share | None = None
    refund_id: RefundId | None = None
    document: int = 0
    to_sign: bool = False
    takes_back: ReceiptId | None = None
    business_date: date | None = None

    def subject(self, fact_id: FactId) -> str:
        """The receipt."""
        return subject_of("receipt", self.receipt_id)


@dataclass(frozen=True, slots=True)
class ReceiptNameForgotten(Fact):
    """Whose receipt it was wants to be known no more: the name that was `issued` with it is erased."""

    topic: ClassVar[Topic] = Topic.RECEIPTS

    receipt_id: ReceiptId
    issued: FactId

    def subject(self, fact_id: FactId) -> str:
        """The receipt."""
        return subject_of("receipt", self.receipt_id)

    def erases(self) -> tuple[FactId, ...]:
        """What said the name."""
        return (self.issued,)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptCopied(FactOfADay):
    """Somebody asked for a receipt once more: the same paper, and it says COPY."""

    topic: ClassVar[Topic] = Topic.RECEIPTS

    copy_id: ReceiptCopyId
    receipt_id: ReceiptId
    business_date: date | None = None

    def subject(self, fact_id: FactId) -> str:
        """The copy."""
        return subject_of("receipt_copy", self.copy_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptInvoiced(FactOfADay):
    """Somebody asked for a receipt as a full invoice, in a name, with an address and, if they have one, a VAT number.

    The last one of a receipt is in place of those before it.
    """

    topic: ClassVar[Topic] = Topic.RECEIPTS

    invoice_id: InvoiceId
    receipt_id: ReceiptId
    order_id: OrderId
    name: str = private()
    address: str = private()
    vat_number: str = private()
    business_date: date | None = None

    def subject(self, fact_id: FactId) -> str:
        """The invoice."""
        return subject_of("invoice", self.invoice_id)


@dataclass(frozen=True, slots=True)
class InvoiceForgotten(Fact):
    """Whom an invoice was for wants to be known no more: what was `asked` for is erased."""

    topic: ClassVar[Topic] = Topic.RECEIPTS

    invoice_id: InvoiceId
    asked: FactId

    def subject(self, fact_id: FactId) -> str:
        """The invoice."""
        return subject_of("invoice", self.invoice_id)

    def erases(self) -> tuple[FactId, ...]:
        """What said whom it was for."""
        return (self.asked,)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptSigned(Fact):
    """A signing unit signed a receipt. `back_since`: it is the first since the unit was out from then on (UTC)."""

    topic: ClassVar[Topic] = Topic.RECEIPTS

    receipt_id: ReceiptId
    signature: Signature
    back_since: datetime | None = None

    def subject(self, fact_id: FactId) -> str:
        """The receipt."""
        return subject_of("receipt", self.receipt_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptNotSigned(Fact):
    """A receipt was issued without the signature it should have: the unit is out `since` then (UTC), and `why`."""

    topic: ClassVar[Topic] = Topic.RECEIPTS

    receipt_id: ReceiptId
    since: datetime
    why: str

    def subject(self, fact_id: FactId) -> str:
        """The receipt."""
        return subject_of("receipt", self.receipt_id)


FACTS = (
    ReceiptIssued,
    ReceiptNameForgotten,
    ReceiptCopied,
    ReceiptInvoiced,
    InvoiceForgotten,
    ReceiptSigned,
    ReceiptNotSigned,
)
