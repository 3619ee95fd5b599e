"""What stands in the print queue, and what is printed of each kind of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from counter.accounts.code import gift_card_code
from counter.accounts.layout import card_back_document, gift_card_document
from counter.accounts.slip import CardBackContent, GiftCardContent
from counter.journal.seal import Keyring
from counter.kernel.ids import GiftCardId, VoucherId
from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.kernel.typed_json import read_json
from counter.orders.layout import label_document, ticket_document
from counter.orders.ticket import LabelContent, TicketContent
from counter.paper.document import Document, Pages
from counter.printing.queue import Render
from counter.printing.test_page import TestPage, test_page_document
from counter.receipts.content import Invoice, ReceiptContent
from counter.receipts.layout import bill_document, receipt_document
from counter.receipts.signer import Signed
from counter.reports.day.page import OwnersPage
from counter.reports.day.pdf import day_pdf
from counter.reports.handbook import Handbook
from counter.reports.handbook_pdf import handbook_pdf
from counter.reports.sales.sheet import FiguresSheet, figures_pdf
from counter.settings.paper_texts import logo_bytes
from counter.till.layout import till_document
from counter.till.return_layout import return_document
from counter.till.slip import ReturnSlip
from counter.till.till_report import TillReport
from counter.vouchers.code import voucher_code
from counter.vouchers.layout import apology_document
from counter.vouchers.slip import SlipContent

RECEIPT, SLIP, DAY, TILL, GIFT_CARD, RETURNED = "receipt", "apology", "day", "till", "gift card", "returned"
BILL, CARD_BACK, HANDBOOK, TEST_PAGE = "bill", "gift card back", "handbook", "test page"
TICKET, LABEL, FIGURES = "ticket", "label", "figures"
"""The kinds of documents."""


@dataclass(frozen=True, slots=True)
class ReceiptDocument:
    """What the printer gets of a receipt: its content, the customer's name, whose invoice it is, logo, signature."""

    content: ReceiptContent
    customer: str
    invoice: Invoice | None = None
    logo: str = ""
    signed: Signed | None = None


@dataclass(frozen=True, slots=True)
class BillDocument:
    """What the printer gets of a bill: as of a receipt, and what is left to pay."""

    content: ReceiptContent
    customer: str
    left: Money


@dataclass(frozen=True, slots=True)
class SlipDocument:
    """What the printer gets of an apology slip: its content but for the code, which nothing keeps."""

    content: SlipContent
    voucher_id: VoucherId
    key_number: int


@dataclass(frozen=True, slots=True)
class GiftCardDocument:
    """What the printer gets of a gift card: its content but for the code, which nothing keeps."""

    content: GiftCardContent
    card_id: GiftCardId
    key_number: int


def renderers(keys: Keyring) -> Mapping[str, Render]:
    """What is printed of each kind in the print queue; `keys` give a slip, and a gift card, its code."""

    def slip(content: str, is_copy: bool, language: Language) -> Document:  # noqa: FBT001 - the queue's own order
        queued = read_json(content, SlipDocument)
        code = voucher_code(keys.vouchers[queued.key_number], queued.voucher_id)
        return apology_document(
            replace(queued.content, code=code), language.to_customer(queued.content.language), copy=is_copy
        )

    def gift_card(content: str, is_copy: bool, language: Language) -> Document:  # noqa: FBT001 - the queue's own order
        queued = read_json(content, GiftCardDocument)
        code = gift_card_code(keys.vouchers[queued.key_number], queued.card_id)
        return gift_card_document(replace(queued.content, code=code), language.to_customer(), copy=is_copy)

    return {
        RECEIPT: receipt_paper,
        BILL: _bill,
        SLIP: slip,
        DAY: _day,
        FIGURES: _figures,
        HANDBOOK: _handbook,
        TILL: _till,
        GIFT_CARD: gift_card,
        RETURNED: _returned,
        CARD_BACK: _card_back,
        TICKET: _ticket,
        LABEL: _label,
        TEST_PAGE: _test_page,
    }


def receipt_paper(content: str, is_copy: bool, language: Language) -> Document:  # noqa: FBT001 - the queue's own order
    """A queued receipt as its customer gets it."""
    queued = read_json(content, ReceiptDocument)
    spoken = language.to_customer(queued.content.language)
    return receipt_document(
        queued.content,
        queued.customer,
        spoken,
        copy=is_copy,
        invoice=queued.invoice,
        logo=logo_bytes(queued.logo),
        signed=queued.signed,
    )


def _bill(content: str, is_copy: bool, language: Language) -> Document:  # noqa: FBT001 - the queue's own order
    queued = read_json(content, BillDocument)
    spoken = language.to_customer(queued.content.language)
    return bill_document(queued.content, queued.customer, queued.left, spoken, copy=is_copy)


def _day(content: str, _is_copy: bool, language: Language) -> Pages:  # noqa: FBT001 - the queue's own order
    return Pages(day_pdf(read_json(content, OwnersPage), language))


def _figures(content: str, _is_copy: bool, language: Language) -> Pages:  # noqa: FBT001 - the queue's own order
    return Pages(figures_pdf(read_json(content, FiguresSheet), language))


def _handbook(content: str, _is_copy: bool, language: Language) -> Pages:  # noqa: FBT001 - the queue's own order
    return Pages(handbook_pdf(read_json(content, Handbook), language))


def _till(content: str, is_copy: bool, language: Language) -> Document:  # noqa: FBT001 - the queue's own order
    return till_document(read_json(content, TillReport), language, copy=is_copy)


def _returned(content: str, is_copy: bool, language: Language) -> Document:  # noqa: FBT001 - the queue's own order
    slip = read_json(content, ReturnSlip)
    return return_document(slip, language.to_customer(slip.language), copy=is_copy)


def _test_page(content: str, _is_copy: bool, language: Language) -> Document:  # noqa: FBT001 - the queue's own order
    return test_page_document(read_json(content, TestPage), language)


def _card_back(content: str, is_copy: bool, language: Language) -> Document:  # noqa: FBT001 - the queue's own order
    return card_back_document(read_json(content, CardBackContent), language.to_customer(), copy=is_copy)


def _ticket(content: str, is_copy: bool, language: Language) -> Document:  # noqa: FBT001 - the queue's own order
    return ticket_document(read_json(content, TicketContent), language, copy=is_copy)


def _label(content: str, is_copy: bool, language: Language) -> Document:  # noqa: FBT001 - the queue's own order
    return label_document(read_json(content, LabelContent), language, copy=is_copy)
