"""What can happen to a till's drawers and its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from counter.journal.fact import FactOfADay, subject_of
from counter.journal.topics import Topic
from counter.kernel.ids import CashMoveId, DrawerCountId, DrawerOpeningId, DrawerSessionId, FactId
from counter.kernel.money import Money
from counter.till.till_report import TillReport


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerSessionOpened(FactOfADay):
    """A drawer was opened for the day with a counted float; `left` is what the last close left in it."""

    topic: ClassVar[Topic] = Topic.MONEY

    session_id: DrawerSessionId
    drawer: str
    float_counted: Money
    left: Money
    business_date: date | None = None

    def subject(self, fact_id: FactId) -> str:
        """The session."""
        return subject_of("drawer_session", self.session_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class CashMoved(FactOfADay):
    """Cash was put in (above zero) or taken out (below zero) for a reason; no sale, no refund."""

    topic: ClassVar[Topic] = Topic.MONEY

    move_id: CashMoveId
    drawer: str
    amount: Money
    reason: str
    business_date: date | None = None

    def subject(self, fact_id: FactId) -> str:
        """The move."""
        return subject_of("cash_move", self.move_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerOpened(FactOfADay):
    """A drawer was opened without a sale, for a reason."""

    topic: ClassVar[Topic] = Topic.MONEY

    opening_id: DrawerOpeningId
    drawer: str
    reason: str
    business_date: date | None = None

    def subject(self, fact_id: FactId) -> str:
        """The opening."""
        return subject_of("drawer_opening", self.opening_id)


@dataclass(frozen=True, slots=True)
class TenderCounted:
    """What was counted, or is said, of a tender of the shop's own since the last close."""

    tender: str
    counted: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerCounted(FactOfADay):
    """A drawer's cash was counted; `card` is what the card machine says it took since the last close, if asked.

    `others` is the same of those of the shop's own tenders that somebody said.
    """

    topic: ClassVar[Topic] = Topic.MONEY

    count_id: DrawerCountId
    drawer: str
    counted: Money
    card: Money | None = None
    others: tuple[TenderCounted, ...] = ()
    business_date: date | None = None

    def subject(self, fact_id: FactId) -> str:
        """The count."""
        return subject_of("drawer_count", self.count_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayClosed(FactOfADay):
    """A terminal's day was closed: its Z report, numbered without a gap and frozen as it was printed.

    It covers the terminal's facts from number `first_seq` to `last_seq`, the last one before this act.
    """

    topic: ClassVar[Topic] = Topic.MONEY
    is_of_its_chain: ClassVar[bool] = True

    terminal: str
    number: int
    first_seq: int
    last_seq: int
    report: TillReport
    business_date: date | None = None

    def subject(self, fact_id: FactId) -> str:
        """The Z report."""
        return subject_of("z", self.terminal, self.number)


FACTS = (DrawerSessionOpened, CashMoved, DrawerOpened, DrawerCounted, DayClosed)
