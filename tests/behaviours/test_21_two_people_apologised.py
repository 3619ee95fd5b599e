"""21. Two people apologised: who hands a late order over says it too, in the act that hands it over."""

from __future__ import annotations

from datetime import timedelta

from acts.lines import AT, Acts, act
from cafe import Cafe
from counter.flows.make import ready
from counter.flows.reset_promise import reset_promise
from counter.ui.bar.state import HandOver
from ui.bar.harness import BarHarness
from ui.sync_desk import SyncDesk


def test_whoever_hands_it_over_says_it_too(cafe_acts: Acts) -> None:
    *_, handed, looked = cafe_acts(
        act("ring_up", item="Latte", at=AT), act("pay"),
        act("mishap", order="1", kind="late", gestures=[{"gesture": "apology"}], by="Dana",
            at="2026-11-23T08:30:00+00:00"),
        act("ready", order="1", at="2026-11-23T08:31:00+00:00"),
        act("hand_over", order="1", said=True, by="Ana"),
        act("order", order="1"),
    )  # fmt: skip
    assert handed["ok"]
    said = [step for step in looked["story"] if step["what"].startswith("made right")]
    assert [step["by"] for step in said] == ["Dana", "Ana"]


def test_only_handed_over_leaves_it_open(cafe_acts: Acts) -> None:
    *_, mishaps = cafe_acts(
        act("ring_up", item="Latte", at=AT), act("pay"), act("tick", at="2026-11-23T08:30:00+00:00"),
        act("ready", order="1"), act("hand_over", order="1"), act("mishaps"),
    )  # fmt: skip
    assert [each["kind"] for each in mishaps["mishaps"]] == ["late"]


def asked_by(cafe: Cafe, who_told: str) -> HandOver:
    """What is asked of Ana as she hands a late order over, of which somebody told its customer."""
    work = SyncDesk(cafe)
    bar = BarHarness(work)
    order_id = work.late_order("Latte", customer="Ines")
    due = work.clock.now() + timedelta(minutes=4)
    work.shop.do(cafe.staff(who_told), reset_promise, order_id, due, told=True)
    work.do(ready, order_id)
    bar.look()
    bar.presenter.hand_over(order_id)
    assert isinstance(bar.state.question, HandOver)
    return bar.state.question


def test_a_second_person_says_it_in_other_words(cafe: Cafe) -> None:
    question = asked_by(cafe, "Ben")
    assert question.turn == "Your turn, in other words than Ben"
    assert question.sentence


def test_who_said_it_already_says_it_no_second_time(cafe: Cafe) -> None:
    question = asked_by(cafe, "Ana")
    assert (question.title, question.turn, question.sentence) == ("Hand over to Ines", "", "")
    assert question.facts
