"""14. Being chased is a failure: "asked again" is one tap on bar, order and board, ready or not, and is counted."""

from __future__ import annotations

from acts.lines import AT, Acts, act
from cafe import Cafe
from counter.flows.make import ready
from counter.reports.cases import known_case
from counter.reports.steps import past_steps
from ui.bar.harness import BarHarness
from ui.board.harness import BoardHarness
from ui.orders.harness import OrdersHarness
from ui.sync_desk import SyncDesk


def test_each_time_somebody_asks_is_counted_on_its_order_and_on_its_day(cafe_acts: Acts) -> None:
    *_, first, second, report = cafe_acts(
        act("ring_up", item="Latte", at=AT), act("pay"), act("asked_again", order="1"), act("asked_again", order="1"),
        act("report"),
    )  # fmt: skip
    assert (first["times"], second["times"]) == (1, 2)
    assert report["recovery"]["asked_again"] == 2


def test_one_tap_on_bar_order_and_board_ready_or_not_and_the_story_says_who_heard_it(cafe: Cafe) -> None:
    work = SyncDesk(cafe)
    bar, orders, board = BarHarness(work), OrdersHarness(work), BoardHarness(work)
    order_id = work.sell("Latte", customer="Ines").order_id
    for _ in range(2):
        bar.look()
        bar.presenter.ask_again(order_id)
        orders.presenter.choose(order_id)
        orders.presenter.ask_again()
        board.presenter.ask_again(order_id)
        work.wait(1)
        work.do(ready, order_id)
    (card,) = bar.look().waiting
    assert card.asked == "6"
    since, until = work.shop.settings.hours_of(work.shop.settings.trading_day(work.clock.now()))
    known = work.shop.read(known_case, order_id, None, by=cafe.ana, since=since, until=until, currency="EUR")
    steps = past_steps(known, work.shop.playbook, work.shop.language, work.clock.now())
    assert [step.detail for step in steps if step.what == "They asked again"] == ["by Ana"] * 6
