"""What always holds about money. Each check names what does not."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from counter.orders.tables import LineRow, OrderRow
from counter.receipts.tables import ReceiptRow
from counter.till.tables import PaymentRow, RefundRow
from counter.vouchers.rules import REDEEMED
from counter.vouchers.tables import RedemptionRow, VoucherRow


def money_faults(connection: Connection) -> Iterator[str]:
    """Everything about the money that does not hold, a sentence each."""
    yield from _lines_make_the_total(connection)
    yield from _payments_make_the_total(connection)
    yield from _refunds_stay_within(connection)
    yield from _vouchers_add_up(connection)
    yield from _numbers_have_no_gap(connection)


def count_orders(connection: Connection) -> int:
    """How many orders there are; remakes are no orders."""
    return connection.execute(select(func.count()).where(OrderRow.remake_of.is_(None))).scalar_one()


def _lines_make_the_total(connection: Connection) -> Iterator[str]:
    net_and_tax = func.sum(LineRow.net_minor + LineRow.tax_minor)
    gross = func.sum(LineRow.unit_minor * LineRow.quantity - LineRow.discount_minor)
    wrong = (
        select(OrderRow.number, OrderRow.business_date)
        .join(LineRow, LineRow.order_id == OrderRow.order_id)
        .group_by(OrderRow.order_id)
        .having((net_and_tax != OrderRow.total_minor) | (gross != OrderRow.total_minor))
    )
    for row in connection.execute(wrong):
        yield f"order {row.number} of {row.business_date}: its lines and tax are not its total"


def _payments_make_the_total(connection: Connection) -> Iterator[str]:
    paid = func.coalesce(func.sum(PaymentRow.amount_minor), 0)
    wrong = (
        select(OrderRow.number, OrderRow.business_date)
        .join(PaymentRow, PaymentRow.order_id == OrderRow.order_id, isouter=True)
        .group_by(OrderRow.order_id)
        .having(paid != OrderRow.total_minor)
    )
    for row in connection.execute(wrong):
        yield f"order {row.number} of {row.business_date}: what was paid is not its total"
    odd = select(PaymentRow.order_id).where(
        PaymentRow.tendered_minor - PaymentRow.change_minor != PaymentRow.amount_minor
    )
    for order_id in connection.execute(odd).scalars():
        yield f"a payment of order {order_id}: tendered less change is not the amount"


def _refunds_stay_within(connection: Connection) -> Iterator[str]:
    back = (
        select(RefundRow.order_id, func.sum(RefundRow.amount_minor).label("back"))
        .group_by(RefundRow.order_id)
        .subquery()
    )
    wrong = (
        select(OrderRow.number, OrderRow.business_date)
        .join(back, back.c.order_id == OrderRow.order_id)
        .where(back.c.back > OrderRow.total_minor)
    )
    for row in connection.execute(wrong):
        yield f"order {row.number} of {row.business_date}: more was refunded than paid"


def _vouchers_add_up(connection: Connection) -> Iterator[str]:
    used = select(func.count()).where(VoucherRow.state == REDEEMED)
    entries = select(func.count()).select_from(RedemptionRow)
    if connection.execute(used).scalar_one() != connection.execute(entries).scalar_one():
        yield "the vouchers marked as used are not those that were redeemed"
    over = (
        select(VoucherRow.voucher_id)
        .join(RedemptionRow, RedemptionRow.voucher_id == VoucherRow.voucher_id)
        .where(RedemptionRow.amount_minor > VoucherRow.amount_minor)
    )
    for row in connection.execute(over):
        yield f"voucher {row.voucher_id} paid more than it is worth"


def _numbers_have_no_gap(connection: Connection) -> Iterator[str]:
    days = (
        select(OrderRow.business_date, func.count().label("total"), func.max(OrderRow.number).label("last"))
        .where(OrderRow.remake_of.is_(None))
        .group_by(OrderRow.business_date)
    )
    for row in connection.execute(days):
        if row.total != row.last:
            yield f"the order numbers of {row.business_date} have a gap"
    tills = select(ReceiptRow.terminal, func.count().label("total"), func.max(ReceiptRow.number).label("last"))
    for till in connection.execute(tills.group_by(ReceiptRow.terminal)):
        if till.total != till.last:
            yield f"the receipt numbers of {till.terminal} have a gap"
