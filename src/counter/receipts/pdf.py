"""A receipt on 80 mm paper."""

from __future__ import annotations

from decimal import Decimal

from counter.kernel.language import Language, _
from counter.paper.roll import HEADING, LARGE, LOUD, READING, Roll
from counter.receipts.content import ReceiptContent, ReceiptLine, Reduced
from counter.settings.rules import PER_LINE

REDUCTION_NAMES = {"comp": _("On us"), "discount": _("Discount"), "staff": _("Staff price"), "combo": _("Combo")}


def receipt_pdf(content: ReceiptContent, customer: str, language: Language, *, copy: bool = False) -> bytes:
    """The receipt as a PDF of one page. `customer` may be empty. A reprint (`copy`) is identical and says COPY."""
    roll = Roll()
    if copy:
        roll.centred(language.say("COPY"), LARGE, bold=True)
    _head(roll, content, customer, language)
    _lines(roll, content, language)
    _money(roll, content, language)
    _foot(roll, content, language)
    return roll.pdf(language.say("Receipt {number}", number=content.number))


def _head(roll: Roll, content: ReceiptContent, customer: str, language: Language) -> None:
    roll.centred(content.shop, HEADING, bold=True)
    tax_number = language.say("VAT {number}", number=content.tax_number) if content.tax_number else ""
    roll.centred(_joined(content.address, tax_number))
    roll.rule()
    order = language.say("order {number}" if customer else "Order {number}", number=content.order_number)
    roll.centred(_joined(customer, order, language.say("to go") if content.to_go else ""), READING)
    if content.ready_by:
        roll.centred(language.say("Ready by {time}", time=language.clock(content.ready_by)), LOUD, bold=True)
    roll.rule()


def _lines(roll: Roll, content: ReceiptContent, language: Language) -> None:
    for line in content.lines:
        roll.pair(_described(line, language), f"{language.amount(line.amount)} {line.tax}")
        for reduced in line.reductions:
            roll.pair(f"  {_reduction(reduced, language)}", language.amount(-reduced.amount))
    roll.dashes()


def _reduction(reduced: Reduced, language: Language) -> str:
    return ", ".join(filter(None, (language.say(REDUCTION_NAMES[reduced.kind]), reduced.reason)))


def _described(line: ReceiptLine, language: Language) -> str:
    what = ", ".join(filter(None, (line.name, line.modifiers)))
    each = f" @ {language.amount(line.unit)}" if line.quantity != 1 else ""
    return f"{line.quantity} {what}{each}"


def _money(roll: Roll, content: ReceiptContent, language: Language) -> None:
    for reduced in content.reductions:
        roll.pair(_reduction(reduced, language), language.amount(-reduced.amount))
    for voucher in content.vouchers:
        label = language.say("Apology voucher …{last_five}", last_five=voucher.last_five)
        roll.pair(label, language.amount(-voucher.amount))
    label = language.say("Total {currency}", currency=content.currency)
    roll.pair(label, language.amount(content.total), LARGE, bold=True)
    if content.tip:
        roll.pair(language.say("Tip"), language.amount(content.tip))
    for tender in content.tenders:
        roll.pair(tender.label, language.amount(tender.amount))
    if content.change:
        roll.pair(language.say("Change"), language.amount(content.change))
    roll.dashes()
    for tax in content.taxes:
        words = language.say("{rate} of {net}", rate=_rate(tax.rate, language), net=language.amount(tax.net))
        roll.pair(f"{tax.letter} {words}", language.amount(tax.tax))
    if content.tax_rounding == PER_LINE:
        roll.centred(language.say("VAT rounded on every line"))


def _rate(rate: Decimal, language: Language) -> str:
    """0.055 as 5.5%, 0.19 as 19%: as many places as the rate has."""
    exponent = (rate * 100).normalize().as_tuple().exponent
    return language.percent(rate, max(0, -int(exponent)))


def _foot(roll: Roll, content: ReceiptContent, language: Language) -> None:
    roll.gap(2)
    sold = f"{language.short_date(language.local_date(content.sold_at))} {language.clock(content.sold_at)}"
    roll.centred(_joined(sold, content.terminal, content.served_by))
    roll.centred(language.say("Receipt {number}", number=content.number))
    if content.contact:
        roll.gap(4)
        roll.centred(language.say("Anything not right? Talk to {name}:", name=content.contact))
        roll.centred(content.contact_line)


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
