"""A receipt as a full invoice, in the name of whoever asks for it: it prints, and it is kept."""

from __future__ import annotations

from dataclasses import replace

from counter.flows.approve import check_typed
from counter.flows.documents import RECEIPT, ReceiptDocument
from counter.flows.proof import prove_receipt
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import InvoiceId, OrderId, ReceiptCopyId, new_id
from counter.kernel.language import _
from counter.kernel.typed_text import tidy_text
from counter.receipts.content import Invoice
from counter.receipts.facts import ReceiptCopied, ReceiptInvoiced
from counter.receipts.model import Receipt
from counter.receipts.queries import invoice_made_at, invoices_of, receipts_of
from counter.settings.profiles import PLAIN, US
from counter.settings.rules import Settings

NO_TAX_NUMBER = _("It has no tax number of the shop: an owner writes it in the office, under Shop.")
"""What is said of an invoice that a tax office would not take."""
_LONGEST_ADDRESS, _LONGEST_NUMBER = 120, 20


def invoice(act: Act, order_id: OrderId, name: str, address: str, vat_number: str = "", number: str = "") -> str:
    """Prints a receipt of an order as a full invoice in that name; gives the receipt's number.

    It has the shop's tax number of then, or else of now. The same once more says COPY; another one is in place of the
    one before, and says so. Refused without a name or an
    address, and where the order has several receipts and nobody says which (`number`).
    """
    receipt = _receipt(act, order_id, number)
    asked = Invoice(_typed(act, name), _typed(act, address, _LONGEST_ADDRESS), _typed(act, vat_number, _LONGEST_NUMBER))
    if not asked.name:
        raise Refused("Say whose invoice it is: the name of a person or a firm.")
    if not asked.address:
        raise Refused("An invoice needs the address of whoever it is for.")
    prove_receipt(act, receipt.receipt_id)
    before = act.read(invoices_of, order_id).get(receipt.receipt_id)
    if before is not None and replace(before, replaces=None) == asked:
        act.record(ReceiptCopied(copy_id=ReceiptCopyId(new_id()), receipt_id=receipt.receipt_id))
        _print(act, receipt, before, is_copy=True)
        return receipt.content.number
    asked = replace(asked, replaces=act.read(invoice_made_at, receipt.receipt_id))
    act.record(
        ReceiptInvoiced(
            invoice_id=InvoiceId(new_id()),
            receipt_id=receipt.receipt_id,
            order_id=order_id,
            name=asked.name,
            address=asked.address,
            vat_number=asked.vat_number,
        )
    )
    _print(act, receipt, asked)
    return receipt.content.number


def lacks_tax_number(settings: Settings) -> bool:
    """Whether invoices have no tax number of the shop where VAT is, and invoices so have to have one."""
    return not settings.tax_number and settings.profile not in (US, PLAIN)


def _print(act: Act, receipt: Receipt, asked: Invoice, *, is_copy: bool = False) -> None:
    content = receipt.content
    if not content.tax_number:
        content = replace(content, tax_number=act.settings.tax_number)
    document = ReceiptDocument(content, receipt.customer, asked, act.settings.logo)
    act.print(RECEIPT, f"invoice {receipt.content.number}", document, is_copy=is_copy)


def _receipt(act: Act, order_id: OrderId, number: str) -> Receipt:
    receipts = act.read(receipts_of, order_id)
    if not receipts:
        raise Refused("That order has no receipt.")
    if number:
        receipts = tuple(each for each in receipts if each.content.number == number)
    if not receipts:
        raise Refused("That order has no receipt {number}.", number=number)
    if len(receipts) > 1:
        numbers = ", ".join(each.content.number for each in receipts)
        raise Refused("That order has several receipts. Say which: {numbers}.", numbers=numbers)
    return receipts[0]


def _typed(act: Act, text: str, *longest: int) -> str:
    check_typed(act, text)
    return tidy_text(text, *longest)
