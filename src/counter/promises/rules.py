"""What the shop stands for, and whom to tell that a promise is likely to break: its decisions, not the forecast's."""

from __future__ import annotations

from datetime import datetime
from math import ceil

from counter.promises.model import OrderRisk, Promise, Wait
from counter.settings.rules import PromisePolicy

TELL_FROM = PromisePolicy().tell_from
"""From what chance of missing a customer is told unless the shop says otherwise; docs/decisions/0003 argues for it."""
TIME_TO_ACT = 60.0
"""Seconds before the promise is due in which a word still helps."""
EVEN = 0.5
_HOURS_FROM, _STEP, _STEP_OF_HOURS = 120, 5, 30
"""From how many minutes on a wait is said in half hours; in what steps it is said, in minutes."""


def minutes_off(due: datetime, at: datetime) -> int:
    """How far off a promise is, in whole minutes as they are said; at least 1."""
    return minutes_between(at.timestamp(), due.timestamp())


def minutes_between(at: float, due: float) -> int:
    """The same for unix seconds."""
    return max(1, round((due - at) / 60))


def wait_to_say(soonest: float, minutes: int, at: datetime, longest: int) -> Wait | None:
    """What to tell a customer at `at` in place of a promise so many `minutes` off: a range, in round figures.

    It begins at `soonest` (seconds). None where the minutes are within the `longest` that the shop stands for.
    """
    if minutes <= longest:
        return None
    latest = ceil(minutes / _STEP) * _STEP
    step = _STEP
    if latest >= _HOURS_FROM:
        step = _STEP_OF_HOURS
        latest = ceil(minutes / step) * step
    first = max(int(soonest / 60) // step * step, step)
    return Wait(soonest=min(first, latest - step), latest=latest, longest=longest, at=at)


def should_warn(chance: float, left: float, tell_from: float = TELL_FROM) -> bool:
    """Whether a chance of missing is worth a warning, `left` seconds before the promise is due.

    In the last minute a word comes too late to act on, so it must at least be right more often than not.
    """
    return chance >= (tell_from if left >= TIME_TO_ACT else max(tell_from, EVEN))


def worth_telling(risk: OrderRisk, promise: Promise, policy: PromisePolicy) -> bool:
    """Whether the customer is to be told now that their promise is likely to break.

    At most once an order, since a second change costs more trust than the first; and only where the new promise is
    later, and by no less than the delay from which on this shop thinks it worth a word.
    """
    if promise.ours:
        return False
    later = (risk.reset_to - promise.due).total_seconds()
    return should_warn(risk.chance, risk.left, policy.tell_from) and later > 0 and later >= policy.small_delay_seconds
