"""Turns the day's page into what the screen shows. Pure."""

from __future__ import annotations

from counter.kernel.language import Language
from counter.reports.day.page import OwnersPage, PromisePoint
from counter.reports.day.words import (
    answered_said,
    axis,
    came_back_said,
    came_from_said,
    cost_said,
    figures,
    share_said,
    staff_said,
    to_do_heading,
    took_longer_said,
)
from counter.ui.day.state import Bar, Column, DayState, OneThingShown, Scatter


def day_state(page: OwnersPage, language: Language, *, later: bool, with_causes: bool = False) -> DayState:
    """The whole state; `later` is whether there is a later day to go to, `with_causes` whether they may be seen."""
    return DayState(
        title=language.day(page.day),
        later=later,
        figures=figures(page, language),
        scatter=_scatter(page, language),
        hours=_hours(page, language),
        goal=float(page.goal),
        hours_description=_hours_description(page, language),
        went_wrong=_went_wrong(page, language),
        wrong_description=", ".join(f"{kind.label} {kind.count}" for kind in page.went_wrong),
        to_do_heading=to_do_heading(page, language),
        to_do=page.to_do,
        more_to_do=_more(page.more_to_do, language),
        came_back=share_said(page.came_back, language) if page.came_back.of else "",
        came_back_note=came_back_said(page, language),
        staff=staff_said(page, language),
        cost=cost_said(page, language),
        answered=answered_said(page, language),
        good_moments=tuple(f"“{each}”" for each in page.good_moments),
        came_from=came_from_said(page, language) if with_causes else "",
        one_thing=_one_thing(page, language),
    )


def _one_thing(page: OwnersPage, language: Language) -> OneThingShown | None:
    thing = page.one_thing
    if thing is None:
        return None
    say, done = language.say, thing.done_at is not None
    rule = say("What can be acted on and cost customers most minutes that day, never a person.")
    orders = say("Orders: {orders}.", orders=thing.orders) if thing.orders else ""
    tap = say("Not done") if done else say("Done")
    return OneThingShown(thing.what, thing.why, f"{rule} {orders}".strip(), done, tap)


def _more(count: int, language: Language) -> str:
    if not count:
        return ""
    return language.say_count("and {count} more: see Make it right", "and {count} more: see Make it right", count)


def _scatter(page: OwnersPage, language: Language) -> Scatter:
    return Scatter(
        points=page.points,
        marks=tuple(axis(page.points)),
        kept=language.say("kept {count}", count=language.number(page.kept.count)),
        missed=language.say("missed {count}", count=language.number(page.missed)),
        longer=took_longer_said(page.points, language),
        description=_described(page.points, language),
    )


def _described(points: tuple[PromisePoint, ...], language: Language) -> str:
    """The chart in a sentence, for who does not see it."""
    if not points:
        return language.say("No promises yet.")
    missed = [point for point in points if not point.kept]
    latest = max((point.taken - point.promised for point in missed), default=0.0)
    return language.say(
        "{kept} kept, {missed} missed, the latest by {time}.",
        kept=len(points) - len(missed),
        missed=len(missed),
        time=language.minutes(round(latest)),
    )


def _hours(page: OwnersPage, language: Language) -> tuple[Column, ...]:
    return tuple(
        Column(
            label=str(hour.hour),
            percent=share_said(hour.kept, language).removesuffix("%"),
            share=float(hour.kept.share or 0),
            low=(hour.kept.share or 0) < page.goal,
        )
        for hour in page.hours
    )


def _hours_description(page: OwnersPage, language: Language) -> str:
    hours = (
        language.say("{hour} o’clock {share}", hour=hour.hour, share=share_said(hour.kept, language))
        for hour in page.hours
    )
    return ", ".join(hours)


def _went_wrong(page: OwnersPage, language: Language) -> tuple[Bar, ...]:
    most = max((kind.count for kind in page.went_wrong), default=1)
    return tuple(
        Bar(kind.label, language.number(kind.count), kind.count / most, late=kind.kind == "late", times=kind.count)
        for kind in page.went_wrong
    )
