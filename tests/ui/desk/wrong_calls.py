"""Calls that mypy must refuse where a presenter names a flow or a query.

Each says which error it is; were one of them none any more, strict mypy would say so here. Nothing runs this file.
"""

from __future__ import annotations

from counter.flows import make, pay, ring_up
from counter.flows.pay import SaleResult
from counter.flows.ring_up import OpenTicket
from counter.kernel.ids import LineId, OrderId
from counter.orders.queries import the_order
from counter.people.model import Staff
from counter.people.queries import read_staff
from counter.reports.bar_board import bar_board
from counter.ui.desk.desk import Desk
from counter.ui.desk.work import Work


def wrong_arguments(work: Work, order_id: OrderId, line_id: LineId) -> None:
    """Too few, too many, of the wrong type, without their name."""
    work.do(ring_up.add_item, order_id)  # type: ignore[call-arg]
    work.do(make.one_more, order_id)  # type: ignore[call-arg]
    work.do(ring_up.change_quantity, order_id, line_id, "1")  # type: ignore[arg-type]
    work.do(make.tick_line, order_id, line_id, True)  # type: ignore[call-arg]
    work.do(pay.pay, order_id, (), None, "tip")  # type: ignore[arg-type,call-arg]
    work.read(the_order)  # type: ignore[call-arg]
    work.report(bar_board, order_id)  # type: ignore[call-arg]
    work.do(the_order, order_id)  # type: ignore[arg-type]


def wrong_answers(work: Work, order_id: OrderId) -> None:
    """What waits for the answer must be able to take it."""

    def of_ticket(_ticket: OpenTicket) -> None: ...

    def of_sale(_sale: SaleResult) -> None: ...

    def of_staff(_staff: Staff) -> None: ...

    work.do(pay.pay, order_id).then(of_ticket)  # type: ignore[arg-type]
    work.do(ring_up.requote, order_id).then(of_sale)  # type: ignore[arg-type]
    work.read(read_staff).then(of_staff)  # type: ignore[arg-type]


def the_desk_is_checked_alike(desk: Desk, order_id: OrderId) -> None:
    """Not only its protocol."""
    desk.do(ring_up.undo)  # type: ignore[call-arg]
    desk.read(the_order, str(order_id))  # type: ignore[arg-type]
    right: Work = desk
    right.do(ring_up.undo, order_id)
