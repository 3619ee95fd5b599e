"""What can happen when something went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from counter.journal.fact import Fact, FactOfADay, private, subject_of
from counter.journal.topics import Topic
from counter.kernel.ids import FactId, GestureId, MishapId, OrderId, StaffId
from counter.kernel.money import Money

SMALL, GRAVE = "small", "grave"
ALL_RIGHT, LEFT = "yes", "left"
"""What they answer who are asked whether they are all right, where that closes it."""
NOTHING = "nothing"
"""What closes a mishap that the counter opened by itself and that did not come to it."""


class MishapFact(Fact):
    """A fact about one mishap."""

    topic: ClassVar[Topic] = Topic.MISHAPS
    mishap_id: MishapId

    def subject(self, fact_id: FactId) -> str:
        """The mishap."""
        return subject_of("mishap", self.mishap_id)


@dataclass(frozen=True, slots=True)
class MishapOpened(MishapFact, FactOfADay):
    """Something went wrong, with an order or without one; `kind` is one of the playbook's.

    `severity` is "small" or "grave", `station` where it came from ("" where nobody knows).
    """

    mishap_id: MishapId
    order_id: OrderId | None
    kind: str
    business_date: date | None = None
    severity: str = SMALL
    station: str = ""


@dataclass(frozen=True, slots=True)
class MishapWeighed(MishapFact):
    """How much it was, as a person sees it now: "small" or "grave"."""

    mishap_id: MishapId
    severity: str


@dataclass(frozen=True, slots=True)
class CauseNamed(MishapFact):
    """Where it came from: "ours", "machine", "supplier", "payment firm". Nobody says it to a customer."""

    mishap_id: MishapId
    cause: str


@dataclass(frozen=True, slots=True)
class MishapTold(MishapFact, FactOfADay):
    """What the customer told us, in their words, so that nobody has to ask again."""

    mishap_id: MishapId
    words: str = private()
    business_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GestureMade(MishapFact, FactOfADay):
    """A person did something about a mishap. `cost` is what it gives away; `made` is the voucher, refund or remake.

    `approved_by` said yes to it, where it was not theirs to give alone; `why` it is more than an order can be given.
    """

    gesture_id: GestureId
    mishap_id: MishapId
    kind: str
    cost: Money
    made: UUID | None = None
    business_date: date | None = None
    approved_by: StaffId | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class GreetingGiven(FactOfADay):
    """A person spoke to the customer: on "arrival", on "welcome back", or about a "mishap"."""

    topic: ClassVar[Topic] = Topic.MISHAPS

    occasion: str
    order_id: OrderId | None
    mishap_id: MishapId | None
    business_date: date | None = None

    def subject(self, fact_id: FactId) -> str:
        """The mishap it answers; without one the greeting itself."""
        return subject_of("mishap", self.mishap_id) if self.mishap_id else subject_of("greeting", fact_id)


@dataclass(frozen=True, slots=True)
class FollowUpPromised(MishapFact):
    """We said we would come back to them by `due`. `instead_of` is an earlier word of ours, whose contact goes.

    `kind` is how: "call", "message" or "visit", their next one; "" where nobody said it: the contact tells.
    """

    mishap_id: MishapId
    due: datetime
    contact: str = private()
    instead_of: FactId | None = None
    kind: str = ""

    def erases(self) -> tuple[FactId, ...]:
        """The contact that was given before."""
        return (self.instead_of,) if self.instead_of else ()


@dataclass(frozen=True, slots=True)
class FollowUpDone(MishapFact):
    """We came back to them, as `promised` said; where to reach them is erased."""

    mishap_id: MishapId
    promised: FactId

    def erases(self) -> tuple[FactId, ...]:
        """Where to reach them."""
        return (self.promised,)


@dataclass(frozen=True, slots=True)
class WordsForgotten(MishapFact):
    """Whoever told us wants to be known no more: their words are erased, which these `facts` said."""

    mishap_id: MishapId
    facts: tuple[FactId, ...]

    def erases(self) -> tuple[FactId, ...]:
        """What they told us."""
        return self.facts


@dataclass(frozen=True, slots=True)
class MishapClosed(MishapFact, FactOfADay):
    """We asked whether they are all right: "yes" they are, or they had "left"; or it was "nothing" after all."""

    mishap_id: MishapId
    answer: str
    business_date: date | None = None


@dataclass(frozen=True, slots=True)
class MishapReopened(MishapFact, FactOfADay):
    """They are not all right: it waits for an answer again, with its story."""

    mishap_id: MishapId
    business_date: date | None = None


@dataclass(frozen=True, slots=True)
class AskedAgain(FactOfADay):
    """A customer had to ask where their order is, or what became of it."""

    topic: ClassVar[Topic] = Topic.MISHAPS

    order_id: OrderId
    business_date: date | None = None

    def subject(self, fact_id: FactId) -> str:
        """The asking itself: each counts."""
        return subject_of("asked", fact_id)


@dataclass(frozen=True, slots=True)
class GoodMomentNoted(FactOfADay):
    """Something went well, in `words` of a customer or about a colleague; it `thanks` somebody, or nobody."""

    topic: ClassVar[Topic] = Topic.MISHAPS

    order_id: OrderId | None = None
    thanks: StaffId | None = None
    business_date: date | None = None
    words: str = private()

    def subject(self, fact_id: FactId) -> str:
        """The moment itself."""
        return subject_of("good", fact_id)


@dataclass(frozen=True, slots=True)
class GoodMomentTakenBack(Fact):
    """It was noted by a slip of the finger: `moment` is not told any more, and its words are erased."""

    topic: ClassVar[Topic] = Topic.MISHAPS

    moment: FactId

    def subject(self, fact_id: FactId) -> str:
        """The moment."""
        return subject_of("good", self.moment)

    def erases(self) -> tuple[FactId, ...]:
        """What was said."""
        return (self.moment,)


@dataclass(frozen=True, slots=True)
class ThanksRead(Fact):
    """Whom a good `moment` thanks has read it."""

    topic: ClassVar[Topic] = Topic.MISHAPS

    moment: FactId

    def subject(self, fact_id: FactId) -> str:
        """The moment."""
        return subject_of("good", self.moment)


@dataclass(frozen=True, slots=True)
class OneThingDone(FactOfADay):
    """What the day `of` had shown as the one thing to do, by its `key`, was done; or it is not `done` after all."""

    topic: ClassVar[Topic] = Topic.MISHAPS

    of: date
    key: str
    done: bool = True
    business_date: date | None = None

    def subject(self, fact_id: FactId) -> str:
        """The day that had shown it."""
        return subject_of("one_thing", self.of.isoformat())


FACTS = (
    *(MishapOpened, MishapWeighed, CauseNamed, MishapTold, GestureMade, GreetingGiven, FollowUpPromised, FollowUpDone),
    *(WordsForgotten, MishapClosed, MishapReopened, AskedAgain, GoodMomentNoted, GoodMomentTakenBack, ThanksRead),
    OneThingDone,
)
