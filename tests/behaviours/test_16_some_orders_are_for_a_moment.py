"""16. Some orders are for a moment: a promise later than they need it warns before payment."""

from __future__ import annotations

from acts.lines import AT, Acts, act


def test_a_promise_later_than_they_need_it_warns_before_they_pay(cafe_acts: Acts) -> None:
    *_, too_late, in_time = cafe_acts(
        act("ring_up", item="Latte", at=AT),
        act("customer", needed_by="2026-11-23T08:01:00+00:00"),
        act("customer", needed_by="2026-11-23T09:30:00+00:00"),
    )
    assert too_late["ticket"]["warnings"]
    assert not in_time["ticket"]["warnings"]
