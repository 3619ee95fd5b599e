"""Splitting a bill: each share is paid whole, by tenders of its own, and has a receipt of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counter.flows.issue_receipt import issue_share_receipt
from counter.flows.shop import Act
from counter.flows.take_payment import take_payment
from counter.kernel.errors import Refused
from counter.kernel.money import total
from counter.receipts.model import Sale
from counter.receipts.shares import Share, ShareAsked, next_share
from counter.till.settlement import Tender


def pay_share(
    act: Act, sale: Sale, tenders: Sequence[Tender], asked: ShareAsked, paid: Sequence[Share], *, printed: bool = True
) -> tuple[Sale, Share, str]:
    """One share of a sale is paid, of what the `paid` ones left; with it the number of its receipt.

    Refused as `next_share` refuses, where its tenders do not pay all of it, and where all but what was added is paid.
    """
    if sale.order.document:
        raise Refused("What was added to order {number} is one bill. Pay it as one.", number=sale.order.called)
    share = next_share(sale.order, paid, sale.left, asked)
    before = len(sale.paid.payments)
    after = take_payment(act, sale, tenders, share.amount)
    taken = after.paid.payments[before:]
    short = share.amount - total((each.amount - each.rounding for each in taken), share.amount.currency)
    if short.minor > 0:
        raise Refused("This share is {short} short. Take the rest, or choose a smaller share.", short=short)
    share = replace(share, payments=tuple(payment.payment_id for payment in taken))
    return after, share, issue_share_receipt(act, after, share, taken, printed=printed)
