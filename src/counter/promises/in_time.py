"""Whether a promise is in time for somebody who needs their order by then, and what would be. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from counter.kernel.ids import LineId
from counter.kernel.language import Language

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class TooLate:
    """What would be promised is whole `minutes` later than it is needed.

    `without` the slowest line it would be ready at `then`, which is in time; both None where that is too late as well.
    """

    needed_by: datetime
    due: datetime
    minutes: int
    without: LineId | None = None
    then: datetime | None = None


def too_late(needed_by: datetime, due: datetime, without: Sequence[tuple[LineId, datetime]]) -> TooLate:
    """What to say where `due` is after `needed_by`; `without` is when it would be ready without each of the lines."""
    minutes = -((needed_by - due) // _MINUTE)
    slowest = min(without, key=lambda each: each[1], default=None)
    if slowest is None or slowest[1] > needed_by:
        return TooLate(needed_by, due, minutes)
    return TooLate(needed_by, due, minutes, *slowest)


def too_late_said(late: TooLate, without: str, language: Language) -> str:
    """How late it is in a sentence, and when it would be ready `without` the item of that name."""
    minutes = language.say("{minutes} too late.", minutes=language.minutes(late.minutes))
    if late.then is None:
        return minutes
    then = language.say("Without {item}: {time}.", item=without, time=language.clock(late.then))
    return f"{minutes} {then}"
