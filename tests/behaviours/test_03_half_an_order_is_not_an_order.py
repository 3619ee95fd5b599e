"""3. Half an order is not an order: one of two made says so, and is never ready by itself."""

from __future__ import annotations

from acts.lines import AT, Acts, act


def test_one_of_two_made_is_said_and_is_not_ready(cafe_acts: Acts) -> None:
    *_, ready, looked, bar = cafe_acts(
        act("ring_up", item="Latte", at=AT), act("ring_up", item="Filter"), act("pay"),
        act("made", order="1", line=1), act("ready", order="1"), act("order", order="1"), act("bar"),
    )  # fmt: skip
    assert "1 of 2" in ready["refused"]
    assert looked["state"] == "placed"
    assert [line["made"] for line in bar["bar"][0]["lines"]] == [True, False]
