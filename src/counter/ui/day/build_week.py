"""Turns days side by side into what the pages Week and Month show. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from counter.kernel.language import Language, _n
from counter.kernel.money import Money, to_decimal
from counter.recovery.playbook import PlaybookPage
from counter.reports.sales.days import Beside, together
from counter.reports.sales.days_page import came_back_said, changed_said
from counter.reports.sales.model import DaysTogether
from counter.reports.sales.period import Period, weeks_in
from counter.reports.sales.sheet import FiguresSheet, SheetTable
from counter.settings.stations import Stations
from counter.ui.day.week_state import MONTH, WEEK, Pair, WeekRow, WeekState

_SENTENCES = {
    (WEEK, True): _n(
        "A better week: {count} promise fewer missed, with {orders} orders instead of {before}.",
        "A better week: {count} fewer promises missed, with {orders} orders instead of {before}.",
    ),
    (WEEK, False): _n(
        "A harder week: {count} more promise missed, with {orders} orders instead of {before}.",
        "A harder week: {count} more promises missed, with {orders} orders instead of {before}.",
    ),
    (MONTH, True): _n(
        "A better month: {count} promise fewer missed, with {orders} orders instead of {before}.",
        "A better month: {count} fewer promises missed, with {orders} orders instead of {before}.",
    ),
    (MONTH, False): _n(
        "A harder month: {count} more promise missed, with {orders} orders instead of {before}.",
        "A harder month: {count} more promises missed, with {orders} orders instead of {before}.",
    ),
}
"""How it went, for one promise and for several: by place, and whether fewer were missed."""


def beside_words(place: str, language: Language) -> tuple[str, ...]:
    """What a week or a month can be compared with, the nearest first."""
    say = language.say
    if place == WEEK:
        return (say("Last week"), say("A month ago"), say("A year ago"))
    return (say("Last month"), say("A year ago"))


def week_state(  # noqa: PLR0913 - what the page is made of
    answer: Beside,
    of: Period,
    today: date,
    language: Language,
    *,
    place: str,
    beside: tuple[str, ...],
    chosen: int,
    with_money: bool,
    pages: Mapping[str, PlaybookPage],
    stations: Stations,
) -> WeekState:
    """The whole state. `of` are all its days, those to come too; `with_money` where takings may be seen."""
    currency = answer.whole.takings.currency
    days = answer.days
    if place == MONTH:
        weeks = [Period(week.first, week.last) for week in weeks_in(answer.whole.period)]
        days = tuple(
            together([day for day in answer.days if day.period.first in week.days], week, currency) for week in weeks
        )
    so_far = language.say("So far") if of.last > today else language.say("Together")
    return WeekState(
        place=place,
        title=language.month(of.first) if place == MONTH else language.days(of.first, of.last),
        later=of.last < today,
        sentence=_sentence(answer, place, language),
        beside=beside,
        chosen=chosen,
        headings=_headings(place, language, with_money=with_money),
        rows=tuple(_row(_label(each.period, language), each, language, with_money=with_money) for each in days),
        to_come=_to_come(of, today, language),
        whole=_added_up(so_far, answer.whole, language, with_money=with_money),
        other=_added_up(language.say("Before"), answer.other, language, with_money=with_money),
        pairs_title=_pairs_title(answer.whole.period, of, language),
        now_word=language.say("this week") if place == WEEK else language.say("this month"),
        before_word=beside[chosen] if beside else language.say("Before"),
        pairs=_pairs(answer, language, with_money=with_money),
        changed=changed_said(answer.changed, pages, stations, language) if answer.other.orders else "",
        came_back=came_back_said(answer.came_back, language, with_money=with_money),
    )


def week_sheet(state: WeekState, shop: str, language: Language) -> FiguresSheet:
    """What is printed of it: its rows, what they come to, and the figures beside those of before."""
    rows = tuple((each.label, *each.cells) for each in (*state.rows, state.whole, state.other))
    pairs = tuple((each.label, each.now, each.before, f"{each.arrow} {each.change}") for each in state.pairs)
    notes = (
        (language.say("What changed most"), state.changed),
        (language.say("Came back"), state.came_back),
    )
    return FiguresSheet(
        shop=shop,
        title=state.title,
        sentence=state.sentence,
        wide=SheetTable(state.headings[0], state.headings[1:], rows, whole=2),
        bars=(),
        legend=("", ""),
        tables=(SheetTable(state.pairs_title, (state.now_word, state.before_word, ""), pairs),),
        notes=tuple(language.say("{title}: {text}", title=title, text=text) for title, text in notes if text),
    )


def _label(of: Period, language: Language) -> str:
    return language.day_of_week(of.first) if of.first == of.last else language.days(of.first, of.last)


def _headings(place: str, language: Language, *, with_money: bool) -> tuple[str, ...]:
    say = language.say
    money = (say("Takings"), say("Given back")) if with_money else ()
    first = say("Day") if place == WEEK else say("Week")
    return (first, say("Orders"), say("Promises kept"), say("Told in time"), say("Made right"), *money)


def _cells(days: DaysTogether, kept: str, language: Language, *, with_money: bool) -> tuple[str, ...]:
    say = language.say
    money = (language.amount(days.takings), language.amount(days.given_back)) if with_money else ()
    told = say("{count} of {all}", count=days.told_before, all=days.missed)
    right = say("{count} of {all}", count=days.made_right, all=days.mishaps)
    return (language.number(days.orders), kept, told, right, *money)


def _row(label: str, days: DaysTogether, language: Language, *, with_money: bool) -> WeekRow:
    judged = days.kept + days.missed
    kept = language.say("{count} of {all}", count=language.number(days.kept), all=language.number(judged))
    cells = _cells(days, kept, language, with_money=with_money)
    return WeekRow(
        label=label,
        cells=cells,
        name=_name(label, cells, language),
        period=days.period,
        kept=days.kept / judged if judged else 0.0,
        missed=days.missed / judged if judged else 0.0,
        unanswered=days.made_right < days.mishaps,
    )


def _added_up(label: str, days: DaysTogether, language: Language, *, with_money: bool) -> WeekRow:
    judged = days.kept + days.missed
    kept = language.number(days.kept)
    if judged:
        share = language.percent(Decimal(days.kept) / judged, 1)
        kept = language.say("{count}, that is {share}", count=kept, share=share)
    cells = _cells(days, kept, language, with_money=with_money)
    return WeekRow(label=label, cells=cells, name=_name(label, cells, language), period=days.period)


def _name(label: str, cells: Sequence[str], language: Language) -> str:
    headings = _headings(WEEK, language, with_money=True)[1:]
    said = (f"{heading} {cell}" for heading, cell in zip(headings, cells, strict=False))
    return f"{label}: {', '.join(said)}"


def _to_come(of: Period, today: date, language: Language) -> str:
    left = [day for day in of.days if day > today]
    if not left:
        return ""
    return language.say_count("{count} day is still to come.", "{count} days are still to come.", len(left))


def _pairs_title(so_far: Period, of: Period, language: Language) -> str:
    if so_far == of:
        return language.say("Side by side")
    return language.say(
        "{first} to {last}", first=language.day_of_week(so_far.first), last=language.day_of_week(so_far.last)
    )


def _sentence(answer: Beside, place: str, language: Language) -> str:
    """How it went beside the others, by rule: by the promises that were missed."""
    say, now, before = language.say, answer.whole, answer.other
    if not before.orders:
        return say("{orders} orders, {missed} promises missed. There is nothing to compare with.", orders=now.orders,
                   missed=now.missed)  # fmt: skip
    less = before.missed - now.missed
    words = {"orders": language.number(now.orders), "before": language.number(before.orders)}
    if not less:
        return say("As many promises missed as before, with {orders} orders instead of {before}.", **words)
    one, many = _SENTENCES[place, less > 0]
    return language.say_count(one, many, abs(less), **words)


def _pairs(answer: Beside, language: Language, *, with_money: bool) -> tuple[Pair, ...]:
    say, now, before = language.say, answer.whole, answer.other
    counts = (
        (say("Missed"), now.missed, before.missed),
        (say("Told in time"), now.told_before, before.told_before),
        (say("Asked again"), now.asked_again, before.asked_again),
        (say("Customers’ minutes lost"), now.minutes_lost, before.minutes_lost),
        (say("Went well, noted"), now.good_moments, before.good_moments),
    )
    pairs = [_pair(label, Decimal(a), Decimal(b), language.number(a), language.number(b), language.number(abs(a - b)),
                   language) for label, a, b in counts]  # fmt: skip
    if with_money:
        pairs.insert(4, _money_pair(say("Takings"), now.takings, before.takings, language))
    return tuple(pairs)


def _money_pair(label: str, now: Money, before: Money, language: Language) -> Pair:
    change = now - before
    apart = language.money(change if change.minor >= 0 else -change)
    said = (language.money(now), language.money(before))
    return _pair(label, to_decimal(now), to_decimal(before), *said, apart, language, is_money=True)


def _pair(  # noqa: PLR0913 - a figure, twice
    label: str,
    now: Decimal,
    before: Decimal,
    said: str,
    said_before: str,
    apart: str,
    language: Language,
    *,
    is_money: bool = False,
) -> Pair:
    most = max(now, before, Decimal(1))
    if now == before:
        arrow, change = "=", language.say("the same")
    elif now > before:
        arrow, change = "↑", language.say("{amount} more", amount=apart)
    else:
        fewer = language.say("{count} less", count=apart) if is_money else language.say("{count} fewer", count=apart)
        arrow, change = "↓", fewer
    return Pair(label, said, said_before, max(0.0, float(now / most)), max(0.0, float(before / most)), arrow, change)
