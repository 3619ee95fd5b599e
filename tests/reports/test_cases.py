"""Whoever comes back, and whenever: the order is found, and the list does not move while somebody looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from cafe import Cafe
from counter.flows.gestures import GestureRequest
from counter.kernel.ids import OrderId
from counter.orders.queries import days_with_orders
from counter.orders.search import read_search
from counter.receipts.queries import receipt_of
from counter.recovery.queries import count_waiting, follow_ups_due, unanswered
from counter.reports.cases import PAGE, CaseList, CasesWanted, list_cases, look_again


def today(cafe: Cafe) -> date:
    return cafe.shop.settings.trading_day(cafe.clock.now())


def listed(cafe: Cafe, typed: str = "", *, page: int = 0, day: date | None = None) -> CaseList:
    search = read_search(typed, "EUR")
    wanted = CasesWanted(day or today(cafe), day is None, search, every_day=day is None, page=page)
    return cafe.shop.read(list_cases, wanted, cafe.shop.language)


def again(cafe: Cafe, shown: CaseList) -> CaseList:
    return cafe.shop.read(look_again, CasesWanted(today(cafe)), shown, cafe.clock.now())


def orders(cases: CaseList) -> list[OrderId | None]:
    return [key.order for key in cases.keys]


def test_the_customer_of_the_morning_is_found_at_four(cafe: Cafe) -> None:
    morning = cafe.sell("Latte", customer="Ines")
    clock = cafe.shop.language.clock(cafe.clock.now())
    receipt = cafe.shop.read(receipt_of, morning).content.number
    cafe.forward(60)
    for _ in range(40):
        cafe.sell("Latte")
    pages = [orders(listed(cafe, page=page)) for page in (0, 1)]
    assert morning in pages[1]
    assert len(pages[0]) == PAGE
    assert (listed(cafe).next, listed(cafe, page=1).next) == (True, False)
    for typed in ("ines", "#1", clock, clock[:-1], receipt, receipt.removeprefix("T1-")):
        assert orders(listed(cafe, typed)) == [morning], typed
    due = cafe.shop.language.clock(cafe.promise(morning).first_due)
    assert orders(listed(cafe, due)) == [morning]


def test_every_day_is_reached(cafe: Cafe) -> None:
    monday = cafe.sell("Latte", customer="Ines")
    first = today(cafe)
    cafe.forward(24 * 60)
    tuesday = cafe.sell("Latte", customer="Inesita")
    second = today(cafe)
    cafe.forward(24 * 60)
    assert cafe.shop.read(days_with_orders, today(cafe), 31) == (second, first)
    assert cafe.shop.read(days_with_orders, second, 31) == (first,)
    assert orders(listed(cafe)) == []
    assert orders(listed(cafe, day=first)) == [monday]
    assert orders(listed(cafe, "ines")) == [tuesday, monday]
    assert orders(listed(cafe, "ines", day=first)) == [monday]


def test_what_nobody_answered_leads_however_old_and_each_order_once(cafe: Cafe) -> None:
    old = cafe.miss("Latte")
    cafe.put_right("not_good", old, their_words="cold")
    alone = cafe.put_right("not_clean", None, their_words="sticky")
    cafe.forward(24 * 60)
    new = cafe.sell("Latte")
    shown = listed(cafe)
    assert orders(shown) == [old, None, new]
    assert shown.cases[0].mishap is not None
    assert shown.cases[0].mishap.kind == "late"
    assert shown.cases[1].mishap is not None
    assert shown.cases[1].mishap.mishap_id == alone
    cafe.put_right("late", old, GestureRequest("apology"))
    still_open = listed(cafe).cases[0].mishap
    assert still_open is not None
    assert still_open.kind == "not_good"


def test_what_is_shown_keeps_its_place_and_what_came_is_counted(cafe: Cafe) -> None:
    late, first = cafe.miss("Latte"), cafe.sell("Latte")
    shown = listed(cafe)
    since = cafe.clock.now()
    assert again(cafe, shown).new == 0
    cafe.forward(1)
    cafe.put_right("late", late, GestureRequest("apology"))
    cafe.ready(first)
    new = cafe.sell("Latte")
    cafe.put_right("not_clean", None, their_words="sticky")
    now = cafe.shop.read(look_again, CasesWanted(today(cafe)), shown, since)
    assert now.keys == shown.keys
    assert [case.order and case.order.state for case in now.cases] == ["ready", "ready"]
    assert now.new == 2
    assert new in orders(listed(cafe))
    earlier = replace(CasesWanted(today(cafe)), unanswered=False)
    assert cafe.shop.read(look_again, earlier, shown, since).new == 0


def test_three_hundred_open_ones_have_pages(cafe: Cafe) -> None:
    for number in range(300):
        cafe.put_right("other", None, their_words=f"story {number}")
    seen = [key for page in range(13) for key in listed(cafe, page=page).keys]
    assert len(set(seen)) == len(seen) == 300
    assert not listed(cafe, page=12).next


def plans(cafe: Cafe, query: Callable[..., object], *args: object) -> list[str]:
    """How the database goes about what a query asks it."""
    asked: list[str] = []
    with cafe.shop.store.read() as connection:
        reader: Any = connection.connection.driver_connection
        reader.set_trace_callback(asked.append)
        query(connection, *args)
        reader.set_trace_callback(None)
        explained = [reader.execute(f"EXPLAIN QUERY PLAN {text}").fetchall() for text in asked]
    return [str(row[-1]) for rows in explained for row in rows]


def test_a_shop_of_many_orders_is_never_read_from_end_to_end(cafe: Cafe) -> None:
    cafe.miss("Latte", customer="Ben")
    day, language = today(cafe), cafe.shop.language
    queries: list[tuple[Callable[..., object], tuple[object, ...]]] = [
        (unanswered, ()),
        (count_waiting, (cafe.clock.now(),)),
        (follow_ups_due, ()),
        (list_cases, (CasesWanted(day), language)),
        *(
            (list_cases, (CasesWanted(day, search=read_search(typed, "EUR"), every_day=True), language))
            for typed in ("ben", "1", "9,40", "8:2", "T1-000001", "000001")
        ),
    ]
    for query, args in queries:
        scans = [plan for plan in plans(cafe, query, *args) if plan.startswith("SCAN")]
        whole = [
            plan for plan in scans if plan.split()[1] not in ("staff", "journal_heads", "CONSTANT", "(subquery-1)")
        ]
        assert all("INDEX ix_orders_search" in plan or "INDEX ix_mishaps" in plan for plan in whole), (args, whole)
