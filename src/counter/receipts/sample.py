"""A receipt and an apology slip that nobody got, to see how a shop's papers look."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from counter.kernel.language import Language
from counter.kernel.money import Money, from_decimal
from counter.receipts.content import ReceiptContent, ReceiptLine, TaxLine
from counter.receipts.rules import tendered_by
from counter.settings.rules import Settings
from counter.till.rules import CASH
from counter.vouchers.slip import SlipContent

_PROMISED, _LATE = timedelta(minutes=6), timedelta(minutes=4)
_GOOD = timedelta(days=90)
_LINES = (
    (1, "Latte L", "5.30", "5.30", "B"),
    (2, "Flat white", "3.60", "7.20", "B"),
    (1, "Croissant", "2.60", "2.60", "A"),
)
_NET = (("A", "0.07", "2.43", "0.17"), ("B", "0.19", "10.50", "2.00"))


def sample_receipt(settings: Settings, reader: str, language: Language, at: datetime) -> ReceiptContent:
    """A receipt as the shop's would look to somebody who reads `reader` ("de"), at an aware time.

    `language` is theirs.
    """
    texts, currency = settings.texts_for(reader), settings.currency

    def money(amount: str) -> Money:
        return from_decimal(Decimal(amount), currency)

    return ReceiptContent(
        shop=settings.shop_name,
        address=settings.address,
        tax_number=settings.tax_number,
        contact=settings.contact,
        contact_line=settings.contact_line,
        order_number="146",
        number="T1-000000",
        sold_at=at,
        ready_by=at + _PROMISED,
        terminal="T1",
        served_by="Ana",
        to_go=False,
        lines=tuple(
            ReceiptLine(count, name, "", money(each), money(price), letter)
            for count, name, each, price, letter in _LINES
        ),
        total=money("15.10"),
        tip=money("0"),
        tenders=(tendered_by(CASH, money("20"), language),),
        change=money("4.90"),
        taxes=tuple(TaxLine(letter, Decimal(rate), money(net), money(tax)) for letter, rate, net, tax in _NET),
        tax_rounding=settings.tax_rounding,
        currency=currency,
        language=reader,
        profile=settings.profile,
        above=texts.above,
        talk=texts.talk,
        below=texts.below,
    )


def sample_slip(settings: Settings, reader: str, amount: Money, at: datetime) -> SlipContent:
    """An apology slip the same way, with a code that nothing is on."""
    texts = settings.texts_for(reader)
    return SlipContent(
        customer="Ben",
        promised_at=at - _LATE,
        ready_at=at,
        amount=amount,
        code="0000-0000-00000",
        good_until=(at + _GOOD).date(),
        who="Ana",
        shop=settings.shop_name,
        order_number="141",
        language=reader,
        headline=texts.headline,
        own=texts.own,
        closing=texts.closing,
    )


def as_try(content: ReceiptContent, language: Language) -> ReceiptContent:
    """A receipt that is printed only to look at: that it is none stands large in the place of the shop's name."""
    return replace(
        content,
        shop=language.say("NOT A RECEIPT"),
        address=" · ".join(filter(None, (content.shop, content.address))),
        counts=False,
    )
