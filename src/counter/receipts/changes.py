"""What the receipt for a change of a paid order is of: what was added since, and what is off without money back."""

from __future__ import annotations

from dataclasses import replace

from counter.kernel.money import total
from counter.orders.changes import lines_on, service_on, without
from counter.orders.model import Line, Order, OrderLine
from counter.orders.taxed import ServiceCharge
from counter.receipts.content import ReceiptLine


def changed_part(order: Order, document: int) -> Order:
    """The order as if that document of it were all: its lines, and below nothing what is off and stood on others."""
    off = tuple(_off(each.piece) for each in order.taken_off if each.document == document)
    lines = (*lines_on(order, document), *off)
    service = _service(order, document)
    owed = [line.owed for line in lines] + ([service.owed] if service else [])
    return replace(
        order,
        lines=tuple(OrderLine(sold=line) for line in lines),
        service=service,
        total=total(owed, order.total.currency),
        later_services={},
    )


def changed_line(line: ReceiptLine) -> ReceiptLine:
    """A line that is off with its price as it was paid, in place of what had lowered it."""
    if line.quantity >= 0:
        return line
    lowered = total((reduced.amount for reduced in line.reductions), line.amount.currency)
    return replace(line, amount=line.amount - lowered, reductions=())


def _off(piece: Line) -> Line:
    reductions = tuple(replace(each, amount=-each.amount, source=None) for each in piece.reductions)
    gone = without(without(piece, piece), piece)
    return replace(gone, quantity=-piece.quantity, reductions=reductions)


def _service(order: Order, document: int) -> ServiceCharge | None:
    service = service_on(order, document)
    for each in order.taken_off:
        if each.document == document and each.service is not None:
            nothing = without(each.service, each.service)
            service = without(service if service is not None else nothing, each.service)
    return service
