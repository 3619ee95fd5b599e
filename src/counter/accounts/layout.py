"""How a gift card looks on paper: what is on it, its code as a QR code and in readable letters."""

from __future__ import annotations

from counter.accounts.slip import GiftCardContent
from counter.kernel.language import Language
from counter.paper.document import QR, Align, Document, Gap, Rule, Size, Text

_QR_MILLIMETRES = 25  # one module of the 25 is 8 dots at 203 dpi


def gift_card_document(content: GiftCardContent, language: Language, *, copy: bool = False) -> Document:
    """The gift card from top to bottom; a `copy` says that it is one. The QR code holds the code as it is printed."""
    title = language.say("Gift card, {shop}", shop=content.shop)
    blocks = (
        *([Text(language.say("COPY"), Size.HEADING, Align.CENTRE, bold=True)] if copy else ()),
        Text(language.say("Gift card"), Size.HEADING, Align.CENTRE, bold=True),
        Text(language.money(content.amount), Size.LOUD, Align.CENTRE, bold=True),
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
    return Document(title, blocks)
