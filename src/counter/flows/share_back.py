"""The receipt of a share whose payments went back before all was paid: it takes back that of the share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counter.flows.gift_card import cards_known
from counter.flows.issue_receipt import issue
from counter.flows.numbers import next_receipt
from counter.flows.shop import Act
from counter.kernel.ids import OrderId, PaymentId
from counter.kernel.money import total
from counter.people.queries import staff_member
from counter.receipts.content import ReceiptContent, RefundOf, below_nothing
from counter.receipts.model import Receipt
from counter.receipts.queries import receipts_of, the_sale
from counter.receipts.rules import gone_back
from counter.till.model import MoneyBack, Paid, Payment


def take_back_share(act: Act, order_id: OrderId, payment_id: PaymentId) -> None:
    """Issues it where a payment that went back was the last of a share's that stood; it is below nothing throughout.

    What was issued stays as it is: only a new document that points to it says that it went back.
    """
    sale = act.read(the_sale, order_id)
    standing = {payment.payment_id for payment in sale.paid.payments}
    for receipt in act.read(receipts_of, order_id):
        payments = set(receipt.share.payments) if receipt.share else set()
        if payment_id in payments and not payments & standing:
            back = [payment for payment in sale.paid.returned if payment.payment_id in payments]
            issue(act, sale.order, _content(act, receipt, back, sale.paid), takes_back=receipt.receipt_id)


def _content(act: Act, receipt: Receipt, back: Sequence[Payment], paid: Paid) -> ReceiptContent:
    sold, order_language = receipt.content, act.language.to_customer(receipt.content.language)
    money = [MoneyBack(each.tender, each.amount + each.tip, each.source) for each in back]
    return replace(
        below_nothing(sold),
        number=next_receipt(act),
        sold_at=act.at,
        ready_by=None,
        soonest=0,
        latest=0,
        terminal=act.terminal,
        served_by=act.read(staff_member, act.by).name,
        rounding=-sold.rounding if sold.rounding else None,
        tip=-total((each.tip for each in back), sold.currency),
        tenders=gone_back(money, order_language, cards_known(act, paid)),
        change=sold.change * 0,
        refund_of=RefundOf(
            receipts=(sold.number,), sold_at=sold.sold_at, reason=order_language.say("Money given back")
        ),
    )
