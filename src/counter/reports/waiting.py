"""Who still waits for us: what nobody answered, whom we said we would come back to, and what went well."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection

from counter.kernel.ids import OrderId, StaffId
from counter.orders.model import Order
from counter.orders.queries import orders_by
from counter.recovery.model import GoodMoment, Mishap
from counter.recovery.moment_queries import good_moments
from counter.recovery.queries import follow_ups_due, follow_ups_of, put_right_of
from counter.reports.story import Case, Story, open_cases, staff_names, story

PAGE = 12
"""How many of those who wait are shown at once."""


@dataclass(frozen=True, slots=True)
class ComeBack:
    """Somebody we said we would come back to, and who said so."""

    mishap: Mishap
    order: Order | None
    said_by: StaffId | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Everybody who waits for us. `open` are cases nobody answered, the oldest first, `come_back` by due time.

    Whom we come back to anyway stands there alone. `went_well` are good moments of the trading day `went_well_on`.
    `names` are the staff's, by id; `stories` those of the orders of what is open, as far as they were read; `yesterday`
    how much of what went wrong then was put right, and how much it was.
    """

    open: tuple[Case, ...] = ()
    come_back: tuple[ComeBack, ...] = ()
    went_well: tuple[GoodMoment, ...] = ()
    went_well_on: date | None = None
    names: Mapping[StaffId, str] = field(default_factory=dict)
    stories: Mapping[OrderId, Story] = field(default_factory=dict)
    yesterday: tuple[int, int] = (0, 0)

    @property
    def pages(self) -> int:
        """How many pages they take: what is open first, then whom we come back to."""
        return max(1, -(-(len(self.open) + len(self.come_back)) // PAGE))

    def open_on(self, page: int) -> tuple[Case, ...]:
        """What is open on a page, counted from 0."""
        return self.open[page * PAGE : (page + 1) * PAGE]

    def come_back_on(self, page: int) -> tuple[ComeBack, ...]:
        """Whom we come back to on a page, counted from 0."""
        first, last = (max(0, each * PAGE - len(self.open)) for each in (page, page + 1))
        return self.come_back[first:last]

    def orders_on(self, page: int) -> tuple[OrderId, ...]:
        """The orders of what is open on a page, each once."""
        return tuple(dict.fromkeys(case.order.order_id for case in self.open_on(page) if case.order))

    def people(self, now: datetime) -> int:
        """How many people wait at an aware time: those nobody answered, and those we should have come back to."""
        waits = [(case.mishap, case.order) for case in self.open if case.mishap]
        waits += [(each.mishap, each.order) for each in self.come_back if _is_due(each.mishap, now)]
        return len({_person(mishap, order) for mishap, order in waits})


def _person(mishap: Mishap, order: Order | None) -> UUID:
    """Whoever ordered it; what was made again is of the same person."""
    return (order and order.remake_of) or mishap.order_id or mishap.mishap_id


def _is_due(mishap: Mishap, now: datetime) -> bool:
    return mishap.follow_up_due is not None and mishap.follow_up_due < now


def who_waits(connection: Connection, today: date) -> Waiting:
    """Who waits for us, and what went well the trading day before `today`; where nothing did, what goes well today."""
    promised = follow_ups_due(connection)
    ids = [mishap.order_id for mishap in promised if mishap.order_id is not None]
    orders = {order.order_id: order for order in orders_by(connection, ids)}
    known = {mishap.mishap_id for mishap in promised}
    yesterday = today - timedelta(days=1)
    before = good_moments(connection, yesterday)
    return Waiting(
        open=tuple(case for case in open_cases(connection) if case.mishap and case.mishap.mishap_id not in known),
        come_back=tuple(
            ComeBack(mishap, orders.get(mishap.order_id) if mishap.order_id else None, _said_by(connection, mishap))
            for mishap in promised
        ),
        went_well=before or good_moments(connection, today),
        went_well_on=yesterday if before else today,
        names=staff_names(connection),
        yesterday=put_right_of(connection, yesterday),
    )


def stories_of(connection: Connection, order_ids: Iterable[OrderId]) -> dict[OrderId, Story]:
    """The stories of orders that are known, which take their time where there are many."""
    return {order_id: story(connection, order_id) for order_id in order_ids}


def _said_by(connection: Connection, mishap: Mishap) -> StaffId | None:
    said = [each for each in follow_ups_of(connection, mishap.mishap_id) if each.due]
    return said[-1].by if said else None
