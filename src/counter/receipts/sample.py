"""A receipt and an apology slip that nobody got, to see how a shop's papers look."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from string import ascii_uppercase
from uuid import UUID

from babel.numbers import get_currency_precision

from counter.kernel.ids import ItemId, LineId, OrderId
from counter.kernel.language import Language
from counter.kernel.money import Money
from counter.menu.rules import Item, Menu
from counter.orders.draft import Draft, DraftLine
from counter.orders.pricing import PricedTicket, price
from counter.orders.taxed import Taxed
from counter.receipts.content import ReceiptContent, ReceiptLine, ServiceLine, TaxLine
from counter.receipts.rules import tendered_by
from counter.settings.rules import Settings
from counter.settings.taxes import TaxRate
from counter.till.rules import CASH
from counter.vouchers.slip import SlipContent

_PROMISED, _LATE = timedelta(minutes=6), timedelta(minutes=4)
_GOOD = timedelta(days=90)
_DRINK, _FOOD = 0, 1
"""Which of a shop's tax classes is of what, in the order of most menus."""
_SOLD = ((1, "Latte L", 530, _DRINK), (2, "Flat white", 360, _DRINK), (1, "Croissant", 260, _FOOD))
"""How many of what, its price in minor units, its tax class."""
_UNTAXED = TaxRate("", date.min, Decimal(0), Decimal(0))


def sample_receipt(settings: Settings, reader: str, language: Language, at: datetime) -> ReceiptContent:
    """A receipt as the shop's would look to somebody who reads `reader` ("de"), at an aware time.

    `language` is theirs.
    """
    texts, currency = settings.texts_for(reader), settings.currency
    ticket = _ticket(settings, settings.trading_day(at))
    letters = {(tax.name, tax.rate): letter for letter, tax in zip(ascii_uppercase, ticket.taxes, strict=False)}
    notes = 10 ** get_currency_precision(currency) * 10
    paid = Money(-(-ticket.total.minor // notes) * notes, currency)

    def lettered(sold: Taxed) -> str:
        return "".join(letters[tax.name, tax.rate] for tax in sold.taxes)

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
            ReceiptLine(line.quantity, line.name, "", line.unit_price, line.gross, lettered(line))
            for line in ticket.lines
        ),
        service=ServiceLine(ticket.service.share, ticket.service.amount, lettered(ticket.service))
        if ticket.service
        else None,
        total=ticket.total,
        tip=ticket.total * 0,
        tenders=(tendered_by(CASH, paid, language),),
        change=paid - ticket.total,
        taxes=tuple(
            TaxLine(letters[tax.name, tax.rate], tax.rate, tax.net, tax.tax, tax.name, tax.base) for tax in ticket.taxes
        ),
        prices_include_tax=ticket.prices_include_tax,
        tax_rounding=settings.tax_rounding,
        currency=currency,
        language=reader,
        profile=settings.profile,
        above=texts.above,
        talk=texts.talk,
        below=texts.below,
    )


def _ticket(settings: Settings, day: date) -> PricedTicket:
    """What is sold, with the shop's own taxes and its service, as its till would reckon it."""
    rated = settings if settings.tax_rates else replace(settings, tax_rates=(_UNTAXED,))
    classes = list(dict.fromkeys(rate.tax_class for rate in rated.tax_rates))
    items = tuple(
        Item(
            item_id=ItemId(UUID(int=place)),
            name=name,
            category="",
            price=Money(minor, settings.currency),
            tax_class=classes[min(tax_class, len(classes) - 1)],
            station="",
        )
        for place, (_, name, minor, tax_class) in enumerate(_SOLD)
    )
    lines = tuple(
        DraftLine(LineId(item.item_id), item.item_id, quantity)
        for item, (quantity, *_) in zip(items, _SOLD, strict=True)
    )
    return price(Draft(OrderId(UUID(int=0)), lines, to_go=False), Menu(items), rated, day)


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
        worth=texts.worth,
        until=texts.until,
        use=texts.use,
        closing=texts.closing,
        keeps_rest=settings.voucher_keeps_rest,
    )


def as_try(content: ReceiptContent, language: Language) -> ReceiptContent:
    """A receipt that is printed only to look at: that it is none stands large in the place of the shop's name."""
    return replace(
        content,
        shop=language.say("NOT A RECEIPT"),
        address=" · ".join(filter(None, (content.shop, content.address))),
        counts=False,
    )
