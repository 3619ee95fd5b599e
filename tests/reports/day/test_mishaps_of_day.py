"""What went wrong on a day is counted as it stood when the day was over."""

from __future__ import annotations

from datetime import date
from typing import Any

from cafe import Cafe
from counter.flows import put_right, settle
from counter.flows.put_right import Answer
from counter.kernel.ids import MishapId
from counter.reports.day.figures import day_figures
from counter.reports.day.figures_json import day_json
from counter.settings.rules import Settings


def reported(cafe: Cafe, day: date) -> dict[str, Any]:
    settings: Settings = cafe.shop.settings
    said = day_json(cafe.shop.report(day_figures, day, settings), cafe.clock.now())
    return {"mishaps": said["mishaps"], "recovery": said["recovery"]}


def complained(cafe: Cafe) -> MishapId:
    order_id = cafe.sell("Latte")
    return cafe.shop.do(cafe.ana, put_right.put_right, Answer("not_good", order_id, their_words="Cold"))


def test_what_happens_the_next_day_moves_no_figure_of_the_day(cafe: Cafe) -> None:
    """Another colleague speaks to them, they come back with it, somebody says they had left."""
    shop, day = cafe.shop, cafe.shop.settings.trading_day(cafe.clock.now())
    mishaps = [complained(cafe) for _ in range(4)]
    cafe.forward(3)
    for mishap in mishaps[:3]:
        shop.do(cafe.ana, put_right.greet, None, mishap, "mishap")
    shop.do(cafe.ana, settle.settle, mishaps[0], "yes")
    evening = reported(cafe, day)
    assert evening["mishaps"] == {"total": 4, "made_right": 3, "left": 0, "open": 1}
    assert evening["recovery"]["settled_by_first_person"] == 3

    cafe.forward(24 * 60)
    ben = cafe.staff("Ben")
    shop.do(ben, settle.reopen, mishaps[0], "Still cold")
    shop.do(ben, put_right.greet, None, mishaps[1], "mishap")
    shop.do(ben, settle.settle, mishaps[2], "no")
    shop.do(ben, put_right.greet, None, mishaps[2], "mishap")
    shop.do(ben, settle.settle, mishaps[3], "left")
    assert reported(cafe, day) == evening


def test_what_is_opened_again_hours_later_is_open_that_evening_and_had_its_first_word(cafe: Cafe) -> None:
    shop, day = cafe.shop, cafe.shop.settings.trading_day(cafe.clock.now())
    mishap = complained(cafe)
    cafe.forward(2)
    shop.do(cafe.ana, put_right.greet, None, mishap, "mishap")
    cafe.forward(7 * 60)
    shop.do(cafe.ana, settle.settle, mishap, "no")
    said = reported(cafe, day)
    assert said["mishaps"] == {"total": 1, "made_right": 0, "left": 0, "open": 1}
    assert said["recovery"]["seconds_to_first_word"] == 120
    assert said["recovery"]["minutes_to_settled"] is None
