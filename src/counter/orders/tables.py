"""Orders as they stand, and what each fact does to them and to their lines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Index, bindparam, select, text, update

from counter.journal.fact import Entry
from counter.journal.fit import DidNotFit, Fit, Outcome, insert_once
from counter.kernel.typed_json import read_plain
from counter.orders.facts import (
    AllergyConfirmed,
    LineMade,
    OrderCameToBar,
    OrderCancelled,
    OrderHandedOver,
    OrderMovedFirst,
    OrderPlaced,
    OrderReady,
    OrderRecalled,
    RemakePlaced,
    TabNamed,
)
from counter.orders.line_rows import LineRow, ReductionRow, insert_lines
from counter.orders.model import Line
from counter.orders.rules import CANCELLED, HANDED_OVER, PLACED, READY, ready_since
from counter.orders.taxed import ServiceCharge
from counter.orders.voids import VOIDS, VoidRow
from counter.settings.taxes import PER_DOCUMENT
from counter.store.base import Base, JsonText, Mapped, mapped_column
from counter.store.prepared import Question, change_rows


class OrderRow(Base):
    """An order, or the `nth` remake of one (`remake_of`), which costs nothing. Amounts are minor units.

    `service_minor` is what is owed of the `service`, which is a `ServiceCharge`; `later_services` are by document.
    """

    __tablename__ = "orders"
    __table_args__ = (
        Index("ix_orders_number", "business_date", "series", "number"),  # finds a whole day as well
        Index("ix_orders_later", "wanted_at", sqlite_where=text("wanted_at IS NOT NULL AND came_at IS NULL")),
        Index("ix_orders_remake_of", "remake_of", sqlite_where=text("remake_of IS NOT NULL")),
        Index("ix_orders_search", "placed_at", "number", "total_minor", "customer"),  # a search reads nothing else
    )

    order_id: Mapped[UUID] = mapped_column(primary_key=True)
    remake_of: Mapped[UUID | None]
    nth: Mapped[int]
    series: Mapped[str]
    number: Mapped[int]
    business_date: Mapped[date]
    to_go: Mapped[bool]
    delivery: Mapped[bool] = mapped_column(server_default=text("0"))
    customer: Mapped[str]
    currency: Mapped[str]
    total_minor: Mapped[int]
    tax_rounding: Mapped[str]
    prices_include_tax: Mapped[bool] = mapped_column(server_default=text("1"))
    exempt: Mapped[str] = mapped_column(server_default=text("''"))
    service_minor: Mapped[int] = mapped_column(server_default=text("0"))
    service: Mapped[Any | None] = mapped_column(JsonText)
    wanted_at: Mapped[datetime | None]
    came_at: Mapped[datetime | None]
    needed_by: Mapped[datetime | None]
    told_late: Mapped[datetime | None]
    bring_to: Mapped[str] = mapped_column(server_default=text("''"))
    allergies: Mapped[Any] = mapped_column(JsonText, server_default=text("'[]'"))
    note: Mapped[str] = mapped_column(server_default=text("''"))
    language: Mapped[str] = mapped_column(server_default=text("''"))
    allergy_confirmed_at: Mapped[datetime | None]
    allergy_confirmed_by: Mapped[UUID | None]
    later_services: Mapped[Any | None] = mapped_column(JsonText)
    state: Mapped[str] = mapped_column(index=True)
    first: Mapped[bool]
    placed_at: Mapped[datetime]
    placed_by: Mapped[UUID]
    ready_at: Mapped[datetime | None]
    ready_by: Mapped[UUID | None]
    recalled_at: Mapped[datetime | None]
    was_ready_at: Mapped[datetime | None]
    handed_over_at: Mapped[datetime | None]
    handed_over_by: Mapped[UUID | None]
    cancelled_at: Mapped[datetime | None]
    cancelled_on: Mapped[date | None]
    cancelled_by: Mapped[UUID | None]
    cancel_reason: Mapped[str]


def read_service(stored: Any | None) -> ServiceCharge | None:
    """The service on an order, as its row has it."""
    return read_plain(stored, ServiceCharge) if stored else None


def read_later_services(stored: Any | None) -> dict[int, ServiceCharge]:
    """What of the service came later, by document, as the order's row has it."""
    return read_plain(stored, dict[int, ServiceCharge], strict=False) if stored else {}


_ORDERS = Base.metadata.tables[OrderRow.__tablename__]
_LINES = Base.metadata.tables[LineRow.__tablename__]


def _insert(
    connection: Connection, order: dict[str, Any], lines: tuple[Line, ...], notes: Mapping[str, str], entry: Entry
) -> Outcome:
    if insert_once(connection, OrderRow, order) is Fit.ALREADY:
        return Fit.ALREADY
    insert_lines(connection, order["order_id"], lines, notes, entry)
    return Fit.FITS


def _placed(connection: Connection, fact: OrderPlaced, entry: Entry) -> Outcome:
    order = _order_values(fact, entry) | {
        "remake_of": None,
        "nth": 0,
        "currency": fact.total.currency,
        "total_minor": fact.total.minor,
        "tax_rounding": fact.tax_rounding,
        "prices_include_tax": fact.prices_include_tax,
        "exempt": fact.exempt,
        "service_minor": fact.service.owed.minor if fact.service else 0,
        "service": fact.service,
        "wanted_at": fact.wanted_at,
        "needed_by": fact.needed_by,
        "told_late": fact.told_late,
        "first": False,
    }
    return _insert(connection, order, fact.lines, fact.notes, entry)


def _remake_placed(connection: Connection, fact: RemakePlaced, entry: Entry) -> Outcome:
    order = _order_values(fact, entry) | {
        "remake_of": fact.remake_of,
        "nth": fact.nth,
        "currency": fact.currency,
        "total_minor": 0,
        "tax_rounding": PER_DOCUMENT,
        "prices_include_tax": True,
        "exempt": "",
        "service_minor": 0,
        "service": None,
        "wanted_at": None,
        "needed_by": None,
        "told_late": None,
        "first": True,
    }
    return _insert(connection, order, fact.lines, fact.notes, entry)


def _order_values(fact: OrderPlaced | RemakePlaced, entry: Entry) -> dict[str, Any]:
    return {
        "order_id": fact.order_id,
        "series": fact.series,
        "number": fact.number,
        "business_date": fact.business_date,
        "to_go": fact.to_go,
        "delivery": fact.delivery,
        "bring_to": fact.bring_to,
        "allergies": list(fact.allergies),
        "note": fact.note,
        "language": fact.language,
        "customer": fact.customer,
        "state": PLACED,
        "placed_at": entry.at,
        "placed_by": entry.by,
        "cancel_reason": "",
    }


def _named(connection: Connection, fact: TabNamed, _entry: Entry) -> Outcome:
    named = {"customer": fact.customer, "bring_to": fact.bring_to}
    return _change(connection, fact.order_id, named, fits=(PLACED, READY, HANDED_OVER), already=())


def _came_to_bar(connection: Connection, fact: OrderCameToBar, entry: Entry) -> Outcome:
    came = {"order_id": fact.order_id, "came_at": None, "state": (PLACED, READY, HANDED_OVER)}
    if change_rows(connection, _ORDERS, came, {"came_at": entry.at}):
        return Fit.FITS
    state = _state(connection, fact.order_id)
    return Fit.ALREADY if state in (PLACED, READY, HANDED_OVER) else DidNotFit(_is(state))


def _moved_first(connection: Connection, fact: OrderMovedFirst, _entry: Entry) -> Outcome:
    return _change(connection, fact.order_id, {"first": True}, fits=(PLACED,), already=())


def _line_made(connection: Connection, fact: LineMade, entry: Entry) -> Outcome:
    state = _state(connection, fact.order_id)
    if state != PLACED:
        return DidNotFit(_is(state))
    made = {"made_at": entry.at, "made_by": entry.by} if fact.made else {"made_at": None, "made_by": None}
    is_there = change_rows(connection, _LINES, {"order_id": fact.order_id, "line_id": fact.line_id}, made)
    return Fit.FITS if is_there else DidNotFit("that line is not on the order")


def _allergy_confirmed(connection: Connection, fact: AllergyConfirmed, entry: Entry) -> Outcome:
    confirmed = {"allergy_confirmed_at": entry.at, "allergy_confirmed_by": entry.by}
    return _change(connection, fact.order_id, confirmed, fits=(PLACED,), already=(READY, HANDED_OVER))


def _ready(connection: Connection, fact: OrderReady, entry: Entry) -> Outcome:
    ready = {"state": READY, "ready_at": entry.at, "ready_by": entry.by}
    never_recalled = {"order_id": fact.order_id, "state": PLACED, "recalled_at": None}
    if change_rows(connection, _ORDERS, never_recalled, ready):
        outcome: Outcome = Fit.FITS
    else:
        ready["ready_at"] = _ready_since(connection, fact.order_id, entry.at)
        outcome = _change(connection, fact.order_id, ready, fits=(PLACED,), already=(READY, HANDED_OVER))
    if outcome is Fit.FITS and fact.left_off:
        unmade = update(LineRow).where(LineRow.order_id == fact.order_id, LineRow.made_at.is_(None))
        connection.execute(unmade.where(LineRow.line_id.in_(fact.left_off)).values(left_off=fact.why))
    return outcome


def _ready_since(connection: Connection, order_id: UUID, at: datetime) -> datetime:
    before = select(OrderRow.recalled_at, OrderRow.was_ready_at).where(OrderRow.order_id == order_id)
    row = connection.execute(before).one_or_none()
    return at if row is None else ready_since(at, row.recalled_at, row.was_ready_at)


def _recalled(connection: Connection, fact: OrderRecalled, entry: Entry) -> Outcome:
    called = _ORDERS.update().where(_ORDERS.c.order_id == fact.order_id, _ORDERS.c.state.in_((READY, HANDED_OVER)))
    connection.execute(called.values(was_ready_at=_ORDERS.c.ready_at))
    on_bar = dict.fromkeys(("ready_at", "ready_by", "handed_over_at", "handed_over_by"))
    recalled = {"state": PLACED, "recalled_at": entry.at, "allergy_confirmed_at": None, "allergy_confirmed_by": None}
    recalled |= on_bar
    outcome = _change(connection, fact.order_id, recalled, fits=(READY, HANDED_OVER), already=(PLACED,))
    if outcome is Fit.FITS:
        again = update(LineRow).where(LineRow.order_id == fact.order_id, LineRow.left_off != "")
        connection.execute(again.values(left_off=""))
    return outcome


def _handed_over(connection: Connection, fact: OrderHandedOver, entry: Entry) -> Outcome:
    handed_over = {"state": HANDED_OVER, "handed_over_at": entry.at, "handed_over_by": entry.by}
    return _change(connection, fact.order_id, handed_over, fits=(READY,), already=(HANDED_OVER,))


def _cancelled(connection: Connection, fact: OrderCancelled, entry: Entry) -> Outcome:
    cancelled = {"cancelled_at": entry.at, "cancelled_on": fact.day(entry.at), "cancelled_by": entry.by}
    cancelled |= {"state": CANCELLED, "cancel_reason": fact.reason}
    return _change(connection, fact.order_id, cancelled, fits=(PLACED, READY), already=(CANCELLED,))


def _change(
    connection: Connection,
    order_id: UUID,
    values: Mapping[str, object],
    *,
    fits: tuple[str, ...],
    already: tuple[str, ...],
) -> Outcome:
    """Changes an order that is in a state which `fits`; in one of `already` what the fact says is so."""
    if change_rows(connection, _ORDERS, {"order_id": order_id, "state": fits}, values):
        return Fit.FITS
    state = _state(connection, order_id)
    return Fit.ALREADY if state in already else DidNotFit(_is(state))


_STATE = Question(select(OrderRow.state).where(OrderRow.order_id == bindparam("of", type_=OrderRow.order_id.type)))


def _state(connection: Connection, order_id: UUID) -> str:
    found = _STATE.first(connection, of=order_id)
    return found.state if found else ""


def _is(state: str) -> str:
    return f"the order is {state}" if state else "the order is not known"


APPLY = {
    OrderPlaced: _placed,
    RemakePlaced: _remake_placed,
    TabNamed: _named,
    OrderCameToBar: _came_to_bar,
    OrderMovedFirst: _moved_first,
    LineMade: _line_made,
    AllergyConfirmed: _allergy_confirmed,
    OrderReady: _ready,
    OrderRecalled: _recalled,
    OrderHandedOver: _handed_over,
    OrderCancelled: _cancelled,
    **VOIDS,
}
ROWS = {"order": ((OrderRow.order_id,), (LineRow.order_id,), (ReductionRow.order_id,), (VoidRow.order_id,))}
