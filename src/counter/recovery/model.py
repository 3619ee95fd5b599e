"""Mishaps and what was done about them, as they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.kernel.ids import FactId, MishapId, OrderId, StaffId

GREETING = "greeting"
"""The kind of a response that was a word, no gesture."""


@dataclass(frozen=True, slots=True)
class Response:
    """One thing a person did about a mishap: a gesture's kind, or GREETING. `cost_minor` is what it gave away."""

    kind: str
    cost_minor: int
    at: datetime
    by: StaffId


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Who said when that we come back to a customer by `due`, or that we did (`due` is None). Times are aware UTC."""

    due: datetime | None
    at: datetime
    by: StaffId


@dataclass(frozen=True, slots=True)
class Mishap:
    """Something that went wrong, with its story. It is open until a person answered it.

    `their_words` is what the customer said about it; the follow-up's times are aware UTC.
    """

    mishap_id: MishapId
    order_id: OrderId | None
    kind: str
    their_words: str
    business_date: date
    opened_at: datetime
    opened_by: StaffId
    answered_at: datetime | None
    follow_up_due: datetime | None
    follow_up_contact: str
    follow_up_fact: FactId | None
    follow_up_done_at: datetime | None
    responses: tuple[Response, ...]

    @property
    def is_open(self) -> bool:
        """Whether nobody answered it yet."""
        return self.answered_at is None
