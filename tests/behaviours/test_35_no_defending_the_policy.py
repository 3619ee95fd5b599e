"""Every "can't" carries what can be done instead."""

from __future__ import annotations

import pytest

from acts.lines import SHOP, Acts, act
from cafe import Cafe
from counter.flows.staff import change_pin
from ui.recovery.harness import RecoveryHarness
from ui.sync_desk import SyncDesk

KINDS = [
    *("late", "wrong_item", "missing", "not_good", "spilled", "sold_out"),
    *("overcharged", "card_or_printer", "allergy", "treatment", "not_clean", "other"),
]
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


def test_the_owner_gives_more_and_says_why_and_the_story_keeps_it(acts: Acts) -> None:
    staff = [{"name": "Ana", "pin": "1111"}, {"name": "Dana", "role": "lead", "pin": "2222"},
             {"name": "Rosa", "role": "owner", "pin": "3333"}]  # fmt: skip
    much = act("mishap", order="1", kind="not_good", gestures=[{"gesture": "voucher", "amount": "9.00"}], by="Ana")
    why = {"why": "She waited twice this week."}
    _shop, _rung, _paid, lead, silent, given, order = acts(
        SHOP | {"staff": staff}, act("ring_up", item="Latte", by="Ana"), act("pay", by="Ana"),
        much | why | {"approved_by": "Dana", "pin": "2222"},
        much | {"approved_by": "Rosa", "pin": "3333"},
        much | why | {"approved_by": "Rosa", "pin": "3333"},
        act("order", order="1"),
    )  # fmt: skip
    assert lead["refused"].endswith("Rosa can.")
    assert "Say why in a sentence" in silent["refused"]
    assert given["vouchers"][0]["amount"] == "9.00"
    told = [(step["by"], step["what"]) for step in order["story"]]
    assert ("Ana", "made right: voucher: She waited twice this week.") in told
    assert ("Rosa", "Rosa said yes to it") in told


@pytest.mark.parametrize("kind", KINDS)
def test_at_the_counter_what_needs_a_lead_has_something_beside_it_that_does_not(cafe: Cafe, kind: str) -> None:
    """Every gesture on the screen that a barista cannot give alone comes with what they can, each one tap."""
    work = SyncDesk(cafe)
    for name, pin in (("Rosa", "3333"), ("Dana", "2222")):
        cafe.shop.do(cafe.staff("Rosa"), change_pin, cafe.staff(name), pin)
    page = RecoveryHarness(work)
    page.presenter.open(cafe.sell(*["Mocha"] * 4, "Latte", customer="Ben"))
    page.presenter.choose_kind(kind)
    page.presenter.choose_gesture("whole_order")
    assert page.gesture("whole_order").note.endswith("needs a lead")
    assert page.approve.mine
    page.presenter.choose_mine(0)
    assert page.state.approve is None
    chosen = {gesture.id for gesture in page.case.gestures if gesture.chosen}
    assert "whole_order" not in chosen
    assert all("needs a lead" not in gesture.note for gesture in page.case.gestures if gesture.chosen)
