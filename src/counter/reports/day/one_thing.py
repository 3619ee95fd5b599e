"""One thing to do tomorrow: what can be acted on and cost customers most minutes. A thing, never a person. Pure.

Every mishap of a day that cost minutes is laid to where it came from: its cause, its station and its kind together. How
we treated somebody is not among them, since that is a talk between two people and no line on a page; nor is what nobody
gave a kind. Of the others the one with the most minutes is chosen; of equals the one behind more orders, and then the
first by its words, so that every terminal says the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from counter.recovery.rules import OTHER, TREATMENT

NOT_A_THING = frozenset({TREATMENT, OTHER})
"""Kinds of mishaps that are about people, or about nobody knows what."""
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Loss:
    """What one mishap cost its customer: `time` waited, in the local `hour` (0 to 23); `called` is the order's number.

    `cause` and `station` are "" where nobody knows them.
    """

    cause: str
    station: str
    kind: str
    hour: int
    time: timedelta
    called: str = ""


@dataclass(frozen=True, slots=True)
class OneThing:
    """What to do something about, and the evidence: `count` mishaps of `of`, `minutes` of `of_minutes`, which orders.

    `of` are all mishaps of its kind on the day, `of_minutes` all that the day cost customers. `hour` is the local hour
    with the most of it.
    """

    cause: str
    station: str
    kind: str
    hour: int
    count: int
    of: int
    minutes: int
    of_minutes: int
    orders: tuple[str, ...]

    @property
    def key(self) -> str:
        """What it is, in one word for the journal."""
        return f"{self.cause}|{self.station}|{self.kind}"


def choose(losses: Iterable[Loss]) -> OneThing | None:
    """The one thing of these losses; None where nothing that can be acted on cost a whole minute."""
    all_of_them = tuple(losses)
    groups: defaultdict[tuple[str, str, str], list[Loss]] = defaultdict(list)
    for loss in all_of_them:
        if loss.kind not in NOT_A_THING:
            groups[loss.cause, loss.station, loss.kind].append(loss)
    worst = min(groups, key=lambda group: (-_time(groups[group]), -len(groups[group]), group), default=None)
    if worst is None or _time(groups[worst]) < _MINUTE:
        return None
    (cause, station, kind), behind = worst, groups[worst]
    hours: Counter[int] = Counter()
    for loss in behind:
        hours[loss.hour] += round(loss.time.total_seconds())
    return OneThing(
        cause=cause,
        station=station,
        kind=kind,
        hour=min(hours, key=lambda hour: (-hours[hour], hour)),
        count=len(behind),
        of=sum(loss.kind == kind for loss in all_of_them),
        minutes=_time(behind) // _MINUTE,
        of_minutes=_time(all_of_them) // _MINUTE,
        orders=tuple(dict.fromkeys(loss.called for loss in behind if loss.called)),
    )


def _time(losses: Iterable[Loss]) -> timedelta:
    return sum((loss.time for loss in losses), timedelta())
