"""The day page in words: the same on screen and on paper."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from counter.kernel.language import Language, _, _n
from counter.recovery.rules import MACHINE, OURS, PAYMENT_FIRM, SUPPLIER
from counter.reports.day.page import OwnersPage, PromisePoint, StaffHours, Tally, ToDo

_STEPS = (1, 2, 3, 5, 10, 15, 20, 30, 60, 120, 240)
_MOST_TICKS = 5
_LEAST_AXIS = 10.0
FEW = 20
"""Of fewer than that no share is said in percent, only the counts."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the five: what it is, how much, and what stands behind it."""

    label: str
    value: str
    note: str


def figures(page: OwnersPage, language: Language) -> tuple[Figure, ...]:
    """The five figures in reading order; the first three for somebody who sees no money."""
    say = language.say
    promises = (
        Figure(say("Promises kept"), share_said(page.kept, language, places=1), _kept_note(page, language)),
        Figure(say("Told before it was late"), count_of(page.told_before, language), _told_note(page, language)),
        Figure(say("Made right"), count_of(page.made_right, language), _open_note(page, language)),
    )
    if not page.with_money:
        return promises
    whole = page.hour is not None
    takings = say("Takings, whole day") if whole else say("Takings")
    gestures = say("Gestures, whole day") if whole else say("Gestures cost")
    return (
        *promises,
        Figure(takings, language.money(page.takings), _takings_note(page, language)),
        Figure(gestures, language.money(page.gestures_cost), _gestures_note(page, language)),
    )


def share_said(tally: Tally, language: Language, *, places: int = 0) -> str:
    """A share as a percentage, never rounded up to more than is true: one miss of a thousand is not 100%.

    Of fewer than `FEW` the counts.
    """
    if tally.share is None or tally.of < FEW:
        return count_of(tally, language)
    share = tally.share.quantize(Decimal(1).scaleb(-2 - places), rounding=ROUND_DOWN)
    return language.percent(share, 0 if share in (0, 1) else places)


def to_do_heading(page: OwnersPage, language: Language) -> str:
    """What stands over the list: of a day that is over, it is what was left as it ended."""
    return language.say("Left open that day") if page.is_over else language.say("Still to do")


def all_to_do(page: OwnersPage) -> tuple[ToDo, ...]:
    """What is to look at, and then who waits."""
    apart = (ToDo(each.title, each.text, urgent=True, order=each.order) for each in page.apart)
    return (*apart, *page.to_do)


def came_back_said(page: OwnersPage, language: Language) -> str:
    """What follows the came-back percentage."""
    if not page.came_back.of:
        return language.say("No apology vouchers in the last 30 days.")
    if not page.with_money:
        return language.say("of apology vouchers from the last 30 days have been used.")
    return language.say(
        "of apology vouchers from the last 30 days have been used. {amount} still out.",
        amount=language.money(page.outstanding),
    )


def staff_said(page: OwnersPage, language: Language) -> tuple[str, ...]:
    """Everybody's hours and tips, a line each; at the end the tips for all."""
    return tuple(_hours_said(person, language) for person in page.staff)


def _hours_said(person: StaffHours, language: Language) -> str:
    say, tips = language.say, language.money(person.tips)
    if not person.name:
        return say("For all: {amount} in tips", amount=tips)
    parts = [person.name]
    if person.minutes:
        parts.append(language.minutes(person.minutes))
    if person.forgot:
        parts.append(say("did not clock out"))
    if person.tips.minor:
        parts.append(say("{amount} in tips", amount=tips))
    return " · ".join(parts)


CAUSE_NAMES = {
    OURS: _("Us"),
    MACHINE: _("Machine"),
    SUPPLIER: _("Supplier"),
    PAYMENT_FIRM: _("Card firm"),
}
"""Where something came from, for lead and owner."""


def cost_said(page: OwnersPage, language: Language) -> tuple[str, ...]:
    """What it cost: what was given back, what customers lost, and how often one had to ask; nothing on a good day."""
    say = language.say
    lines = []
    if page.given_back and page.with_money:
        lines.append(say("{amount} we gave back", amount=language.money(page.given_back)))
    if page.minutes_lost:
        lines.append(say("{minutes} customers lost", minutes=language.minutes(page.minutes_lost)))
    if page.asked_again:
        lines.append(language.say_count("{count} had to ask again", "{count} had to ask again", page.asked_again))
    return tuple(lines)


_GIVEN = {
    "voucher": _n("{count} voucher", "{count} vouchers"),
    "refund": _n("{count} refund", "{count} refunds"),
    "remake": _n("{count} remake", "{count} remakes"),
    "on_the_house": _n("{count} on the house", "{count} on the house"),
    "whole_order": _n("{count} whole order on us", "{count} whole orders on us"),
}


def given_said(page: OwnersPage, language: Language) -> str:
    """What was given, by kind and in one line; "" where nothing was."""
    said = [language.say_count(*_GIVEN[kind], number) for kind, number in page.gestures if kind in _GIVEN]
    others = sum(number for kind, number in page.gestures if kind not in _GIVEN)
    if others:
        said.append(language.say_count("{count} other gesture", "{count} other gestures", others))
    return language.listed(said) if said else ""


def answered_said(page: OwnersPage, language: Language) -> tuple[str, ...]:
    """How soon and by whom it was made right, and whether new promises were kept; nothing where nothing was."""
    say = language.say
    lines = []
    if page.by_first.of:
        lines.append(say("{share} settled by the first person", share=count_of(page.by_first, language)))
    if page.first_word is not None:
        lines.append(say("first word after {count} s", count=round(page.first_word.total_seconds())))
    if page.settled is not None:
        lines.append(say("settled after {time}", time=language.minutes(round(page.settled.total_seconds() / 60))))
    if page.second_kept.of:
        lines.append(say("{share} new promises kept", share=count_of(page.second_kept, language)))
    return tuple(lines)


def axis(points: tuple[PromisePoint, ...]) -> range:
    """The marks of both axes of promised against taken, which are the same: a minute is as long up as across.

    It reaches what was promised, and what was taken up to twice that; the few that took much longer would make
    everything else a single spot, and are told in words.
    """
    promised = max((point.promised for point in points), default=0.0) or _LEAST_AXIS
    taken = (point.taken for point in points if point.taken <= 2 * promised)
    return ticks(max(promised, *taken, 0.0))


def took_longer_said(points: tuple[PromisePoint, ...], language: Language) -> str:
    """Of those that are beyond the axes: how many, and the longest; empty where there are none."""
    beyond = [point.taken for point in points if point.taken > axis(points)[-1]]
    if not beyond:
        return ""
    longest = language.minutes(round(max(beyond)))
    return language.say_count(
        "{count} took longer: {longest}", "{count} took longer, up to {longest}", len(beyond), longest=longest
    )


def ticks(limit: float) -> range:
    """Round axis marks from 0 to at least `limit` minutes, about five of them."""
    step = next((step for step in _STEPS if limit <= step * _MOST_TICKS), _STEPS[-1])
    return range(0, step * max(1, -int(-limit // step)) + 1, step)


def count_of(tally: Tally, language: Language) -> str:
    """A tally in numbers: 7 of 8; a dash of none."""
    if not tally.of:
        return "–"
    return language.say("{count} of {whole}", count=language.number(tally.count), whole=language.number(tally.of))


def _kept_note(page: OwnersPage, language: Language) -> str:
    goal = language.say("goal {share}", share=language.percent(page.goal))
    counts = [count_of(page.kept, language)] if page.kept.of >= FEW else []
    said = [*counts, *_grace_note(page, language)] if page.kept.of else []
    return " · ".join([*said, *_unpromised_note(page, language), goal])


def _unpromised_note(page: OwnersPage, language: Language) -> list[str]:
    """How many orders were promised nothing, where there were any."""
    if not page.unpromised:
        return []
    return [language.say_count("{count} without a promise", "{count} without a promise", page.unpromised)]


def _grace_note(page: OwnersPage, language: Language) -> list[str]:
    """The other rate, where the shop has a grace."""
    if not page.grace_seconds:
        return []
    share = share_said(Tally(page.within_grace, page.kept.of), language, places=1)
    return [language.say("{share} within {seconds} s", share=share, seconds=page.grace_seconds)]


def _told_note(page: OwnersPage, language: Language) -> str:
    waited = page.told_before.of - page.told_before.count
    if not page.told_before.of:
        return language.say("nobody waited too long")
    return language.say_count("{count} found out by waiting", "{count} found out by waiting", waited)


def _open_note(page: OwnersPage, language: Language) -> str:
    still_open = page.made_right.of - page.made_right.count
    if still_open == 1 and page.left_open:
        return language.say("1 still open: {order}", order=page.left_open[0])
    return (
        language.say_count("{count} still open", "{count} still open", still_open)
        if still_open
        else language.say("none open")
    )


def _takings_note(page: OwnersPage, language: Language) -> str:
    orders = language.say_count("{count} order", "{count} orders", page.orders)
    each = language.say("{orders} · {amount} each", orders=orders, amount=language.money(page.average))
    if page.rounding:
        each = language.say("{each} · cash rounding {amount}", each=each, amount=language.money(page.rounding))
    if page.for_no_order:
        came = language.money(page.for_no_order)
        each = language.say("{each} · {amount} for gift cards and accounts", each=each, amount=came)
    if page.voids:
        each = f"{each} · {language.say_count('{count} thrown away', '{count} thrown away', page.voids)}"
    if page.wasted:
        each = f"{each} · {_wasted(page, language)}"
    return each


def _wasted(page: OwnersPage, language: Language) -> str:
    """How many goods went into the bin, and what they cost, where somebody knows."""
    goods = language.say_count("{count} item wasted", "{count} items wasted", page.wasted)
    if not page.waste_cost:
        return goods
    return language.say("{goods}, {amount}", goods=goods, amount=language.money(page.waste_cost))


def _gestures_note(page: OwnersPage, language: Language) -> str:
    vouchers = language.say_count("{count} voucher", "{count} vouchers", page.vouchers)
    if page.comps_cost:
        on_us = language.say("{amount} on us, at its cost", amount=language.money(page.comps_cost))
        vouchers = f"{vouchers} · {on_us}"
    if page.gestures_share is None:
        return vouchers
    share = language.percent(page.gestures_share, 1)
    return language.say("{share} of takings · {vouchers}", share=share, vouchers=vouchers)
