"""The receipt of a refund: numbered as every receipt, pointing at those of the sale; and the same before it is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counter.flows.gift_card import cards_known
from counter.flows.issue_receipt import content_of, issue
from counter.flows.shop import Act
from counter.kernel.ids import VoucherId
from counter.receipts.content import ReceiptContent
from counter.receipts.model import Sale
from counter.receipts.queries import receipts_of, the_sale
from counter.receipts.refund_parts import part_undone, parts_refunded
from counter.receipts.refund_rules import as_refund, part_sold
from counter.receipts.rules import gone_back
from counter.till.model import Paid, RefundMade
from counter.vouchers.code import code_of
from counter.vouchers.queries import the_voucher


def issue_refund_receipt(act: Act, refund: RefundMade, restored: Sequence[VoucherId]) -> str:
    """Numbers the receipt of a refund that was recorded, freezes it and queues it. Gives its number."""
    sale = act.read(the_sale, refund.order_id)
    return issue(act, sale.order, refund_content(act, sale, refund, restored), refund_id=refund.refund_id)


def refund_content(act: Act, sale: Sale, refund: RefundMade, restored: Sequence[VoucherId]) -> ReceiptContent:
    """What the receipt of a refund says, which is among those of the sale; these vouchers are good again with it."""
    if refund.undone is None:
        place = [each.refund_id for each in sale.paid.given_back].index(refund.refund_id)
        back = parts_refunded(sale.order, sale.paid)[place]
    else:
        back = part_undone(sale.order, sale.paid, refund)
    part = part_sold(sale.order, back)
    content = content_of(act, Sale(order=part, due=None, paid=Paid((), (), sale.paid.currency)))
    codes = [code_of(act.keys, act.read(the_voucher, each))[-5:] for each in restored]
    receipts = act.read(receipts_of, sale.order.order_id)
    spoken = act.language.to_customer(content.language)
    return replace(
        as_refund(content, part, back, refund, receipts, codes, spoken),
        sold_at=act.at,
        tenders=gone_back(refund.back, spoken, cards_known(act, sale.paid)),
    )
