"""Asks about mishaps and what was done about them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, func, not_, or_, select

from counter.journal.fact import Entry, read_back, subject_of
from counter.journal.queries import in_order
from counter.kernel.errors import Refused
from counter.kernel.ids import MishapId, OrderId
from counter.orders.tables import OrderRow
from counter.recovery.facts import NOTHING, FollowUpDone, FollowUpPromised, MishapClosed, MishapReopened, MishapTold
from counter.recovery.model import GREETING, REOPENED, FollowUp, Mishap, Response, Turn
from counter.recovery.reach import way_of
from counter.recovery.tables import GestureRow, GreetingRow, MishapRow, waits_for_answer
from counter.store.prepared import Question

_FOLLOW_UPS = {kind.__name__ for kind in (FollowUpPromised, FollowUpDone)}


def mishaps_of(connection: Connection, order_ids: Iterable[UUID]) -> dict[OrderId, tuple[Mishap, ...]]:
    """Mishaps by order, oldest first."""
    found: dict[OrderId, tuple[Mishap, ...]] = {}
    for mishap in _mishaps(connection, MishapRow.order_id.in_(list(order_ids))):
        if mishap.order_id is not None:
            found[mishap.order_id] = (*found.get(mishap.order_id, ()), mishap)
    return found


def the_mishap(connection: Connection, mishap_id: MishapId) -> Mishap:
    """The mishap of that id. Refused where there is none."""
    found = _mishaps(connection, MishapRow.mishap_id == mishap_id)
    if not found:
        raise Refused("That is not known here. Open it from its order.")
    return found[0]


def mishaps_without_order(connection: Connection, since: datetime, until: datetime) -> tuple[Mishap, ...]:
    """What went wrong without an order and was opened between two times, oldest first."""
    opened = (MishapRow.opened_at >= since) & (MishapRow.opened_at < until)
    return _mishaps(connection, MishapRow.order_id.is_(None) & opened)


def unanswered(connection: Connection) -> tuple[Mishap, ...]:
    """Every mishap that nobody answered, oldest first, however old."""
    return _mishaps(connection, waits_for_answer())


def mishaps_by(connection: Connection, mishap_ids: Iterable[UUID]) -> tuple[Mishap, ...]:
    """The mishaps of these ids, oldest first; an id that is not known is passed over."""
    return _mishaps(connection, MishapRow.mishap_id.in_(list(mishap_ids)))


def known_of(connection: Connection, mishap_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Which of these ids are of mishaps that are known."""
    wanted = select(MishapRow.mishap_id).where(MishapRow.mishap_id.in_(list(mishap_ids)))
    return frozenset(connection.execute(wanted).scalars())


def has_gestures(connection: Connection, mishap_id: MishapId, gesture_ids: Collection[UUID]) -> bool:
    """Whether one of these gestures was made about a mishap."""
    made = select(GestureRow.gesture_id).where(
        GestureRow.mishap_id == mishap_id, GestureRow.gesture_id.in_(list(gesture_ids))
    )
    return connection.execute(made.limit(1)).first() is not None


def mishaps_answered_with(connection: Connection, made: UUID, order_ids: Iterable[UUID]) -> tuple[Mishap, ...]:
    """What went wrong with these orders that somebody wanted to make right with this remake, voucher or refund."""
    answered = select(GestureRow.mishap_id).where(GestureRow.made == made, GestureRow.mishap_id == MishapRow.mishap_id)
    return _mishaps(connection, MishapRow.order_id.in_(list(order_ids)) & answered.exists())


def unanswered_heads(connection: Connection) -> tuple[tuple[MishapId, OrderId | None, datetime], ...]:
    """Every mishap that nobody answered, oldest first: which, of which order, and when it was opened."""
    wanted = select(MishapRow.mishap_id, MishapRow.order_id, MishapRow.opened_at).where(waits_for_answer())
    return tuple(
        (MishapId(row.mishap_id), row.order_id, row.opened_at)
        for row in connection.execute(wanted.order_by(MishapRow.opened_at))
    )


def orders_with_mishap(connection: Connection, day: date) -> tuple[OrderId, ...]:
    """The orders where something went wrong on a trading day, or where nobody answered it yet, the newest mishap first.

    Each order once.
    """
    wanted = (
        select(MishapRow.order_id)
        .where(or_(MishapRow.business_date == day, waits_for_answer()), MishapRow.order_id.is_not(None))
        .order_by(MishapRow.opened_at.desc())
    )
    return tuple(dict.fromkeys(OrderId(order_id) for order_id in connection.execute(wanted).scalars() if order_id))


# Asked at every tick: put together once.
_PROMISED = and_(MishapRow.follow_up_due.is_not(None), MishapRow.follow_up_done_at.is_(None))
_WHOSE = select(func.coalesce(OrderRow.remake_of, MishapRow.order_id, MishapRow.mishap_id).label("person")).join(
    OrderRow, OrderRow.order_id == MishapRow.order_id, isouter=True
)
_UNANSWERED = Question(_WHOSE.where(waits_for_answer(), not_(_PROMISED)))
_DUE = Question(_WHOSE.where(_PROMISED, MishapRow.follow_up_due < bindparam("now", type_=MishapRow.opened_at.type)))


def count_waiting(connection: Connection, now: datetime) -> int:
    """How many people wait for us at an aware time: whom nobody answered, and whom we should have come back to.

    Whom we come back to later does not wait yet. An order that was made again is of the same person.
    """
    found = *_UNANSWERED.rows(connection), *_DUE.rows(connection, now=now)
    return len({row.person for row in found})


def put_right_of(connection: Connection, day: date) -> tuple[int, int]:
    """Of what went wrong on a trading day: how much a person answered, however later, and how much it was."""
    what = (MishapRow.business_date == day, MishapRow.closed_as != NOTHING)
    right, went_wrong = connection.execute(
        select(func.count(MishapRow.first_answered_at), func.count()).where(*what)
    ).one()
    return int(right), int(went_wrong)


def follow_ups_due(connection: Connection) -> tuple[Mishap, ...]:
    """Mishaps whose follow-up was promised and is not done, by due time."""
    promised = _mishaps(connection, MishapRow.follow_up_due.is_not(None) & MishapRow.follow_up_done_at.is_(None))
    return tuple(sorted(promised, key=lambda each: each.follow_up_due or each.opened_at))


def follow_ups_of(connection: Connection, mishap_id: MishapId) -> tuple[FollowUp, ...]:
    """Every time somebody said that we come back to them, or that we did, in order."""
    about = in_order(connection, subject_of("mishap", mishap_id))
    return tuple(_follow_up(entry) for entry in about if entry.kind in _FOLLOW_UPS)


def turns_of(connection: Connection, mishap_id: MishapId) -> tuple[Turn, ...]:
    """What they told us of a mishap, each time, and each time it was closed or opened again; in order."""
    return tuple(filter(None, map(_turn, in_order(connection, subject_of("mishap", mishap_id)))))


def _turn(entry: Entry) -> Turn | None:
    match entry.kind:
        case MishapTold.__name__:
            return Turn("", read_back(MishapTold, entry.body, entry.private).words, entry.at, entry.by)
        case MishapClosed.__name__:
            return Turn(read_back(MishapClosed, entry.body, entry.private).answer, "", entry.at, entry.by)
        case MishapReopened.__name__:
            return Turn(REOPENED, "", entry.at, entry.by)
    return None


def _follow_up(entry: Entry) -> FollowUp:
    if entry.kind != FollowUpPromised.__name__:
        return FollowUp(None, entry.at, entry.by)
    promised = read_back(FollowUpPromised, entry.body, entry.private)
    return FollowUp(promised.due, entry.at, entry.by, way_of(promised.kind, promised.contact))


def _mishaps(connection: Connection, condition: Any) -> tuple[Mishap, ...]:
    rows = connection.execute(select(MishapRow.__table__).where(condition).order_by(MishapRow.opened_at)).all()
    if not rows:
        return ()
    responses = _responses(connection, [row.mishap_id for row in rows])
    return tuple(
        Mishap(
            mishap_id=row.mishap_id,
            order_id=row.order_id,
            kind=row.kind,
            their_words=row.their_words,
            business_date=row.business_date,
            opened_at=row.opened_at,
            opened_by=row.opened_by,
            answered_at=row.answered_at,
            follow_up_due=row.follow_up_due,
            follow_up_contact=row.follow_up_contact,
            follow_up_kind=row.follow_up_kind,
            follow_up_fact=row.follow_up_fact,
            follow_up_done_at=row.follow_up_done_at,
            responses=tuple(responses.get(row.mishap_id, ())),
            severity=row.severity,
            station=row.station,
            cause=row.cause,
            heard_by=row.heard_by,
            first_answered_at=row.first_answered_at,
            closed_at=row.closed_at,
            closed_by=row.closed_by,
            closed_as=row.closed_as,
            reopened_at=row.reopened_at,
        )
        for row in rows
    )


def _responses(connection: Connection, ids: list[UUID]) -> dict[UUID, list[Response]]:
    found: dict[UUID, list[Response]] = {}
    gestures = select(GestureRow.__table__).where(GestureRow.mishap_id.in_(ids)).order_by(GestureRow.gesture_id)
    for row in connection.execute(gestures):
        found.setdefault(row.mishap_id, []).append(
            Response(row.kind, row.cost_minor, row.made_at, row.made_by, row.approved_by, row.why)
        )
    for row in connection.execute(select(GreetingRow.__table__).where(GreetingRow.mishap_id.in_(ids))):
        found.setdefault(row.mishap_id, []).append(Response(GREETING, 0, row.given_at, row.given_by))
    for responses in found.values():
        responses.sort(key=lambda response: response.at)
    return found
