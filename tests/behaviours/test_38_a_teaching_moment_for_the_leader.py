"""38. A teaching moment for the leader: one thing to do tomorrow, with its evidence, done with one tap."""

from __future__ import annotations

from datetime import datetime, timedelta

from acts.lines import AT, Acts, act
from cafe import Cafe
from counter.reports.day.one_thing_query import one_thing_for

TOMORROW = "2026-11-24T07:30:00+00:00"


def play_a_bad_morning(acts: Acts) -> None:
    """The espresso is down: two wait seven minutes too long. One is treated badly, which is no thing to do."""
    sold = [line for _ in range(2) for line in (act("ring_up", item="Latte", at=AT), act("pay"))]
    due = datetime.fromisoformat(acts.last(*sold)["promise"]["due"])
    late = (due + timedelta(minutes=7)).isoformat()
    acts.last(
        act("ready", order="1", unmade="made", at=late), act("ready", order="2", unmade="made"),
        act("hand_over", order="1"), act("hand_over", order="2"),
        act("greet", order="1"), act("greet", order="2"),
        act("mishap", order="2", kind="treatment", their_words="Nobody looked at me"),
    )  # fmt: skip


def test_the_next_morning_shows_it_with_its_evidence_and_one_tap_does_it(cafe_acts: Acts) -> None:
    play_a_bad_morning(cafe_acts)
    shown, done, again, undone = cafe_acts(
        act("one_thing", at=TOMORROW), act("one_thing_done"), act("one_thing"), act("one_thing_done", done=False)
    )
    thing = shown["one_thing"]
    assert thing["day"] == "2026-11-23"
    assert "espresso" in thing["do"]
    assert "2 of 2" in thing["why"]
    assert thing["orders"] == "#1 and #2"
    assert not [name for name in ("Ana", "Dana", "Rosa") if name in str(thing)]
    assert (thing["done"], done["one_thing"]["done"], again["one_thing"]["done"]) == (False, True, True)
    assert not undone["one_thing"]["done"]


def test_after_a_good_day_there_is_nothing_to_do(cafe_acts: Acts) -> None:
    *_, shown, done = cafe_acts(
        act("ring_up", item="Latte", at=AT), act("pay"), act("ready", order="1", unmade="made"),
        act("hand_over", order="1"), act("one_thing", at=TOMORROW), act("one_thing_done"),
    )  # fmt: skip
    assert shown["one_thing"] is None
    assert "Choose another day" in done["refused"]


def test_what_is_asked_at_the_start_of_a_shift_is_of_the_last_day_that_was_open(cafe: Cafe) -> None:
    for _ in range(2):
        cafe.miss("Latte")
    shop, day = cafe.shop, cafe.shop.settings.trading_day(cafe.clock.now())
    for later in (1, 3):
        today = day + timedelta(days=later)
        thing = shop.read(one_thing_for, today, shop.settings, shop.language, shop.playbook.pages)
        assert thing is not None
        assert thing.day == day
    assert shop.read(one_thing_for, day, shop.settings, shop.language, shop.playbook.pages) is None
