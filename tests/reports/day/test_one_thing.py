"""The one thing to do tomorrow is a thing that can be acted on and cost customers most minutes, never a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from counter.reports.day.one_thing import Loss, choose

LATE = Loss(cause="", station="espresso", kind="late", hour=8, time=timedelta(minutes=3), called="12")
GRINDER = replace(LATE, cause="machine", time=timedelta(minutes=4), called="14")


def test_the_one_with_most_minutes_and_its_evidence() -> None:
    later = replace(LATE, hour=9, time=timedelta(minutes=5), called="20")
    thing = choose([GRINDER, LATE, later, replace(LATE, station="brew", called="21")])
    assert thing is not None
    assert (thing.cause, thing.station, thing.kind, thing.hour) == ("", "espresso", "late", 9)
    assert (thing.count, thing.of, thing.minutes, thing.of_minutes) == (2, 4, 8, 15)
    assert thing.orders == ("12", "20")


def test_more_orders_before_fewer_of_the_same_minutes() -> None:
    two = [replace(LATE, station="brew", time=timedelta(minutes=2), called=number) for number in ("1", "2")]
    thing = choose([GRINDER, *two])
    assert thing is not None
    assert thing.station == "brew"


@pytest.mark.parametrize("kind", ["treatment", "other"])
def test_it_is_never_about_a_person(kind: str) -> None:
    thing = choose([replace(LATE, kind=kind, time=timedelta(hours=1)), LATE])
    assert thing is not None
    assert (thing.kind, thing.of_minutes) == ("late", 63)


@pytest.mark.parametrize("seconds", [0, 59])
def test_of_a_good_day_there_is_none(seconds: int) -> None:
    assert choose([]) is None
    assert choose([replace(LATE, time=timedelta(seconds=seconds))]) is None


def test_the_order_in_which_they_come_makes_no_difference() -> None:
    losses = [GRINDER, LATE, replace(LATE, station="brew"), replace(LATE, kind="missing", called="9")]
    one, other = choose(losses), choose(reversed(losses))
    assert one is not None
    assert other is not None
    assert one.key == other.key
