"""The voucher desk through lines of text: looked up, honoured, cancelled, printed anew, used in parts."""

from __future__ import annotations

from typing import Any

import pytest

from acts.lines import AT, SHOP, Acts, act
from counter.kernel.codes import SYMBOLS, check_symbol

LATER = "2026-11-23T09:00:00+00:00"
NEXT_YEAR = "2027-03-01T09:00:00+00:00"
WITH_PINS = SHOP | {"staff": [{"name": "Ana", "role": "barista"}, {"name": "Dana", "role": "lead", "pin": "2222"}]}
GIVEN = {"kind": "not_good", "order": "1"}
WRONG = [body + check_symbol(body) for body in (symbol * 12 for symbol in SYMBOLS[1:9])]


def given(acts: Acts, amount: str = "3.00") -> str:
    """The code of a voucher that Mia has."""
    gesture = {"gesture": "voucher", "amount": amount}
    answer = acts.last(
        act("ring_up", item="Latte", at=AT), act("customer", name="Mia"), act("pay"),
        act("mishap", gestures=[gesture], by="Dana", **GIVEN),
    )  # fmt: skip
    code: str = answer["vouchers"][0]["code"]
    return code


def used(code: str, item: str = "Latte", **more: Any) -> tuple[dict[str, Any], ...]:
    return (act("ring_up", item=item, **more), act("attach_voucher", code=code), act("pay"))


def test_it_tells_its_state_why_they_have_it_and_what_happened_since(cafe_acts: Acts) -> None:
    code = given(cafe_acts)
    live, *_, spent = cafe_acts(act("look_up", code=code, at=AT), *used(code, at=LATER), act("look_up", code=code))
    assert (live["state"], live["customer"], live["kind"], live["left"]) == ("live", "Mia", "not_good", "3.00")
    assert [step["what"] for step in live["story"]] == ["issued"]
    assert (spent["state"], spent["left"]) == ("used", "0.00")
    assert [(step["what"], step.get("order"), step.get("amount")) for step in spent["story"]] == [
        ("issued", None, "3.00"), ("redeemed", "2", "3.00"),
    ]  # fmt: skip


def test_an_expired_one_is_honoured_by_a_lead_and_pays(acts: Acts) -> None:
    assert acts.last(WITH_PINS)["ok"]
    code = given(acts)
    expired, refused, wrong, honoured, *_, paid = acts(
        act("look_up", code=code, at=NEXT_YEAR),
        act("attach_voucher", code=code),
        act("honour", code=code, reason="She was away"),
        act("honour", code=code, reason="She was away", approved_by="Dana", pin="2222"),
        *used(code),
    )
    assert expired["state"] == "expired"
    assert "good until 23 February 2027" in refused["refused"]
    assert "Dana can take it all the same" in wrong["refused"]
    assert (honoured["state"], honoured["good_until"]) == ("live", "2027-03-31")
    assert honoured["story"][-1]["by"] == "Dana"
    assert paid["vouchers_used"][0]["amount"] == "3.00"


def test_what_is_good_or_used_is_not_honoured(cafe_acts: Acts) -> None:
    code = given(cafe_acts)
    good, *_, spent = cafe_acts(
        act("honour", code=code, reason="x", by="Dana", at=AT),
        *used(code),
        act("honour", code=code, reason="x", by="Dana"),
    )
    assert "Take it as it is" in good["refused"]
    assert "was used on" in spent["refused"]


def test_a_new_one_is_printed_and_the_old_one_stops(cafe_acts: Acts) -> None:
    code = given(cafe_acts)
    new, old, again, refused, listed = cafe_acts(
        act("reissue", order="1", at=AT), act("look_up", code=code), act("reissue", code=code),
        act("attach_voucher", code=code), act("look_up", find="mia"),
    )  # fmt: skip
    assert (new["state"], new["amount"], new["good_until"]) == ("live", "3.00", "2027-02-23")
    assert (old["state"], old["replaced_by"], old["left"]) == ("replaced", new["code"][-5:], "0.00")
    assert not again["ok"]
    assert "Take the new one" in refused["refused"]
    assert (listed["still_out"], listed["count"]) == ("3.00", 1)
    assert {each["state"] for each in listed["vouchers"]} == {"live", "replaced"}
    *_, paid, report = cafe_acts(*used(new["code"], at=LATER), act("report"))
    assert paid["vouchers_used"][0]["amount"] == "3.00"
    assert report["vouchers"] == {"issued": 2, "redeemed": 1, "outstanding_minor": 0}


def test_a_cancelled_one_says_why_and_is_owed_no_more(cafe_acts: Acts) -> None:
    code = given(cafe_acts)
    no_reason, cancelled, refused, listed = cafe_acts(
        act("cancel_voucher", code=code, reason=" ", at=AT), act("cancel_voucher", code=code, reason="given twice"),
        act("attach_voucher", code=code), act("look_up"),
    )  # fmt: skip
    assert "Say why" in no_reason["refused"]
    assert cancelled["state"] == "cancelled"
    assert "given twice" in refused["refused"]
    assert (listed["still_out"], listed["count"]) == ("0.00", 0)


@pytest.mark.parametrize(("keeps", "left", "state"), [(True, "1.20", "live"), (False, "0.00", "used")])
def test_what_is_left_stays_on_it_or_is_lost_as_the_shop_decides(
    cafe_acts: Acts, keeps: bool, left: str, state: str
) -> None:
    code = given(cafe_acts, "5.00")
    *_, known, report = cafe_acts(
        act("set", voucher_keeps_rest=keeps, at=AT), *used(code), act("look_up", code=code), act("report")
    )
    assert (known["left"], known["state"]) == (left, state)
    assert report["vouchers"]["outstanding_minor"] == int(float(left) * 100)


def test_the_rest_pays_again_and_comes_back_with_a_refund(cafe_acts: Acts) -> None:
    code = given(cafe_acts, "5.00")
    *_, second, spent, refunded, known = cafe_acts(
        act("set", voucher_keeps_rest=True, at=AT), *used(code), *used(code), act("look_up", code=code),
        act("refund", order="3", all=True, reason="cold"), act("look_up", code=code),
    )  # fmt: skip
    assert second["vouchers_used"][0]["amount"] == "1.20"
    assert spent["state"] == "used"
    assert refunded["vouchers_restored"] == [code]
    assert (known["state"], known["left"]) == ("live", "1.20")


def test_after_five_wrong_codes_the_next_waits_and_the_sale_goes_on(cafe_acts: Acts) -> None:
    code = given(cafe_acts)
    *wrong, right, paid, in_time = cafe_acts(
        act("ring_up", item="Latte", at=LATER), *(act("attach_voucher", code=each) for each in WRONG[:4]),
        act("look_up", code=WRONG[4]), act("attach_voucher", code=code), act("pay"),
        act("look_up", code=code, at="2026-11-23T09:01:01+00:00"),
    )  # fmt: skip
    assert "gave no voucher with that code" in wrong[-1]["refused"]
    assert right["refused"] == "Five codes were wrong within a minute. Try again in 60 s; the sale goes on."
    assert (paid["ok"], in_time["state"]) == (True, "live")


def test_a_code_is_read_with_every_slip_of_the_hand(cafe_acts: Acts) -> None:
    code = given(cafe_acts)
    typed = code.lower().replace("0", "o").replace("1", "l").replace("-", " ")
    assert cafe_acts.last(act("look_up", code=f"  {typed} "))["state"] == "live"


def test_what_a_voucher_is_worth_is_the_owners_choice_and_is_told_where_it_means_nothing(cafe_acts: Acts) -> None:
    little, right = cafe_acts(
        act("set", playbook={"amounts": {"voucher": "0.20"}}, by="Rosa", at=AT),
        act("set", playbook={"amounts": {"voucher": "2.00"}}, by="Rosa"),
    )
    assert (little["ok"], little["look_at"]) == (
        True,
        ["A voucher of €0.20 is less than a tenth of a usual order here (€8.40): give €0.85 at least."],
    )
    assert right["look_at"] == []


def test_how_far_a_voucher_goes_while_the_shops_server_is_away_is_decided_in_money(cafe_acts: Acts) -> None:
    decided, wrong = cafe_acts(act("set", offline_voucher_cap="5.00", at=AT), act("set", offline_voucher_cap="-1"))
    assert decided["ok"]
    assert "Write an amount, or 0" in wrong["refused"]
