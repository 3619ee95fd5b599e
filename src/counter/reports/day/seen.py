"""The page of a day as it is seen: of one hour alone, and by somebody who may not see all of it. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from counter.kernel.money import total
from counter.reports.day.page import OwnersPage, Tally, WentWrong


def as_seen(page: OwnersPage, *, money: bool, causes: bool) -> OwnersPage:
    """The page for somebody who may see money, and people's hours with it, and where what went wrong came from."""
    if not causes:
        page = replace(page, came_from=(), wrong=tuple(replace(each, cause="") for each in page.wrong))
    return page if money else replace(page, with_money=False, staff=(), apart=())


def of_hour(page: OwnersPage, hour: int) -> OwnersPage:
    """What fell due or went wrong in one local hour; what is counted by days alone stays the day's.

    Nothing of it is compared with what is usual.
    """
    found = next((each for each in page.hours if each.hour == hour), None)
    kept = found.kept if found else Tally(0, 0)
    wrong = tuple(each for each in page.wrong if each.hour == hour)
    lost = sum((timedelta(seconds=each.lost) for each in wrong), timedelta())
    return replace(
        page,
        hour=hour,
        kept=kept,
        told_before=Tally(found.told if found else 0, kept.of - kept.count),
        made_right=Tally(sum(each.made_right for each in wrong), len(wrong)),
        points=tuple(point for point in page.points if point.hour == hour),
        went_wrong=_counted(page.went_wrong, Counter(each.kind for each in wrong)),
        came_from=_counted(page.came_from, Counter(each.cause for each in wrong)),
        given_back=total((each.given for each in wrong), page.takings.currency),
        minutes_lost=lost // timedelta(minutes=1),
        usual=None,
        grace_seconds=0,
        unpromised=0,
        left_open=(),
        late_at=None,
    )


def _counted(kinds: tuple[WentWrong, ...], times: Counter[str]) -> tuple[WentWrong, ...]:
    """The kinds that there are some of, the most first."""
    there = (replace(each, count=times[each.kind]) for each in kinds if times[each.kind])
    return tuple(sorted(there, key=lambda each: -each.count))
