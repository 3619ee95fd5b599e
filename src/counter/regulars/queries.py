"""Asks about regulars."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from counter.kernel.errors import Refused
from counter.kernel.ids import OrderId, RegularId
from counter.regulars.model import Regular
from counter.regulars.rules import begins_with, is_called
from counter.regulars.tables import PunchRow, RegularRow


def the_regular(connection: Connection, regular_id: RegularId) -> Regular:
    """The regular of that id. Refused where there is none."""
    found = _regulars(connection, RegularRow.regular_id == regular_id)
    if not found:
        raise Refused("That regular is not known here.")
    return found[0]


def regulars_called(connection: Connection, typed: str) -> tuple[Regular, ...]:
    """Whoever is known by exactly what was typed, in capitals or not."""
    return _matching(connection, lambda row: is_called(typed, row.name, row.code))


def find_regulars(connection: Connection, typed: str, limit: int = 5) -> tuple[Regular, ...]:
    """Whoever's name, a word of it, or code begins with what was typed, by name, at most so many."""
    return _matching(connection, lambda row: begins_with(typed, row.name, row.code))[:limit]


def regular_of(connection: Connection, order_id: OrderId) -> tuple[Regular, int, int] | None:
    """Whose order it is, and what it earned and spent of punches; None where it is nobody's, or that was taken back."""
    wanted = (
        select(PunchRow.regular_id, func.sum(PunchRow.earned), func.sum(PunchRow.spent))
        .where(PunchRow.order_id == order_id)
        .group_by(PunchRow.regular_id)
        .having(func.max(PunchRow.taken_back) == 0)
    )
    row = connection.execute(wanted).first()
    return None if row is None else (the_regular(connection, RegularId(row[0])), row[1], row[2])


def orders_of_regular(connection: Connection, regular_id: RegularId, limit: int = 3) -> tuple[OrderId, ...]:
    """Their newest orders, newest first; those whose money went back are left out."""
    wanted = (
        select(PunchRow.order_id)
        .where(PunchRow.regular_id == regular_id)
        .group_by(PunchRow.order_id)
        .having(func.max(PunchRow.taken_back) == 0)
        .order_by(func.max(PunchRow.moved_at).desc(), PunchRow.order_id.desc())
        .limit(limit)
    )
    return tuple(map(OrderId, connection.execute(wanted).scalars()))


def all_orders_of(connection: Connection, regular_id: RegularId) -> tuple[OrderId, ...]:
    """Every order that was theirs, whatever became of it."""
    wanted = select(PunchRow.order_id).where(PunchRow.regular_id == regular_id).distinct()
    return tuple(map(OrderId, connection.execute(wanted).scalars()))


def _matching(connection: Connection, is_meant: Any) -> tuple[Regular, ...]:
    """Names are private, so there is no index of them: a shop's regulars are few enough to look at each."""
    wanted = select(RegularRow.regular_id, RegularRow.name, RegularRow.code)
    rows = connection.execute(wanted.where(RegularRow.noted_by_fact.is_not(None)))
    ids = [row.regular_id for row in rows if is_meant(row)]
    found = _regulars(connection, RegularRow.regular_id.in_(ids)) if ids else ()
    return tuple(sorted(found, key=lambda regular: regular.called.casefold()))


def _regulars(connection: Connection, condition: Any) -> tuple[Regular, ...]:
    punches = func.coalesce(func.sum(PunchRow.earned - PunchRow.spent), 0).label("punches")
    wanted = (
        select(RegularRow.__table__, punches)
        .join(PunchRow, PunchRow.regular_id == RegularRow.regular_id, isouter=True)
        .where(condition)
        .group_by(RegularRow.regular_id)
    )
    return tuple(
        Regular(
            regular_id=row.regular_id,
            name=row.name,
            code=row.code,
            own_cup=row.own_cup,
            punches=row.punches,
            noted=row.noted_by_fact,
            email=row.email,
            receipts=row.receipts,
            last_order=next(iter(orders_of_regular(connection, row.regular_id, 1)), None),
        )
        for row in connection.execute(wanted)
    )
