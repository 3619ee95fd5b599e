"""9. Know what you promise: one stored promise, said alike wherever it is asked for."""

from __future__ import annotations

from acts.lines import AT, Acts, act


def test_the_payment_the_bar_and_the_order_say_the_same_time(cafe_acts: Acts) -> None:
    *_, paid, bar, looked = cafe_acts(
        act("ring_up", item="Latte", at=AT), act("pay"), act("bar"), act("order", order="1")
    )  # fmt: skip
    due = paid["promise"]["due"]
    assert bar["bar"][0]["due"] == bar["bar"][0]["first_due"] == due
    assert looked["promise"]["first"] == looked["promise"]["now"] == due
