"""Whoever hears it settles it: made again, money back and a voucher within the allowance, with no second person."""

from __future__ import annotations

from acts.lines import Acts, act


def test_a_barista_settles_it_alone_within_the_allowance(cafe_acts: Acts) -> None:
    sold = (act("sign_in", name="Ana"), act("ring_up", item="Latte"), act("ring_up", item="Croissant"), act("pay"))
    gestures = [{"gesture": "remake", "lines": [{"line": 1}]}, {"gesture": "refund", "lines": [{"line": 2}]},
                {"gesture": "voucher"}]  # fmt: skip
    answer = cafe_acts(*sold, act("mishap", order="1", kind="wrong_item", gestures=gestures))[-1]
    assert answer["ok"], answer
    assert answer["remake"]["order"] == "1R"
    assert answer["refunds"] == [{"tender": "cash", "amount": "2.50"}]
    assert answer["vouchers"][0]["amount"] == "3.00"
    assert answer["left_to_give"] == "14.50"
