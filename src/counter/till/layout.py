"""How X and Z reports look on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from counter.kernel.language import Language, _
from counter.kernel.money import Money, total
from counter.paper.document import Align, Block, Document, Gap, Pair, Rule, Size, Text
from counter.till.till_report import DrawerSum, TillReport

_TENDERS = {"cash": _("Cash"), "card": _("Card"), "gift card": _("Gift card"), "house": _("House account")}
_RECEIVED = {"gift card": _("Gift cards sold, {tender}"), "house": _("Accounts settled, {tender}")}
_REDUCTIONS = {
    "comp": _("On us"),
    "discount": _("Discounts"),
    "price": _("Other prices"),
    "staff": _("Staff price"),
    "combo": _("Combos"),
    "punch": _("Punch cards"),
    "voucher": _("Vouchers used"),
}
_HEAD_PART = 16


def title_of(report: TillReport, language: Language) -> str:
    """What to call it: "Z 0218", "Z T1.K7Q2M-0219" or "X report"."""
    return language.say("Z {number}", number=report.named) if report.number else language.say("X report")


def till_document(report: TillReport, language: Language, *, copy: bool = False) -> Document:
    """The report from top to bottom; the same report always gives the same document. A `copy` says that it is one."""
    blocks = (
        *([Text(language.say("COPY"), Size.LARGE, Align.CENTRE, bold=True)] if copy else ()),
        *_heading(report, language),
        Rule(),
        *_sold(report, language),
        Rule(dashed=True),
        *_taken(report, language),
        *(block for drawer in report.drawers for block in _drawer(drawer, language)),
        Rule(dashed=True),
        *_given(report, language),
        Rule(),
        Pair(language.say("All sales ever, up to here"), language.amount(report.perpetual), bold=True),
        *_end(report, language),
    )
    return Document(title_of(report, language), blocks)


def _heading(report: TillReport, language: Language) -> Iterator[Block]:
    yield Text(report.shop, Size.HEADING, Align.CENTRE, bold=True)
    yield Text(title_of(report, language), Size.LOUD, Align.CENTRE, bold=True)
    who_and_when = (report.terminal, _moment(report.at, language), report.by)
    yield Text(" · ".join(filter(None, who_and_when)), align=Align.CENTRE)
    if report.since is None:
        since = language.say("since this till’s first sale")
    else:
        since = language.say("since {moment}", moment=_moment(report.since, language))
    yield Text(since, align=Align.CENTRE)


def _sold(report: TillReport, language: Language) -> Iterator[Block]:
    yield Pair(_counted(language.say("Sales"), report.orders), language.amount(report.sales), Size.LARGE, bold=True)
    for tax in report.taxes:
        name = " ".join(filter(None, (tax.name, language.rate(tax.rate))))
        yield Pair(language.say("Net at {rate}", rate=name), language.amount(tax.net))
        yield Pair(language.say("Tax"), language.amount(tax.tax), indented=True)


def _taken(report: TillReport, language: Language) -> Iterator[Block]:
    for tender in report.tenders:
        yield Pair(_counted(_tender(tender.tender, language), tender.count), language.amount(tender.amount))
    for words, amount in (
        (language.say("of that, taken before the last close"), report.carried),
        (language.say("of that, on receipts of later or of other tills"), report.ahead),
        (language.say("on receipts here, taken before or at other tills"), report.before),
    ):
        if amount:
            yield Pair(words, language.amount(amount), indented=True)
    if report.waiting:
        yield Pair(language.say("Taken for bills still open"), language.amount(report.waiting))
    yield from _refunded(report, language)
    for received in report.received:
        what = language.say(_RECEIVED[received.what], tender=_tender(received.tender, language))
        yield Pair(_counted(what, received.count), language.amount(received.amount))
    for tip in report.tips:
        name = language.say("shared") if tip.kind == "shared" else tip.kind
        yield Pair(language.say("Tips, {name}", name=name), language.amount(tip.amount))
    if report.rounding:
        yield Pair(language.say("Cash rounding"), language.amount(report.rounding))
    yield from _said(report, language)


def _refunded(report: TillReport, language: Language) -> Iterator[Block]:
    for back in report.refunds:
        if back.count or back.amount:
            what = language.say("Refunds, {tender}", tender=_tender(back.tender, language))
            yield Pair(_counted(what, back.count), language.amount(-back.amount))
    for tax in report.refund_taxes:
        name = " ".join(filter(None, (tax.name, language.rate(tax.rate))))
        yield Pair(language.say("Refunded net at {rate}", rate=name), language.amount(tax.net), indented=True)
        yield Pair(language.say("Tax"), language.amount(tax.tax), indented=True)
    if report.refund_rounding:
        yield Pair(language.say("Cash rounding"), language.amount(report.refund_rounding), indented=True)


def _said(report: TillReport, language: Language) -> Iterator[Block]:
    """What the card machine says, and what was counted of the shop's own tenders."""
    if report.card_counted is not None:
        yield Pair(language.say("Card machine says"), language.amount(report.card_counted))
        yield from _off(report.card_over_short, language)
    for own in report.own_tenders:
        yield Pair(language.say("{tender} should be", tender=own.tender), language.amount(own.expected))
        if own.counted is not None:
            yield Pair(language.say("Counted"), language.amount(own.counted), indented=True)
            yield from _off(own.over_short, language)


def _drawer(drawer: DrawerSum, language: Language) -> Iterator[Block]:
    yield Rule(dashed=True)
    yield Text(language.say("Drawer {name}", name=drawer.drawer), Size.READING, bold=True)
    for what, amount in (
        (language.say("Float"), drawer.float_counted),
        (language.say("Cash sales"), drawer.sales),
        (language.say("Cash in"), drawer.cash_in),
        (language.say("Cash out"), -drawer.cash_out),
        (language.say("Cash refunds"), -drawer.refunds),
    ):
        yield Pair(what, language.amount(amount))
    if drawer.received:
        yield Pair(language.say("For gift cards and accounts"), language.amount(drawer.received))
    if drawer.float_counted != drawer.left:
        off = drawer.float_counted - drawer.left
        yield Pair(language.say("Float against what was left"), language.amount(off), indented=True)
    yield Pair(language.say("Should be there"), language.amount(drawer.expected), bold=True)
    if drawer.counted is not None:
        yield Pair(language.say("Counted"), language.amount(drawer.counted), bold=True)
        yield from _off(drawer.over_short, language)
    if drawer.stays is not None:
        yield Pair(language.say("Stays in it"), language.amount(drawer.stays))


def _off(amount: Money | None, language: Language) -> Iterator[Block]:
    if amount:
        word = language.say("Over") if amount.minor > 0 else language.say("Short")
        yield Pair(word, language.amount(amount), indented=True)


def _given(report: TillReport, language: Language) -> Iterator[Block]:
    for reduced in report.reductions:
        if reduced.count or reduced.amount:
            what = _counted(language.say(_REDUCTIONS[reduced.kind]), reduced.count)
            yield Pair(what, language.amount(-reduced.amount))
            if reduced.kind == "comp" and report.comps_cost is not None:
                yield Pair(language.say("at its cost"), language.amount(report.comps_cost), indented=True)
    if report.raised and report.raised.count:
        what = _counted(language.say("Prices above the menu’s"), report.raised.count)
        yield Pair(what, language.amount(report.raised.amount))
    yield Pair(_counted(language.say("Made right"), report.gestures.count), language.amount(report.gestures.amount))
    yield from _thrown_away(report, language)
    yield Pair(language.say("Opened without a sale"), str(report.openings))
    if report.copies is not None:
        yield Pair(language.say("Receipts printed again"), str(report.copies))
    yield Pair(language.say("Mishaps still open"), str(report.open_mishaps))
    if report.waits is not None:
        yield Pair(language.say("Left for tomorrow"), str(report.waits))
    for bill in report.half_paid:
        yield Pair(language.say("Half paid, order {order}: left", order=bill.order), language.amount(bill.left))


def _thrown_away(report: TillReport, language: Language) -> Iterator[Block]:
    """Tickets before they were paid, and goods."""
    if report.voids:
        what = _counted(language.say("Thrown away before paying"), len(report.voids))
        yield Pair(what, language.amount(total((void.amount for void in report.voids), report.sales.currency)))
    for void in report.voids:
        yield Pair(f"{void.reason}, {void.by}", language.amount(void.amount), indented=True)
    for waste in report.waste:
        what = language.say("Thrown away, {item}", item=waste.kind)
        yield Pair(_counted(what, waste.count), language.amount(waste.amount) if waste.amount else "")


def _end(report: TillReport, language: Language) -> Iterator[Block]:
    if report.reason:
        yield Gap()
        yield Text(language.say("Why the count is off: {reason}", reason=report.reason), Size.READING)
    yield Gap()
    yield Text(language.say("The journal ends with"), align=Align.CENTRE)
    parts = [report.head[at : at + _HEAD_PART] for at in range(0, len(report.head), _HEAD_PART)]
    for part in parts:
        yield Text(part, align=Align.CENTRE, spaced=True)


def _tender(name: str, language: Language) -> str:
    return language.say(_TENDERS[name]) if name in _TENDERS else name


def _counted(words: str, count: int) -> str:
    return f"{words} ({count})"


def _moment(at: datetime, language: Language) -> str:
    return f"{language.short_date(language.local_date(at))} {language.clock(at)}"
