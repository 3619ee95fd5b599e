"""Turns the day's page into what the screen shows. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from counter.kernel.language import Language
from counter.reports.day.page import OwnersPage, PromisePoint, WentWrong
from counter.reports.day.sentence import sentence
from counter.reports.day.usual_words import UsualSaid, last_said, usual_said
from counter.reports.day.words import (
    Figure,
    all_to_do,
    answered_said,
    axis,
    came_back_said,
    figures,
    given_said,
    share_said,
    staff_said,
    to_do_heading,
    took_longer_said,
)
from counter.ui.day.state import Bar, Column, Cost, DayState, FigureShown, OneThingShown, Scatter


def day_state(page: OwnersPage, language: Language, *, later: bool) -> DayState:
    """The whole state of a page as somebody sees it; `later` is whether there is a later day to go to."""
    said = sentence(page, language)
    beside = usual_said(page, language)
    return DayState(
        title=language.day(page.day),
        later=later,
        sentence=said.said,
        waits=said.waits,
        known=said.known,
        figures=tuple(_figure(of, usual, language) for of, usual in zip(figures(page, language), beside, strict=False)),
        scatter=_scatter(page, language),
        hours=_hours(page, language),
        went_wrong=_bars(page.went_wrong, language),
        wrong_description=_described_bars(page.went_wrong, language),
        came_from=_bars(page.came_from, language),
        came_from_description=_described_bars(page.came_from, language),
        to_do_heading=to_do_heading(page, language),
        to_do=all_to_do(page),
        more_to_do=_more(page.more_to_do, language),
        came_back=share_said(page.came_back, language) if page.came_back.of else "",
        came_back_note=came_back_said(page, language),
        cost=_cost(page, language),
        last=last_said(page.last, language),
        staff=staff_said(page, language),
        answered=answered_said(page, language),
        good_moments=tuple(language.say("“{words}”", words=words) for words in page.good_moments),
        one_thing=_one_thing(page, language),
        of_hour=page.hour is not None,
    )


def _figure(figure: Figure, usual: UsualSaid, language: Language) -> FigureShown:
    words = {"label": figure.label, "value": figure.value, "note": figure.note}
    if usual.words:
        spoken = language.say("{label}: {value}, {note}, {usual}", usual=usual.spoken, **words)
    else:
        spoken = language.say("{label}: {value}, {note}", **words)
    beside, short = (f"{usual.arrow} {said}".strip() for said in (usual.words, usual.short))
    return FigureShown(figure.label, figure.value, figure.note, beside, short, spoken)


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


def _cost(page: OwnersPage, language: Language) -> Cost:
    lines = [given_said(page, language)] if page.with_money and page.hour is None else []
    if page.asked_again and page.hour is None:
        lines.append(language.say_count("{count} had to ask again", "{count} had to ask again", page.asked_again))
    money = language.money(page.given_back) if page.given_back is not None and page.with_money else ""
    return Cost(money, language.minutes(page.minutes_lost), tuple(line for line in lines if line))


def _scatter(page: OwnersPage, language: Language) -> Scatter:
    return Scatter(
        points=page.points,
        marks=tuple(axis(page.points)),
        kept=language.say("kept {count}", count=language.number(page.kept.count)),
        missed=language.say("missed {count}", count=language.number(page.missed)),
        longer=took_longer_said(page.points, language),
        description=_described(page.points, language),
        names=tuple(_point(point, language) for point in page.points),
    )


def _point(point: PromisePoint, language: Language) -> str:
    words = {
        "order": language.order_number(point.called),
        "promised": language.minutes(round(point.promised)),
        "taken": language.minutes(round(point.taken)),
    }
    if point.kept:
        return language.say("{order}: promised {promised}, took {taken}, kept", **words)
    return language.say("{order}: promised {promised}, took {taken}, missed", **words)


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
    most = max((hour.kept.of for hour in page.hours), default=1)
    columns = []
    for each in page.hours:
        kept, missed = each.kept.count, each.kept.of - each.kept.count
        said = {"kept": language.number(kept), "missed": language.number(missed)}
        columns.append(
            Column(
                hour=each.hour,
                kept=said["kept"] if kept else "",
                missed=said["missed"] if missed else "",
                kept_share=kept / most,
                missed_share=missed / most,
                name=language.say("{hour} o’clock: {kept} kept, {missed} missed", hour=each.hour, **said),
                chosen=each.hour == page.hour,
            )
        )
    return tuple(columns)


def _described_bars(kinds: Iterable[WentWrong], language: Language) -> str:
    return ", ".join(
        language.say("{what} {count}", what=kind.label, count=language.number(kind.count)) for kind in kinds
    )


def _bars(kinds: tuple[WentWrong, ...], language: Language) -> tuple[Bar, ...]:
    most = max((kind.count for kind in kinds), default=1)
    return tuple(
        Bar(kind.label, language.number(kind.count), kind.count / most, late=kind.kind == "late", times=kind.count)
        for kind in kinds
    )
