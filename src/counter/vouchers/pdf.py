"""The apology slip on 80 mm paper: the words, the voucher as a QR code and in readable letters."""

from __future__ import annotations

from counter.kernel.language import Language
from counter.paper.roll import HEADING, Roll
from counter.vouchers.slip import SlipContent

_QR_MILLIMETRES = 25  # one module of the 25 is 8 dots at 203 dpi


def apology_pdf(content: SlipContent, language: Language) -> bytes:
    """The slip as a PDF of one page. The QR code holds the voucher code exactly as it is printed below it."""
    roll = Roll()
    roll.centred(_sorry(content, language), HEADING, bold=True)
    roll.gap(2)
    roll.paragraph(_story(content, language))
    roll.qr(content.code, _QR_MILLIMETRES)
    roll.centred(content.code, HEADING, bold=True, spaced=0.7)
    roll.gap(2)
    roll.centred(language.say("{amount} off anything, any day.", amount=language.money(content.amount)))
    roll.centred(language.say("Good until {date}.", date=language.long_date(content.good_until)))
    roll.centred(language.say("Used once. No receipt needed."))
    roll.dashes()
    from_whom = language.say("{name}, {shop}", name=content.who, shop=content.shop) if content.who else content.shop
    roll.centred(f"{from_whom} · {language.say('order {number}', number=content.order_number)}")
    return roll.pdf(language.say("With apologies from {shop}", shop=content.shop))


def _sorry(content: SlipContent, language: Language) -> str:
    if content.customer:
        return language.say("We’re sorry, {name}.", name=content.customer)
    return language.say("We’re sorry.")


def _story(content: SlipContent, language: Language) -> str:
    """What we did wrong, that it was us, and what it is worth. The minute of ready is said only once it is later."""
    parts = [_wrong(content, language), language.say("That is our mistake.")]
    parts.append(language.say("Here is {amount} for your next visit.", amount=language.money(content.amount)))
    return " ".join(parts)


def _wrong(content: SlipContent, language: Language) -> str:
    if content.promised_at is None or (content.ready_at and content.ready_at <= content.promised_at):
        return language.say("We got your order wrong.")
    promised = language.clock(content.promised_at)
    ready = language.clock(content.ready_at) if content.ready_at else promised
    if ready == promised:
        return language.say("We promised your order by {promised} and we missed it.", promised=promised)
    return language.say(
        "We promised your order by {promised}. It was ready at {ready}.", promised=promised, ready=ready
    )
