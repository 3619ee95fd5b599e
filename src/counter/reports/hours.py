"""Hours and tips of everybody on a trading day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, func, select

from counter.kernel.ids import StaffId
from counter.kernel.money import Money
from counter.people.model import Stretch
from counter.people.queries import last_act, names_of_everybody, stretches
from counter.settings.rules import Settings
from counter.till.tables import PaymentReturnRow, PaymentRow, TipRow


@dataclass(frozen=True, slots=True)
class StaffDay:
    """Somebody's trading day: their work and breaks, and the tips that were for them alone.

    A stretch without an end goes on until the day is over at `day_ends`; then it ended with the last that they did on
    that day, at `last_act`: they forgot to clock out. Nobody works beyond the end of the day. All times are aware UTC.
    """

    staff_id: StaffId
    name: str
    stretches: tuple[Stretch, ...]
    day_ends: datetime
    last_act: datetime | None
    tips: Money

    def worked(self, now: datetime) -> timedelta:
        """How long they worked until `now`, breaks taken off."""
        return self._sum(now, works=True)

    def breaks(self, now: datetime) -> timedelta:
        """How long their breaks were until `now`."""
        return self._sum(now, works=False)

    def forgot(self, now: datetime) -> bool:
        """Whether the day is over and they did not clock out."""
        return now >= self.day_ends and any(each.until is None for each in self.stretches)

    def _sum(self, now: datetime, *, works: bool) -> timedelta:
        none = timedelta(0)
        return sum(
            (max(self.ended(each, now) - each.since, none) for each in self.stretches if each.works == works), none
        )

    def ended(self, stretch: Stretch, now: datetime) -> datetime:
        """Until when a stretch of theirs counts; `now` while it goes on."""
        if stretch.until is not None:
            return min(stretch.until, self.day_ends)
        return now if now < self.day_ends else self.last_act or stretch.since


def staff_day(connection: Connection, day: date, settings: Settings) -> tuple[StaffDay, ...]:
    """Everybody who worked on a trading day or was given a tip on it, in the order in which they came to the shop."""
    _, end = settings.hours_of(day)
    tips = _tips(connection, day)
    theirs: dict[StaffId, list[Stretch]] = defaultdict(list)
    for each in stretches(connection, day):
        theirs[each.staff_id].append(each)
    return tuple(
        StaffDay(
            staff_id,
            name,
            tuple(theirs[staff_id]),
            end,
            _last_act(connection, theirs[staff_id], end),
            Money(tips.get(staff_id, 0), settings.currency),
        )
        for staff_id, name in ((StaffId(each), name) for each, name in names_of_everybody(connection).items())
        if theirs[staff_id] or tips.get(staff_id)
    )


def shared_tips(connection: Connection, day: date, currency: str) -> Money:
    """The tips of a trading day that are nobody's alone."""
    return Money(_tips(connection, day).get(None, 0), currency)


def _last_act(connection: Connection, theirs: list[Stretch], end: datetime) -> datetime | None:
    open_one = next((each for each in theirs if each.until is None), None)
    return None if open_one is None else last_act(connection, open_one.staff_id, open_one.since, end)


def _tips(connection: Connection, day: date) -> dict[StaffId | None, int]:
    """By person, or None for all, in minor units: what came in on the day less what went back on it."""
    back = (
        select(PaymentRow.tip_to, -func.sum(PaymentReturnRow.tip_minor))
        .join(PaymentRow, PaymentRow.payment_id == PaymentReturnRow.payment_id)
        .where(PaymentReturnRow.business_date == day)
        .group_by(PaymentRow.tip_to)
    )
    taken = select(PaymentRow.tip_to, func.sum(PaymentRow.tip_minor)).where(PaymentRow.business_date == day)
    later = select(TipRow.tip_to, func.sum(TipRow.tip_minor)).where(TipRow.business_date == day)
    tips: dict[StaffId | None, int] = defaultdict(int)
    for wanted in (taken.group_by(PaymentRow.tip_to), later.group_by(TipRow.tip_to), back):
        for who, minor in connection.execute(wanted):
            tips[None if who is None else StaffId(who)] += int(minor)
    return tips
