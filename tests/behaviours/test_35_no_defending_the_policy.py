"""Every "can't" carries what can be done instead."""

from __future__ import annotations

from acts.lines import Acts, act

SOLD = (act("sign_in", name="Ana"), act("ring_up", item="Beans", quantity=3), act("pay"))


def test_what_is_beyond_a_barista_says_what_is_left_and_who_can(cafe_acts: Acts) -> None:
    refused = cafe_acts(*SOLD, act("mishap", order="1", kind="not_good", gestures=[{"gesture": "whole_order"}]))[-1]
    assert refused["refused"] == "€30.00 needs Rosa: up to €10.00 at once is yours to give."
    assert refused["left_to_give"] == "20.00"


def test_what_is_beyond_the_cap_says_how_much_is_left_and_who_can_give_more(cafe_acts: Acts) -> None:
    sold = (act("sign_in", name="Ana"), act("ring_up", item="Latte"), act("pay"))
    much = [{"gesture": "voucher", "amount": "9.00"}]
    refused = cafe_acts(*sold, act("mishap", order="1", kind="not_good", gestures=much))[-1]
    assert "at most €5.70 more" in refused["refused"]
    assert "The owner can give more" in refused["refused"]


def test_a_voucher_that_cannot_be_names_another_way(cafe_acts: Acts) -> None:
    sorry = act("mishap", order="1", kind="not_good", gestures=[{"gesture": "voucher"}])
    code = cafe_acts(act("ring_up", item="Latte"), act("pay"), sorry)[-1]["vouchers"][0]["code"]
    again = (act("ring_up", item="Latte"), act("attach_voucher", code=code), act("pay"))
    refused = cafe_acts(*again, act("mishap", order="2", kind="wrong_item", gestures=[{"gesture": "voucher"}]))[-1]
    assert refused["refused"].endswith("Call a lead, give the money back.")
