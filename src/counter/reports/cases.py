"""What there is to make right: the list to choose from, and all that is known about one case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.kernel.ids import MishapId, OrderId, StaffId
from counter.kernel.money import Money
from counter.people.queries import staff_member
from counter.recovery.model import Mishap
from counter.recovery.queries import given_between, the_mishap
from counter.reports.story import Case, Story, open_cases, recent_cases, story
from counter.store.unit import Connection


@dataclass(frozen=True, slots=True)
class KnownCase:
    """A case and who looks at it: their role, and what they gave away between the two times asked for."""

    story: Story | None
    mishap: Mishap | None
    role: str
    given: Money


def all_cases(connection: Connection, day: date) -> tuple[Case, ...]:
    """What nobody answered first, then the day's orders, newest first; each order once."""
    waiting = open_cases(connection)
    known = {case.order.order_id for case in waiting if case.order}
    recent = (case for case in recent_cases(connection, day) if case.order and case.order.order_id not in known)
    return (*waiting, *recent)


def known_case(
    connection: Connection,
    order_id: OrderId | None,
    mishap_id: MishapId | None,
    *,
    by: StaffId,
    since: datetime,
    until: datetime,
    currency: str,
) -> KnownCase:
    """An order's story with the mishap it is about: the one named, else the first that nobody answered."""
    order_story = story(connection, order_id) if order_id else None
    mishap = the_mishap(connection, mishap_id) if mishap_id else None
    if mishap is None and order_story:
        mishap = next((known for known in order_story.mishaps if known.is_open), None)
    return KnownCase(
        story=order_story,
        mishap=mishap,
        role=staff_member(connection, by).role,
        given=given_between(connection, by, since, until, currency),
    )
