"""What is half answered on the panel of the whole ticket. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import Enum

_DAYS = 5
_DAY = 24 * 60


class Asking(Enum):
    """What the panel is about now."""

    CUSTOMER = "customer"
    VOID = "void"
    LATER = "later"
    LANGUAGE = "language"


class Typing(Enum):
    """What a line of text is asked for."""

    NEEDED = "needed by"
    ALLERGY = "allergy"
    TABLE = "table"
    EXEMPT = "tax exempt"
    NOTE = "note"
    VOID = "void"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class OrderPanelDraft:
    """For later: `day` and `minute` of it. `typing` is asked for, `typed` what was refused and why it is `wrong`."""

    asking: Asking = Asking.CUSTOMER
    typing: Typing | None = None
    typed: str = ""
    wrong: str = ""
    day: date = date.min
    minute: int = 9 * 60

    @staticmethod
    def for_later(today: date) -> OrderPanelDraft:
        """Tomorrow at nine, to begin with."""
        return OrderPanelDraft(Asking.LATER, day=today + timedelta(days=1))

    def days(self, today: date) -> tuple[date, ...]:
        """The days that are one tap away."""
        return tuple(today + timedelta(days=each) for each in range(_DAYS))

    def by(self, minutes: int) -> OrderPanelDraft:
        """So many minutes later on that day, or earlier; never on another one."""
        return replace(self, minute=min(max(self.minute + minutes, 0), _DAY - 15))

    def at(self, zone: tzinfo) -> datetime:
        """The time that is said, aware UTC."""
        return datetime.combine(self.day, time(*divmod(self.minute, 60)), zone).astimezone(UTC)


def soon_marks(now: datetime) -> tuple[datetime, ...]:
    """Four times that somebody in a hurry says: the next three marks of five minutes, then of half an hour."""
    start = now.replace(second=0, microsecond=0)
    first = start + timedelta(minutes=5 - start.minute % 5)
    fives = [first + timedelta(minutes=5 * each) for each in range(3)]
    after = fives[-1] + timedelta(minutes=5)
    half = after + timedelta(minutes=-after.minute % 30)
    return (*fives, half)
