"""9. Know what you promise: one stored promise, said alike wherever it is asked for."""

from __future__ import annotations

from acts.lines import AT, Acts, act
from cafe import Cafe
from counter.flows.print_queue import print_waiting
from printing.test_queue import words
from ui.board.harness import BoardHarness
from ui.sync_desk import SyncDesk


def test_the_payment_the_bar_and_the_order_say_the_same_time(cafe_acts: Acts) -> None:
    *_, paid, bar, looked = cafe_acts(
        act("ring_up", item="Latte", at=AT), act("pay"), act("bar"), act("order", order="1")
    )  # fmt: skip
    due = paid["promise"]["due"]
    assert bar["bar"][0]["due"] == bar["bar"][0]["first_due"] == due
    assert looked["promise"]["first"] == looked["promise"]["now"] == due


def test_the_paper_the_display_and_the_order_say_the_same_minute(cafe: Cafe) -> None:
    order_id = cafe.sell("Latte", customer="Mara")
    clock = cafe.shop.language.clock(cafe.promise(order_id).first_due)
    print_waiting(cafe.shop)
    display = BoardHarness(SyncDesk(cafe))
    display.presenter.refresh()
    assert clock in words(cafe.paper.printed[0][1])
    assert [row.time for row in display.state.board.making] == [f"by {clock}"]


def test_what_we_say_anew_is_said_everywhere_and_the_first_promise_still_counts(cafe_acts: Acts) -> None:
    anew = "2026-11-23T08:30:00+00:00"
    *_, paid, reset, bar, looked = cafe_acts(
        act("ring_up", item="Latte", at=AT), act("pay"), act("reset_promise", order="1", due=anew, told=True),
        act("bar"), act("order", order="1"),
    )  # fmt: skip
    assert reset["ok"], reset
    first = paid["promise"]["due"]
    assert bar["bar"][0]["first_due"] == looked["promise"]["first"] == first
    assert bar["bar"][0]["due"] == looked["promise"]["now"] > first
