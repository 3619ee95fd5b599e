"""The owner's page of a day, from its figures: what the Day screen and the PDF show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Connection

from counter.kernel.language import Language
from counter.kernel.money import Money, round_half_up
from counter.recovery.playbook import PlaybookPage
from counter.recovery.queries import follow_ups_due
from counter.reports.day.figures import DayFigures, FirstPromise, came_back, day_figures, judge
from counter.reports.day.page import HourKept, OwnersPage, PromisePoint, Tally, ToDo, WentWrong
from counter.reports.story import Case, open_cases
from counter.settings.rules import Settings


def owners_page(
    connection: Connection,
    day: date,
    now: datetime,
    settings: Settings,
    language: Language,
    pages: Mapping[str, PlaybookPage],
) -> OwnersPage:
    """The page of a trading day as of `now`; `pages` are the playbook's, for the words of what went wrong."""
    figures = day_figures(connection, day, settings)
    judged = [(promise, was) for promise in figures.promises if (was := promise.kept(now)) is not None]
    kept, missed, within_grace = judge(figures.promises, now, figures.grace)
    used, issued = came_back(connection, day, settings)
    return OwnersPage(
        shop=settings.shop_name,
        day=day,
        kept=Tally(len(kept), len(judged)),
        goal=Decimal(str(settings.promises.target)),
        told_before=Tally(sum(promise.told_before for promise in missed), len(missed)),
        made_right=Tally(figures.made_right, figures.mishaps),
        takings=figures.takings,
        orders=figures.orders,
        average=_average(figures),
        gestures_cost=figures.given,
        vouchers=figures.vouchers_issued,
        points=tuple(_point(promise, kept) for promise, kept in judged if promise.ready_at is not None),
        hours=_by_hour(judged, language),
        went_wrong=tuple(
            WentWrong(kind, language.say(pages[kind].label), count) for kind, count in figures.mishaps_by_kind
        ),
        to_do=_to_do(connection, settings, language, pages),
        came_back=Tally(used, issued),
        outstanding=figures.outstanding,
        grace_seconds=settings.promises.grace_seconds,
        within_grace=within_grace,
    )


def _average(figures: DayFigures) -> Money:
    each = round_half_up(Decimal(figures.takings.minor) / figures.orders) if figures.orders else 0
    return Money(each, figures.takings.currency)


def _point(promise: FirstPromise, kept: bool) -> PromisePoint:  # noqa: FBT001 - a pair of one list
    assert promise.ready_at is not None  # noqa: S101 - the caller has looked
    promised = (promise.due - promise.placed_at).total_seconds() / 60
    return PromisePoint(promised, (promise.ready_at - promise.placed_at).total_seconds() / 60, kept)


def _by_hour(judged: list[tuple[FirstPromise, bool]], language: Language) -> tuple[HourKept, ...]:
    made: Counter[int] = Counter()
    kept: Counter[int] = Counter()
    for promise, was_kept in judged:
        hour = promise.due.astimezone(language.zone).hour
        made[hour] += 1
        kept[hour] += was_kept
    return tuple(HourKept(hour, Tally(kept[hour], made[hour])) for hour in sorted(made))


def _to_do(
    connection: Connection, settings: Settings, language: Language, pages: Mapping[str, PlaybookPage]
) -> tuple[ToDo, ...]:
    waiting = [_unanswered(case, settings, language, pages) for case in open_cases(connection)]
    calls = [
        ToDo(
            language.say("Come back to them"),
            language.say(
                "{what}. We said by {day}, {time}.",
                what=language.say(pages[mishap.kind].label),
                day=language.short_date(language.local_date(mishap.follow_up_due)),
                time=language.clock(mishap.follow_up_due),
            ),
            urgent=False,
            order=mishap.order_id,
            mishap=mishap.mishap_id,
        )
        for mishap in follow_ups_due(connection)
        if mishap.follow_up_due is not None
    ]
    return (*waiting, *calls)


def _unanswered(case: Case, settings: Settings, language: Language, pages: Mapping[str, PlaybookPage]) -> ToDo:
    mishap = case.mishap
    assert mishap is not None  # noqa: S101 - an open case is a mishap
    title = f"#{case.order.called} {case.order.customer}".strip() if case.order else language.say("No order")
    when = language.clock(mishap.opened_at)
    day = settings.trading_day(mishap.opened_at)
    text = language.say(
        "{what}, {day} {time}. Nobody has answered it yet.",
        what=language.say(pages[mishap.kind].label),
        day=language.weekday(day),
        time=when,
    )
    return ToDo(title, text, urgent=True, order=mishap.order_id, mishap=mishap.mishap_id)
