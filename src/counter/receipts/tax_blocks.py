"""Taxes on a receipt, by its profile: the same figures, as each country shows them.

An EU receipt needs the supplier, the VAT number and the tax of each rate; a British one the gross and the rate of each
rate as well (VAT Notice 700, 16.3.1: up to £250); an American one names each tax between subtotal and total.
"""

from __future__ import annotations

from collections.abc import Iterator

from counter.kernel.language import Language
from counter.kernel.money import Money, total
from counter.paper.document import Align, Block, Pair, Text
from counter.receipts.content import ReceiptContent, TaxLine
from counter.settings.profiles import PLAIN, UK, US
from counter.settings.taxes import PER_LINE

SIMPLIFIED_UP_TO = 250
"""Pounds up to which a British receipt is enough; above it a business needs a full invoice."""


def tax_number(content: ReceiptContent, language: Language) -> str:
    """The shop's tax number by its name, "" where it has none."""
    if not content.tax_number:
        return ""
    return language.say("VAT {number}" if has_table(content) else "Tax number {number}", number=content.tax_number)


def has_table(content: ReceiptContent) -> bool:
    """Whether a table of rates stands below the payments of every receipt: letters on its lines point to it."""
    return content.profile not in (US, PLAIN)


def taxes_on_top(content: ReceiptContent, too_much: Money, language: Language) -> Iterator[Block]:
    """What leads from prices without tax to the total; nothing where the tax is in them."""
    if content.prices_include_tax:
        return
    if content.profile == US:
        taxes = total((tax.tax for tax in content.taxes), content.currency)
        yield Pair(language.say("Subtotal"), language.amount(content.total - taxes - too_much))
    for tax in content.taxes:
        yield Pair(_named(tax, language), language.amount(tax.tax))


def tax_table(content: ReceiptContent, language: Language, *, full: bool = False) -> Iterator[Block]:
    """What stands of taxes below the payments; on a `full` invoice the net and the tax of each rate, wherever it is.

    A full invoice has to say both (Directive 2006/112/EC, Article 226, 8 to 10).
    """
    if content.profile == UK:
        yield from _by_rate(content, language)
    elif full or has_table(content):
        yield from _of_net(content, language)
    elif content.profile == US and content.prices_include_tax:
        for tax in content.taxes:
            words = language.say("{tax}, in the prices", tax=_named(tax, language))
            yield Pair(words, language.amount(tax.tax))
    if content.exempt:
        yield _centred(language.say("Exempt from tax: {reason}", reason=content.exempt))
    if content.tax_rounding == PER_LINE and content.profile != PLAIN:
        say = language.say
        yield _centred(say("Tax rounded on every line") if content.profile == US else say("VAT rounded on every line"))


def _of_net(content: ReceiptContent, language: Language) -> Iterator[Block]:
    for tax in content.taxes:
        words = language.say("{rate} of {net}", rate=language.rate(tax.rate), net=language.amount(tax.base or tax.net))
        yield Pair(" ".join(filter(None, (tax.letter, tax.name, words))), language.amount(tax.tax))


def _by_rate(content: ReceiptContent, language: Language) -> Iterator[Block]:
    say, amount = language.say, language.amount
    for tax in content.taxes:
        name = tax.name or say("VAT")
        rate = say("{letter} {name} {rate}: gross", letter=tax.letter, name=name, rate=language.rate(tax.rate))
        yield Pair(rate, amount(tax.net + tax.tax))
        yield Pair(say("Net"), amount(tax.net), indented=True)
        yield Pair(name, amount(tax.tax), indented=True)
    if abs(content.total.minor) > SIMPLIFIED_UP_TO * 100 and content.currency == "GBP":
        yield _centred(say("Above £250: ask us for a full VAT invoice."))


def _named(tax: TaxLine, language: Language) -> str:
    return " ".join(filter(None, (tax.name or language.say("Tax"), language.rate(tax.rate))))


def _centred(words: str) -> Text:
    return Text(words, align=Align.CENTRE)
