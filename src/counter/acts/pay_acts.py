"""Acts that take money: for the ticket in work, for a tab, for a share of a bill; and that put it right."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Literal

from counter.acts.answers import taxes_of, wait_answer
from counter.acts.fields import Fields
from counter.acts.kind import Kind
from counter.acts.names import Called, order_line, order_named, person_named, read_name, the_one, ticket_line
from counter.acts.orders_answers import payments_answer, tip_answer
from counter.acts.session import Session
from counter.acts.values import money, read_money, shortened
from counter.flows.give_back import add_tips
from counter.flows.issue_receipt import the_text
from counter.flows.pay import SaleResult, pay_later, pay_order
from counter.flows.pay import pay as paying
from counter.flows.receipt_ways import EMAIL, Way, mail_and_keep
from counter.kernel.errors import Refused
from counter.kernel.ids import LineId, StaffId
from counter.kernel.mail_address import read_address
from counter.kernel.money import total
from counter.orders.model import Order, spent_by_voucher
from counter.orders.queries import orders_in_name, the_order
from counter.promises.rules import minutes_off
from counter.receipts.queries import the_sale
from counter.receipts.shares import LinePart, Share, ShareAsked, part_of
from counter.till.settlement import Tender
from counter.vouchers.code import code_of
from counter.vouchers.queries import the_voucher

SHARED, QR = "shared", "qr"
"""A tip that is shared among all."""


class TenderSaid(Fields, frozen=True, kw_only=True):
    """What a customer hands over by one tender; without an amount all that is left.

    A gift card says its `code`, a house account in whose name it is (`account`).
    """

    tender: str
    amount: str | None = None
    tendered: str | None = None
    tip: str | None = None
    tip_to: str = SHARED
    code: str = ""
    account: str = ""


class LineShare(Fields, frozen=True, kw_only=True):
    """So many pieces of a line: "2", or "1/3" of one."""

    line: int
    quantity: str | int = "1"


class ShareSaid(Fields, frozen=True, kw_only=True):
    """A share of a bill: lines, an amount, or the next of so many even ones."""

    lines: tuple[LineShare, ...] = ()
    amount: str | None = None
    of: int | None = None


class Pay(Fields, frozen=True, kw_only=True):
    """How the ticket is paid, or an order or a tab that there is; no tenders: in cash, exactly.

    `later` opens a tab in a `name`. `they_know`: where no time is promised for it, the customer was told how long it
    takes. Who says false wants it only with a promise. Without a `receipt` it goes as the regular, or the terminal, has
    it; “e-mail” needs an `email`.
    """

    tenders: tuple[TenderSaid, ...] = ()
    later: bool = False
    name: str | None = None
    order: Called | None = None
    day: str | None = None
    tab: str | None = None
    share: ShareSaid | None = None
    receipt: Literal["print", "none", "qr", "e-mail"] | None = None
    email: str = ""
    they_know: bool = True


def pay(session: Session, said: Pay) -> dict[str, Any]:
    """The ticket is paid and becomes an order with a promise; or an order that there is, or a part, is paid."""
    if said.later:
        return _later(session, said)
    if said.name is not None:
        raise Refused("A name is for a tab. Say “later”, or leave it out.")
    tenders = tuple(read_tender(session, tender) for tender in said.tenders)
    way = _way(session, said)
    order = _order_said(session, said)
    if order is None:
        share = None
        if said.share is not None:
            draft = session.draft()
            share = _share(session, said.share, lambda place: ticket_line(draft, place))
        result = session.do(paying, session.draft().order_id, tenders, they_know=said.they_know, share=share, way=way)
        return sale_answer(session, result) | _receipt_answer(session, said, result)
    only_tips = bool(tenders) and all(tender.amount is not None and not tender.amount for tender in tenders)
    if only_tips and not order_is_open(session, order):
        session.do(add_tips, order.order_id, tenders)
        return _tips_answer(session, order, tenders)
    share = None if said.share is None else _share(session, said.share, lambda place: order_line(order, place))
    result = session.do(pay_order, order.order_id, tenders, share=share, way=way)
    return sale_answer(session, result) | _receipt_answer(session, said, result)


_GOES: dict[str, Way] = {"print": "print", "none": "none", QR: "none", EMAIL: "none"}
"""What the sale itself does of what is said; a code and a letter come after it."""


def _way(session: Session, said: Pay) -> Way | None:
    """How the sale itself has its receipt go. Refused before anything is taken where it could not be sent."""
    if said.receipt == EMAIL:
        read_address(said.email)
        if not session.opened.settings.mails:
            raise Refused("No mail server is set up. The owner does that in the office.")
    elif said.email:
        raise Refused("An address is for a receipt by e-mail. Say “receipt”, or leave it out.")
    return None if said.receipt is None else _GOES[said.receipt]


def _receipt_answer(session: Session, said: Pay, result: SaleResult) -> dict[str, Any]:
    """What the code on the screen says, or where it goes, where that is wanted and there is a receipt."""
    if said.receipt == QR and result.receipt:
        return {"qr": session.do(the_text, result.order_id, result.receipt)}
    if said.receipt == EMAIL and result.receipt:
        return {"email": session.do(mail_and_keep, result.order_id, result.receipt, said.email)}
    return {}


def _later(session: Session, said: Pay) -> dict[str, Any]:
    if said.tenders or said.share or said.order is not None or said.tab is not None:
        raise Refused("Who pays later pays nothing now. Leave the tenders out.")
    name = "" if said.name is None else read_name(said.name)
    return sale_answer(session, session.do(pay_later, session.draft().order_id, name, they_know=said.they_know))


def _order_said(session: Session, said: Pay) -> Order | None:
    if said.order is not None and said.tab is not None:
        raise Refused("Say the order or the tab, not both.")
    if said.order is not None:
        return order_named(session, said.order, said.day)
    if said.tab is not None:
        orders = session.opened.read(orders_in_name, read_name(said.tab))
        return the_one("open tab", said.tab, (order for order in orders if order_is_open(session, order)))
    return None


def order_is_open(session: Session, order: Order) -> bool:
    """Whether something of an order is left to pay."""
    return session.opened.read(the_sale, order.order_id).is_unpaid


def _share(session: Session, said: ShareSaid, line_at: Callable[[int], LineId]) -> ShareAsked:
    if (bool(said.lines), said.amount is not None, said.of is not None).count(True) != 1:
        raise Refused("Say what the share is: lines, an amount, or of how many.")
    return ShareAsked(
        lines=tuple(LinePart(line_at(line.line), _pieces(str(line.quantity))) for line in said.lines),
        amount=None if said.amount is None else read_money(said.amount, session.opened.settings.currency),
        of=said.of or 0,
    )


_PIECES = re.compile(r"[0-9]{1,4}(/[1-9][0-9]?)?", re.ASCII)


def _pieces(text: str) -> Fraction:
    if not _PIECES.fullmatch(text):
        raise Refused("“{quantity}” is no part of a line. Write it like 1 or 1/3.", quantity=shortened(text))
    return Fraction(text)


def sale_answer(session: Session, result: SaleResult) -> dict[str, Any]:
    """What was sold, what was taken for it, and what is left."""
    shop = session.opened
    order = shop.read(the_order, result.order_id)
    due = result.due
    promise = {"due": due.isoformat(), "minutes": minutes_off(due, order.placed_at)} if due is not None else None
    return {
        "order": order.called,
        "total": money(order.total),
        "taxes": taxes_of(order),
        "tenders": payments_answer(session, result.taken),
        "rounding": money(result.rounding),
        "change": money(result.change),
        "tips": money(result.tips),
        "paid": money(result.paid),
        "left": money(result.left),
        **(_share_answer(order, result.share) if result.share else {}),
        "receipt": result.receipt or None,
        "promise": promise,
        **wait_answer(result.wait, shop.language),
        "vouchers_used": _vouchers_used(session, order),
    }


def _share_answer(order: Order, share: Share) -> dict[str, Any]:
    return {"share": {"amount": money(share.amount), "taxes": taxes_of(part_of(order, share))}}


def _tips_answer(session: Session, order: Order, tenders: Sequence[Tender]) -> dict[str, Any]:
    nothing = order.total * 0
    sale = session.opened.read(the_sale, order.order_id)
    tips = total((tender.tip for tender in tenders if tender.tip), order.total.currency)
    result = SaleResult(
        order_id=order.order_id,
        called=order.called,
        due=sale.due,
        wait=sale.wait,
        total=order.total,
        left=sale.left,
        taken=(),
    )
    rows = [tip_answer(tender.name, tender.tip or nothing) for tender in tenders]
    return sale_answer(session, result) | {"tenders": rows, "tips": money(tips)}


def read_tender(session: Session, said: TenderSaid) -> Tender:
    """A tender as it was said, for the flows."""
    currency = session.opened.settings.currency
    amounts = {
        name: None if text is None else read_money(text, currency)
        for name, text in (("amount", said.amount), ("tendered", said.tendered), ("tip", said.tip))
    }
    tip_to: StaffId | None = None if said.tip_to == SHARED else person_named(session, said.tip_to)
    return Tender(said.tender, tip_to=tip_to, code=said.code, account=said.account, **amounts)


def _vouchers_used(session: Session, order: Order) -> list[dict[str, str]]:
    shop = session.opened
    return [
        {"code_end": code_of(shop.keys, shop.read(the_voucher, voucher_id))[-5:], "amount": money(amount)}
        for voucher_id, amount in spent_by_voucher(order.sold).items()
    ]


ACTS: dict[str, Kind[Any]] = {
    "pay": Kind(Pay, pay),
}
