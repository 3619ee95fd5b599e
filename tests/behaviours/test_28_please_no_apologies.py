"""Behaviour 28: “please, no apologies, it was our mistake”. An expired voucher can be honoured; words never blame."""

from typing import Any

from acts.lines import AT, SHOP, Acts, act

PEOPLE: list[dict[str, Any]] = [{"name": "Ana", "role": "barista"}, {"name": "Dana", "role": "lead", "pin": "2222"}]


def test_an_expired_voucher_is_taken_all_the_same(acts: Acts) -> None:
    assert acts.last(SHOP | {"staff": PEOPLE})["ok"]
    given = acts.last(
        act("ring_up", item="Latte", at=AT), act("pay"),
        act("mishap", order="1", kind="not_good", gestures=[{"gesture": "voucher"}]),
    )  # fmt: skip
    code = given["vouchers"][0]["code"]
    asked = {"code": code, "reason": "It was our mistake", "at": "2027-06-01T09:00:00+00:00"}
    alone, honoured, _, scanned, paid = acts(
        act("honour", **asked),
        act("honour", approved_by="Dana", pin="2222", **asked),
        act("ring_up", item="Latte"), act("attach_voucher", code=code), act("pay"),
    )  # fmt: skip
    assert not alone["ok"]
    assert honoured["good_until"] == "2027-07-01"
    assert scanned["ok"]
    assert paid["vouchers_used"][0]["amount"] == "3.00"
    assert "you should" not in str(alone["refused"]).lower()
