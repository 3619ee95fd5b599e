"""Asks about receipts, and about the sales they are for."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from counter.journal.queries import the_fact
from counter.kernel.errors import Refused
from counter.kernel.ids import FactId, InvoiceId, OrderId, ReceiptId, TerminalId
from counter.orders.model import Order
from counter.orders.queries import HEADS, find_order, read_orders
from counter.orders.rules import CANCELLED
from counter.orders.tables import OrderRow
from counter.promises.queries import the_promise, the_wait
from counter.receipts.content import Invoice
from counter.receipts.facts import ReceiptIssued
from counter.receipts.model import Receipt, Sale
from counter.receipts.series import all_series
from counter.receipts.shares import Share
from counter.receipts.tables import InvoiceRow, ReceiptCopyRow, ReceiptRow
from counter.store.prepared import Question
from counter.till.model import RefundMade
from counter.till.queries import paid_for
from counter.till.tables import PaymentReturnRow

_LAST_NUMBER = Question(
    select(func.max(ReceiptRow.number).label("number")).where(ReceiptRow.series == bindparam("series"))
)

OF_SALE = ReceiptRow.refund_id.is_(None) & ReceiptRow.takes_back.is_(None)
"""Which receipts are of sales, and not of what went back."""


def next_receipt_number(connection: Connection, series: str) -> int:
    """The number of a series' next receipt: 1 and up."""
    return (_LAST_NUMBER.first(connection, series=series).number or 0) + 1


def receipt_of(connection: Connection, order_id: OrderId) -> Receipt:
    """The receipt of an order, as its fact says it. Refused where it has none."""
    receipt = find_receipt(connection, order_id)
    if receipt is None:
        raise Refused("That order has no receipt.")
    return receipt


def find_receipt(connection: Connection, order_id: OrderId) -> Receipt | None:
    """The first receipt of an order, as its fact says it, or None where it has none."""
    return next(iter(receipts_of(connection, order_id)), None)


def receipts_of(connection: Connection, order_id: OrderId) -> tuple[Receipt, ...]:
    """Every receipt of an order's sale, oldest first: one, or one for each share."""
    return _issued(connection, ReceiptRow.order_id == order_id, OF_SALE)


def refund_receipts_of(connection: Connection, order_id: OrderId) -> tuple[Receipt, ...]:
    """Every receipt of an order's refunds, and of shares of it that went back, oldest first."""
    return _issued(connection, ReceiptRow.order_id == order_id, ~OF_SALE)


def refund_receipt_number(connection: Connection, refund: RefundMade) -> str | None:
    """The number of a refund's receipt, or None where it has none, as those of before."""
    receipts = refund_receipts_of(connection, refund.order_id)
    return next((each.content.number for each in receipts if each.refund_id == refund.refund_id), None)


def receipts_named(connection: Connection, order_id: OrderId) -> tuple[tuple[ReceiptId, FactId], ...]:
    """The receipts of an order, of its refunds too, that say whose it was, and the facts that do."""
    wanted = select(ReceiptRow.receipt_id, ReceiptRow.fact_id).where(
        ReceiptRow.order_id == order_id, ReceiptRow.customer != ""
    )
    return tuple((ReceiptId(row.receipt_id), FactId(row.fact_id)) for row in connection.execute(wanted))


def invoices_of(connection: Connection, order_id: OrderId) -> dict[ReceiptId, Invoice]:
    """The receipts of an order that somebody asked for as full invoices: the last of each that is not forgotten."""
    wanted = select(InvoiceRow.__table__).where(InvoiceRow.order_id == order_id, InvoiceRow.name != "")
    found: dict[ReceiptId, Invoice] = {}
    made: dict[ReceiptId, datetime] = {}
    for row in connection.execute(wanted.order_by(InvoiceRow.at, InvoiceRow.terminal, InvoiceRow.seq)):
        receipt_id = ReceiptId(row.receipt_id)
        found[receipt_id] = Invoice(row.name, row.address, row.vat_number, made.get(receipt_id))
        made[receipt_id] = row.at
    return found


def invoices_asked(connection: Connection, order_id: OrderId) -> tuple[tuple[InvoiceId, FactId], ...]:
    """Every invoice of an order that says whom it is for, and the fact that does."""
    wanted = select(InvoiceRow.invoice_id, InvoiceRow.fact_id).where(
        InvoiceRow.order_id == order_id, InvoiceRow.name != ""
    )
    return tuple((InvoiceId(row.invoice_id), FactId(row.fact_id)) for row in connection.execute(wanted))


def invoice_made_at(connection: Connection, receipt_id: ReceiptId) -> datetime | None:
    """When the last invoice of a receipt was made that says whom it is for; None where there is none."""
    wanted = select(func.max(InvoiceRow.at)).where(InvoiceRow.receipt_id == receipt_id, InvoiceRow.name != "")
    return connection.execute(wanted).scalar_one()


def _issued(connection: Connection, *which: Any) -> tuple[Receipt, ...]:
    wanted = select(ReceiptRow.__table__).where(*which).order_by(ReceiptRow.issued_at, ReceiptRow.number)
    rows = connection.execute(wanted).all()
    issued = (the_fact(connection, row.fact_id, ReceiptIssued) for row in rows)
    return tuple(
        Receipt(
            ReceiptId(row.receipt_id),
            each.order_id,
            each.content,
            row.customer,
            each.share,
            each.refund_id,
            each.takes_back,
        )
        for row, each in zip(rows, issued, strict=True)
    )


def shares_paid(connection: Connection, sale: Sale) -> tuple[Share, ...]:
    """The shares of a bill that are paid, but for those whose payments all went back."""
    standing = {payment.payment_id for payment in sale.paid.payments}
    shares = (receipt.share for receipt in receipts_of(connection, sale.order.order_id))
    return tuple(share for share in shares if share and (not share.payments or standing & set(share.payments)))


def shares_back(connection: Connection, terminal: TerminalId, after: int, until: int) -> tuple[Receipt, ...]:
    """The receipts of shares of which the last payment went back at a terminal after one fact, until another."""
    returns = PaymentReturnRow.__table__
    here = select(returns.c.order_id).where(returns.c.terminal == terminal, returns.c.seq.between(after + 1, until))
    wanted = select(returns).where(returns.c.order_id.in_(here)).order_by(returns.c.returned_at, returns.c.seq)
    rows = connection.execute(wanted).all()
    went_back = {row.payment_id: place for place, row in enumerate(rows)}
    found = []
    for order_id in dict.fromkeys(row.order_id for row in rows):
        for receipt in receipts_of(connection, order_id):
            payments = receipt.share.payments if receipt.share else ()
            if payments and went_back.keys() >= set(payments):
                last = rows[max(went_back[payment] for payment in payments)]
                found += [receipt] if last.terminal == terminal and after < last.seq <= until else []
    return tuple(found)


def copies_since(connection: Connection, terminal: TerminalId, after: int) -> int:
    """How many copies of receipts were asked for at a terminal after one of its facts."""
    wanted = select(func.count()).where(ReceiptCopyRow.terminal == terminal, ReceiptCopyRow.seq > after)
    return int(connection.execute(wanted).scalar_one())


TABS_KEPT = timedelta(days=60)
"""How far back tabs are looked for. Older ones are found on the Orders page."""


def half_paid(connection: Connection, day: date, at: datetime) -> tuple[Sale, ...]:
    """The tabs of which something is paid and something left as of a trading day, but for orders for a later time."""
    tabs = open_tabs(connection, day - TABS_KEPT)
    return tuple(sale for sale in tabs if sale.is_half_paid and (sale.order.wanted_at or at) <= at)


def open_tabs(connection: Connection, since: date) -> tuple[Sale, ...]:
    """Every order since a trading day of which something is left to pay, oldest first; cancelled ones are none."""
    whole = select(ReceiptRow.receipt_id).where(
        ReceiptRow.order_id == OrderRow.order_id, ReceiptRow.of_share.is_(False), OF_SALE
    )
    wanted = HEADS.where(
        OrderRow.business_date >= since,
        OrderRow.state != CANCELLED,
        OrderRow.nth == 0,
        OrderRow.total_minor > 0,
        ~whole.exists(),
    )
    sales = (_sale(connection, order) for order in read_orders(connection, wanted))
    return tuple(sale for sale in sales if sale.is_unpaid)


def orders_with_receipt(connection: Connection, series: str, number: int) -> tuple[OrderId, ...]:
    """The orders whose receipt has that number in that series ("" for any of them), newest first."""
    known = [series] if series else all_series(connection)
    wanted = select(ReceiptRow.order_id).where(ReceiptRow.series.in_(known), ReceiptRow.number == number)
    wanted = wanted.order_by(ReceiptRow.issued_at.desc())
    return tuple(map(OrderId, connection.execute(wanted).scalars()))


def find_sale(connection: Connection, order_id: OrderId) -> Sale | None:
    """The sale of an order, or None where it is no order yet."""
    order = find_order(connection, order_id)
    return None if order is None else _sale(connection, order)


def _sale(connection: Connection, order: Order) -> Sale:
    promise = the_promise(connection, order.order_id)
    return Sale(
        order=order,
        due=promise.first_due if promise else None,
        wait=None if promise else the_wait(connection, order.order_id),
        paid=paid_for(connection, order.order_id, order.total.currency),
    )


def the_sale(connection: Connection, order_id: OrderId) -> Sale:
    """The sale of an order. Refused where it is no order."""
    sale = find_sale(connection, order_id)
    if sale is None:
        raise Refused("That order is not known here.")
    return sale
