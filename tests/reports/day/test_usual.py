"""What is usual on a weekday, the last promises and an hour of a day, reckoned again from the sealed facts alone."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cafe import Cafe
from counter.reports.day.owners_page import owners_page
from counter.reports.day.page import OwnersPage, Tally
from counter.reports.day.usual import band
from random_days import Days

BERLIN = ZoneInfo("Europe/Berlin")
WEEKS = 4


@dataclass
class Reckoned:
    """A trading day, from the bodies of facts: orders with their promises, times, and what was given."""

    due: dict[str, datetime] = field(default_factory=dict)
    placed: dict[str, datetime] = field(default_factory=dict)
    ready: dict[str, datetime | None] = field(default_factory=dict)
    told: dict[str, bool] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    takings: int = 0

    def judged(self, now: datetime) -> list[tuple[str, bool]]:
        found = []
        for order in sorted(self.due, key=lambda each: self.placed[each]):
            ready, due = self.ready.get(order), self.due[order]
            if order not in self.gone and (ready is not None or now > due):
                found.append((order, ready is not None and ready <= due))
        return found


def reckon(cafe: Cafe) -> dict[date, Reckoned]:
    days: defaultdict[date, Reckoned] = defaultdict(Reckoned)
    on: dict[str, date] = {}
    for kind, text, micro in cafe.sql("SELECT kind, body, at FROM journal ORDER BY position"):
        body: dict[str, Any] = json.loads(str(text))
        at = datetime.fromtimestamp(int(str(micro)) / 1e6, UTC)
        today = (at.astimezone(BERLIN) - timedelta(hours=4)).date()
        order = str(body.get("order_id"))
        if kind == "OrderPlaced":
            on[order] = today
            days[today].placed[order] = at
        elif order in on:
            day = days[on[order]]
            if kind == "PromiseMade":
                day.due[order] = datetime.fromisoformat(body["due"])
            elif kind == "OrderReady":
                day.ready[order] = at
            elif kind == "OrderRecalled":
                day.ready[order] = None
            elif kind == "PromiseReset":
                day.told.setdefault(order, bool(body.get("told")) and at < day.due[order])
            elif kind == "OrderCancelled" and today == on[order]:
                day.gone.add(order)
        sign = {"PaymentTaken": 1, "PaymentReturned": -1, "Refunded": -1}.get(str(kind), 0)
        days[today].takings += sign * body.get("amount", [0])[0]
    return dict(days)


@pytest.fixture
def lived(cafe: Cafe) -> Cafe:
    """The same weekday in some weeks, and the day itself."""
    days = Days(cafe, Random(5))
    for week in range(WEEKS):
        if week:
            days.cafe.clock.forward(6 * 86_400)
        days.live(50)
        if week < WEEKS - 1:
            days.sleep()
            days.cafe.clock.forward(10 * 3600)
    return days.cafe


def page_of(cafe: Cafe, day: date) -> OwnersPage:
    shop = cafe.shop
    return shop.report(owners_page, day, cafe.clock.now(), shop.settings, shop.language, shop.playbook.pages)


def test_the_pages_figures_are_those_of_the_facts(lived: Cafe) -> None:
    now, shop = lived.clock.now(), lived.shop
    told = reckon(lived)
    day = shop.settings.trading_day(now)
    before = [each for each in sorted(told) if each < day and each.weekday() == day.weekday() and told[each].placed]
    assert len(before) >= 3
    page = page_of(lived, day)
    judged = told[day].judged(now)
    missed = [order for order, kept in judged if not kept]
    assert page.kept == Tally(len(judged) - len(missed), len(judged))
    assert page.told_before == Tally(sum(told[day].told.get(order, False) for order in missed), len(missed))
    assert page.takings.minor == told[day].takings
    hours = Counter(told[day].due[order].astimezone(BERLIN).hour for order, _ in judged)
    assert {each.hour: each.kept.of for each in page.hours} == dict(hours)
    assert {point.order.hex for point in page.points if point.order} == {
        order.replace("-", "") for order, _ in judged if told[day].ready.get(order)
    }
    shares = [Decimal(sum(kept for _, kept in told[each].judged(now))) / len(told[each].judged(now)) for each in before]
    assert page.usual is not None
    assert page.usual.days == len(before)
    assert page.usual.kept is not None
    assert page.usual.kept.share == median(shares)
    assert page.usual.takings.minor == pytest.approx(median(told[each].takings for each in before), abs=0.5)
    every = [kept for each in sorted(told) if each <= day for _, kept in told[each].judged(now)]
    assert page.last is not None
    assert page.last.kept == Tally(sum(every[-200:]), len(every[-200:]))


def test_of_fewer_than_three_such_weekdays_nothing_is_usual(cafe: Cafe) -> None:
    for _ in range(2):
        cafe.sell("Latte")
        cafe.clock.forward(7 * 86_400)
    day = cafe.shop.settings.trading_day(cafe.clock.now())
    assert page_of(cafe, day).usual is None
    cafe.sell("Latte")
    cafe.clock.forward(7 * 86_400)
    usual = page_of(cafe, day + timedelta(days=7)).usual
    assert usual is not None
    assert usual.days == 3


def test_the_band_of_a_rate_is_wilsons() -> None:
    """By hand for 81 of 263 in 90% (Wilson without continuity correction), and at the ends."""
    low, high = band(Tally(81, 263))
    assert (low, high) == (Decimal("0.263"), Decimal("0.357"))
    assert band(Tally(10, 10)) == (Decimal("0.787"), Decimal("1.000"))
    assert band(Tally(0, 10)) == (Decimal("0.000"), Decimal("0.213"))
