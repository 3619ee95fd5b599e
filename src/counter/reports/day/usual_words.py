"""A figure beside what is usual on its weekday, and the last promises, in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from counter.kernel.language import Language, _n
from counter.kernel.money import Money, from_decimal, round_half_up, to_decimal
from counter.reports.day.page import LastPromises, OwnersPage, Tally, UsualTally
from counter.reports.day.words import FEW, count_of

SHARES_ALIKE, AMOUNTS_ALIKE = Decimal("0.02"), Decimal("0.05")
"""A share is as usual within so much of 1, an amount within that share of the usual one."""
_WHOLE = 100
MORE, LESS, ALIKE = "↑", "↓", "="
_SPOKEN = {
    MORE: _n(
        "more than the usual {usual} of the last {count} such weekday",
        "more than the usual {usual} of the last {count} such weekdays",
    ),
    LESS: _n(
        "less than the usual {usual} of the last {count} such weekday",
        "less than the usual {usual} of the last {count} such weekdays",
    ),
    ALIKE: _n(
        "as usual, {usual} on the last {count} such weekday",
        "as usual, {usual} on the last {count} such weekdays",
    ),
    "": _n(
        "usual {usual} on the last {count} such weekday",
        "usual {usual} on the last {count} such weekdays",
    ),
}


@dataclass(frozen=True, slots=True)
class UsualSaid:
    """What is usual: an `arrow`, `words` and `short` ones, and the same as it is `spoken`; "" where nothing is."""

    arrow: str = ""
    words: str = ""
    short: str = ""
    spoken: str = ""


def usual_said(page: OwnersPage, language: Language) -> tuple[UsualSaid, ...]:
    """What is usual of each of the five figures, in their order."""
    usual = page.usual
    if usual is None:
        return (UsualSaid(),) * 5
    over = page.is_over
    return (
        _of_tally(page.kept, usual.kept, usual.days, language, in_percent=True),
        _of_tally(page.told_before, usual.told_before, usual.days, language),
        _of_tally(page.made_right, usual.made_right, usual.days, language),
        _of_amount(page.takings, usual.takings, usual.days, language, over=over),
        _of_amount(page.gestures_cost, usual.gestures_cost, usual.days, language, over=over),
    )


def last_said(last: LastPromises | None, language: Language) -> str:
    """How the last promises were kept, and how sure that is; "" where there are none."""
    if last is None:
        return ""
    return language.say(
        "Of the last {of} promises {count} were kept: 90% sure, between {low} and {high}.",
        of=language.number(last.kept.of),
        count=language.number(last.kept.count),
        low=language.percent(last.low, 1),
        high=language.percent(last.high, 1),
    )


def _of_tally(
    now: Tally, usual: UsualTally | None, days: int, language: Language, *, in_percent: bool = False
) -> UsualSaid:
    if usual is None:
        return UsualSaid()
    if in_percent and usual.of >= FEW:
        said = language.percent(usual.share, 1)
    else:
        said = count_of(Tally(round_half_up(usual.share * usual.of), usual.of), language)
    return _said(_arrow(now.share, usual.share, SHARES_ALIKE), said, days, language)


def _of_amount(now: Money, usual: Money, days: int, language: Language, *, over: bool) -> UsualSaid:
    """Of a day that goes on no amount is compared with that of whole ones."""
    alike = abs(usual.minor) * AMOUNTS_ALIKE
    arrow = _arrow(Decimal(now.minor), Decimal(usual.minor), alike) if over else ""
    return _said(arrow, language.plain_money(_rounded(usual)), days, language)


def _rounded(usual: Money) -> Money:
    """From a hundred on to whole ones: what is usual is no more exact than that."""
    value = to_decimal(usual)
    return usual if abs(value) < _WHOLE else from_decimal(Decimal(round_half_up(value)), usual.currency)


def _arrow(now: Decimal | None, usual: Decimal, alike: Decimal) -> str:
    if now is None:
        return ""
    return ALIKE if abs(now - usual) <= alike else MORE if now > usual else LESS


def _said(arrow: str, usual: str, days: int, language: Language) -> UsualSaid:
    return UsualSaid(
        arrow,
        language.say_count("usual {usual} · {count} day", "usual {usual} · {count} days", days, usual=usual),
        language.say("usual {usual}", usual=usual),
        language.say_count(*_SPOKEN[arrow], days, usual=usual),
    )
