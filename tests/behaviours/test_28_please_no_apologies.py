"""Behaviour 28: “please, no apologies, it was our mistake”. An expired voucher can be honoured; words never blame."""

from typing import Any

import pytest

from acts.lines import AT, SHOP, Acts, act
from counter.recovery.wording import LANGUAGES, check_words

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


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_with_an_expired_one_owns_what_we_did_and_excuses_nothing(cafe_acts: Acts, language: str) -> None:
    kinds = ("wrong_item", "missing", "not_good", "spilled", "overcharged", "treatment", "allergy", "other")
    lines = [
        line
        for number, kind in enumerate(kinds, start=1)
        for line in (
            act("ring_up", item="Latte"), act("customer", name="Mia", language=language), act("pay"),
            act("ready", order=str(number)), act("hand_over", order=str(number)),
            act("mishap", order=str(number), kind=kind, gestures=[{"gesture": "voucher"}], by="Rosa"),
        )
    ]  # fmt: skip
    first, *rest = lines
    given = cafe_acts(first | {"at": AT}, *rest)
    codes = [each["code"] for answer in given for each in answer.get("vouchers", [])]
    told = cafe_acts(
        act("look_up", code=codes[0], at="2027-06-01T09:00:00+00:00"),
        *(act("look_up", code=code) for code in codes[1:]),
    )
    said = [each["say"] for each in told]
    assert {each["state"] for each in told} == {"expired"}
    assert len(set(said)) == len(kinds)
    assert all("Mia" in each for each in said)
    assert [(each, found.word) for each in said for found in check_words(each, language)] == []
