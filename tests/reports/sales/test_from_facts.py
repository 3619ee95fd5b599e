"""A made-up week: the rows of Week and Month, and the tables of Sales, reckoned again from the sealed facts alone."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cafe import Cafe, eur
from counter.flows import reduce
from counter.flows.gestures import GestureRequest
from counter.flows.pay import pay
from counter.flows.refund import refund
from counter.flows.reset_promise import reset_promise
from counter.flows.settle import ask_again, note_good_moment
from counter.flows.watch import tick
from counter.kernel.language import Language
from counter.reports.sales.days import Beside, by_weeks, days_beside
from counter.reports.sales.model import DaysTogether
from counter.reports.sales.period import Period, month_of, week_of
from counter.reports.sales.tables import PARTS, part_rows, sales_beside
from counter.till.refunds import RefundRequest
from counter.till.settlement import Tender

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 11, 23)
WEEK = Period(MONDAY, MONDAY + timedelta(days=6))
BEFORE = WEEK.back(7)
Told = dict[str, Any]


@dataclass
class Facts:
    """The bodies of all facts, each with its time, its trading day and who recorded it, in order."""

    told: list[tuple[str, Told, datetime, date, str]]
    itself: str
    names: dict[str, str]

    def of(self, *kinds: str) -> Iterator[tuple[Told, datetime, date, str]]:
        return ((body, at, day, by) for kind, body, at, day, by in self.told if kind in kinds)

    def placed(self) -> dict[str, date]:
        """The orders that count, each with its trading day: none that was cancelled on it."""
        gone = {(body["order_id"], day) for body, _, day, _ in self.of("OrderCancelled")}
        placed = {body["order_id"]: day for body, _, day, _ in self.of("OrderPlaced")}
        return {order: day for order, day in placed.items() if (order, day) not in gone}


def facts_of(cafe: Cafe) -> Facts:
    rows = cafe.sql("SELECT kind, body, at, lower(hex(by)) FROM journal ORDER BY position")
    told = []
    for kind, text, micro, by in rows:
        body, at = json.loads(str(text)), datetime.fromtimestamp(int(str(micro)) / 1e6, UTC)
        today = (at.astimezone(BERLIN) - timedelta(hours=4)).date()
        told.append((str(kind), body, at, date.fromisoformat(body.get("business_date") or today.isoformat()), str(by)))
    staff = [body for kind, body, *_ in told if kind == "StaffAdded"]
    ids = {body["staff_id"].replace("-", ""): body for body in staff}
    itself = next(key for key, body in ids.items() if body["role"] == "counter")
    return Facts(told, itself, {key: body["name"] for key, body in ids.items()})


@pytest.fixture
def facts(cafe: Cafe) -> Facts:
    """A week of five days after one of two: every day something else goes wrong, or is put right."""
    for day in (date(2026, 11, 17), date(2026, 11, 20), *(MONDAY + timedelta(days=n) for n in range(5))):
        cafe.clock.set(datetime(day.year, day.month, day.day, 8, 5 * day.weekday(), tzinfo=BERLIN).astimezone(UTC))
        a_day(cafe, day.weekday())
    return facts_of(cafe)


def a_day(cafe: Cafe, nth: int) -> None:
    shop, ana, ben = cafe.shop, cafe.ana, cafe.staff("Ben")
    cafe.ready(cafe.sell("Latte", "Croissant"))
    off = cafe.ring("Mocha", "Flat white")
    shop.do(ana, reduce.discount_order, off, percent=Decimal(10), reason="regular")
    shop.do(ben, pay, off, (Tender("card", tip=eur("0.50")),), they_know=True)
    cafe.ready(off)
    cafe.forward(45)
    late = cafe.sell("Latte", tenders=(Tender("card"),))
    if nth % 2:
        shop.do(ana, reset_promise, late, cafe.due(late) + timedelta(minutes=4), told=True)
    cafe.clock.set(cafe.due(late) + timedelta(minutes=2 + nth))
    shop.do(shop.itself, tick)
    cafe.ready(late)
    if nth != 2:
        cafe.put_right("late", late, GestureRequest("apology"))
    wrong = cafe.sell("Cappuccino")
    cafe.ready(wrong)
    cafe.forward(3)
    if nth in (0, 3):
        cafe.put_right("wrong_item", wrong, GestureRequest("remake"))
        for again in cafe.remakes(wrong):
            cafe.ready(again)
    if nth == 1:
        shop.do(cafe.staff("Dana"), refund, wrong, RefundRequest(amount=eur("1.00")), "cold")
    if nth == 4:
        cafe.cancel(cafe.sell("Espresso"))
        shop.do(ana, note_good_moment, "They sang.")
        shop.do(ana, ask_again, wrong)
        forgotten = cafe.sell("Latte")
        cafe.clock.set(cafe.due(forgotten) + timedelta(minutes=3))
        shop.do(shop.itself, tick)


def reckoned(facts: Facts, day: date, now: datetime) -> dict[str, int]:
    """The row of a day."""
    orders = {order for order, on in facts.placed().items() if on == day}
    due = {b["order_id"]: datetime.fromisoformat(b["due"]) for b, *_ in facts.of("PromiseMade")}
    ready = {b["order_id"]: at for b, at, *_ in facts.of("OrderReady")}
    promised = orders & due.keys()
    late = {o for o in promised if (ready[o] > due[o] if o in ready else now > due[o])}
    told = {b["order_id"] for b, at, *_ in facts.of("PromiseReset") if b["told"] and at < due[b["order_id"]]}
    mishaps = {b["mishap_id"]: (b, at) for b, at, on, _ in facts.of("MishapOpened") if on == day}
    answered: dict[str, datetime] = {}
    for body, at, _, by in facts.of("GestureMade", "GreetingGiven"):
        if body["mishap_id"] in mishaps and by != facts.itself:
            answered[body["mishap_id"]] = at
    lost = timedelta()
    for key, (body, opened) in mishaps.items():
        order = body["order_id"]
        lost += (
            ready.get(order, due[order]) - due[order] if body["kind"] == "late" else answered.get(key, opened) - opened
        )
    gave = sum(b["cost"][0] for b, *_ in facts.of("GestureMade") if b["mishap_id"] in mishaps)
    gave += sum(b["amount"][0] for b, *_ in facts.of("VoucherIssued") if b.get("mishap_id") in mishaps)
    moved = sum(b["amount"][0] for b, _, on, _ in facts.of("PaymentTaken") if on == day)
    return {
        "orders": len(orders), "promised": len(promised), "kept": len(promised - late), "missed": len(late),
        "told_before": len(told & late), "mishaps": len(mishaps), "made_right": len(answered),
        "given_back": gave, "minutes_lost": lost // timedelta(minutes=1),
        "asked_again": sum(on == day for _, _, on, _ in facts.of("AskedAgain")),
        "good_moments": sum(on == day for _, _, on, _ in facts.of("GoodMomentNoted")),
        "takings": moved - sum(b["amount"][0] for b, _, on, _ in facts.of("Refunded") if on == day),
    }  # fmt: skip


def row(days: DaysTogether) -> dict[str, int]:
    said = {name: getattr(days, name) for name in days.__slots__ if name != "period"}
    return said | {name: said[name].minor for name in ("given_back", "takings")}


def added(rows: list[dict[str, int]]) -> dict[str, int]:
    return {name: sum(each[name] for each in rows) for name in rows[0]}


def asked(cafe: Cafe, of: Period, beside: Period) -> Beside:
    return cafe.shop.report(days_beside, of, beside, cafe.clock.now(), cafe.shop.settings)


def test_a_week_and_a_month_are_what_the_facts_come_to(cafe: Cafe, facts: Facts) -> None:
    now = cafe.clock.now()
    found = asked(cafe, WEEK, BEFORE)
    days = [reckoned(facts, day, now) for day in WEEK.days]
    assert [row(each) for each in found.days] == days
    assert row(found.whole) == added(days)
    assert row(found.other) == added([reckoned(facts, day, now) for day in BEFORE.days])
    assert (added(days)["missed"], added(days)["told_before"], added(days)["made_right"]) == (6, 2, 6)
    month = asked(cafe, month_of(MONDAY), month_of(date(2026, 10, 1)))
    weeks = by_weeks(month, "EUR")
    assert [week.period.first for week in weeks if week.orders] == [BEFORE.first, WEEK.first]
    for week in weeks:
        of_week = [reckoned(facts, day, now) for day in week_of(week.period.first).days if day.month == MONDAY.month]
        assert row(week) == added(of_week)
    assert row(month.whole) == added([row(week) for week in weeks])


@dataclass
class Table:
    """By name how many, and how much in minor units."""

    counts: Counter[str] = field(default_factory=Counter)
    minor: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, count: int, minor: int) -> None:
        self.counts[name] += count
        self.minor[name] += minor


def tables(facts: Facts, of: Period) -> dict[str, Table]:
    """Every table of Sales for these days, but for how often what was taken off."""
    made: defaultdict[str, Table] = defaultdict(Table)
    orders = {order for order, day in facts.placed().items() if of.first <= day <= of.last}
    for body, at, _, by in facts.of("OrderPlaced"):
        if body["order_id"] not in orders:
            continue
        owed = [line["net"][0] + line["tax"][0] for line in body["lines"]]
        made["hour"].add(f"{at.astimezone(BERLIN).hour}:00", 1, sum(owed))
        made["staff"].add(facts.names[by], 1, sum(owed))
        for line, minor in zip(body["lines"], owed, strict=True):
            pieces = line["quantity"]
            made["item"].add(line["name"], pieces, minor)
            made["category"].add(line["category"], pieces, minor)
            made["tax"].add(line["tax_rate"], 0, line["tax"][0])
            for name, price in zip(line.get("modifiers", ()), line.get("modifier_prices", ()), strict=True):
                made["extras"].add(name, pieces, price[0] * pieces)
            for reduction in line.get("reductions", ()):
                made["taken off"].add(reduction["kind"], 0, -reduction["amount"][0])
    for body, _, day, _ in facts.of("PaymentTaken"):
        if of.first <= day <= of.last:
            made["payment"].add(body["tender"], 1, body["amount"][0])
    for body, _, day, _ in facts.of("Refunded"):
        if of.first <= day <= of.last:
            made["taken off"].add("refund", 0, -body["amount"][0])
    return dict(made)


NAMES = {"0.07": "7%", "0.19": "19%", "discount": "Discounts", "refund": "Refunds", "cash": "Cash", "card": "Card"}


def test_every_table_of_sales_is_what_the_facts_come_to_now_and_before(cafe: Cafe, facts: Facts) -> None:
    shown = cafe.shop.report(sales_beside, WEEK, BEFORE, cafe.shop.settings)
    now, before = tables(facts, WEEK), tables(facts, BEFORE)
    assert set(now) == set(PARTS)
    for part in PARTS:
        rows = [each for each in part_rows(part, shown, Language("en")) if not each.name.startswith("Refunds ")]
        for place, table in (("now", now[part]), ("before", before[part])):
            found = {each.name: getattr(each, place) for each in rows if getattr(each, place) is not None}
            wanted = {NAMES.get(name, name): minor for name, minor in table.minor.items()}
            assert {name: each.amount.minor for name, each in found.items()} == wanted, (part, place)
            counts = {NAMES.get(name, name): count for name, count in table.counts.items() if count}
            if counts:
                assert {name: each.count for name, each in found.items()} == counts, (part, place)
