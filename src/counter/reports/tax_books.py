"""Whether the taxes of every order are what its way of rounding gives, document by document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from counter.journal.queries import did_not_fit
from counter.kernel.errors import Sentence
from counter.kernel.money import Money
from counter.orders.change_facts import LineRemoved, LinesAdded
from counter.orders.change_tables import AdditionRow, RemovalRow
from counter.orders.changes import without
from counter.orders.line_rows import LineRow, read_tax_parts
from counter.orders.model import called_out
from counter.orders.tables import OrderRow, read_later_services, read_service
from counter.orders.tax import reckon_taxes
from counter.orders.taxed import LineTax, ServiceCharge
from counter.settings.taxes import PER_LINE, Tax

NAMED = (OrderRow.series, OrderRow.number, OrderRow.nth, OrderRow.business_date)
"""The columns by which an order is named in a sentence."""


def order_said(row: Any) -> Sentence:
    """An order as a sentence names it, by a row with the columns of `NAMED`."""
    called = called_out(row.series, row.number, row.nth)
    return Sentence("order {order} of {day}", order=called, day=row.business_date)


def tax_faults(connection: Connection) -> Iterator[Sentence]:
    """A document's tax is its rate of what was sold at it, rounded once, or line by line where the shop said so."""
    left = LineRow.unit_minor * LineRow.quantity - LineRow.reduced_minor
    of_order = (OrderRow.tax_rounding, OrderRow.prices_include_tax, OrderRow.currency, OrderRow.service)
    of_line = (LineRow.order_id, LineRow.document, LineRow.tax_rate, LineRow.tax_minor, LineRow.tax_parts)
    lines = (
        select(*NAMED, *of_order, OrderRow.later_services, *of_line)
        .add_columns(left.label("left_minor"))
        .join(OrderRow, OrderRow.order_id == LineRow.order_id)
        .order_by(LineRow.order_id, LineRow.document)
    )
    apart = changed_apart(connection)
    rows = (row for part in connection.execute(lines).partitions(500) for row in part)
    for (order_id, _), document in groupby(rows, key=lambda row: (row.order_id, row.document)):
        sold = list(document)
        if not _is_taxed_right(sold, apart.get(order_id, 0)):
            yield Sentence("{order}: its tax is not its rate of what was sold at it", order=order_said(sold[0]))


def changed_apart(connection: Connection) -> dict[UUID, int]:
    """The orders that more than one terminal changed, or would have, and how often: each knew nothing of the others."""
    changes: dict[UUID, list[str]] = {}
    for table in (AdditionRow, RemovalRow):
        for row in connection.execute(select(table.order_id, table.terminal)):
            changes.setdefault(row.order_id, []).append(row.terminal)
    for late in did_not_fit(connection, (LinesAdded, LineRemoved)):
        changes.setdefault(UUID(late.subject.partition(":")[2]), []).append(late.terminal)
    return {order_id: len(terminals) for order_id, terminals in changes.items() if len(set(terminals)) > 1}


def _service_of(row: Any) -> ServiceCharge | None:
    """The service of a line's document."""
    later = read_later_services(row.later_services)
    if row.document:
        return later.get(row.document)
    service = read_service(row.service)
    for each in later.values():
        service = without(service, each) if service else None
    return service


def _is_taxed_right(sold: list[Any], cents: int) -> bool:
    """Whether what was stored is what its method gives; which line carries an odd cent of a document does not count.

    Each rate may be so many `cents` off.
    """
    first, service = sold[0], _service_of(sold[0])
    amounts, in_all, parts = zip(*(_stored(row) for row in sold), strict=True)
    if service is not None:
        amounts, in_all = (*amounts, service.amount.minor), (*in_all, service.tax.minor)
        parts = (*parts, service.taxes)
    stored = [[part.tax.minor for part in of_line] for of_line in parts]
    taxes = [tuple(Tax(part.rate, part.name, part.compound) for part in of_line) for of_line in parts]
    reckoned = reckon_taxes(amounts, taxes, first.tax_rounding, inside=first.prices_include_tax)
    if tuple(map(sum, stored)) != in_all:
        return False
    if first.tax_rounding == PER_LINE and not cents:
        return stored == reckoned
    as_stored, as_reckoned = _by_rate(taxes, stored), _by_rate(taxes, reckoned)
    return all(abs(as_stored[rate] - minor) <= cents for rate, minor in as_reckoned.items())


def _stored(row: Any) -> tuple[int, int, tuple[LineTax, ...]]:
    """What is left of a line's price, its tax, and what that is made of."""
    one = (LineTax(row.tax_rate, Money(row.tax_minor, row.currency)),)
    return row.left_minor, row.tax_minor, read_tax_parts(row.tax_parts) or one


def _by_rate(taxes: Iterable[tuple[Tax, ...]], minor: Iterable[Iterable[int]]) -> Counter[tuple[str, Decimal]]:
    sums: Counter[tuple[str, Decimal]] = Counter()
    for of_line, amounts in zip(taxes, minor, strict=True):
        for tax, amount in zip(of_line, amounts, strict=True):
            sums[tax.name, tax.rate] += amount
    return sums
