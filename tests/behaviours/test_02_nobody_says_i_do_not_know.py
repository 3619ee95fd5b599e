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
