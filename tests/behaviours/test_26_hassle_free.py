"""Behaviour 26: hassle-free. A voucher: scan and one tap; no form, minimum or ID."""

from acts.lines import AT, Acts, act


def test_a_voucher_is_scanned_and_paid_with_by_whoever_brings_it(cafe_acts: Acts) -> None:
    given = cafe_acts.last(
        act("ring_up", item="Latte", at=AT), act("customer", name="Mia"), act("pay"),
        act("mishap", order="1", kind="not_good", gestures=[{"gesture": "voucher"}]),
    )  # fmt: skip
    code = given["vouchers"][0]["code"].lower().replace("-", " ")
    _, scanned, paid = cafe_acts(act("ring_up", item="Latte", at=AT), act("attach_voucher", code=code), act("pay"))
    assert (scanned["because"]["customer"], scanned["because"]["kind"]) == ("Mia", "not_good")
    assert (paid["total"], paid["vouchers_used"][0]["amount"]) == ("0.80", "3.00")


def test_nothing_is_asked_no_name_no_least_purchase_and_no_same_person(cafe_acts: Acts) -> None:
    given = cafe_acts.last(
        act("ring_up", item="Latte", at=AT), act("customer", name="Mia"), act("pay"),
        act("mishap", order="1", kind="not_good", gestures=[{"gesture": "voucher"}]),
    )  # fmt: skip
    text = f"We’re sorry, Mia.\n{given['vouchers'][0]['code']}\n€3.00 off anything, any day."
    *_, paid = cafe_acts(
        act("ring_up", item="Croissant"), act("customer", name="Ben"), act("attach_voucher", code=text), act("pay")
    )
    assert (paid["ok"], paid["total"], paid["tenders"]) == (True, "0.00", [])
