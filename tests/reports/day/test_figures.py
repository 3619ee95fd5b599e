"""The day's figures are found by their day, however many days there are."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from sqlalchemy import event

from cafe import Cafe
from counter.reports.day.owners_page import owners_page

GROWS = ("orders", "order_lines", "promises", "payments", "receipts", "refunds", "gestures", "journal", "reductions")
"""Tables with rows for every order there ever was."""


def test_no_question_reads_a_whole_table_of_what_was_ever_sold(cafe: Cafe) -> None:
    asked: list[tuple[str, Any]] = []
    cafe.miss("Latte", customer="Ben")
    engine = cafe.shop.store._reports

    def note(_connection: object, _cursor: object, statement: str, values: Any, *_rest: object) -> None:
        asked.append((statement, values))

    event.listen(engine, "before_cursor_execute", note)
    day = cafe.shop.settings.trading_day(cafe.clock.now())
    cafe.shop.report(
        owners_page, day, cafe.clock.now(), cafe.shop.settings, cafe.shop.language, cafe.shop.playbook.pages
    )
    event.remove(engine, "before_cursor_execute", note)
    selects = [(statement, values) for statement, values in asked if statement.startswith("SELECT")]
    assert len(selects) > 10
    with cafe.shop.store.read_report() as connection:
        for statement, values in selects:
            plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]
            whole = re.compile(f"SCAN ({'|'.join(GROWS)})( |$)")
            assert not [step for step in plan if whole.match(step)], statement


def test_what_was_promised_after_midnight_comes_last(cafe: Cafe) -> None:
    day = cafe.shop.settings.trading_day(cafe.clock.now())
    _, end = cafe.shop.settings.hours_of(day)
    for at in (cafe.clock.now(), end - timedelta(hours=3)):
        cafe.clock.set(at)
        cafe.ready(cafe.sell("Latte"))
    page = cafe.shop.report(
        owners_page, day, cafe.clock.now(), cafe.shop.settings, cafe.shop.language, cafe.shop.playbook.pages
    )
    first, last = (hour.hour for hour in page.hours)
    assert first > last
