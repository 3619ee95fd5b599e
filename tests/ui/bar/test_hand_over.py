"""Whoever hands over what was late or made again is told what happened, and says it in other words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from counter.flows.customer import speak
from counter.flows.gestures import GestureRequest
from counter.flows.make import ready
from counter.flows.put_right import Answer, put_right
from counter.flows.reset_promise import reset_promise
from counter.flows.watch import tick
from counter.kernel.ids import OrderId
from counter.kernel.language import Language
from counter.orders.queries import remakes_of, the_order
from counter.recovery.moment_queries import times_asked
from counter.recovery.queries import mishaps_of
from counter.ui.bar.state import HandOver
from counter.ui.bar.view import BarView
from counter.ui.widgets.tap import Tap
from ui.bar.harness import BarHarness
from ui.sync_desk import SyncDesk

Named = Callable[[QWidget, str], Tap]


def late_and_ready(work: SyncDesk, *, told_by: str = "") -> OrderId:
    order_id = work.late_order("Cortado", "Croissant", customer="Ines")
    if told_by:
        due = work.clock.now() + timedelta(minutes=4)
        work.shop.do(work.cafe.staff(told_by), reset_promise, order_id, due, told=True)
        work.wait(3)
    work.do(ready, order_id)
    return order_id


def asked(bar: BarHarness) -> HandOver:
    assert isinstance(bar.state.question, HandOver)
    return bar.state.question


def test_a_late_order_says_what_happened_and_what_to_say(work: SyncDesk, bar: BarHarness) -> None:
    order_id = late_and_ready(work, told_by="Ben")
    bar.look()
    bar.presenter.hand_over(order_id)
    question = asked(bar)
    assert question.title == "Hand over to Ines"
    missed, told, is_ready = question.facts
    assert missed.words == "Promise missed"
    assert told.words.startswith("Ben told Ines ")
    assert is_ready.words == "Ready. They have a voucher of €3.00."
    assert question.turn == "Your turn, in other words than Ben"
    assert question.sentence.startswith("“")
    assert work.shop.read(the_order, order_id).handed_over_at is None


def test_what_stood_on_the_shelf_too_is_spoken_of_as_late_and_told_in_its_order(
    work: SyncDesk, bar: BarHarness
) -> None:
    order_id = late_and_ready(work, told_by="Ben")
    work.wait(15)
    work.do(tick)
    bar.look()
    bar.presenter.hand_over(order_id)
    question = asked(bar)
    clocks = [fact.clock for fact in question.facts]
    assert clocks == sorted(clocks)
    assert [fact.words.split(" ")[0] for fact in question.facts] == ["Promise", "Ben", "Ready.", "Not"]
    assert "fresh" not in question.sentence
    assert question.detail == "#1 · cortado, croissant · to go"


def test_what_to_say_is_in_the_customers_language(work: SyncDesk, bar: BarHarness) -> None:
    order_id = work.cafe.ring("Latte", customer="Inès")
    work.do(speak, order_id, "fr")
    work.cafe.pay(order_id)
    work.clock.set(work.cafe.due(order_id))
    work.wait(2)
    work.do(tick)
    work.do(ready, order_id)
    bar.look()
    bar.presenter.hand_over(order_id)
    assert asked(bar).sentence.startswith("“Voici tout, Inès.")
    assert asked(bar).title == "Hand over to Inès"


def test_said_it_is_both_and_only_handed_over_leaves_the_miss_open(work: SyncDesk, bar: BarHarness) -> None:
    first, second = late_and_ready(work), late_and_ready(work)
    for order_id, said in ((first, True), (second, False)):
        bar.look()
        bar.presenter.hand_over(order_id)
        bar.presenter.asking.hand_over(said=said)
    known = work.shop.read(mishaps_of, [first, second])
    assert [known[each][0].is_open for each in (first, second)] == [False, True]
    assert all(work.shop.read(the_order, each).handed_over_at for each in (first, second))
    assert bar.look().question is None


def test_whoever_said_it_before_is_not_asked_to_say_it_again(work: SyncDesk, bar: BarHarness) -> None:
    order_id = late_and_ready(work, told_by="Ana")
    bar.look()
    bar.presenter.hand_over(order_id)
    assert (asked(bar).turn, asked(bar).sentence) == ("", "")


def test_what_was_made_again_asks_too_and_what_was_in_time_does_not(work: SyncDesk, bar: BarHarness) -> None:
    sold = work.sell("Latte", customer="Sam")
    work.do(ready, sold.order_id)
    bar.look()
    bar.presenter.hand_over(sold.order_id)
    assert bar.look().question is None
    again = Answer("wrong_item", sold.order_id, their_words="I asked for oat.", gestures=(GestureRequest("remake"),))
    work.shop.do(work.cafe.staff("Ben"), put_right, again)
    (remake,) = work.shop.read(remakes_of, sold.order_id)
    work.do(ready, remake.order_id)
    bar.look()
    bar.presenter.hand_over(remake.order_id)
    assert asked(bar).late == "made again"
    assert "Wrong item: “I asked for oat.”" in [fact.words for fact in asked(bar).facts]


@pytest.mark.parametrize("size", [(1024, 600), (1024, 768), (1280, 800), (1920, 1080)])
def test_the_sheet_is_answered_by_a_tap(
    qtbot: QtBot, language: Language, work: SyncDesk, bar: BarHarness, named: Named, size: tuple[int, int]
) -> None:
    order_id = late_and_ready(work, told_by="Ben")
    bar.look()
    bar.presenter.hand_over(order_id)
    view = BarView(language, bar.presenter)
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    view.show_state(bar.state)
    said = named(view, "Said it, handed over")
    qtbot.waitUntil(lambda: said.height() >= 48)
    said.click()
    assert work.shop.read(the_order, order_id).handed_over_at
    assert not work.shop.read(mishaps_of, [order_id])[order_id][0].is_open
    view.show_state(bar.look())


def test_asked_again_is_one_tap_on_its_card_and_counted_there(work: SyncDesk, bar: BarHarness) -> None:
    order_id = work.sell("Latte", customer="Ines").order_id
    card = bar.look().cards[0]
    assert (card.asked_name, card.asked) == ("Asked again, order 1", "")
    bar.after(bar.presenter.ask_again, order_id)
    assert bar.after(bar.presenter.ask_again, order_id).cards[0].asked == "2"
    assert work.shop.read(times_asked, [order_id]) == {order_id: 2}


def test_asked_again_is_one_tap_where_it_is_ready_too(
    qtbot: QtBot, language: Language, work: SyncDesk, bar: BarHarness, named: Named
) -> None:
    on_time = work.sell("Latte", customer="Sam").order_id
    work.do(ready, on_time)
    late = late_and_ready(work)
    view = BarView(language, bar.presenter)
    qtbot.addWidget(view)
    view.resize(1024, 540)
    view.show_state(bar.look())
    view.show()
    for number in (1, 2):
        named(view, f"Asked again, order {number}").click()
    assert work.shop.read(times_asked, [on_time, late]) == {on_time: 1, late: 1}
    view.show_state(bar.look())
    named(view, "Asked again, order 2, 1")
    assert named(view, "Handed over, order 2").width() >= named(view, "Handed over, order 2").content_size().width()
    bar.presenter.hand_over(on_time)
    assert [each.asked_name for each in bar.look().waiting if each.order_id == on_time] == [""]


def test_the_key_for_asked_again_leaves_room_for_ready(
    qtbot: QtBot, language: Language, work: SyncDesk, bar: BarHarness, named: Named
) -> None:
    work.late_order("Latte", customer="Ines")
    bar.look()
    view = BarView(language, bar.presenter)
    qtbot.addWidget(view)
    view.resize(1280, 740)
    view.show()
    view.show_state(bar.state)
    named(view, "Asked again, order 1").click()
    assert named(view, "Ready, order 1").width() >= 88
    assert bar.look().cards[0].asked == "1"
