"""What days sold is what the journal says, and the days' own figures and their Zs, to the cent."""

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cafe import Cafe, eur
from counter.flows import drawer, reduce, ring_up
from counter.flows.menu import change_item
from counter.flows.pay import pay, pay_later
from counter.flows.refund import refund
from counter.kernel.money import Money
from counter.menu.facts import ItemChanged
from counter.reports.day.figures import day_figures, judge
from counter.reports.sales.days import days_of, together
from counter.reports.sales.figures import sales_figures
from counter.reports.sales.model import SalesFigures
from counter.reports.sales.period import Period
from counter.till.refunds import RefundRequest
from random_days import Days

BERLIN = ZoneInfo("Europe/Berlin")


@dataclass
class Told:
    """What the journal says of some days, read from the bodies of its facts alone."""

    orders: set[str] = field(default_factory=set)
    sold: int = 0
    items: Counter[str] = field(default_factory=Counter)
    pieces: Counter[str] = field(default_factory=Counter)
    hours: Counter[int] = field(default_factory=Counter)
    taxes: Counter[Decimal] = field(default_factory=Counter)
    modifiers: Counter[str] = field(default_factory=Counter)
    added: Counter[str] = field(default_factory=Counter)
    takings: int = 0

    def line(self, line: dict[str, Any], hour: int, sign: int = 1) -> None:
        owed = (line["net"][0] + line["tax"][0]) * sign
        self.sold += owed
        self.items[line["name"]] += owed
        self.pieces[line["name"]] += line["quantity"] * sign
        self.hours[hour] += owed
        self.taxes[Decimal(line["tax_rate"])] += line["tax"][0] * sign
        for name, price in zip(line.get("modifiers", ()), line.get("modifier_prices", ()), strict=True):
            self.modifiers[name] += line["quantity"] * sign
            self.added[name] += price[0] * line["quantity"] * sign


def told(cafe: Cafe, first: date, last: date) -> Told:
    facts = [
        (str(kind), json.loads(str(body)), datetime.fromtimestamp(int(str(at)) / 1e6, UTC).astimezone(BERLIN))
        for kind, body, at in cafe.sql("SELECT kind, body, at FROM journal ORDER BY position")
    ]
    days: dict[str, date] = {}
    hours: dict[str, int] = {}
    for kind, body, at in facts:
        if kind == "OrderPlaced":
            days[body["order_id"]], hours[body["order_id"]] = date.fromisoformat(body["business_date"]), at.hour
    gone = {
        body["order_id"]
        for kind, body, at in facts
        if kind == "OrderCancelled" and date.fromisoformat(body["business_date"]) == days.get(body["order_id"])
    }
    result = Told()
    for kind, body, at in facts:
        order = body.get("order_id", "")
        on = date.fromisoformat(body["business_date"]) if "business_date" in body else at.date()
        counts = order in days and order not in gone and first <= days[order] <= last
        if kind == "OrderPlaced" and counts:
            result.orders.add(order)
        if kind in ("OrderPlaced", "LinesAdded") and counts:
            for line in body["lines"]:
                result.line(line, hours[order])
        if kind == "LineRemoved" and on == days[order] and counts:
            result.line(body["piece"], hours[order], -1)
        if kind == "LineRemoved" and on > days[order] and first <= on <= last:
            result.line(body["piece"], at.hour, -1)
        if first <= on <= last:
            result.takings += {"PaymentTaken": 1, "PaymentReturned": -1, "Refunded": -1}.get(kind, 0) * body.get(
                "amount", [0]
            )[0]
            result.takings += body["more"][0] if kind == "TenderChanged" else 0
    return result


def asked(cafe: Cafe, first: date, last: date) -> SalesFigures:
    return cafe.shop.report(sales_figures, Period(first, last), cafe.shop.settings)


def check(cafe: Cafe, first: date, last: date) -> None:
    """The figures are what the journal says, and each of their parts adds up to what was sold."""
    figures, journal = asked(cafe, first, last), told(cafe, first, last)
    assert figures.orders == len(journal.orders)
    assert figures.sold.minor == journal.sold
    assert {(each.name, each.count, each.sold.minor) for each in figures.items} == {
        (name, journal.pieces[name], minor) for name, minor in journal.items.items() if journal.pieces[name] or minor
    }
    assert {int(each.name): each.sold.minor for each in figures.hours if each.sold} == _there(journal.hours)
    assert {each.rate: each.tax.minor for each in figures.taxes if each.tax} == _there(journal.taxes)
    assert {each.name: each.count for each in figures.choices} == _there(journal.modifiers)
    assert {each.name: each.sold.minor for each in figures.choices if each.sold} == _there(journal.added)
    assert figures.takings.minor == journal.takings
    for parts in (figures.hours, figures.categories, figures.staff):
        assert sum(each.sold.minor for each in parts) == figures.sold.minor
    assert sum(each.net.minor + each.tax.minor for each in figures.taxes) == figures.sold.minor
    assert figures.sales - figures.sold == Money(sum(each.amount.minor for each in figures.taken_off), "EUR")


def _there(counts: Counter[Any]) -> dict[Any, int]:
    return {key: count for key, count in counts.items() if count}


def check_beside_days(cafe: Cafe, first: date, last: date) -> None:
    """They are the days' own figures, added up."""
    figures, settings, now = asked(cafe, first, last), cafe.shop.settings, cafe.clock.now()
    days = [cafe.shop.report(day_figures, day, settings) for day in figures.period.days]
    assert figures.orders == sum(day.orders for day in days)
    assert figures.sales.minor == sum(day.sales.minor for day in days)
    assert figures.takings.minor == sum(day.takings.minor for day in days)
    assert figures.tips.minor == sum(day.tips.minor for day in days)
    assert figures.rounding.minor == sum(day.rounding.minor for day in days)
    off: Counter[str] = Counter()
    for day in days:
        off.update({kind: amount.minor for kind, amount in day.reductions})
    assert {each.kind: each.amount.minor for each in figures.taken_off if each.amount} == _there(off)
    for name in ("payments", "refunds"):
        of_days: Counter[str] = Counter()
        for day in days:
            of_days.update({each.tender: each.amount.minor for each in getattr(day, name)})
        of_all = {each.tender: each.amount.minor for each in getattr(figures, name) if each.amount}
        assert of_all == _there(of_days)
    rows = cafe.shop.report(days_of, figures.period, now, settings)
    for row, day in zip(rows, days, strict=True):
        kept, missed, _ = judge(day.promises, now, day.grace)
        assert (row.orders, row.promised) == (day.orders, len(day.promises))
        assert (row.kept, row.missed) == (len(kept), len(missed))
        assert row.told_before == sum(each.told_before for each in missed)
        assert (row.mishaps, row.made_right) == (len(day.mishaps), day.made_right)
        assert (row.given_back, row.minutes_lost) == (day.given_back, day.minutes_lost)
        assert (row.asked_again, row.good_moments) == (day.asked_again, len(day.good_moments))
        assert row.takings == day.takings
    assert together(rows, figures.period, "EUR").takings == figures.takings


@pytest.mark.parametrize("seed", [1, 2])
def test_days_as_chance_has_them_are_what_the_journal_says(cafe: Cafe, seed: int) -> None:
    days, chance = Days(cafe, Random(seed)), Random(seed)
    for _ in range(3):
        days.live(12)
        some = cafe.ring("Latte", "Croissant", "Mocha")
        cafe.shop.do(cafe.ana, reduce.discount_order, some, percent=Decimal(10), reason="regular")
        cafe.pay(some)
        cafe.take_off(some, "Croissant")
        yesterdays = cafe.ring("Cappuccino", "Croissant", "Espresso")
        cafe.shop.do(cafe.ana, pay_later, yesterdays, they_know=True)
        days.sleep()
        cafe.take_off(yesterdays, "Croissant")
        cafe.shop.do(cafe.ana, refund, some, RefundRequest(amount=eur("1.00")), "cold")
        cafe.forward(chance.randint(1, 90))
    today = cafe.shop.settings.trading_day(cafe.clock.now())
    first = today - timedelta(days=3)
    for begin, end in ((first, today), (first, first), (today - timedelta(days=1), today), (today, today)):
        check(cafe, begin, end)
        check_beside_days(cafe, begin, end)


def test_a_full_day_is_its_z_and_its_days_figures(full_day: Path) -> None:
    cafe = Cafe.opened_in(full_day)
    day = date(2026, 11, 23)
    check_beside_days(cafe, day, day)
    figures = asked(cafe, day, day)
    [[body]] = cafe.sql("SELECT body FROM journal WHERE kind = 'DayClosed'")
    z = json.loads(str(body))["report"]
    assert {(t["name"], t["rate"], t["net"][0], t["tax"][0]) for t in z["refund_taxes"]} == {
        (t.name, str(t.rate), t.net.minor, t.tax.minor) for t in figures.refund_taxes
    }
    cafe.close()


def test_a_plain_day_is_its_z_tax_by_tax_and_tender_by_tender(cafe: Cafe) -> None:
    for names in (["Latte"], ["Latte", "Croissant"], ["Mocha"] * 3):
        cafe.ready(cafe.sell(*names))
    day = cafe.shop.settings.trading_day(cafe.clock.now())
    figures, x = asked(cafe, day, day), cafe.shop.do(cafe.ana, drawer.x_report)
    assert (figures.orders, figures.sold) == (x.orders, x.sales)
    assert [(t.rate, t.net, t.tax) for t in figures.taxes] == [(t.rate, t.net, t.tax) for t in x.taxes]


def test_a_margin_stands_only_where_a_cost_was_given(cafe: Cafe) -> None:
    was = cafe.shop.menu.item(cafe.item("Croissant"))
    changed = ItemChanged(
        item_id=was.item_id, name=was.name, category=was.category, tax_class=was.tax_class,
        station=was.station, cost=eur("0.90"),
    )  # fmt: skip
    cafe.shop.do(cafe.shop.itself, change_item, changed, None)
    cafe.sell("Croissant", "Croissant", "Latte")
    day = cafe.shop.settings.trading_day(cafe.clock.now())
    croissant, latte = asked(cafe, day, day).items
    assert (croissant.name, croissant.sold, croissant.cost) == ("Croissant", eur("5.20"), eur("1.80"))
    assert croissant.margin == eur("3.06")  # 4.86 without tax
    assert (latte.cost, latte.margin) == (None, None)


def test_a_modifier_has_what_it_added_at_the_price_of_its_day(cafe: Cafe) -> None:
    order_id = cafe.ring("Latte")
    ticket = cafe.shop.do(cafe.ana, ring_up.add_item, order_id, cafe.item("Latte"))
    milk = next(group for group in cafe.shop.menu.item(cafe.item("Latte")).groups if "Oat" in str(group.modifiers))
    cafe.shop.do(cafe.ana, ring_up.toggle_modifier, order_id, ticket.draft.lines[0].line_id, milk.group_id, "Oat")
    cafe.pay(order_id)
    day = cafe.shop.settings.trading_day(cafe.clock.now())
    figures = asked(cafe, day, day)
    [oat] = [each for each in figures.choices if each.name == "Oat"]
    assert oat.sold == eur("0.60") * oat.count
    assert oat.count == figures.items[0].count


def test_what_brought_more_stands_before_what_was_chosen_more_often(cafe: Cafe) -> None:
    for _ in range(2):
        cafe.sell("Latte")
    order_id = cafe.ring("Latte")
    ticket = cafe.shop.do(cafe.ana, ring_up.current)
    milk = next(group for group in cafe.shop.menu.item(cafe.item("Latte")).groups if "Oat" in str(group.modifiers))
    cafe.shop.do(cafe.ana, ring_up.toggle_modifier, order_id, ticket.draft.lines[0].line_id, milk.group_id, "Oat")
    cafe.pay(order_id)
    day = cafe.shop.settings.trading_day(cafe.clock.now())
    assert [each.count for each in asked(cafe, day, day).choices][:2] == [1, 2]


def test_people_stand_by_name_whoever_sold_more(cafe: Cafe) -> None:
    for name, times in (("Ben", 3), ("Ana", 1), ("Chris", 2)):
        for _ in range(times):
            order_id = cafe.ring("Latte")
            cafe.shop.do(cafe.staff(name), pay, order_id)
    day = cafe.shop.settings.trading_day(cafe.clock.now())
    assert [(each.name, each.count) for each in asked(cafe, day, day).staff] == [("Ana", 1), ("Ben", 3), ("Chris", 2)]


def test_no_question_reads_a_whole_table_of_what_was_ever_sold(cafe: Cafe) -> None:
    asked_: list[str] = []
    cafe.miss("Latte")
    day = cafe.shop.settings.trading_day(cafe.clock.now())
    with cafe.shop.store.read_report() as connection:
        reader: Any = connection.connection.driver_connection
    reader.set_trace_callback(asked_.append)
    asked(cafe, day, day)
    cafe.shop.report(days_of, Period(day, day), cafe.clock.now(), cafe.shop.settings)
    reader.set_trace_callback(None)
    selects = [statement for statement in asked_ if statement.startswith("SELECT")]
    assert len(selects) > 10
    for statement in selects:
        plan = [row[3] for row in reader.execute(f"EXPLAIN QUERY PLAN {statement}")]
        whole = ("SCAN orders", "SCAN order_lines", "SCAN promises", "SCAN payments", "SCAN receipts", "SCAN refunds",
                 "SCAN line_reductions", "SCAN journal", "SCAN gestures")  # fmt: skip
        assert not [step for step in plan if step.split(" USING ")[0] in whole], statement
