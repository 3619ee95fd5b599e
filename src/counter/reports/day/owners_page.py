"""The owner's page of a day, from its figures: what the Day screen and the PDF show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from sqlalchemy import Connection

from counter.kernel.ids import OrderId
from counter.kernel.language import Language
from counter.kernel.money import Money, round_half_up, total
from counter.recovery.playbook import PlaybookPage
from counter.recovery.rules import LATE
from counter.reports.day.apart import Here, done_apart, heard_of
from counter.reports.day.figures import DayFigures, FirstPromise, day_figures, judge
from counter.reports.day.mishaps_of_day import MADE_RIGHT, MishapOfDay, middle
from counter.reports.day.money_figures import came_back, given_by_kind
from counter.reports.day.one_thing_query import say_one_thing
from counter.reports.day.page import HourKept, OwnersPage, PromisePoint, StaffHours, Tally, WentWrong, WrongOnce
from counter.reports.day.to_do import left_open, still_to_do
from counter.reports.day.usual import last_promises, usual_on
from counter.reports.day.words import CAUSE_NAMES
from counter.settings.rules import Settings
from counter.settings.stations import Stations, own_name


def owners_page(
    connection: Connection,
    day: date,
    now: datetime,
    settings: Settings,
    language: Language,
    pages: Mapping[str, PlaybookPage],
    here: Here | None = None,
) -> OwnersPage:
    """The page of a trading day as of `now`, or as of its end where it is over: what comes later does not move it.

    `pages` are the playbook's, for the words of what went wrong; of several terminals, `here` is where somebody looks.
    """
    _, end = settings.hours_of(day)
    figures = day_figures(connection, day, settings)
    judged = [(promise, was) for promise in figures.promises if (was := promise.kept(now)) is not None]
    kept, missed, _ = judge(figures.promises, now, figures.grace)
    to_do, more = still_to_do(connection, day, min(now, end), language, pages, is_over=now >= end)
    page = OwnersPage(
        shop=settings.shop_name,
        day=day,
        kept=Tally(len(kept), len(judged)),
        goal=Decimal(str(settings.promises.target)),
        told_before=Tally(sum(promise.told_before for promise in missed), len(missed)),
        made_right=Tally(figures.made_right, len(figures.mishaps)),
        takings=figures.takings,
        orders=figures.orders,
        average=_average(figures),
        gestures_cost=figures.given,
        vouchers=figures.vouchers_issued,
        points=tuple(_points(judged, end, language)),
        hours=_by_hour(judged, language),
        went_wrong=tuple(WentWrong(kind, language.say(pages[kind].label), n) for kind, n in figures.mishaps_by_kind),
        wrong=tuple(_wrong(each, language) for each in figures.mishaps),
        late_at=_late_at(figures.mishaps, {promise.order_id for promise in missed}, settings.stations),
        to_do=to_do,
        more_to_do=more,
        left_open=left_open(connection, day, language),
        is_over=now >= end,
        came_back=Tally(*came_back(connection, day)),
        outstanding=figures.outstanding,
    )
    one_thing = say_one_thing(connection, day, figures.mishaps, settings.stations, language, pages)
    return replace(
        _with_the_rest(page, figures, now),
        one_thing=one_thing,
        came_from=_came_from(figures, language),
        usual=usual_on(connection, day, now, settings),
        last=last_promises(connection, day, now, figures.promises),
        gestures=given_by_kind(connection, day),
        apart=done_apart(connection, day, settings, language, here, is_over=page.is_over),
        heard=heard_of(connection, here, end if page.is_over else None),
        known_at=None if page.is_over else now,
    )


def _wrong(mishap: MishapOfDay, language: Language) -> WrongOnce:
    return WrongOnce(
        kind=mishap.kind,
        cause=mishap.cause,
        hour=mishap.opened_at.astimezone(language.zone).hour,
        made_right=mishap.state == MADE_RIGHT,
        lost=mishap.cost_them.total_seconds(),
        given=mishap.given,
    )


def _late_at(mishaps: Iterable[MishapOfDay], missed: set[OrderId], stations: Stations) -> tuple[str, int] | None:
    """The station that most of the `missed` orders of the day went through, as it is called, and how many."""
    through = {each.order_id: each.station for each in mishaps if each.kind == LATE and each.order_id in missed}
    late = Counter(station for station in through.values() if station)
    most = min(late.items(), key=lambda each: (-each[1], each[0]), default=None)
    return None if most is None else (own_name(stations, most[0]), most[1])


def _came_from(figures: DayFigures, language: Language) -> tuple[WentWrong, ...]:
    return tuple(
        WentWrong(cause, language.say(CAUSE_NAMES[cause]), count) for cause, count in figures.by_cause if cause
    )


def _with_the_rest(page: OwnersPage, figures: DayFigures, now: datetime) -> OwnersPage:
    """With what a day need not have: rounding, hours and tips, what was thrown away or on us, gift cards."""
    second = [promise.second_kept(now) for promise in figures.promises]
    return replace(
        page,
        grace_seconds=int(figures.grace.total_seconds()),
        within_grace=judge(figures.promises, now, figures.grace)[2],
        unpromised=figures.unpromised,
        rounding=figures.rounding,
        staff=_staff(figures, now),
        voids=len(figures.voids),
        wasted=sum(each.quantity for each in figures.waste),
        waste_cost=total((each.cost for each in figures.waste), figures.takings.currency),
        for_no_order=figures.accounts.sold + figures.accounts.settled,
        comps_cost=figures.comps_cost,
        given_back=figures.given_back,
        minutes_lost=figures.minutes_lost,
        asked_again=figures.asked_again,
        by_first=Tally(sum(each.by_first for each in figures.mishaps), figures.made_right),
        second_kept=Tally(second.count(True), second.count(True) + second.count(False)),
        first_word=middle(each.first_word for each in figures.mishaps),
        settled=middle(each.settled for each in figures.mishaps),
        good_moments=tuple(
            f"{each.thanks}: {each.words}" if each.thanks else each.words for each in figures.good_moments
        ),
    )


def _staff(figures: DayFigures, now: datetime) -> tuple[StaffHours, ...]:
    minute = timedelta(minutes=1)
    each = [StaffHours(who.name, who.worked(now) // minute, who.tips, who.forgot(now)) for who in figures.staff]
    for_all = [StaffHours("", 0, figures.shared_tips)] if figures.shared_tips else []
    return (*each, *for_all)


def _average(figures: DayFigures) -> Money:
    each = round_half_up(Decimal(figures.takings.minor) / figures.orders) if figures.orders else 0
    return Money(each, figures.takings.currency)


def _points(judged: list[tuple[FirstPromise, bool]], end: datetime, language: Language) -> Iterator[PromisePoint]:
    """What was promised against what it took, of the orders that were ready by the end of the day."""
    for promise, kept in judged:
        if promise.ready_at is not None and promise.ready_at < end:
            promised = (promise.due - promise.placed_at).total_seconds() / 60
            yield PromisePoint(
                promised,
                (promise.ready_at - promise.placed_at).total_seconds() / 60,
                kept,
                promise.order_id,
                promise.called,
                promise.due.astimezone(language.zone).hour,
            )


def _by_hour(judged: list[tuple[FirstPromise, bool]], language: Language) -> tuple[HourKept, ...]:
    """As the trading day goes: what was promised after midnight comes last."""
    made: Counter[int] = Counter()
    kept: Counter[int] = Counter()
    told: Counter[int] = Counter()
    for promise, was_kept in sorted(judged, key=lambda each: each[0].due):
        hour = promise.due.astimezone(language.zone).hour
        made[hour] += 1
        kept[hour] += was_kept
        told[hour] += promise.told_before and not was_kept
    return tuple(HourKept(hour, Tally(kept[hour], made[hour]), told[hour]) for hour in made)
