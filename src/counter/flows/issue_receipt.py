"""Issues receipts and apology slips, and queues them for the printer."""

from __future__ import annotations

from dataclasses import replace

from counter.flows.documents import RECEIPT, SLIP, ReceiptDocument, SlipDocument
from counter.flows.gift_card import cards_known
from counter.flows.numbers import next_receipt
from counter.flows.proof import prove_receipt
from counter.flows.shop import Act
from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, ReceiptCopyId, ReceiptId, RefundId, VoucherId, new_id
from counter.orders.change_queries import additions_to
from counter.orders.model import Order, spent_by_voucher
from counter.people.queries import staff_member
from counter.receipts.as_text import receipt_text
from counter.receipts.changes import changed_line, changed_part
from counter.receipts.content import ReceiptContent
from counter.receipts.facts import ReceiptCopied, ReceiptIssued
from counter.receipts.model import Receipt, Sale
from counter.receipts.queries import receipts_of, refund_receipt_number, refund_receipts_of
from counter.receipts.rules import (
    CodeKnown,
    receipt_lines,
    service_line,
    share_lines,
    tax_lines,
    tendered,
    vouchers_used,
    whole_reductions,
)
from counter.receipts.shares import Share, part_of
from counter.reports.slip import slip_of
from counter.till.model import Paid, Payment
from counter.till.queries import payments_after
from counter.vouchers.code import code_of
from counter.vouchers.queries import the_voucher


def issue_receipt(act: Act, sale: Sale, *, printed: bool = True) -> str:
    """Numbers the receipt of a sale in this terminal's series, freezes it in the journal and queues it.

    Not `printed`, it is only kept. Gives its number ("T1-000001").
    """
    return issue(act, sale.order, content_of(act, sale), printed=printed)


def issue_share_receipt(
    act: Act, sale: Sale, share: Share, payments: tuple[Payment, ...], *, printed: bool = True
) -> str:
    """The same for a share of a sale, which these payments paid: its part of the lines, reductions and taxes."""
    paid = Paid(payments, (), sale.paid.currency)
    part = part_of(sale.order, share)
    content = content_of(act, replace(sale, order=part, paid=paid))
    content = replace(content, lines=share_lines(part, share, act.language.to_customer(part.language)))
    return issue(act, sale.order, content, share, printed=printed)


def issue_change_receipt(act: Act, sale: Sale, *, printed: bool = True) -> str:
    """The same for what was added to an order once it was paid, less what is off it since, and what was paid for that.

    "" where nothing is owed for it in the end: there is no receipt then.
    """
    order, document = sale.order, sale.order.document
    part = changed_part(order, document)
    if not part.lines or part.total.minor < 0:
        return ""
    begin = next(each for each in act.read(additions_to, order.order_id) if each.document == document)
    later = act.read(payments_after, order.order_id, begin.terminal, begin.seq, begin.at)
    payments = tuple(payment for payment in sale.paid.payments if payment.payment_id in later)
    undone = (each for each in sale.paid.refunds if each.undone is not None and each.at >= begin.at)
    back = tuple(each for each in undone if act.read(refund_receipt_number, each) is None)
    content = content_of(act, replace(sale, order=part, paid=Paid(payments, back, sale.paid.currency)))
    content = replace(content, lines=tuple(map(changed_line, content.lines)))
    return issue(act, order, content, printed=printed, document=document)


def issue(  # noqa: PLR0913 - each has a default; together they say what it is of
    act: Act,
    order: Order,
    content: ReceiptContent,
    share: Share | None = None,
    refund_id: RefundId | None = None,
    *,
    printed: bool = True,
    document: int = 0,
    takes_back: ReceiptId | None = None,
) -> str:
    """Freezes a receipt that has the next number in the journal and queues it. Gives that number."""
    series, _, number = content.number.rpartition("-")
    act.record(
        ReceiptIssued(
            receipt_id=ReceiptId(new_id()),
            order_id=order.order_id,
            series=series,
            number=int(number),
            content=content,
            customer=order.customer,
            share=share,
            refund_id=refund_id,
            document=document,
            takes_back=takes_back,
            to_sign=act.shop.signing is not None,
        )
    )
    if printed:
        act.print(
            RECEIPT, f"receipt {content.number}", ReceiptDocument(content, order.customer, logo=act.settings.logo)
        )
    return content.number


def print_first(act: Act, order_id: OrderId, number: str) -> None:
    """Queues a receipt by its `number` that was only kept until now. Refused where there is none."""
    receipt = find_receipt(act, order_id, number)
    prove_receipt(act, receipt.receipt_id)
    document = ReceiptDocument(receipt.content, receipt.customer, logo=act.settings.logo)
    act.print(RECEIPT, f"receipt {number}", document)


def the_text(act: Act, order_id: OrderId, number: str) -> str:
    """A receipt by its `number` as plain text, for a code on the screen. Refused where there is none."""
    receipt = find_receipt(act, order_id, number)
    return receipt_text(receipt.content, receipt.customer, act.language.to_customer(receipt.content.language))


def find_receipt(act: Act, order_id: OrderId, number: str) -> Receipt:
    """A receipt of an order, of a refund too, by its `number`. Refused where there is none."""
    receipts = (*act.read(receipts_of, order_id), *act.read(refund_receipts_of, order_id))
    receipt = next((each for each in receipts if each.content.number == number), None)
    if receipt is None:
        raise Refused("That order has no receipt {number}.", number=number)
    return receipt


def print_again(act: Act, order_id: OrderId, number: str = "") -> None:
    """Queues a copy of a receipt of an order, by its `number`, or of all of them: the same, and it says COPY.

    Each copy is a fact. Refused where there is none.
    """
    receipts = (*act.read(receipts_of, order_id), *act.read(refund_receipts_of, order_id))
    if number:
        receipts = tuple(receipt for receipt in receipts if receipt.content.number == number)
    if not receipts:
        raise (
            Refused("That order has no receipt {number}.", number=number)
            if number
            else Refused("That order has no receipt.")
        )
    for receipt in receipts:
        prove_receipt(act, receipt.receipt_id)
        document = ReceiptDocument(receipt.content, receipt.customer, logo=act.settings.logo)
        act.record(ReceiptCopied(copy_id=ReceiptCopyId(new_id()), receipt_id=receipt.receipt_id))
        act.print(RECEIPT, f"receipt {receipt.content.number} copy", document, is_copy=True)


def queue_slip(act: Act, voucher_id: VoucherId, who: str) -> None:
    """Queues the apology slip for a voucher, in the name of `who`."""
    slip = act.read(
        slip_of,
        voucher_id,
        who,
        act.at,
        settings=act.settings,
        playbook=act.playbook,
        language=act.language,
    )
    key_number = act.read(the_voucher, voucher_id).key_number
    act.print(SLIP, f"apology order {slip.order_number}", SlipDocument(slip, voucher_id, key_number))


def content_of(act: Act, sale: Sale) -> ReceiptContent:
    """What the receipt of a sale says, under the next number of this terminal's series."""
    order, paid, settings = sale.order, sale.paid, act.settings
    texts = settings.texts_for(order.language)
    spent = [act.read(the_voucher, voucher_id) for voucher_id in spent_by_voucher(order.sold)]
    known = {each.voucher_id: CodeKnown(code_of(act.keys, each)[-5:], each.left) for each in spent}
    return ReceiptContent(
        shop=settings.shop_name,
        address=settings.address,
        tax_number=settings.tax_number,
        contact=settings.contact,
        contact_line=settings.contact_line,
        order_number=order.called,
        number=next_receipt(act),
        sold_at=act.at,
        ready_by=sale.due,
        soonest=sale.wait.soonest if sale.wait else 0,
        latest=sale.wait.latest if sale.wait else 0,
        terminal=act.terminal,
        served_by=act.read(staff_member, act.by).name,
        to_go=order.to_go,
        lines=receipt_lines(order, act.language.to_customer(order.language)),
        reductions=whole_reductions(order),
        vouchers=vouchers_used(order, known),
        total=order.total,
        rounding=paid.rounding or None,
        tip=paid.tips,
        tenders=tendered(paid, act.language.to_customer(order.language), cards_known(act, paid)),
        change=paid.change,
        taxes=tax_lines(order),
        tax_rounding=order.tax_rounding,
        prices_include_tax=order.prices_include_tax,
        exempt=order.exempt,
        delivery=order.delivery,
        service=service_line(order),
        currency=order.total.currency,
        language=order.language,
        profile=settings.profile,
        counts=settings.counts,
        above=texts.above,
        talk=texts.talk,
        below=texts.below,
    )
