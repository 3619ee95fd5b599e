"""What always holds about money. A fault is the program's or somebody's who edited the file; a finding is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, case, func, not_, select

from counter.kernel.errors import Sentence
from counter.kernel.ids import StaffId, VoucherId
from counter.orders.change_tables import RemovalRow, read_piece
from counter.orders.line_rows import LineRow, ReductionRow
from counter.orders.model import VOUCHER, spent_by_voucher
from counter.orders.tables import OrderRow
from counter.receipts.queries import OF_SALE
from counter.receipts.tables import ReceiptRow
from counter.reports.moved import all_moved
from counter.reports.numbers_twice import GivenTwice, orders_twice, receipts_twice
from counter.reports.tax_books import NAMED, changed_apart, order_said, tax_faults
from counter.reports.uneven import paid_by_order, sum_by_order, uneven_orders
from counter.till.tables import (
    PaymentRow,
    RefundLineRow,
    RefundRow,
    RefundTenderRow,
)
from counter.vouchers.rules import LIVE
from counter.vouchers.tables import RedemptionRow, VoucherRow


def money_faults(connection: Connection) -> Iterator[Sentence]:
    """Everything about the money that does not hold, a sentence each."""
    yield from _lines_make_the_total(connection)
    yield from _reductions_make_what_is_reduced(connection)
    yield from tax_faults(connection)
    yield from _payments_make_the_total(connection)
    yield from _refunds_add_up(connection)
    yield from _vouchers_add_up(connection)
    yield from _numbers_have_no_gap(connection)


def money_findings(connection: Connection, names: Mapping[StaffId, str]) -> Iterator[Sentence]:
    """What people did that somebody has to look at, a sentence each: money moved, so it is recorded as it was.

    With who took or gave it, by their `names`, when (UTC) and at which terminal.
    """
    for each in uneven_orders(connection):
        order = Sentence("order {order} of {day}", order=each.called, day=each.day)
        moves = all_moved(each.moves, names)
        if each.is_refund:
            yield Sentence("{order}: more was refunded than paid: {moves}", order=order, moves=moves)
        else:
            yield Sentence("{order}: more was paid than it costs: {moves}", order=order, moves=moves)


def count_orders(connection: Connection) -> int:
    """How many orders there are; remakes are no orders."""
    return connection.execute(select(func.count()).where(OrderRow.remake_of.is_(None))).scalar_one()


def _lines_make_the_total(connection: Connection) -> Iterator[Sentence]:
    """Net and tax of the lines, and the service, are what is owed; prices are net and tax, or the net alone."""
    net, tax = func.sum(LineRow.net_minor), func.sum(LineRow.tax_minor)
    left = func.sum(LineRow.unit_minor * LineRow.quantity - LineRow.reduced_minor)
    priced = case((OrderRow.prices_include_tax, net + tax), else_=net)
    wrong = (
        select(*NAMED)
        .join(LineRow, LineRow.order_id == OrderRow.order_id)
        .group_by(OrderRow.order_id)
        .having(
            (net + tax + OrderRow.service_minor != OrderRow.total_minor)
            | ((OrderRow.exempt == "") & (left != priced))
            | ((OrderRow.exempt != "") & (tax != 0))
        )
    )
    for row in connection.execute(wrong):
        yield Sentence("{order}: its lines and tax are not its total", order=order_said(row))


def _reductions_make_what_is_reduced(connection: Connection) -> Iterator[Sentence]:
    reductions = (
        select(ReductionRow.order_id, ReductionRow.line_id, func.sum(ReductionRow.amount_minor).label("minor"))
        .group_by(ReductionRow.order_id, ReductionRow.line_id)
        .subquery()
    )
    of_it = (reductions.c.order_id == LineRow.order_id) & (reductions.c.line_id == LineRow.line_id)
    wrong = (
        select(*NAMED)
        .join(LineRow, LineRow.order_id == OrderRow.order_id)
        .join(reductions, of_it, isouter=True)
        .where(func.coalesce(reductions.c.minor, 0) != LineRow.reduced_minor)
        .distinct()
    )
    for row in connection.execute(wrong):
        yield Sentence("{order}: the reductions of a line are not what it was reduced by", order=order_said(row))


def _payments_make_the_total(connection: Connection) -> Iterator[Sentence]:
    """Whatever has a receipt is paid; what was taken is what was handed over, less change and tip.

    What was added since has one of its own once it is paid.
    """
    paid = paid_by_order()
    closed = (
        select(ReceiptRow.order_id, func.max(ReceiptRow.document).label("document"))
        .where(not_(ReceiptRow.of_share), OF_SALE)
        .group_by(ReceiptRow.order_id)
        .subquery()
    )
    added = select(LineRow.order_id).where(
        LineRow.order_id == OrderRow.order_id, LineRow.document > closed.c.document, LineRow.quantity > 0
    )
    wrong = (
        select(*NAMED, OrderRow.order_id)
        .join(closed, closed.c.order_id == OrderRow.order_id)
        .join(paid, paid.c.order_id == OrderRow.order_id, isouter=True)
        .where(not_(added.exists()), func.coalesce(paid.c.minor - paid.c.rounding, 0) < OrderRow.total_minor)
    )
    apart = changed_apart(connection)
    for row in connection.execute(wrong):
        if row.order_id not in apart:  # what one till added, the other knew nothing of as it closed the bill
            yield Sentence("{order}: what was paid is not its total", order=order_said(row))
    needed = PaymentRow.amount_minor + PaymentRow.tip_minor + PaymentRow.change_minor
    odd = select(PaymentRow.order_id).where(PaymentRow.tendered_minor != needed)
    for order_id in connection.execute(odd).scalars():
        yield Sentence("a payment of order {order}: tendered less change and tip is not the amount", order=order_id)


def _refunds_add_up(connection: Connection) -> Iterator[Sentence]:
    by_tender = sum_by_order(RefundTenderRow.refund_id, RefundTenderRow.amount_minor)
    by_line = sum_by_order(RefundLineRow.refund_id, RefundLineRow.amount_minor)
    wrong = (
        select(RefundRow.order_id)
        .join(by_tender, by_tender.c.refund_id == RefundRow.refund_id, isouter=True)
        .join(by_line, by_line.c.refund_id == RefundRow.refund_id, isouter=True)
        .where(
            (func.coalesce(by_tender.c.minor, 0) != RefundRow.amount_minor)
            | (func.coalesce(by_line.c.minor, 0) > RefundRow.amount_minor)
        )
    )
    for order_id in connection.execute(wrong).scalars():
        yield Sentence("a refund of order {order}: its parts are not its amount", order=order_id)


def _vouchers_add_up(connection: Connection) -> Iterator[Sentence]:
    """What one was worth is left on it, or was used, lost with a use, cancelled, or is on the one that replaced it."""
    used = (
        select(
            RedemptionRow.voucher_id,
            func.sum(RedemptionRow.amount_minor + RedemptionRow.lost_minor).label("minor"),
        )
        .group_by(RedemptionRow.voucher_id)
        .subquery()
    )
    accounted = VoucherRow.left_minor + VoucherRow.stopped_minor + func.coalesce(used.c.minor, 0)
    uneven = (accounted != VoucherRow.amount_minor) | (VoucherRow.left_minor < 0)
    marked = (VoucherRow.state == LIVE) != (VoucherRow.left_minor > 0)
    over = (
        select(VoucherRow.voucher_id)
        .join(used, used.c.voucher_id == VoucherRow.voucher_id, isouter=True)
        .where(uneven | marked)
    )
    for voucher_id in connection.execute(over).scalars():
        yield Sentence(
            "voucher {voucher}: what is left on it and what was used is not what it was worth", voucher=voucher_id
        )
    taken_off = (
        select(ReductionRow.source, ReductionRow.order_id, func.sum(ReductionRow.amount_minor).label("minor"))
        .where(ReductionRow.kind == VOUCHER)
        .group_by(ReductionRow.source, ReductionRow.order_id)
        .subquery()
    )
    of_it = (taken_off.c.source == RedemptionRow.voucher_id) & (taken_off.c.order_id == RedemptionRow.order_id)
    spent = func.coalesce(taken_off.c.minor, 0)
    wrong = (
        select(RedemptionRow.voucher_id, RedemptionRow.order_id, (RedemptionRow.amount_minor - spent).label("gone"))
        .join(taken_off, of_it, isouter=True)
        .where(spent != RedemptionRow.amount_minor)
    )
    for voucher_id, order_id, gone in connection.execute(wrong).all():
        if gone == _gone_with_lines(connection, order_id, voucher_id):
            continue
        yield Sentence("voucher {voucher} did not lower its order by what it paid", voucher=voucher_id)


def _gone_with_lines(connection: Connection, order_id: UUID, voucher_id: UUID) -> int:
    """What a voucher had taken off the lines that were taken off its order since."""
    pieces = connection.execute(select(RemovalRow.piece).where(RemovalRow.order_id == order_id)).scalars()
    spent = (spent_by_voucher([read_piece(piece)]).get(VoucherId(voucher_id)) for piece in pieces)
    return sum(amount.minor for amount in spent if amount is not None)


def _numbers_have_no_gap(connection: Connection) -> Iterator[Sentence]:
    days = _numbering(OrderRow.number, OrderRow.series, OrderRow.business_date).where(OrderRow.remake_of.is_(None))
    for row in connection.execute(days).all():
        named = Sentence("the order numbers of {day}", day=row.business_date)
        if row.series:
            named = Sentence("the order numbers {series} of {day}", series=row.series, day=row.business_date)
        yield from _misnumbered(row, named, orders_twice(connection))
    for till in connection.execute(_numbering(ReceiptRow.number, ReceiptRow.series)).all():
        named = Sentence("the receipt numbers of {series}", series=till.series)
        yield from _misnumbered(till, named, receipts_twice(connection))


def _numbering(number: Any, *series: Any) -> Any:
    """Of each series how many numbers there are, how many different ones, and the last."""
    count, different = func.count().label("total"), func.count(number.distinct()).label("different")
    return select(*series, count, different, func.max(number).label("last")).group_by(*series)


def _misnumbered(row: Any, named: Sentence, twice: Iterable[GivenTwice]) -> Iterator[Sentence]:
    if row.different != row.last:
        yield Sentence("{numbers} have a gap", numbers=named)
    elif row.total != row.different and any(each.by_one for each in twice):
        yield Sentence("{numbers} have one twice", numbers=named)
