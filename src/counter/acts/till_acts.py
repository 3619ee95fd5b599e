"""Acts of the till's day: the float, cash in and out, the count, X and Z reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from counter.acts.fields import Fields
from counter.acts.kind import Kind
from counter.acts.names import item_named
from counter.acts.session import Session
from counter.acts.values import money, percent, read_money
from counter.flows import drawer as drawers
from counter.flows.waste import waste as throwing_away
from counter.kernel.errors import Refused
from counter.kernel.language import Language
from counter.kernel.money import Money, total
from counter.till.drawer_queries import last_close
from counter.till.till_report import HalfPaid, TaxSum, TenderSum, TillReport


class DrawerOpen(Fields, frozen=True, kw_only=True, rename={"float_": "float"}):
    """The float that was counted, or how many of each coin and note, and into which drawer."""

    float_: str | None = None
    denominations: dict[str, int] | None = None
    drawer: str | None = None


class CashMove(Fields, frozen=True, kw_only=True):
    """How much went in or out, and why."""

    amount: str
    reason: str
    drawer: str | None = None


class NoSale(Fields, frozen=True, kw_only=True):
    """Why a drawer was opened without a sale."""

    reason: str
    drawer: str | None = None


class Waste(Fields, frozen=True, kw_only=True):
    """What was thrown away, how many of it, and why."""

    item: str
    quantity: int = 1
    reason: str


class Count(Fields, frozen=True, kw_only=True):
    """What was counted: an amount, or how many of each coin and note ({"10.00": 3}).

    And the card machine's own total, and those of the shop's own tenders ({"twint": "12.00"}).
    """

    amount: str | None = None
    denominations: dict[str, int] | None = None
    card: str | None = None
    tenders: dict[str, str] | None = None
    drawer: str | None = None


class CloseDay(Fields, frozen=True, kw_only=True):
    """Why the count is off, where it is; and what stays in each drawer, by its name, all of it unless it is said."""

    reason: str = ""
    stays: dict[str, str] | None = None


class X(Fields, frozen=True, kw_only=True):
    """Whether the X report is printed too."""

    print: bool = False


class Z(Fields, frozen=True, kw_only=True):
    """Which Z report, the last one unless it is said, and whether it is printed again."""

    number: int | None = None
    print: bool = False


def drawer_open(session: Session, said: DrawerOpen) -> dict[str, Any]:
    """A drawer is opened with its float."""
    session.do(drawers.open_drawer, _counted(session, said.float_, said.denominations), said.drawer)
    return x(session, X())


def cash_in(session: Session, said: CashMove) -> dict[str, Any]:
    """Cash is put into a drawer."""
    session.do(drawers.move_cash, _above_zero(session, said.amount), said.reason, said.drawer)
    return x(session, X())


def cash_out(session: Session, said: CashMove) -> dict[str, Any]:
    """Cash is taken out of a drawer."""
    session.do(drawers.move_cash, -_above_zero(session, said.amount), said.reason, said.drawer)
    return x(session, X())


def no_sale(session: Session, said: NoSale) -> dict[str, Any]:
    """A drawer is opened without a sale."""
    session.do(drawers.open_without_sale, said.reason, said.drawer)
    return x(session, X())


def waste(session: Session, said: Waste) -> dict[str, Any]:
    """Goods are thrown away."""
    session.do(throwing_away, item_named(session, said.item).item_id, said.reason, said.quantity)
    return x(session, X())


def count(session: Session, said: Count) -> dict[str, Any]:
    """A drawer is counted."""
    card = None if said.card is None else _money(session, said.card)
    others = {tender: _money(session, amount) for tender, amount in (said.tenders or {}).items()}
    session.do(drawers.count_drawer, _counted(session, said.amount, said.denominations), card, said.drawer, others)
    return x(session, X())


def x(session: Session, said: X) -> dict[str, Any]:
    """What this terminal took since its last close; it resets nothing. On paper, as whoever is at it may see it."""
    if said.print:
        session.do(drawers.print_x)
    return _answer(session, session.do(drawers.x_report))


def close_day(session: Session, said: CloseDay) -> dict[str, Any]:
    """The day is closed, and its Z report printed; bills that are half paid stay open, and a sentence says so."""
    stays = {drawer: _money(session, amount) for drawer, amount in (said.stays or {}).items()}
    return _answer(session, session.do(drawers.close_day, said.reason, stays))


def z(session: Session, said: Z) -> dict[str, Any]:
    """A Z report as it was printed."""
    shop = session.opened
    number = shop.read(last_close, shop.terminal).number if said.number is None else said.number
    return _answer(session, session.do(drawers.print_z if said.print else drawers.the_z, number))


def _money(session: Session, text: str) -> Money:
    return read_money(text, session.opened.settings.currency)


def _above_zero(session: Session, text: str) -> Money:
    amount = _money(session, text)
    if amount.minor <= 0:
        raise Refused("Say how much, above zero.")
    return amount


def _counted(session: Session, amount: str | None, denominations: Mapping[str, int] | None) -> Money:
    if (amount is None) == (denominations is None):
        raise Refused("Say what was counted: an amount, or how many of each coin and note.")
    return _sum(session, denominations or {}) if amount is None else _money(session, amount)


def _sum(session: Session, denominations: Mapping[str, int]) -> Money:
    if any(many < 0 for many in denominations.values()):
        raise Refused("Nobody counts less than none of a coin. Count it again.")
    amounts = (_above_zero(session, each) * many for each, many in denominations.items())
    return total(amounts, session.opened.settings.currency)


def _answer(session: Session, report: TillReport) -> dict[str, Any]:
    return {
        "z": report.number or None,
        "expected": money(report.expected),
        "counted": _or_none(report.counted),
        "over_short": _or_none(report.over_short),
        "sales": money(report.sales),
        "orders": report.orders,
        "taxes": _taxes(report.taxes),
        "tenders": _tenders(report.tenders),
        "for_other_receipts": _or_none(report.ahead),
        "paid_elsewhere": _or_none(report.before),
        "for_open_bills": _or_none(report.waiting),
        "carried": _or_none(report.carried),
        "received": _received(report),
        "refunds": _tenders(report.refunds),
        "refund_taxes": _taxes(report.refund_taxes),
        "reductions": [{"kind": each.kind, "amount": money(each.amount)} for each in report.reductions],
        "reduction_counts": {each.kind: each.count for each in report.reductions if each.count},
        "raised": {"count": report.raised.count, "amount": money(report.raised.amount)} if report.raised else None,
        "comps_cost": _or_none(report.comps_cost),
        "tips": [{"name": tip.kind, "amount": money(tip.amount)} for tip in report.tips],
        "rounding": money(report.rounding),
        "refund_rounding": _or_none(report.refund_rounding),
        "card": _card(report),
        "own_tenders": _own_tenders(report),
        "drawers": _drawers(report),
        "waste": [{"item": each.kind, "quantity": each.count, "cost": money(each.amount)} for each in report.waste],
        "voids": [{"by": void.by, "reason": void.reason, "amount": money(void.amount)} for void in report.voids],
        "no_sales": report.openings,
        "copies": report.copies,
        "open_mishaps": report.open_mishaps,
        "left_for_tomorrow": report.waits,
        "half_paid": [_bill(bill) for bill in report.half_paid],
        "says": [_half_paid(bill, session.opened.language) for bill in report.half_paid],
        "perpetual": money(report.perpetual),
        "head": report.head,
    }


def _half_paid(bill: HalfPaid, language: Language) -> str:
    said = Refused(
        "Order {number} is half paid: {left} is left. Take it, or give back what was paid.",
        number=bill.order,
        left=bill.left,
    )
    return language.explain(said)


def _bill(bill: HalfPaid) -> dict[str, Any]:
    return {"order": bill.order, "paid": money(bill.paid), "left": money(bill.left)}


def _received(report: TillReport) -> list[dict[str, Any]]:
    return [
        {"for": each.what, "tender": each.tender, "count": each.count, "amount": money(each.amount)}
        for each in report.received
    ]


def _card(report: TillReport) -> dict[str, Any]:
    return {
        "expected": money(report.card_expected),
        "counted": _or_none(report.card_counted),
        "over_short": _or_none(report.card_over_short),
    }


def _own_tenders(report: TillReport) -> list[dict[str, Any]]:
    return [
        {
            "tender": own.tender,
            "expected": money(own.expected),
            "counted": _or_none(own.counted),
            "over_short": _or_none(own.over_short),
        }
        for own in report.own_tenders
    ]


def _drawers(report: TillReport) -> list[dict[str, Any]]:
    return [
        {
            "drawer": drawer.drawer,
            "float": money(drawer.float_counted),
            "float_over_short": money(drawer.float_counted - drawer.left),
            "expected": money(drawer.expected),
            "counted": _or_none(drawer.counted),
            "over_short": _or_none(drawer.over_short),
        }
        for drawer in report.drawers
    ]


def _taxes(sums: tuple[TaxSum, ...]) -> list[dict[str, Any]]:
    return [
        {"name": tax.name, "percent": percent(tax.rate), "net": money(tax.net), "tax": money(tax.tax)} for tax in sums
    ]


def _tenders(sums: tuple[TenderSum, ...]) -> list[dict[str, Any]]:
    return [
        {"tender": each.tender, "count": each.count, "amount": money(each.amount)}
        for each in sums
        if each.count or each.amount
    ]


def _or_none(amount: Money | None) -> str | None:
    return None if amount is None else money(amount)


ACTS: dict[str, Kind[Any]] = {
    "drawer_open": Kind(DrawerOpen, drawer_open),
    "cash_in": Kind(CashMove, cash_in),
    "cash_out": Kind(CashMove, cash_out),
    "no_sale": Kind(NoSale, no_sale),
    "waste": Kind(Waste, waste),
    "count": Kind(Count, count),
    "x": Kind(X, x),
    "close_day": Kind(CloseDay, close_day),
    "z": Kind(Z, z),
}
