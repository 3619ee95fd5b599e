"""A shop of three years, 500 orders a day: what a day, a month and a week beside another take, beside plain SQL.

Its orders are copied into the tables at once, from one that was sold; that takes some minutes the first time, and the
shop is kept in `build/`.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

import pysqlite3
from row import Row, median_of, milliseconds

from cafe import Cafe
from counter.bootstrap import DATABASE
from counter.reports.day.figures import day_figures
from counter.reports.day.owners_page import owners_page
from counter.reports.sales.days import days_of
from counter.reports.sales.figures import sales_figures
from counter.reports.sales.period import Period

KEPT = Path(__file__).parent.parent / "build" / "bench-three-years"
DAYS, ORDERS, TIMES = 1096, 500, 15
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
DAY = Period(date(2026, 10, 20), date(2026, 10, 20))
WEEK = Period(date(2026, 10, 12), date(2026, 10, 18))
MONTH = Period(date(2026, 10, 1), date(2026, 10, 31))
CHOICES = (
    ('["Whole"]', "[0]"),
    ('["Oat"]', "[60]"),
    ('["Oat","Extra shot"]', "[60,50]"),
    ('["Soy"]', "[50]"),
    ("[]", None),
)
"""What was chosen, and what each of it added."""
MICROSECONDS = 1_000_000
PLAIN = (
    """SELECT placed_at / 900000000, placed_by, count(*), sum(total_minor), sum(service_minor) FROM orders
    WHERE business_date BETWEEN ? AND ? AND remake_of IS NULL AND (cancelled_on IS NULL OR cancelled_on > business_date)
    GROUP BY 1, 2""",
    """SELECT l.item_id, l.name, l.category, l.tax_rate, l.modifiers, l.modifier_minor, l.tax_parts, sum(l.quantity),
    sum(l.net_minor), sum(l.tax_minor), sum(l.reduced_minor), count(l.cost_minor),
    sum(l.net_minor) FILTER (WHERE l.cost_minor IS NOT NULL), sum(l.cost_minor * l.quantity), count(*) FROM orders o
    JOIN order_lines l ON l.order_id = o.order_id
    WHERE o.business_date BETWEEN ? AND ? AND o.remake_of IS NULL
    AND (o.cancelled_on IS NULL OR o.cancelled_on > o.business_date) GROUP BY 1, 2, 3, 4, 5, 6, 7""",
    """SELECT r.kind, count(*), sum(r.amount_minor) FROM orders o JOIN line_reductions r ON r.order_id = o.order_id
    WHERE o.business_date BETWEEN ? AND ? AND o.remake_of IS NULL GROUP BY 1""",
    """SELECT business_date, tender, count(*), sum(amount_minor), sum(rounding_minor), sum(tip_minor) FROM payments
    WHERE business_date BETWEEN ? AND ? GROUP BY 1, 2""",
    """SELECT business_date, tender, count(*), sum(amount_minor), sum(rounding_minor), sum(tip_minor)
    FROM payment_returns WHERE business_date BETWEEN ? AND ? GROUP BY 1, 2""",
    "SELECT business_date, tender, sum(tip_minor) FROM tips_added WHERE business_date BETWEEN ? AND ? GROUP BY 1, 2",
    "SELECT * FROM tender_changes WHERE business_date BETWEEN ? AND ?",
    """SELECT r.business_date, t.tender, count(*), sum(t.amount_minor) FROM refunds r
    JOIN refund_tenders t ON t.refund_id = r.refund_id WHERE r.business_date BETWEEN ? AND ? GROUP BY 1, 2""",
    "SELECT fact_id FROM receipts WHERE refund_id IS NOT NULL AND business_date BETWEEN ? AND ?",
)
"""The same sums by hand."""


OF_A_PAGE = (
    *PLAIN[:1],
    *PLAIN[3:5],
    """SELECT o.placed_at, o.ready_at, p.due, r.reset_at, r.told FROM orders o
    JOIN promises p ON p.order_id = o.order_id LEFT JOIN promise_resets r ON r.order_id = o.order_id AND r.nth = 1
    WHERE o.business_date BETWEEN ? AND ? AND o.remake_of IS NULL""",
    "SELECT * FROM mishaps WHERE business_date BETWEEN ? AND ?",
    "SELECT * FROM gestures WHERE business_date BETWEEN ? AND ?",
)
OF_A_WEEKDAY = (
    """SELECT count(*), sum(o.ready_at <= p.due), sum(o.ready_at > p.due) FROM orders o
    JOIN promises p ON p.order_id = o.order_id WHERE o.business_date = ? AND o.remake_of IS NULL""",
    "SELECT sum(amount_minor), sum(tip_minor) FROM payments WHERE business_date = ?",
)
"""The largest sums of a day's page: the day itself, and each of eight such weekdays before it."""


def rows(folder: Path) -> Iterator[Row]:
    """Asks for each some times, by turns with the same sums in plain SQL."""
    make_shop(KEPT, DAYS)
    cafe = Cafe.opened_in(shutil.copytree(KEPT, folder / "shop"), NOW)
    plain = pysqlite3.connect(str(cafe.database))
    shop, now = cafe.shop, cafe.clock.now()
    for name, period, limit in (("month", MONTH, 1.0), ("day", DAY, 0.3)):
        asked, by_hand = [], []
        for _ in range(TIMES + 1):
            asked.append(seconds(partial(shop.report, sales_figures, period, shop.settings)))
            by_hand.append(seconds(partial(ask_plainly, plain, period)))
        asked, by_hand = asked[1:], by_hand[1:]  # the first one of either reads the file
        ratio = median_of(asked) / median_of(by_hand)
        yield Row(
            f"three years: sales of a {name}", milliseconds(asked), f"plain SQL: {milliseconds(by_hand)}",
            f"{ratio:.2f}×", "≤ 1.5×", "1.2×", ratio, 1.5,
        )  # fmt: skip
        yield alone(f"three years: sales of a {name}", asked, limit)
    yield alone("three years: the day's figures", ask(lambda: shop.report(day_figures, DAY.first, shop.settings)), 0.3)
    words = (shop.settings, shop.language, shop.playbook.pages)
    paged = ask(partial(shop.report, owners_page, DAY.first, now, *words))
    by_hand = ask(partial(ask_page_plainly, plain))
    yield Row(
        "three years: the page Day, with what is usual", milliseconds(paged),
        f"its largest sums by SQL: {milliseconds(by_hand)}",
        f"{median_of(paged) / median_of(by_hand):.1f}×", "≤ 300 ms", "", median_of(paged), 0.3,
    )  # fmt: skip
    for name, period in (("week", WEEK), ("month", MONTH)):
        taken = ask(partial(shop.report, days_of, period, now, shop.settings))
        yield alone(f"three years: a {name}, day by day", taken, 1.0)
    plain.close()
    cafe.close()


def alone(what: str, taken: list[float], limit: float) -> Row:
    """How long something may take in seconds, whatever else does."""
    return Row(what, milliseconds(taken), "", "", f"≤ {limit * 1000:.0f} ms", "", median_of(taken), limit)


def ask(question: Callable[[], object]) -> list[float]:
    """The seconds of some times."""
    return [seconds(question) for _ in range(TIMES)]


def seconds(question: Callable[[], object]) -> float:
    """How long an answer takes."""
    begin = perf_counter()
    question()
    return perf_counter() - begin


def ask_plainly(plain: sqlite3.Connection, period: Period) -> None:
    """Fetches every row of the sums by hand."""
    for statement in PLAIN:
        plain.execute(statement, (period.first.isoformat(), period.last.isoformat())).fetchall()


def ask_page_plainly(plain: sqlite3.Connection) -> None:
    """Fetches the largest sums of a day's page by hand."""
    for statement in OF_A_PAGE:
        plain.execute(statement, (DAY.first.isoformat(), DAY.last.isoformat())).fetchall()
    for back in range(1, 9):
        for statement in OF_A_WEEKDAY:
            plain.execute(statement, ((DAY.first - timedelta(weeks=back)).isoformat(),)).fetchall()


def make_shop(folder: Path, days: int) -> None:
    """Makes the shop unless it is there: so many days before NOW."""
    if folder.exists():
        return
    part = folder.with_name(f"{folder.name}-part")
    shutil.rmtree(part, ignore_errors=True)
    cafe = Cafe.made_in(part, NOW)
    cafe.ready(cafe.sell("Latte"))
    people = [cafe.staff(name).bytes for name in ("Ana", "Ben", "Chris")]
    items = [(item.item_id.bytes, item.name, item.category) for item in cafe.shop.menu.items]
    cafe.close()
    file = pysqlite3.connect(str(part / DATABASE))
    file.execute("PRAGMA synchronous = OFF")
    first = {table: a_row(file, table) for table in ("orders", "order_lines", "payments", "promises")}
    chance = Random(1)
    for back in range(1, days + 1):
        copy_day(file, first, NOW.date() - timedelta(days=back), people, items, chance)
    file.commit()
    file.close()
    part.rename(folder)


def a_row(file: sqlite3.Connection, table: str) -> dict[str, Any]:
    """The one row of a table, by column."""
    asked = file.execute(f"SELECT * FROM {table} LIMIT 1")  # noqa: S608 - one of our own names
    return dict(zip((column[0] for column in asked.description), asked.fetchone(), strict=True))


def copy_day(
    file: sqlite3.Connection,
    first: dict[str, dict[str, Any]],
    day: date,
    people: list[bytes],
    items: list[tuple[bytes, str, str]],
    chance: Random,
) -> None:
    """A day's orders, like the first one: three or four lines each, paid in cash or by card, most promises kept."""
    new: dict[str, list[dict[str, Any]]] = {table: [] for table in first}
    opens = int(datetime(day.year, day.month, day.day, 6, tzinfo=UTC).timestamp())
    for number in range(1, ORDERS + 1):
        at = (opens + number * 72) * MICROSECONDS
        order_id, total = an_id(at, chance), 0
        of_order = {"order_id": order_id, "business_date": day.isoformat()}
        for position in range(chance.choice((3, 3, 4, 4, 4))):
            item_id, name, category = chance.choice(items)
            net, tax = chance.choice(((319, 61), (243, 17), (353, 67)))
            chosen, added = chance.choice(CHOICES)
            total += net + tax
            new["order_lines"].append(first["order_lines"] | {
                "order_id": order_id, "line_id": an_id(at, chance), "position": position, "item_id": item_id,
                "name": name, "category": category, "modifiers": chosen, "modifier_minor": added,
                "unit_minor": net + tax, "net_minor": net, "tax_minor": tax, "cost_minor": chance.choice((None, 90)),
            })  # fmt: skip
        placed = {"number": number, "placed_at": at, "placed_by": chance.choice(people), "total_minor": total}
        ready = {"ready_at": at + 200 * MICROSECONDS}
        new["orders"].append(first["orders"] | of_order | placed | ready)
        paid = {"payment_id": an_id(at, chance), "amount_minor": total, "tender": chance.choice(("cash", "card"))}
        new["payments"].append(first["payments"] | of_order | paid | {"taken_at": at})
        due = at + chance.choice((180, 240, 300)) * MICROSECONDS
        new["promises"].append(first["promises"] | {"order_id": order_id, "due": due})
    for table, copied in new.items():
        marks = ", ".join("?" * len(first[table]))
        file.executemany(f"INSERT INTO {table} VALUES ({marks})", [list(each.values()) for each in copied])  # noqa: S608


def an_id(at: int, chance: Random) -> bytes:
    """An id as one of that time begins (UUIDv7), in microseconds since 1970."""
    return (at // 1000).to_bytes(6) + bytes((0x70, chance.getrandbits(8), 0x80)) + chance.randbytes(7)
