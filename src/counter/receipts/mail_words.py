"""What a receipt that goes by e-mail is headed with."""

from __future__ import annotations

from counter.kernel.language import Language
from counter.receipts.content import ReceiptContent


def mail_subject(content: ReceiptContent, language: Language) -> str:
    """Which shop, which receipt, and of when, in the customer's language."""
    date = language.short_date(language.local_date(content.sold_at))
    number, shop = content.number, content.shop
    if content.refund_of:
        return language.say("{shop}: refund {number}, {date}", shop=shop, number=number, date=date)
    return language.say("{shop}: receipt {number}, {date}", shop=shop, number=number, date=date)
