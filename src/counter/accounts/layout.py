"""How a gift card looks on paper: what is on it, its code as a QR code and in readable letters."""

from __future__ import annotations

from counter.accounts.slip import CardBackContent, GiftCardContent
from counter.kernel.language import Language, _
from counter.paper.document import QR, Align, Block, Document, Gap, Pair, Rule, Size, Text

_TENDERS = {"cash": _("Cash"), "card": _("Card")}
_QR_MILLIMETRES = 25  # one module of the 25 is 8 dots at 203 dpi


def gift_card_document(content: GiftCardContent, language: Language, *, copy: bool = False) -> Document:
    """The gift card from top to bottom; a `copy` says that it is one. The QR code holds the code as it is printed."""
    title = language.say("Gift card, {shop}", shop=content.shop)
    blocks: tuple[Block, ...] = (
        *([Text(language.say("COPY"), Size.HEADING, Align.CENTRE, bold=True)] if copy else ()),
        *(() if content.counts else (Text(content.shop, Size.LOUD, Align.CENTRE, bold=True),)),
        Text(language.say("Gift card"), Size.HEADING, Align.CENTRE, bold=True),
        Text(language.money(content.amount), Size.LOUD if content.counts else Size.LARGE, Align.CENTRE, bold=True),
        Gap(),
        QR(content.code, _QR_MILLIMETRES),
        Text(content.code, Size.HEADING, Align.CENTRE, bold=True, spaced=True),
        Gap(),
        Text(language.say("It pays here, all at once or bit by bit."), align=Align.CENTRE),
        Text(language.say("Keep it like cash: whoever has it can use it."), align=Align.CENTRE),
        Text(language.say("Not a receipt: no tax is in it."), align=Align.CENTRE),
        Rule(dashed=True),
        Text(f"{content.shop} · {language.long_date(content.sold_on)} · {content.who}", align=Align.CENTRE),
    )
    return Document(title, blocks, language.reads_from_right)


def card_back_document(content: CardBackContent, language: Language, *, copy: bool = False) -> Document:
    """The slip of a gift card that was taken back; a place to sign is on it. A `copy` says that it is one."""
    say = language.say
    moment = f"{language.short_date(language.local_date(content.at))} {language.clock(content.at)}"
    went: tuple[Block, ...] = tuple(
        Pair(say(_TENDERS[tender]) if tender in _TENDERS else tender, language.amount(amount), Size.LARGE, bold=True)
        for tender, amount in content.back
    )
    blocks: tuple[Block, ...] = (
        *([Text(say("COPY"), Size.HEADING, Align.CENTRE, bold=True)] if copy else ()),
        Text(content.shop, Size.HEADING, Align.CENTRE, bold=True),
        Text(say("Gift card taken back"), Size.LOUD, Align.CENTRE, bold=True),
        Rule(),
        Pair(say("Gift card …{end}", end=content.last_five), language.amount(content.amount)),
        Text(content.reason),
        Rule(dashed=True),
        Text(say("Money given back"), bold=True),
        *went,
        Text(say("Not a receipt: no tax is in it."), align=Align.CENTRE),
        Rule(dashed=True),
        Text(f"{moment} · {content.terminal} · {content.who}", align=Align.CENTRE),
        Gap(wide=True),
        Pair(say("Signed"), "……………………"),
    )
    title = say("Gift card taken back, {shop}", shop=content.shop)
    return Document(title, blocks, language.reads_from_right)
