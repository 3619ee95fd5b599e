"""What Make it right asks the shop, each in one session."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from counter.kernel.ids import MishapId, OrderId, StaffId
from counter.kernel.money import Money
from counter.people.queries import staff_member
from counter.recovery.queries import Mishap, given_between, the_mishap
from counter.reports.story import Case, Story, open_cases, recent_cases, story

Known = tuple[Story | None, Mishap | None, str, Money]
"""A story, a mishap, the role of who asks, and what they gave away today."""


def all_cases(connection: Any, day: date) -> tuple[Case, ...]:
    """What nobody answered first, then the day's orders, newest first; each order once."""
    waiting = open_cases(connection)
    known = {case.order.order_id for case in waiting if case.order}
    recent = (case for case in recent_cases(connection, day) if case.order and case.order.order_id not in known)
    return (*waiting, *recent)


def look_up(
    connection: Any,
    order_id: OrderId | None,
    mishap_id: MishapId | None,
    by: StaffId,
    since: datetime,
    until: datetime,
    currency: str,
) -> Known:
    """An order's story, the mishap it is about, and who asks: their role and what they gave away between two times."""
    told_story = story(connection, order_id) if order_id else None
    mishap = the_mishap(connection, mishap_id) if mishap_id else None
    if mishap is None and told_story:
        waiting = [known for known in told_story.mishaps if known.is_open]
        mishap = waiting[0] if waiting else None
    role = staff_member(connection, by).role
    return told_story, mishap, role, given_between(connection, by, since, until, currency)
