"""What can happen to a promise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from counter.journal.fact import Fact, FactOfADay, subject_of
from counter.journal.known import Known
from counter.journal.topics import Topic
from counter.kernel.ids import FactId, OrderId
from counter.people.facts import BAR


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeFrom:
    """What makes a promise, or a wait that was said instead, again from the journal, and how sure it was to be.

    `quoted_at`: when its quote was made, in unix seconds. `known` and `since`: what its terminal knew then, and what it
    knew before its forecast began to learn. `seed` keyed the draws, `forecast` is the forecast's version, `target` the
    share of promises to keep.
    """

    quoted_at: float
    known: Known
    since: Known
    seed: int
    forecast: int
    target: float


class PromiseFact(Fact):
    """A fact about the promise of one order."""

    topic: ClassVar[Topic] = Topic.PROMISES
    order_id: OrderId

    def subject(self, fact_id: FactId) -> str:
        """The order."""
        return subject_of("order", self.order_id)


@dataclass(frozen=True, slots=True)
class PromiseMade(PromiseFact):
    """We told a customer when an order is ready: a whole minute. `made_from` makes it again."""

    order_id: OrderId
    due: datetime
    made_from: MadeFrom


@dataclass(frozen=True, slots=True)
class WaitSaid(PromiseFact):
    """We told a customer how long an order takes, and promised no time: `soonest` to `latest` minutes.

    That was beyond the `longest` minutes that the shop stands for. `expected` is the minute that would have been
    promised; `made_from` makes it again.
    """

    order_id: OrderId
    soonest: int
    latest: int
    longest: int
    expected: datetime
    made_from: MadeFrom


@dataclass(frozen=True, slots=True)
class PromiseGiven(PromiseFact, FactOfADay):
    """A customer who was promised nothing as they ordered was told a time after all: a whole minute."""

    order_id: OrderId
    due: datetime
    business_date: date | None = None


@dataclass(frozen=True, slots=True)
class PromiseTakenBack(PromiseFact):
    """The first promise that the fact `given` gave was a slip of the finger: the customer was not told."""

    order_id: OrderId
    given: FactId


@dataclass(frozen=True, slots=True)
class PromiseReset(PromiseFact):
    """We made a new promise. `told`: whoever recorded it said so to the customer's face. `why`: a few words.

    `asked`: they asked for more themselves while the promise that counts could still be kept, so this one counts.
    """

    order_id: OrderId
    due: datetime
    told: bool
    why: str = ""
    asked: bool = False


@dataclass(frozen=True, slots=True)
class StationChanged(Fact):
    """A station is in trouble ("slow" or "down"), or fine again ("")."""

    topic: ClassVar[Topic] = Topic.PROMISES
    absolute: ClassVar[bool] = True

    station: str
    trouble: str

    def subject(self, fact_id: FactId) -> str:
        """The station."""
        return subject_of("station", BAR, self.station)


FACTS = (PromiseMade, WaitSaid, PromiseGiven, PromiseTakenBack, PromiseReset, StationChanged)
