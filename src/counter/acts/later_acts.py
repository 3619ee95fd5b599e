"""The act that makes the ticket in work an order for another hour or another day."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from typing import Any

from counter.acts.fields import Fields
from counter.acts.kind import Kind
from counter.acts.names import day_of
from counter.acts.pay_acts import TenderSaid, read_tender, sale_answer
from counter.acts.session import Session
from counter.acts.values import shortened
from counter.flows.later import order_for_later
from counter.kernel.errors import Refused
from counter.orders.queries import the_order

_TIME = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9]", re.ASCII)


class Later(Fields, frozen=True, kw_only=True):
    """The day (today where none is said) and the time of day (HH:MM) that it is wanted, and what is paid now."""

    day: str | None = None
    time: str
    deposit: tuple[TenderSaid, ...] = ()


def later(session: Session, said: Later) -> dict[str, Any]:
    """The ticket becomes an order for another time; what is not paid of it is a tab."""
    if _TIME.fullmatch(said.time) is None:
        raise Refused("“{time}” is no time of day. Write it like 07:30.", time=shortened(said.time))
    hour, minute = map(int, said.time.split(":"))
    zone = session.opened.settings.zone
    wanted_at = datetime.combine(day_of(session, said.day), time(hour, minute), zone).astimezone(UTC)
    deposit = tuple(read_tender(session, tender) for tender in said.deposit)
    result = session.do(order_for_later, session.draft().order_id, wanted_at, deposit)
    order = session.opened.read(the_order, result.order_id)
    return sale_answer(session, result) | {"day": order.business_date.isoformat(), "wanted_at": wanted_at.isoformat()}


ACTS: dict[str, Kind[Any]] = {"later": Kind(Later, later)}
