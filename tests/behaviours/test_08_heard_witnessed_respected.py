"""Their words are kept, two remedies at least are offered, and "are they all right?" closes it."""

from __future__ import annotations

from acts.lines import Acts, act

SOLD = (act("ring_up", item="Latte"), act("pay"))


def test_what_they_said_is_kept_answered_and_closed_by_them(cafe_acts: Acts) -> None:
    told = act("mishap", order="1", kind="not_good", their_words="It is cold")
    *_, waiting, _made, closed, order = cafe_acts(
        *SOLD, told, act("mishaps"),
        act("mishap", mishap="1a", gestures=[{"gesture": "apology"}, {"gesture": "remake"}]),
        act("settled", mishap="1a", answer="yes"), act("order", order="1"),
    )  # fmt: skip
    (known,) = waiting["mishaps"]
    assert known["their_words"] == "It is cold"
    assert known["proposed"] == ["apology", "remake"]
    assert closed["closed"] == "yes"
    assert "It is cold" in str(order["story"])


def test_whoever_came_with_our_apology_gets_no_second_slip_but_their_money_back(cafe_acts: Acts) -> None:
    sorry = act("mishap", order="1", kind="not_good", gestures=[{"gesture": "voucher"}])
    code = cafe_acts(*SOLD, sorry)[-1]["vouchers"][0]["code"]
    again = (act("ring_up", item="Latte"), act("attach_voucher", code=code), act("pay"))
    told = act("mishap", order="2", kind="wrong_item", their_words="It is a filter")
    *_, waiting, slip, back = cafe_acts(
        *again, told, act("mishaps"), act("mishap", mishap="2a", gestures=[{"gesture": "voucher"}]),
        act("mishap", mishap="2a", gestures=[{"gesture": "apology"}, {"gesture": "refund"}]),
    )  # fmt: skip
    assert waiting["mishaps"][0]["proposed"] == ["apology", "remake", "refund"]
    assert "no second slip" in slip["refused"]
    assert "give the money back" in slip["refused"]
    assert back["vouchers"] == []
    assert back["refunds"] == [{"tender": "cash", "amount": "0.80"}]


def test_no_slip_prints_by_itself_for_whoever_came_with_one(cafe_acts: Acts) -> None:
    sorry = act("mishap", order="1", kind="not_good", gestures=[{"gesture": "voucher"}])
    first = act("ring_up", item="Latte", at="2026-11-23T08:00:00+00:00")
    code = cafe_acts(first, act("pay"), sorry)[-1]["vouchers"][0]["code"]
    *_, report = cafe_acts(
        act("ring_up", item="Latte", at="2026-11-23T09:00:00+00:00"), act("attach_voucher", code=code), act("pay"),
        act("ring_up", item="Latte"), act("pay"),
        act("ready", order="2", unmade="made", at="2026-11-23T11:00:00+00:00"),
        act("ready", order="3", unmade="made"), act("report"),
    )  # fmt: skip
    assert report["promises"]["missed"] == 3
    assert report["vouchers"] == {"issued": 2, "redeemed": 1, "outstanding_minor": 300}


def test_what_is_made_again_for_them_or_wholly_refunded_brings_no_second_slip_either(cafe_acts: Acts) -> None:
    sorry = act("mishap", order="1", kind="not_good", gestures=[{"gesture": "voucher"}])
    code = cafe_acts(*SOLD, sorry)[-1]["vouchers"][0]["code"]
    slip = [{"gesture": "voucher"}]
    *_, remade, refunded, late = cafe_acts(
        act("ring_up", item="Latte"), act("attach_voucher", code=code), act("pay"),
        act("mishap", order="2", kind="wrong_item", gestures=[{"gesture": "remake"}]),
        act("mishap", order="2R", kind="not_good", gestures=slip, by="Rosa"),
        act("refund", order="2", all=True, reason="Not as asked", by="Rosa"),
        act("mishap", order="2", kind="late", gestures=slip, by="Rosa"),
    )  # fmt: skip
    assert "no second slip" in remade["refused"]
    assert refunded["vouchers_restored"]
    assert "no second slip" in late["refused"]
