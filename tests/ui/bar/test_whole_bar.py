"""What is about the whole bar: who is on it, and what is broken."""

from __future__ import annotations

from counter.ui.bar.state import ButtonState, Trouble
from counter.ui.parts.choices import Choices
from ui.bar.harness import BarHarness
from ui.sync_desk import SyncDesk


def test_the_bar_is_staffed_from_a_list_in_place(work: SyncDesk, bar: BarHarness) -> None:
    bar.look()
    bar.presenter.asking.ask_crew()
    assert isinstance(bar.state.question, Choices)
    for option in bar.state.question.options:
        bar.presenter.asking.toggle_crew(option.id)
    assert bar.after(bar.presenter.asking.close_question).whole.on_bar == "4 on bar"
    assert bar.state.question is None


def test_trouble_at_a_station_is_reported_and_taken_back(work: SyncDesk, bar: BarHarness) -> None:
    bar.look()
    bar.presenter.asking.ask_trouble()
    state = bar.after(bar.presenter.asking.report_trouble, "espresso", 1)
    assert isinstance(state.question, Trouble)
    assert {station.id: station.trouble for station in state.question.stations}["espresso"] == 1
    assert state.whole.in_trouble == "Trouble (1)"
    assert bar.after(bar.presenter.asking.report_trouble, "espresso", 0).whole.in_trouble == "Trouble"


def test_one_tap_brings_one_more_to_the_bar_and_one_takes_them_back(work: SyncDesk, bar: BarHarness) -> None:
    before = bar.look().whole
    assert before.one_more == ButtonState("One more", "Ana", "One more on the bar: Ana")
    after = bar.after(bar.presenter.one_more).whole
    assert after.on_bar == "2 on bar"
    assert after.one_more.second == "Chris"
    assert after.one_fewer == ButtonState("One fewer", "Ana", "One fewer on the bar: Ana")
    assert bar.after(bar.presenter.one_fewer).whole == before
    assert work.messages == []


def test_nobody_comes_to_a_bar_where_all_are_and_the_last_one_stays(work: SyncDesk, bar: BarHarness) -> None:
    assert not bar.look().whole.one_fewer.works
    for _ in range(4):
        bar.presenter.one_more()
    whole = bar.look().whole
    assert whole.on_bar == "5 on bar"
    assert (whole.one_more.works, whole.one_more.second) == (False, "all are here")
    assert whole.one_fewer.works
    assert work.messages == []
    bar.presenter.one_more()
    assert work.messages == ["Everybody who works here is on the bar already."]


def test_who_was_named_in_the_list_comes_after_those_who_were_there(bar: BarHarness) -> None:
    bar.look()
    bar.presenter.asking.ask_crew()
    assert isinstance(bar.state.question, Choices)
    bar.presenter.asking.toggle_crew(bar.state.question.options[0].id)
    assert bar.after(bar.presenter.asking.close_question).whole.one_fewer.second == "Ana"
    assert bar.after(bar.presenter.one_fewer).whole.one_more.second == "Ana"


def test_the_grinder_is_down_in_one_tap_and_fixed_in_one(work: SyncDesk, bar: BarHarness) -> None:
    before = bar.look().whole
    assert before.grinder == ButtonState("Grinder down", name="Grinder down")
    down = bar.after(bar.presenter.grinder).whole
    assert down.grinder == ButtonState("Grinder fixed", "down 1 min", "Grinder fixed, down 1 min")
    assert (down.grinder_down, down.in_trouble) == (True, "Trouble (1)")
    work.clock.forward(61)
    assert bar.look().whole.grinder.second == "down 2 min"
    assert bar.after(bar.presenter.grinder).whole == before
