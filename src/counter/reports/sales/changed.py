"""What changed most between two stretches of days: by the rule of the one thing to do. Pure.

What can be acted on, told apart by its cause, its station and its kind together, and of it what moved customers'
minutes most, up or down. Of equals the first by its words, so that every terminal says the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from counter.reports.day.one_thing import NOT_A_THING, Loss, OneThing, choose

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Changed:
    """What cost customers `before` whole minutes and costs them `now` so many.

    `thing` is what stands behind it: now where there is more of it, before where there is less.
    """

    thing: OneThing
    before: int
    now: int


def changed_most(now: Iterable[Loss], before: Iterable[Loss]) -> Changed | None:
    """What changed most; None where nothing that can be acted on moved by a whole minute."""
    groups: defaultdict[tuple[str, str, str], tuple[list[Loss], list[Loss]]] = defaultdict(lambda: ([], []))
    for place, losses in enumerate((now, before)):
        for loss in losses:
            if loss.kind not in NOT_A_THING:
                groups[loss.cause, loss.station, loss.kind][place].append(loss)
    most = min(groups, key=lambda group: (-abs(_moved(*groups[group])), group), default=None)
    if most is None or abs(_moved(*groups[most])) < _MINUTE:
        return None
    of_now, of_before = groups[most]
    thing = choose(of_now if _moved(of_now, of_before) > timedelta() else of_before)
    return None if thing is None else Changed(thing, _time(of_before) // _MINUTE, _time(of_now) // _MINUTE)


def _time(losses: Iterable[Loss]) -> timedelta:
    return sum((loss.time for loss in losses), timedelta())


def _moved(now: Iterable[Loss], before: Iterable[Loss]) -> timedelta:
    return _time(now) - _time(before)
