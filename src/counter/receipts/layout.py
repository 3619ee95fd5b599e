"""How a receipt looks on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from counter.kernel.language import Language, _
from counter.kernel.money import Money, total
from counter.paper.document import Align, Block, Document, Gap, Pair, Picture, Rule, Size, Text, logo_millimetres
from counter.receipts.content import Invoice, ReceiptContent, ReceiptLine, Reduced, RefundOf
from counter.receipts.rules import tender_words
from counter.receipts.signer import Signed
from counter.receipts.signing_layout import signed_blocks
from counter.receipts.tax_blocks import has_table, tax_number, tax_table, taxes_on_top
from counter.till.rules import SOLD_AGAIN, THROWN_AWAY

GOODS_NAMES = {THROWN_AWAY: _("Thrown away"), SOLD_AGAIN: _("Can be sold again")}
"""What became of what came back."""
REDUCTION_NAMES = {
    "comp": _("On us"),
    "discount": _("Discount"),
    "price": _("Another price"),
    "staff": _("Staff price"),
    "combo": _("Combo"),
    "punch": _("Punch card"),
}


def receipt_document(
    content: ReceiptContent,
    customer: str,
    language: Language,
    *,
    copy: bool = False,
    invoice: Invoice | None = None,
    logo: bytes = b"",
    signed: Signed | None = None,
) -> Document:
    """The receipt from top to bottom. `customer` may be empty. A reprint (`copy`) is identical and says COPY.

    As an `invoice` it says whom it is for. `logo` is a PNG, as many eighths of a millimetre wide as it has pixels.
    `signed` is how it stands with the signing unit, where there is one.
    """
    lettered = bool(invoice) or has_table(content)
    blocks = (
        *_copy_mark(language, copy=copy),
        *(_invoice(content, invoice, language) if invoice else ()),
        *((Picture(logo, logo_millimetres(logo)), Gap()) if logo else ()),
        *_shop(content, language),
        Rule(),
        *(_refund(content, customer, language) if content.refund_of else _order(content, customer, language)),
        Rule(),
        *_lines(content, language, lettered=lettered),
        Rule(dashed=True),
        *_reductions(content, language),
        *_vouchers(content, language),
        *_on_top(content, language, lettered=lettered),
        *_total(content, language),
        *_tenders(content, language),
        Rule(dashed=True),
        *tax_table(content, language, full=bool(invoice)),
        Gap(),
        *_sold(content, language),
        *(signed_blocks(signed, language) if signed else ()),
        *_contact(content, language),
    )
    return Document(_called(content, language, invoice), blocks, language.reads_from_right)


def bill_document(
    content: ReceiptContent, customer: str, left: Money, language: Language, *, copy: bool = False
) -> Document:
    """What an order costs, what of it is `left` to pay, and that it is no receipt; a `copy` says that it is one."""
    say = language.say
    blocks = (
        *_copy_mark(language, copy=copy),
        _centred(say("BILL"), Size.LOUD, bold=True),
        _centred(say("This is no receipt. You get one when you pay.")),
        Gap(),
        *_shop(content, language),
        Rule(),
        *_order(content, customer, language),
        Rule(),
        *_lines(content, language, lettered=has_table(content)),
        Rule(dashed=True),
        *_reductions(content, language),
        *_vouchers(content, language),
        *_on_top(content, language, lettered=has_table(content)),
        *_total(content, language),
        *_tenders(content, language),
        Pair(say("Left to pay"), language.amount(left), Size.LARGE, bold=True),
        Rule(dashed=True),
        *tax_table(content, language),
        Gap(),
        _centred(_joined(_moment(content.sold_at, language), content.terminal, content.served_by)),
        *_contact(content, language),
    )
    title = say("Bill of order {number}", number=content.order_number)
    return Document(title, blocks, language.reads_from_right)


def _called(content: ReceiptContent, language: Language, invoice: Invoice | None = None) -> str:
    say = language.say
    if invoice:
        return say("Invoice of receipt {number}", number=content.number)
    return say("Refund {number}" if content.refund_of else "Receipt {number}", number=content.number)


def _copy_mark(language: Language, *, copy: bool) -> Iterator[Block]:
    if copy:
        yield _centred(language.say("COPY"), Size.LARGE, bold=True)


def _invoice(content: ReceiptContent, invoice: Invoice, language: Language) -> Iterator[Block]:
    """Whom it is for, of which receipt it is, and which it is in place of."""
    yield _centred(language.say("INVOICE"), Size.LOUD, bold=True)
    yield _centred(language.say("of receipt {number}", number=content.number))
    if invoice.replaces:
        yield _centred(language.say("in place of the invoice of {moment}", moment=_moment(invoice.replaces, language)))
    yield Gap()
    yield _centred(invoice.name, Size.READING, bold=True)
    yield _centred(invoice.address)
    if invoice.vat_number:
        yield _centred(language.say("VAT {number}", number=invoice.vat_number))
    yield Gap(wide=True)


def _shop(content: ReceiptContent, language: Language) -> Iterator[Block]:
    yield _centred(content.shop, Size.HEADING if content.counts else Size.LOUD, bold=True)
    facts = (content.address, tax_number(content, language))
    if language.reads_from_right:  # a Latin address within words from the right would begin with its house number last
        yield from map(_centred, filter(None, facts))
    else:
        yield _centred(_joined(*facts))
    if content.above:
        yield _centred(content.above)


def _order(content: ReceiptContent, customer: str, language: Language) -> Iterator[Block]:
    order = language.say("order {number}" if customer else "Order {number}", number=content.order_number)
    had = language.say("delivery") if content.delivery else language.say("to go") if content.to_go else ""
    yield _centred(_joined(customer, order, had), Size.READING)
    if content.ready_by:
        ready_by = language.say("Ready by {time}", time=language.clock(content.ready_by))
        yield _centred(ready_by, Size.LOUD, bold=True)
        day = language.local_date(content.ready_by)
        if day != language.local_date(content.sold_at):
            yield _centred(language.day(day), Size.LARGE, bold=True)
    elif content.latest:
        wait = language.wait(content.soonest, content.latest)
        yield _centred(language.say("No ready-by time promised: expect {wait}", wait=wait), Size.READING, bold=True)


def _refund(content: ReceiptContent, customer: str, language: Language) -> Iterator[Block]:
    order = language.say("order {number}" if customer else "Order {number}", number=content.order_number)
    yield _centred(language.say("REFUND"), Size.LOUD, bold=True)
    yield _centred(_joined(customer, order), Size.READING)


def _lines(content: ReceiptContent, language: Language, *, lettered: bool) -> Iterator[Block]:
    for line in content.lines:
        yield Pair(_described(line, language), _taxed(line.amount, line.tax, language, lettered=lettered))
        for reduced in line.reductions:
            yield Pair(_reduction(reduced, language), language.amount(-reduced.amount), indented=True)


def _taxed(amount: Money, tax: str, language: Language, *, lettered: bool) -> str:
    """An amount with the letters of its taxes, where a table below says what they mean."""
    return f"{language.amount(amount)} {tax}" if tax and lettered else language.amount(amount)


def _reduction(reduced: Reduced, language: Language) -> str:
    return _one_after_another((language.say(REDUCTION_NAMES[reduced.kind]), reduced.reason), language)


def _one_after_another(parts: Iterable[str], language: Language) -> str:
    return language.say(", ").join(filter(None, parts))


def _described(line: ReceiptLine, language: Language) -> str:
    what = _one_after_another((line.name, *line.modifiers.split(", ")), language)
    if line.part:
        return f"{line.part} {what}"
    each = "" if line.quantity == 1 else f" {language.say('@ {price}', price=language.amount(line.unit))}"
    return f"{line.quantity} {what}{each}"


def _reductions(content: ReceiptContent, language: Language) -> Iterator[Block]:
    for reduced in content.reductions:
        yield Pair(_reduction(reduced, language), language.amount(-reduced.amount))


def _vouchers(content: ReceiptContent, language: Language) -> Iterator[Block]:
    for voucher in content.vouchers:
        label = language.say("Apology voucher …{last_five}", last_five=voucher.last_five)
        yield Pair(_and_left(label, voucher.left, language), language.amount(-voucher.amount))


def _and_left(label: str, left: Money | None, language: Language) -> str:
    """What paid, or lowered the price, with what is left on it."""
    return label if left is None else language.say("{what}, {left} left on it", what=label, left=language.amount(left))


def _on_top(content: ReceiptContent, language: Language, *, lettered: bool) -> Iterator[Block]:
    """What leads from the lines to the total: service, and taxes that are not in prices or are left out of them."""
    if content.service:
        label = language.say("Service {share}", share=language.rate(content.service.share))
        yield Pair(label, _taxed(content.service.amount, content.service.tax, language, lettered=lettered))
    yield from taxes_on_top(content, _too_much(content), language)
    if content.prices_include_tax and content.exempt:
        untaxed = content.total - _of_lines(content) - _too_much(content)
        if untaxed:
            yield Pair(language.say("Without tax"), language.amount(untaxed))
    if _too_much(content):
        yield Pair(language.say("We took too much"), language.amount(_too_much(content)))


def _too_much(content: ReceiptContent) -> Money:
    too_much = content.refund_of.too_much if content.refund_of else None
    return too_much or content.total * 0


def _of_lines(content: ReceiptContent) -> Money:
    """What the lines come to, less everything that lowered them, and the service."""
    off = [reduced.amount for line in content.lines for reduced in line.reductions]
    off += [reduced.amount for reduced in content.reductions]
    off += [voucher.amount for voucher in content.vouchers]
    prices = [line.amount for line in content.lines]
    prices += [content.service.amount] if content.service else []
    return total(prices, content.currency) - total(off, content.currency)


def _total(content: ReceiptContent, language: Language) -> Iterator[Block]:
    say = language.say
    label = say("Given back {currency}" if content.refund_of else "Total {currency}", currency=content.currency)
    yield Pair(label, language.amount(content.total), Size.LARGE, bold=True)


def _tenders(content: ReceiptContent, language: Language) -> Iterator[Block]:
    if content.rounding:
        yield Pair(language.say("Cash rounding"), language.amount(content.rounding))
    if content.tip:
        yield Pair(language.say("Tip"), language.amount(content.tip))
    for tender in content.tenders:
        label = _and_left(tender_words(tender, language), tender.left, language)
        yield Pair(label, language.amount(tender.amount))
    if content.change:
        yield Pair(language.say("Change"), language.amount(content.change))


def _sold(content: ReceiptContent, language: Language) -> Iterator[Block]:
    if content.refund_of:
        yield from _why(content.refund_of, language)
    yield _centred(_joined(_moment(content.sold_at, language), content.terminal, content.served_by))
    yield _centred(_called(content, language))
    if content.refund_of and content.refund_of.receipts:
        yield _centred(_of_receipts(content.refund_of, language))


def _why(refund: RefundOf, language: Language) -> Iterator[Block]:
    """Why it went back, what became of what came back, and what can be used once more."""
    yield _centred(_joined(refund.reason, language.say(GOODS_NAMES[refund.goods]) if refund.goods else ""))
    for last_five in refund.good_again:
        yield _centred(language.say("Voucher …{last_five} is good again", last_five=last_five), bold=True)


def _of_receipts(refund: RefundOf, language: Language) -> str:
    numbers = ", ".join(refund.receipts)
    if refund.sold_at is None:
        return language.say("of receipt {number}", number=numbers)
    return language.say("of receipt {number}, {moment}", number=numbers, moment=_moment(refund.sold_at, language))


def _moment(at: datetime, language: Language) -> str:
    return f"{language.short_date(language.local_date(at))} {language.clock(at)}"


def _contact(content: ReceiptContent, language: Language) -> Iterator[Block]:
    """Whom to talk to, and how: who served, here at the counter, where the shop names nobody else."""
    yield Gap(wide=True)
    if content.talk:
        yield _centred(content.talk)
    elif content.contact and content.contact_line:
        yield _centred(language.say("Anything not right? Talk to {name}:", name=content.contact))
        yield _centred(content.contact_line)
    else:
        person = content.contact or content.served_by
        yield _centred(language.say("Anything not right? Talk to {name}, here at the counter.", name=person))
    if content.below:
        yield Gap()
        yield _centred(content.below)


def _centred(words: str, size: Size = Size.TEXT, *, bold: bool = False) -> Text:
    return Text(words, size, Align.CENTRE, bold=bold)


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
