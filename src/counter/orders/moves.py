"""Lines that go from one placed order to another: which of them, and as what. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from counter.kernel.errors import Refused
from counter.kernel.ids import LineId
from counter.orders.model import PUNCH, VOUCHER, Line, Order
from counter.settings.taxes import Where


def all_leaving(order: Order, leaving: Mapping[LineId, int]) -> dict[LineId, int]:
    """So many of each line leave: a combo as a whole, each with its deposit.

    Refused where none would, or more than there are, and where a voucher or a punch card paid for one of them.
    """
    lines = {line.line_id: line for line in order.sold}
    wanted = {line_id: quantity for line_id, quantity in leaving.items() if quantity}
    if not wanted:
        raise Refused("Say which lines leave.")
    if any(lines[each].belongs_to not in {None, *wanted} for each in wanted if each in lines):
        raise Refused("A deposit follows what it is for. Change that line.")
    for line_id in [*wanted]:
        combo = lines[line_id].combo if line_id in lines else None
        if combo is not None:
            wanted |= {line.line_id: line.quantity for line in order.sold if line.combo and line.combo == combo}
    for line in order.sold:
        if line.belongs_to in wanted:
            wanted[line.line_id] = min(wanted[line.belongs_to], line.quantity)
    for line_id, quantity in wanted.items():
        most = lines[line_id].quantity if line_id in lines else 0
        if not 0 < quantity <= most:
            raise Refused("There are {most} of that line. Let no more leave.", most=most)
        if any(reduction.kind in (VOUCHER, PUNCH) for reduction in lines[line_id].reductions):
            raise Refused(
                "A voucher or a punch card lowered order {number}. Leave it as it is, and pay it by itself.",
                number=order.called,
            )
    return wanted


def check_are_taxed_alike(one: Order, other: Order) -> None:
    """Refused where the lines of one order would cost something else on the other."""
    if _taxed_as(one) != _taxed_as(other):
        raise Refused(
            "Orders {one} and {other} are not taxed alike, or have another service. Pay each by itself.",
            one=one.called,
            other=other.called,
        )


def _taxed_as(order: Order) -> tuple[object, ...]:
    service = order.service
    as_served = (service.share, service.tax_class, service.tax_rate) if service else None
    return (order.prices_include_tax, order.tax_rounding, order.exempt, as_served)


def as_moved(
    pieces: Iterable[Line], there: Where, here: Where, fresh: Callable[[], UUID]
) -> tuple[dict[LineId, LineId], tuple[Line, ...]]:
    """Pieces as lines of another order, had where they were had, and the new id of each."""
    pieces = tuple(pieces)
    ids = {piece.line_id: LineId(fresh()) for piece in pieces}
    return ids, tuple(
        replace(
            piece,
            line_id=ids[piece.line_id],
            belongs_to=ids[piece.belongs_to] if piece.belongs_to else None,
            where=_where(piece.where or there, here),
        )
        for piece in pieces
    )


def _where(where: Where, here: Where) -> Where | None:
    return None if where == here else where
