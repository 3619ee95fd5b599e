"""Mishaps and what was done about them, as they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counter.kernel.ids import FactId, MishapId, OrderId, StaffId
from counter.recovery.reach import VISIT, Way, way_of

GREETING = "greeting"
"""The kind of a response that was a word, no gesture."""
REOPENED = "no"
"""The answer that opens a mishap again."""


@dataclass(frozen=True, slots=True)
class Response:
    """One thing a person did about a mishap: a gesture's kind, or GREETING. `cost_minor` is what it gave away.

    `approved_by` said yes to it; `why` it was more than an order can be given without the owner's word.
    """

    kind: str
    cost_minor: int
    at: datetime
    by: StaffId
    approved_by: StaffId | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Who said when that we come back to a customer by `due`, or that we did (`due` is None). Times are aware UTC.

    `way` is how: CALL, MESSAGE or VISIT.
    """

    due: datetime | None
    at: datetime
    by: StaffId
    way: Way = VISIT


@dataclass(frozen=True, slots=True)
class Turn:
    """What came later in a mishap's story: they told us more (`words`), or it was closed ("yes", "left") or reopened.

    `answer` is "" where it was neither; REOPENED where it was opened again, "nothing" where it did not come to it.
    `at` is aware UTC.
    """

    answer: str
    words: str
    at: datetime
    by: StaffId


@dataclass(frozen=True, slots=True)
class Mishap:
    """Something that went wrong, with its story. It is open until a person answered it, and again once it is reopened.

    `their_words` is what the customer said about it, to `heard_by`; all times are aware UTC. `severity` is "small" or
    "grave", `station` where it came from, `cause` what only lead and owner see ("" where nobody said). `closed_as` is
    what they answered who were asked whether they are all right: "yes", "left", or "" while nobody asked; "nothing"
    where it did not come to what the counter had opened by itself.
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
    severity: str = "small"
    station: str = ""
    cause: str = ""
    heard_by: StaffId | None = None
    first_answered_at: datetime | None = None
    closed_at: datetime | None = None
    closed_by: StaffId | None = None
    closed_as: str = ""
    reopened_at: datetime | None = None
    follow_up_kind: str = ""

    @property
    def follow_up_way(self) -> Way:
        """How we come back to them."""
        return way_of(self.follow_up_kind, self.follow_up_contact)

    @property
    def is_open(self) -> bool:
        """Whether nobody answered it since it was opened or reopened, and they are not known to have left."""
        return self.answered_at is None and self.closed_at is None


@dataclass(frozen=True, slots=True)
class GoodMoment:
    """Something that went well, in somebody's `words`; `thanks` is whom it thanks, who has read it or not."""

    moment_id: FactId
    words: str
    order_id: OrderId | None
    thanks: StaffId | None
    noted_at: datetime
    noted_by: StaffId
    read_at: datetime | None
