"""24. The replacement is rushed: a remake goes first, with its own promise."""

from __future__ import annotations

from acts.lines import AT, Acts, act


def test_a_remake_goes_first_with_a_promise_of_its_own(cafe_acts: Acts) -> None:
    *_, remade, bar = cafe_acts(
        act("ring_up", item="Latte", at=AT), act("pay"), act("ready", order="1"), act("hand_over", order="1"),
        act("ring_up", item="Latte"), act("pay"),
        act("mishap", order="1", kind="wrong_item", gestures=[{"gesture": "remake"}]), act("bar"),
    )  # fmt: skip
    assert remade["remake"]["due"]
    assert [card["order"] for card in bar["bar"]] == ["1R", "2"]
    assert bar["bar"][0]["due"] == remade["remake"]["due"]
