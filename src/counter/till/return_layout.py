"""How the slip of a payment that went back looks on paper. Its customer signs it: it is in their language."""

from __future__ import annotations

from counter.kernel.language import Language, _
from counter.paper.document import Align, Block, Document, Gap, Pair, Rule, Size, Text
from counter.till.slip import ReturnSlip

_TENDERS = {"cash": _("Cash"), "card": _("Card"), "gift card": _("Gift card"), "house": _("House account")}


def return_document(slip: ReturnSlip, language: Language, *, copy: bool = False) -> Document:
    """The slip of a payment that went back before its order was paid; a place to sign is on it.

    A `copy` says that it is one.
    """
    say, tender = language.say, language.say(_TENDERS.get(slip.tender, slip.tender))
    title = say("Money given back, order {number}", number=slip.order_number)
    blocks: list[Block] = [
        *([Text(say("COPY"), Size.LARGE, Align.CENTRE, bold=True)] if copy else ()),
        Text(slip.shop, Size.HEADING, Align.CENTRE, bold=True),
        Text(say("Money given back"), Size.LOUD, Align.CENTRE, bold=True),
        Text(say("Order {number}", number=slip.order_number), Size.READING, Align.CENTRE),
        Rule(),
        Pair(tender, language.amount(slip.amount), Size.LARGE, bold=True),
    ]
    if slip.tip:
        blocks.append(Pair(say("Tip, given back too"), language.amount(slip.tip)))
    moment = f"{language.short_date(language.local_date(slip.at))} {language.clock(slip.at)}"
    blocks += [
        Pair(say("Left to pay"), language.amount(slip.left)),
        Rule(dashed=True),
        Text(f"{moment} · {slip.terminal} · {slip.who}", align=Align.CENTRE),
        Gap(wide=True),
        Pair(say("Signed"), "……………………"),
    ]
    return Document(title, tuple(blocks), language.reads_from_right)
