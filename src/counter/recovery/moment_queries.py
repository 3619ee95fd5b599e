"""Asks about what a person noted in one tap: who asked again, what went well."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select

from counter.kernel.errors import Refused
from counter.kernel.ids import FactId, OrderId, StaffId
from counter.recovery.model import GoodMoment
from counter.recovery.moment_tables import AskedAgainRow, GoodMomentRow, OneThingRow


def times_asked(connection: Connection, order_ids: Iterable[UUID]) -> dict[OrderId, int]:
    """How often the customer of each order had to ask again; an order nobody asked about is not among them."""
    wanted = select(AskedAgainRow.order_id, func.count()).where(AskedAgainRow.order_id.in_(list(order_ids)))
    return {OrderId(order_id): count for order_id, count in connection.execute(wanted.group_by(AskedAgainRow.order_id))}


def askings(connection: Connection, order_id: OrderId) -> tuple[tuple[datetime, StaffId], ...]:
    """When the customer of an order asked again, and who heard it, in order."""
    wanted = select(AskedAgainRow.asked_at, AskedAgainRow.heard_by).where(AskedAgainRow.order_id == order_id)
    return tuple((at, StaffId(by)) for at, by in connection.execute(wanted.order_by(AskedAgainRow.asked_at)))


def asked_on(connection: Connection, day: date) -> int:
    """How often somebody had to ask again on a trading day."""
    wanted = select(func.count()).select_from(AskedAgainRow).where(AskedAgainRow.business_date == day)
    return connection.execute(wanted).scalar_one()


def good_moments(connection: Connection, day: date) -> tuple[GoodMoment, ...]:
    """What went well on a trading day, in order."""
    return _moments(connection, GoodMomentRow.business_date == day)


def thanks_for(connection: Connection, staff: StaffId) -> tuple[GoodMoment, ...]:
    """What somebody is thanked for and has not read yet, oldest first."""
    return _moments(connection, (GoodMomentRow.thanks == staff) & GoodMomentRow.read_at.is_(None))


def the_moment(connection: Connection, moment_id: FactId) -> GoodMoment:
    """The good moment of that id. Refused where there is none, or no more."""
    found = _moments(connection, GoodMomentRow.moment_id == moment_id)
    if not found:
        raise Refused("That moment is not known here. Note it again.")
    return found[0]


def done_since(connection: Connection, day: date, key: str) -> datetime | None:
    """When the one thing to do that a day had shown was done; None where it was not."""
    wanted = select(OneThingRow.done_at).where(OneThingRow.day == day.isoformat(), OneThingRow.key == key)
    return connection.execute(wanted).scalar_one_or_none()


def _moments(connection: Connection, condition: Any) -> tuple[GoodMoment, ...]:
    wanted = select(GoodMomentRow.__table__).where(condition, GoodMomentRow.taken_back_at.is_(None))
    return tuple(
        GoodMoment(
            moment_id=row.moment_id,
            words=row.words,
            order_id=row.order_id,
            thanks=row.thanks,
            noted_at=row.noted_at,
            noted_by=row.noted_by,
            read_at=row.read_at,
        )
        for row in connection.execute(wanted.order_by(GoodMomentRow.noted_at, GoodMomentRow.moment_id))
    )
