"""How an apology slip looks on paper: the words, the voucher as a QR code and in readable letters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from counter.kernel.language import Language
from counter.paper.document import QR, Align, Block, Document, Gap, Rule, Size, Text
from counter.vouchers.slip import SlipContent

_QR_MILLIMETRES = 25  # one module of the 25 is 8 dots at 203 dpi


def apology_document(content: SlipContent, language: Language, *, copy: bool = False) -> Document:
    """The slip from top to bottom; a `copy` says that it is one.

    The QR code holds the voucher code exactly as it is printed below it.
    """
    blocks = (
        *([Text(language.say("COPY"), Size.HEADING, Align.CENTRE, bold=True)] if copy else ()),
        *(() if content.counts else (Text(content.shop, Size.LOUD, Align.CENTRE, bold=True),)),
        Text(_sorry(content, language), Size.HEADING, Align.CENTRE, bold=True),
        Gap(),
        Text(_story(content, language), Size.READING),
        QR(content.code, _QR_MILLIMETRES),
        Text(content.code, Size.HEADING, Align.CENTRE, bold=True, spaced=True),
        Gap(),
        *_terms(content, language),
        Rule(dashed=True),
        Text(_from_whom(content, language), align=Align.CENTRE),
        *((Text(content.closing, align=Align.CENTRE),) if content.closing else ()),
    )
    title = language.say("With apologies from {shop}", shop=content.shop)
    return Document(title, blocks, language.reads_from_right)


def _terms(content: SlipContent, language: Language) -> Iterator[Block]:
    amount, last_day = language.money(content.amount), language.long_date(content.good_until)
    worth = content.worth.replace("{amount}", amount) or language.say("{amount} off anything, any day.", amount=amount)
    until = content.until.replace("{date}", last_day) or language.say("Good until {date}.", date=last_day)
    for terms in (worth, until, content.use or _use(content, language)):
        yield Text(terms, align=Align.CENTRE)


def _use(content: SlipContent, language: Language) -> str:
    if content.keeps_rest:
        return language.say("What you do not use stays on it. No receipt needed.")
    return language.say("Used once. No receipt needed.")


def _from_whom(content: SlipContent, language: Language) -> str:
    person = language.say("{name}, {shop}", name=content.who, shop=content.shop) if content.who else content.shop
    return f"{person} · {language.say('order {number}', number=content.order_number)}"


def _sorry(content: SlipContent, language: Language) -> str:
    if content.headline and (content.customer or "{name}" not in content.headline):
        return content.headline.replace("{name}", content.customer)
    if content.customer:
        return language.say("We’re sorry, {name}.", name=content.customer)
    return language.say("We’re sorry.")


def _story(content: SlipContent, language: Language) -> str:
    """What we did wrong, that it was us, and what it is worth. The minute of ready is said only once it is later."""
    parts = [_wrong(content, language), content.own or language.say("That is our mistake.")]
    parts.append(language.say("Here is {amount} for your next visit.", amount=language.money(content.amount)))
    return " ".join(parts)


def _wrong(content: SlipContent, language: Language) -> str:
    first, ready = content.promised_at, content.ready_at
    if first is None or (ready and ready <= first):
        return language.say(content.wrong) if content.wrong else language.say("We got your order wrong.")
    promised = language.clock(first)
    if ready is not None and language.clock(ready) == promised:
        return language.say("We promised your order by {promised} and we missed it.", promised=promised)
    if content.promised_anew:
        return _promised_twice(promised, language.clock(content.promised_anew), ready, language)
    if content.ready_by:
        return language.say(
            "We promised your order by {promised} and we missed it. It is ready by {time}.",
            promised=promised,
            time=language.clock(content.ready_by),
        )
    if ready is None:
        return language.say("We promised your order by {promised} and we missed it.", promised=promised)
    return language.say(
        "We promised your order by {promised}. It was ready at {ready}.", promised=promised, ready=language.clock(ready)
    )


def _promised_twice(promised: str, anew: str, ready: datetime | None, language: Language) -> str:
    """A promise that was made again: the customer was told both times, and so is the slip's reader."""
    if ready is None:
        return language.say(
            "We promised your order by {promised}, then by {time}, and we missed it.", promised=promised, time=anew
        )
    return language.say(
        "We promised your order by {promised}, then by {time}. It was ready at {ready}.",
        promised=promised,
        time=anew,
        ready=language.clock(ready),
    )
