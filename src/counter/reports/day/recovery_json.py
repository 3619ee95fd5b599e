"""What went wrong on a day, for a machine: what it cost customers, and how soon it was right again."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from counter.kernel.money import round_half_up
from counter.recovery.rules import OURS
from counter.reports.day.figures import DayFigures
from counter.reports.day.mishaps_of_day import MADE_RIGHT, MishapOfDay, middle


def recovery_json(figures: DayFigures, now: datetime, *, with_causes: bool) -> dict[str, Any]:
    """The day's mishaps as JSON values, as of `now`. Amounts are minor units; nothing of it is of a person.

    `second_promises`: new ones that were told, judged on their own. `minutes_past_promise` is of every missed first
    promise together, `minutes_lost` of all that went wrong: beyond the promise, or until it was right again.
    `seconds_to_first_word` and `minutes_to_settled` are those of the middle one.
    `settled_by_first_person` is of those made right: whoever knew of it first did, and nobody else had to. `by_cause`
    and `by_partner` stand there only `with_causes`; a mishap of which nobody said the cause is in neither.
    """
    first_word = middle(each.first_word for each in figures.mishaps)
    settled = middle(each.settled for each in figures.mishaps)
    second = [promise.second_kept(now) for promise in figures.promises]
    causes = {cause: count for cause, count in figures.by_cause if cause}
    partners = {cause: count for cause, count in causes.items() if cause != OURS}
    return {
        "by_kind": dict(figures.mishaps_by_kind),
        "by_station": dict(Counter(each.station for each in figures.mishaps if each.station)),
        **({"by_cause": causes, "by_partner": partners} if with_causes else {}),
        "asked_again": figures.asked_again,
        "second_promises": {"kept": second.count(True), "missed": second.count(False)},
        "minutes_past_promise": _minutes(figures.past_promise(now)),
        "minutes_lost": figures.minutes_lost,
        "given_back_minor": figures.given_back.minor,
        "seconds_to_first_word": None if first_word is None else round(first_word.total_seconds()),
        "minutes_to_settled": None if settled is None else _minutes(settled),
        "settled_by_first_person": sum(each.by_first for each in figures.mishaps if each.state == MADE_RIGHT),
        "good_moments": [{"words": each.words, "thanks": each.thanks or None} for each in figures.good_moments],
        "each": [_each(each, with_causes=with_causes) for each in figures.mishaps],
    }


def _each(mishap: MishapOfDay, *, with_causes: bool) -> dict[str, Any]:
    return {
        "order": mishap.called or None,
        "kind": mishap.kind,
        "severity": mishap.severity,
        "station": mishap.station or None,
        **({"cause": mishap.cause or None} if with_causes else {}),
        "opened": mishap.opened_at.isoformat(),
        "state": mishap.state,
        "minutes_past_promise": None if mishap.past_promise is None else _minutes(mishap.past_promise),
        "given_back_minor": mishap.given.minor,
        "seconds_to_first_word": None if mishap.first_word is None else round(mishap.first_word.total_seconds()),
        "minutes_to_settled": None if mishap.settled is None else _minutes(mishap.settled),
    }


def _minutes(time: timedelta) -> int:
    """In whole minutes, half a minute up."""
    return round_half_up(Decimal(round(time.total_seconds())) / 60)
