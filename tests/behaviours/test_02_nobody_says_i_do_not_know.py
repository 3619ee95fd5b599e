"""2. Nobody ever has to say "I don't know what happened to it": every state of an order has its time and person."""

from __future__ import annotations

from acts.lines import AT, Acts, act


def test_every_step_has_its_time_and_its_person(cafe_acts: Acts) -> None:
    *_, looked = cafe_acts(
        act("ring_up", item="Latte", at=AT, by="Ana"), act("ring_up", item="Filter", by="Ana"), act("pay", by="Ana"),
        act("made", order="1", line=1, by="Dana", at="2026-11-23T08:03:00+00:00"),
        act("ready", order="1", unmade="made", by="Dana", at="2026-11-23T08:04:00+00:00"),
        act("hand_over", order="1", by="Ana", at="2026-11-23T08:05:00+00:00"),
        act("order", order="1"),
    )  # fmt: skip
    story = looked["story"]
    assert all(step["at"] for step in story)
    steps = {step["what"]: step["by"] for step in story}
    assert [steps[what] for what in ("made: Latte", "ready", "handed over")] == ["Dana", "Dana", "Ana"]


def test_what_went_wrong_and_what_became_of_it_has_its_time_and_its_person_too(cafe_acts: Acts) -> None:
    *_, looked = cafe_acts(
        act("ring_up", item="Latte", at=AT, by="Ana"), act("pay", by="Ana"),
        act("asked_again", order="1", by="Dana"),
        act("mishap", order="1", kind="not_good", their_words="Cold", gestures=[{"gesture": "remake"}], by="Dana",
            at="2026-11-23T08:10:00+00:00"),
        act("settled", mishap="1b", answer="no", by="Ana"), act("settled", mishap="1b", answer="left", by="Ana"),
        act("order", order="1"),
    )  # fmt: skip
    assert all(step["at"] and step["by"] for step in looked["story"])
    told = {step["what"]: step["by"] for step in looked["story"]}
    assert told["asked again"] == told["went wrong: not_good"] == told["made right: remake"] == "Dana"
    assert told["all right? no"] == told["all right? left"] == "Ana"


def test_a_cancelled_order_says_who_and_why(cafe_acts: Acts) -> None:
    *_, looked = cafe_acts(
        act("ring_up", item="Latte", at=AT, by="Ana"), act("pay", by="Ana"),
        act("cancel", order="1", reason="had to go", refund=True, by="Dana"), act("order", order="1"),
    )  # fmt: skip
    assert [step["by"] for step in looked["story"] if step["what"] == "cancelled: had to go"] == ["Dana"]
