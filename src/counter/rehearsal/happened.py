"""What a barista did, read from the facts alone: in the words that a scenario waits for. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from counter.journal.fact import Fact
from counter.kernel.ids import StaffId
from counter.menu.facts import ItemSoldOut
from counter.orders.change_facts import LineRemoved, LinesAdded
from counter.orders.facts import (
    AllergyConfirmed,
    OrderCancelled,
    OrderHandedOver,
    OrderPlaced,
    OrderReady,
    RemakePlaced,
)
from counter.orders.model import called_out
from counter.people.facts import BarStaffed, StaffAdded
from counter.promises.facts import PromiseGiven, PromiseMade, PromiseReset, StationChanged
from counter.recovery.facts import (
    AskedAgain,
    FollowUpPromised,
    GestureMade,
    GoodMomentNoted,
    GreetingGiven,
    MishapClosed,
    MishapOpened,
    MishapReopened,
    MishapTold,
)
from counter.recovery.playbook import HAND_OVER, STEPS
from counter.till.facts import PaymentReturned, PaymentTaken, Refunded
from counter.vouchers.facts import VoucherIssued, VoucherRedeemed

GREETED, OPENED, HEARD, PROMISED, READY = "greeted", "opened", "heard", "promised anew", "ready"
ALL_RIGHT, ASKED, GIVEN_OUT, CANCELLED = "all right", "asked again", "handed over", "cancelled"
APOLOGY, REFUNDED = "apology", "refunded"
STANDS = "promise stands"
"""A first promise, whoever gave it; no scenario waits for it."""
SAID = {step: f"said: {step}" for step in STEPS if step != HAND_OVER}
"""A step of the playbook that the barista ticked as said; it is of the run alone, as is a hint."""
HINT = "hint"
_PLAIN: dict[type[Fact], str] = {
    GreetingGiven: GREETED,
    MishapOpened: OPENED,
    MishapTold: HEARD,
    MishapReopened: "not all right",
    AskedAgain: ASKED,
    GoodMomentNoted: "went well",
    FollowUpPromised: "follow_up",
    Refunded: REFUNDED,
    PaymentReturned: REFUNDED,
    PaymentTaken: "paid",
    VoucherRedeemed: "voucher used",
    VoucherIssued: "voucher printed",
    OrderPlaced: "placed",
    OrderReady: READY,
    OrderHandedOver: GIVEN_OUT,
    OrderCancelled: CANCELLED,
    AllergyConfirmed: "allergy confirmed",
    LinesAdded: "added",
    LineRemoved: "taken off",
    ItemSoldOut: "sold out said",
    BarStaffed: "crew changed",
    PromiseGiven: PROMISED,
}
GESTURES = frozenset(
    {APOLOGY, "make_first", "remake", "on_the_house", "refund", "voucher", "carry", "follow_up", "whole_order"}
)
WORDS = frozenset({*_PLAIN.values(), *GESTURES, PROMISED, ALL_RIGHT, "left", "trouble said", "station fine"})
"""Everything that a scenario can wait for; “greeted #3” is about order 3 alone."""


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that a person did, `seconds` from the scenario's start: to the order of that number, or to none ("").

    `due` is a promised time, in seconds as well. `by` is who did it, `helper` who said yes to it; "" is nobody.
    """

    what: str
    seconds: float
    order: str = ""
    due: float | None = None
    by: str = ""
    helper: str = ""

    def is_a(self, condition: str) -> bool:
        """Whether it is what a scenario waits for: “ready”, or “ready #1R” of that order."""
        what, _, order = condition.partition(" #")
        return what == self.what and order in ("", self.order)


@dataclass
class Watch:
    """Turns facts, in the order in which they came, into what happened. `itself` is the app, no person."""

    start: datetime
    itself: StaffId
    _numbers: dict[UUID, str] = field(default_factory=dict)
    _remakes: set[UUID] = field(default_factory=set)
    _of_mishaps: dict[UUID, UUID | None] = field(default_factory=dict)
    _names: dict[UUID, str] = field(default_factory=dict)

    def saw(self, facts: Iterable[tuple[Fact, datetime, StaffId]]) -> tuple[Happened, ...]:
        """What happened with these facts, each with when (aware UTC) and who."""
        seen: list[Happened] = []
        for fact, at, by in facts:
            self._know(fact)
            what = self._word(fact)
            if what and (by != self.itself or what == STANDS):
                due = getattr(fact, "due", None) if what in (PROMISED, STANDS) else None
                helper = self._names.get(getattr(fact, "approved_by", None) or by, "")
                who = self._names.get(by, "")
                order, until = self._order(fact), due and self._seconds(due)
                seen.append(Happened(what, self._seconds(at), order, until, who, helper if helper != who else ""))
        return tuple(seen)

    def _seconds(self, at: datetime) -> float:
        return (at - self.start).total_seconds()

    def _know(self, fact: Fact) -> None:
        if isinstance(fact, OrderPlaced):
            self._numbers[fact.order_id] = called_out(fact.series, fact.number)
        elif isinstance(fact, RemakePlaced):
            self._numbers[fact.order_id] = called_out(fact.series, fact.number, fact.nth)
            self._remakes.add(fact.order_id)
        elif isinstance(fact, StaffAdded):
            self._names[fact.staff_id] = fact.name
        elif isinstance(fact, MishapOpened):
            self._of_mishaps[fact.mishap_id] = fact.order_id

    def _word(self, fact: Fact) -> str:
        if isinstance(fact, GestureMade):
            return fact.kind
        if isinstance(fact, MishapClosed):
            return ALL_RIGHT if fact.answer == "yes" else "left"
        if isinstance(fact, PromiseReset):
            return PROMISED if fact.told else ""
        if isinstance(fact, PromiseMade):
            return PROMISED if fact.order_id in self._remakes else STANDS
        if isinstance(fact, StationChanged):
            return "trouble said" if fact.trouble else "station fine"
        return _PLAIN.get(type(fact), "")

    def _order(self, fact: Fact) -> str:
        order_id: UUID | None = getattr(fact, "order_id", None)
        mishap_id: UUID | None = getattr(fact, "mishap_id", None)
        if order_id is None and mishap_id is not None:
            order_id = self._of_mishaps.get(mishap_id)
        return self._numbers.get(order_id, "") if order_id else ""
